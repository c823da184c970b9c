"""What is asked or told where words could not be saved before something else is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.saver import Saver
from coprod_desktop.ui.window.message import Message, tell


def all_saved(
    words: Words, saver: Saver, parent: QWidget, *, elsewhere: Callable[[], object]
) -> bool:
    """Save what waits; where that fails, ask. False means: stay with the words.

    `elsewhere` asks for another place and goes on there, if one is given.
    """
    while not saver.flush():
        stay = ("stay", words("ui.dialog.stay"))
        close = ("close", words("ui.dialog.close_anyway"))
        # What is not understood is so in every place, however often it is tried.
        answers = [stay, close]
        if saver.failed_for_the_file:
            again = ("again", words("ui.dialog.try_again"))
            answers = [again, ("elsewhere", words("ui.status.elsewhere")), close, stay]
        dialog = Message(
            words("ui.dialog.unsaved_title"),
            _not_saved(words, saver),
            answers,
            parent,
            sign="warning",
            closing="stay",
        )
        dialog.exec()
        choice = dialog.choice
        dialog.deleteLater()
        match choice:
            case "stay":
                return False
            case "close":
                # What is given up stays unsaved until it is gone: nobody hears that all is saved.
                return True
            case "elsewhere":
                elsewhere()
    return True


def saved_first(words: Words, saver: Saver, parent: QWidget) -> bool:
    """Save what waits before something is done to the file; where that fails, tell and be false.

    Nothing closes then, so no words are to be given up either.
    """
    if saver.flush():
        return True
    tell(words("ui.dialog.sorry"), _not_saved(words, saver), words("ui.dialog.close"), parent)
    return False


def _not_saved(words: Words, saver: Saver) -> str:
    """Return the sentences that say why something could not be saved."""
    return words.sentence(saver.why) if saver.why is not None else ""
