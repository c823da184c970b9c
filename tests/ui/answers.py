"""Answering one dialog after another, as they come up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pages import press, read
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from coprod_desktop.ui.files.picker import Picker
from coprod_desktop.ui.keeping.waiting import Waiting


class Answers:
    """Does with each dialog that opens what the test says, in order."""

    def __init__(self, *acts: tuple[type[QDialog], Callable[[QDialog], None]]) -> None:
        self._acts = list(acts)
        self._seen: list[QDialog] = []
        self.texts: list[str] = []
        self._arm()

    @property
    def all_came(self) -> bool:
        return not self._acts

    def _arm(self) -> None:
        if self._acts:
            # A bound method would not keep these answers alive.
            QTimer.singleShot(20, lambda: self._look())  # noqa: PLW0108

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog in self._seen or not isinstance(dialog, QDialog) or isinstance(dialog, Waiting):
            self._arm()
            return
        self._seen.append(dialog)
        kind, act = self._acts.pop(0)
        # The next one may open while this one is still there.
        self._arm()
        try:
            self.texts.append(read(dialog))
            assert isinstance(dialog, kind), f"{type(dialog).__name__}: {self.texts[-1]}"
            act(dialog)
        except BaseException:
            # Nobody else would close them, and the test would wait for ever.
            self._acts.clear()
            for each in self._seen:
                if isValid(each):
                    each.reject()
            raise


def choose_file(path: Path) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, Picker)
        dialog._choose(path)

    return act


def pressing(words: str) -> Callable[[QDialog], None]:
    return lambda dialog: press(dialog, words)


def enter(dialog: QDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)
