"""Keeps what has the keyboard in sight: one rule for everything in a window that scrolls.

Qt scrolls to a control only when Tab leads to it. Arrow keys within a group of choices, a list or
a drawing, and a cursor in long text, lead out of sight just as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from shiboken6 import isValid

from coprod_desktop.ui.kit.measures import THREE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView, QTextEdit


@runtime_checkable
class Spotted(Protocol):
    """A control that knows what of it, or beside it, has to be seen."""

    def spot(self) -> QRect:
        """Return that, where the control is at (0, 0)."""
        ...


class InSight(QObject):
    """Follows the focus within one window, and what the keys do to the control that has it.

    The mouse is left alone: what is clicked is in sight, and nothing moves under a hand.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._at: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self) or not isValid(self._window):
            return  # the window is going
        if new is None or new.window() is not self._window:
            return
        # Who comes back from another window finds the page as it was.
        back = old is None and new is self._at
        if self._at is not None and isValid(self._at):
            self._at.removeEventFilter(self)
        self._at = new
        new.installEventFilter(self)
        if not back and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            # What was just shown has no place before the layouts had their turn.
            QTimer.singleShot(0, new, lambda: _show(new))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show where a key led to; a key that led nowhere may have turned the page."""
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            before = _place(watched)
            QTimer.singleShot(0, watched, lambda: _follow(watched, before))
        return super().eventFilter(watched, event)


def scroll_to(widget: QWidget, part: QRect | None = None) -> None:
    """Scroll so that a widget is seen, its beginning first where it is higher than the page.

    Where it is higher and the keyboard is on a `part` of it, that is shown.
    """
    found = _scrolls_in(widget)
    while found is not None:
        area, inside = found
        bar, height = area.verticalScrollBar(), area.viewport().height()
        whole = widget.height() + 2 * THREE <= height
        seen = widget.rect() if part is None or whole else part
        if part is not None and whole:
            seen = seen.united(part)
        top = widget.mapTo(inside, seen.topLeft()).y()
        bottom = min(top + seen.height(), top + height - 2 * THREE)
        if top - THREE < bar.value():
            bar.setValue(top - THREE)
        elif bottom + THREE > bar.value() + height:
            bar.setValue(bottom + THREE - height)
        found = _scrolls_in(area)


def _follow(widget: QWidget, before: QRect) -> None:
    if widget.hasFocus() and _place(widget) != before:
        _show(widget)


def _show(widget: QWidget) -> None:
    if isinstance(widget, QLabel) and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        # The heading of a page: the page is seen from its top.
        found = _scrolls_in(widget)
        if found is not None:
            found[0].verticalScrollBar().setValue(0)
        return
    scroll_to(widget, _spot(widget))


def _place(widget: QWidget) -> QRect:
    """Return where the keyboard is on the page."""
    found, spot = _scrolls_in(widget), _spot(widget)
    return spot if found is None else QRect(widget.mapTo(found[1], spot.topLeft()), spot.size())


def _spot(widget: QWidget) -> QRect:
    """Return where in a control the keyboard is: at a line of a list, at a cursor, or all of it."""
    if isinstance(widget, Spotted):
        return widget.spot()
    # By name, because the first paint need not wait for kinds of controls that it does not show.
    if widget.inherits("QAbstractItemView"):
        view = cast("QAbstractItemView", widget)
        port, found = view.viewport(), view.visualRect(view.currentIndex())
        found = found.intersected(port.rect())
    elif widget.inherits("QTextEdit"):
        text = cast("QTextEdit", widget)
        port, found = text.viewport(), text.cursorRect()
    else:
        return widget.rect()
    return found.translated(port.pos()) if found.isValid() else widget.rect()


def _scrolls_in(widget: QWidget) -> tuple[QScrollArea, QWidget] | None:
    """Return the innermost area that a widget scrolls in, and what scrolls there."""
    each = widget.parentWidget()
    while each is not None and not each.isWindow():
        inside = each.widget() if isinstance(each, QScrollArea) else None
        if isinstance(each, QScrollArea) and inside is not None and inside.isAncestorOf(widget):
            return each, inside
        each = each.parentWidget()
    return None
