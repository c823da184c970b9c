"""What tests of pages share: finding what a person sees, and letting go of a page for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget

from coprod_desktop.ui.keeping.waiting import Waiting
from coprod_desktop.ui.kit import Button


def button(page: QWidget, start: str) -> Button:
    """Return the button in sight whose words begin with `start`."""
    QCoreApplication.processEvents()
    return next(
        each
        for each in page.findChildren(Button)
        if each.words.startswith(start) and each.isVisible()
    )


def read(page: QWidget) -> str:
    """Return all text in sight, a label or a line of a box a line."""
    QCoreApplication.processEvents()  # what was just added is laid out, and so comes into sight
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    boxes = [it.toPlainText() for it in page.findChildren(QPlainTextEdit) if it.isVisible()]
    return "\n".join([*labels, *boxes])


def gone(page: QWidget) -> None:
    """Delete a page now, so that the next test's theme has nothing old to dress."""
    page.close()
    page.deleteLater()
    sweep()


def sweep() -> None:
    """Delete what the window let go of: that waits for an event loop, and tests run in none."""
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def while_open(act: Callable[[QDialog], None], kind: type[QDialog] = QDialog) -> list[QDialog]:
    """Do something with the next dialog that asks or tells; it is in the list once it is open.

    Where one stays open below it, `kind` says which is meant.
    """
    seen: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or isinstance(dialog, Waiting):
            QTimer.singleShot(20, look)
            return
        seen.append(dialog)
        try:
            act(dialog)
        except BaseException:
            # Nobody else would close it, and the test would wait for ever.
            dialog.reject()
            raise

    QTimer.singleShot(0, look)
    return seen


def press(dialog: QDialog, words: str) -> None:
    """Click the button of a dialog that says `words`."""
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
