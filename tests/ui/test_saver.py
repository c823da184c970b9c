"""Autosave: a moment after the last key, and never a false "saved"."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.saver import Saver

FULL = KnownError("file.cannot_write", name="ours.coprod")

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def saver() -> Saver:
    return Saver()


def test_typing_is_saved_once_after_the_last_key(qtbot: QtBot, saver: Saver) -> None:
    done: list[str] = []
    for word in ("a", "ab", "abc"):
        saver.later("field", lambda word=word: done.append(word))
    assert saver.waiting
    qtbot.waitUntil(lambda: not saver.waiting)
    assert done == ["abc"]


def test_everything_that_waits_is_saved_at_once_when_asked(saver: Saver) -> None:
    done: list[str] = []
    saver.later("one", lambda: done.append("one"))
    saver.later("two", lambda: done.append("two"))
    assert saver.flush()
    assert done == ["one", "two"]
    assert not saver.waiting


def test_what_could_not_be_saved_is_tried_again(saver: Saver) -> None:
    answers = [FULL, FULL, None]
    saver.later("field", lambda: answers.pop(0))
    assert not saver.flush()
    assert saver.failed
    assert not saver.flush()
    assert saver.flush()
    assert not saver.failed


def test_other_words_that_are_saved_do_not_hide_a_failure(saver: Saver) -> None:
    saver.later("bad", lambda: FULL)
    saver.flush()
    saver.later("good", lambda: None)
    assert not saver.flush()
    assert saver.failed
    assert saver.why is FULL


def test_the_file_is_to_blame_before_what_was_typed(saver: Saver) -> None:
    unclear = KnownError("value.not_saved_yet")
    saver.later("unclear", lambda: unclear)
    saver.flush()
    assert saver.why is unclear
    assert not saver.failed_for_the_file
    saver.later("fine", lambda: FULL)
    saver.flush()
    assert saver.why is FULL
    assert saver.failed_for_the_file
    saver.forget("fine")
    assert saver.why is unclear
    saver.forget("unclear")
    assert saver.why is None


def test_a_mistake_of_the_program_does_not_count_as_saved(saver: Saver) -> None:
    def work() -> None:
        raise ZeroDivisionError

    saver.later("field", work)
    with pytest.raises(ZeroDivisionError):
        saver.flush()
    assert saver.failed
    # To be told each few seconds of the same mistake would help nobody.
    assert not saver.failed_for_the_file


def test_what_is_forgotten_is_not_saved(saver: Saver) -> None:
    done: list[str] = []
    saver.later("field", lambda: done.append("x"))
    saver.forget("field")
    assert saver.flush()
    assert done == []
