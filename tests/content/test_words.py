"""The catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from coprod_desktop.content.words import Words, sentences
from coprod_desktop.support.errors import KnownError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    english = tmp_path / "en"
    (english / "steps").mkdir(parents=True)
    (english / "ui.toml").write_text(
        '[start]\nnew = "New"\nhello = "Hello {name}"\n'
        '[start.files]\none = "{count} file"\nother = "{count} files"\n'
    )
    (english / "errors.toml").write_text('[file]\ngone = "{name} is gone."\n')
    (english / "steps" / "first.toml").write_text('title = "First"\n')
    welsh = tmp_path / "cy"
    welsh.mkdir()
    (welsh / "ui.toml").write_text(
        '[start.files]\nzero = "dim"\none = "un"\ntwo = "dau"\nfew = "tri"\nmany = "chwech"\n'
        'other = "{count}"\n'
    )
    return tmp_path


def test_words_stand_in_the_file_and_table_that_their_key_names(root: Path) -> None:
    words = Words("en", root)
    assert words("ui.start.new") == "New"
    assert words("ui.start.hello", name="Amal") == "Hello Amal"
    assert words("steps.first.title") == "First"


def test_facts_are_never_read_as_placeholders(root: Path) -> None:
    assert Words("en", root)("ui.start.hello", name="{name} {0}") == "Hello {name} {0}"


def test_counts_take_their_form(root: Path) -> None:
    english = Words("en", root)
    assert [english.plural("ui.start.files", n) for n in (0, 1, 2)] == [
        "0 files",
        "1 file",
        "2 files",
    ]
    welsh = Words("cy", root)
    forms = [welsh.plural("ui.start.files", n) for n in (0, 1, 2, 3, 4, 6)]
    assert forms == ["dim", "un", "dau", "tri", "4", "chwech"]


@pytest.mark.parametrize("key", ["ui.start.nothing", "nowhere.x", "ui", "ui.start", "steps.x.y"])
def test_a_key_without_words_is_a_bug(root: Path, key: str) -> None:
    with pytest.raises(KeyError):
        Words("en", root)(key)


def test_an_error_becomes_its_sentence(root: Path) -> None:
    error = KnownError("file.gone", name="a.coprod")
    assert Words("en", root).sentence(error) == "a.coprod is gone."


def test_texts_that_are_read_together_have_one_stop_between_them() -> None:
    assert sentences("Deleted: Bernadette", "You can undo this.") == (
        "Deleted: Bernadette. You can undo this."
    )
    assert sentences("Changed: Is it?", "", "Today…", "By: Ines") == (
        "Changed: Is it? Today… By: Ines"
    )
    assert sentences() == ""
