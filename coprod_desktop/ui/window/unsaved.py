"""What is asked before a project closes that holds words which could not be saved."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.saver import Saver
from coprod_desktop.ui.window.message import Message


def all_saved(words: Words, saver: Saver, parent: QWidget) -> bool:
    """Save what waits; where that fails, ask. False means: stay with the words."""
    while not saver.flush():
        dialog = Message(
            words("ui.dialog.unsaved_title"),
            not_saved(words, saver),
            [
                ("again", words("ui.dialog.try_again")),
                ("close", words("ui.dialog.close_anyway")),
                ("stay", words("ui.dialog.stay")),
            ],
            parent,
            sign="warning",
        )
        dialog.exec()
        choice = dialog.choice
        dialog.deleteLater()
        if choice != "again":
            # What is given up stays unsaved until it is gone: nobody hears that all is saved.
            return choice == "close"
    return True


def not_saved(words: Words, saver: Saver) -> str:
    """Return the sentences that say that something could not be saved, and why."""
    why = words.sentence(saver.why) if saver.why is not None else ""
    return f"{words('ui.dialog.unsaved')} {why}"
