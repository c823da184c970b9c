"""Bringing something into view: on a page that scrolls, or from anywhere in the window."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.kit import scroll_to


@runtime_checkable
class Placed(Protocol):
    """A page that knows how to go to it."""

    stands_at: Place


@runtime_checkable
class Folded(Protocol):
    """What may be closed, and opens to show what is in it."""

    def unfold(self) -> None:
        """Open."""
        ...


def lead_to(context: Context, widget: QWidget) -> None:
    """Go to the page that a control stands on, open what it is in, and give it the cursor."""
    above: list[QWidget] = []
    each = widget.parentWidget()
    while each is not None:
        above.insert(0, each)
        each = each.parentWidget()
    for each in above:
        if isinstance(each, Placed):
            context.go(each.stands_at)
    for each in above:
        if isinstance(each, Folded):
            each.unfold()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    into_view(widget)


def into_view(widget: QWidget) -> None:
    """Scroll so that a widget is seen, its beginning first where it is higher than the page."""
    # What was just shown has no size before the layouts had their turn.
    QTimer.singleShot(0, widget, lambda: scroll_to(widget))
