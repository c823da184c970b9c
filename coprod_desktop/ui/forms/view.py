"""Bringing something into view on a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from coprod_desktop.ui.kit import THREE


def into_view(widget: QWidget) -> None:
    """Scroll so that a widget is seen, its beginning first where it is higher than the page."""
    # What was just shown has no size before the layouts had their turn.
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def _scroll_to(widget: QWidget) -> None:
    each = widget.parentWidget()
    while each is not None and not isinstance(each, QScrollArea):
        each = each.parentWidget()
    inside = each.widget() if each is not None else None
    if each is None or inside is None:
        return
    top = widget.mapTo(inside, widget.rect().topLeft()).y()
    shown = each.verticalScrollBar().value()
    height = each.viewport().height()
    bottom = min(top + widget.height(), top + height - 2 * THREE)
    if top - THREE < shown:
        each.verticalScrollBar().setValue(top - THREE)
    elif bottom + THREE > shown + height:
        each.verticalScrollBar().setValue(bottom + THREE - height)
