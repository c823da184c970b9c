"""Every key that the code asks the catalogue for is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coprod_desktop.content.words import Words
from coprod_desktop.domain.next_things import _RULES

ROOT = Path(__file__).resolve().parents[2] / "coprod_desktop"
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.rglob("*.py")))


def leaves(table: object, path: str = "") -> Iterator[str]:
    if not isinstance(table, dict):
        yield path
        return
    for name, each in table.items():
        yield from leaves(each, f"{path}.{name}" if path else name)


def known(key: str) -> bool:
    try:
        return bool(Words().table(key))
    except KeyError:
        return bool(Words()(key))


ERRORS = sorted(set(re.findall(r'KnownError\(\s*"([a-z_.]+)"', SOURCES)))
KEYS = sorted(set(re.findall(r'"(ui\.[a-z_]+(?:\.[a-z_]+)+)"', SOURCES)))


@pytest.mark.parametrize("key", ERRORS)
def test_an_error_has_a_sentence(key: str) -> None:
    assert Words()(f"errors.{key}")


@pytest.mark.parametrize("key", KEYS)
def test_the_window_has_its_words(key: str) -> None:
    assert known(key)


def test_the_search_finds_keys() -> None:
    assert len(ERRORS) > 20
    assert len(KEYS) > 50


def test_every_thing_to_do_next_has_its_words() -> None:
    rules = set(re.findall(r'(?:Thing|thing)\(\s*"([a-z_]+)"', SOURCES))
    table = Words().table("ui.things")
    assert rules == set(table)
    assert len(_RULES) <= len(rules)
    assert all({"title", "reason", "go"} <= set(words) for words in table.values())


def wanted(key: str) -> bool:
    """Tell whether the source holds a key, or the parts that it is put together from."""
    last = key.rpartition(".")[2]
    first, _, end = last.rpartition("_")
    return (
        f"ui.{key}" in SOURCES
        or last in ("one", "other")
        or re.search(rf"[\"'.{{]{last}\b", SOURCES) is not None
        or f"}}_{end}" in SOURCES
        or f".{first}_{{" in SOURCES
    )


def test_no_words_of_the_window_are_left_over() -> None:
    assert [key for key in leaves(dict(Words().table("ui"))) if not wanted(key)] == []
