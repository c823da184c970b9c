"""What is offered when a project does not open: its newest good backup, or only to look at it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QWidget

from coprod_desktop.application.restoring import BackupContents, Choice
from coprod_desktop.content.words import Words
from coprod_desktop.ui.keeping.moments import moment_in_words
from coprod_desktop.ui.window.message import Message

Answer = Literal["restore", "list", "look", "close"]

DAMAGED = frozenset({"file.damaged", "file.cut_short", "file.empty", "file.not_a_project"})
"""The refusals after which a backup may help; one of a missing file too, if it was known here."""

IN_USE = frozenset({"file.in_use", "file.in_use_unknown"})


def offer_backup(
    words: Words,
    sentence: str,
    choice: Choice,
    newest: BackupContents,
    *,
    missing: bool,
    now: dt.datetime,
    parent: QWidget,
) -> Answer:
    """Say why a project does not open, which backup there is, and what that one would lose.

    A file that is `missing` may only be on a stick that is out: then the backup is not what Enter
    chooses.
    """
    when = moment_in_words(words, newest.backup.at, now)
    told = [sentence, words("keeping.offer.newest", when=when)]
    if choice.last_step is not None:
        lost = max(0, choice.last_step - newest.last_step)
        told.append(
            words.plural("keeping.offer.loses", lost) if lost else words("keeping.offer.all")
        )
    else:
        told.append(words("keeping.offer.unknown"))
    answers = [
        ("restore", words("keeping.offer.restore")),
        ("list", words("keeping.offer.list")),
    ]
    close = ("close", words("ui.dialog.close"))
    if missing:
        answers.insert(0, close)
    else:
        told.append(words("keeping.offer.kept"))
        answers.append(close)
    return _ask(words("keeping.offer.title"), "\n\n".join(told), answers, parent)


def offer_others(words: Words, sentence: str, *, missing: bool, parent: QWidget) -> Answer:
    """Say why a project does not open, and that what backups there are may be of a copy of it."""
    told = [sentence, words("keeping.offer.others")]
    if not missing:
        told.append(words("keeping.offer.kept"))
    answers = [("list", words("keeping.offer.list")), ("close", words("ui.dialog.close"))]
    return _ask(words("keeping.offer.title"), "\n\n".join(told), answers, parent)


def offer_look(words: Words, sentence: str, parent: QWidget) -> Answer:
    """Say who has a project open, and offer to look at it without changing it."""
    return _ask(
        words("ui.dialog.sorry"),
        f"{sentence}\n\n{words('keeping.offer.look_why')}",
        [("look", words("keeping.offer.look")), ("close", words("ui.dialog.close"))],
        parent,
    )


def _ask(title: str, told: str, answers: list[tuple[str, str]], parent: QWidget) -> Answer:
    dialog = Message(title, told, answers, parent, sign="warning", closing="close")
    dialog.exec()
    choice = dialog.choice
    dialog.deleteLater()
    known: dict[str, Answer] = {"restore": "restore", "list": "list", "look": "look"}
    return known.get(choice, "close")


def restored(words: Words, kept: Path | None) -> str:
    """Return the sentence that says where what was there is kept."""
    return words("keeping.restored", kept=kept.name) if kept else words("keeping.restored_gone")
