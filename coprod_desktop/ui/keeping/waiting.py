"""Work on a whole file, done beside a window that waits for it and stays alive."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.beside import Beside
from coprod_desktop.ui.kit import Sheet, heading, quiet

if TYPE_CHECKING:
    from coprod_desktop.application.operations import PutBack, Redo, Undo
    from coprod_desktop.ui.context import Context

_T = TypeVar("_T")

_PATIENCE = 400
"""Milliseconds after which a dialog says what takes so long: sooner it would only flash."""


_AT_ONCE = 1_000
"""Values that are written while the window waits: they take a tenth of a second or two."""


class Waiting(Sheet):
    """Says what is being done. Nothing closes it but the end of that."""

    def __init__(self, words: Words, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(words("keeping.waiting.title"), parent, width=34)
        said = heading(sentence, 2)
        said.setAccessibleName(sentence)
        said.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.body.addWidget(said)
        self.body.addWidget(quiet(words("keeping.waiting.calm")))
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(sentence)
        self.body.addWidget(bar)
        self.start_at(said)

    def reject(self) -> None:
        """Stay: half a copy is of no use, and a whole one is soon there."""


def wait_for(words: Words, window: QWidget, sentence: str, work: Callable[[], _T]) -> _T:
    """Do `work`, which must hold nothing of Qt; return what it returns or raise what it raises.

    Meanwhile the window goes on painting and takes no key and no click. `sentence` says what is
    being done, where that takes longer than a moment.
    """
    moment, dialog, beside = QEventLoop(), Waiting(words, sentence, window), Beside(window)

    def on_ended(_future: object) -> None:
        moment.quit()
        dialog.accept()

    future = beside.start(work, on_ended)
    QTimer.singleShot(_PATIENCE, moment, moment.quit)
    moment.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not future.done():
        dialog.exec()
    beside.forget()
    beside.deleteLater()
    dialog.deleteLater()
    # Where the whole program is told to end, what was begun with a file is done first.
    return future.result()


def carry_out(context: Context, window: QWidget, step: Undo | Redo | PutBack, doing: str) -> bool:
    """Carry out a step, beside the window where it is a large one; tell whether that worked.

    `doing` says what is being done, where that takes longer than a moment. As all else it is done
    wholly or not at all; where it was not, that is shown and said.
    """
    workspace = context.workspace
    if workspace.size_of(step) <= _AT_ONCE:
        return context.perform(step)
    try:
        tell = wait_for(context.words, window, doing, lambda: workspace.write(step))
    except KnownError as error:
        context.tell(error)
        return False
    tell(None)
    context.report("")
    return True
