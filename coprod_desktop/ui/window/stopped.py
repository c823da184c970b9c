"""The calm strip of the start page after the program stopped without being closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.support.running import Stopped
from coprod_desktop.ui.kit import HALF, ONE, TWO, Button, FlowLayout, IconLabel, Label, column, row

if TYPE_CHECKING:
    from coprod_desktop.ui.window.main import MainWindow

_MOST_PROJECTS = 3


class StoppedStrip(QFrame):
    """Says that all is there, and offers the way on; it goes when it was dealt with.

    `titles` says what projects are called, by their paths.
    """

    open = Signal(str)
    see = Signal(str)

    def __init__(self, words: Words, stopped: Sequence[Stopped], titles: Mapping[str, str]) -> None:
        super().__init__()
        self.setProperty("look", "strip")
        self.sentence = words("ui.stopped.sentence")
        self.setAccessibleName(self.sentence)
        # Each project once, the latest first.
        projects = list(dict.fromkeys(each.project for each in stopped if each.project))
        whole = row(self, gap=ONE, margin=TWO)
        whole.addWidget(IconLabel("info", "ink"), 0, Qt.AlignmentFlag.AlignTop)
        inner = column(gap=ONE)
        whole.addLayout(inner, 1)
        inner.addWidget(Label(self.sentence))
        line = QWidget()
        flow = FlowLayout(line, gap=ONE + HALF)
        inner.addWidget(line)
        self.buttons: list[Button] = []
        for at, path in enumerate(projects[:_MOST_PROJECTS]):
            name = titles.get(path) or Path(path).stem
            look = "secondary" if at else "primary"
            self._add(flow, Button(words("ui.stopped.open", name=name), look, "open"))
            self.buttons[-1].clicked.connect(lambda _checked=False, it=path: self._open(it))
        report = next((each.report for each in stopped if each.report), "")
        if report:
            self._add(flow, Button(words("ui.stopped.see"), on_click=lambda: self.see.emit(report)))
        self._add(flow, Button(words("ui.stopped.dismiss"), on_click=self.dismiss))
        # Whoever listens hears with the first button what it is about.
        self.buttons[0].setAccessibleDescription(self.sentence)

    def dismiss(self) -> None:
        """Go, because it was read or is of no use any more."""
        self.hide()
        self.deleteLater()

    def _add(self, flow: FlowLayout, button: Button) -> None:
        flow.addWidget(button)
        self.buttons.append(button)

    def _open(self, path: str) -> None:
        self.dismiss()
        self.open.emit(path)


def tell_stopped(
    words: Words, window: MainWindow, stopped: Sequence[Stopped], titles: Mapping[str, str]
) -> StoppedStrip:
    """Put the strip on the start page of a window, and say what it says once that is shown."""
    strip = StoppedStrip(words, stopped, titles)
    window.start.put_first(strip, strip.buttons)
    strip.open.connect(lambda path: window.open_path(Path(path)))
    strip.see.connect(lambda path: _show(words, window, Path(path)))
    strip.buttons[-1].clicked.connect(lambda: _back_to_start(window))
    QTimer.singleShot(0, strip, lambda: window.announcer.say(strip.sentence))
    return strip


def _show(words: Words, window: MainWindow, path: Path) -> None:
    from coprod_desktop.ui.window.report import past_report  # noqa: PLC0415 - seldom wanted

    dialog = past_report(words, path, window)
    dialog.exec()
    dialog.deleteLater()


def _back_to_start(window: MainWindow) -> None:
    window.start.buttons["new"].setFocus(Qt.FocusReason.OtherFocusReason)
