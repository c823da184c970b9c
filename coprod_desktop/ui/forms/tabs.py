"""The order in which the Tab key goes, where parts of a page are made later than others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

_PART = (QWidget, QLayout)


def in_reading_order(part: QWidget) -> None:
    """Let Tab go through the page that `part` stands on as it is read.

    Qt goes by when a control was made: one that is added in the middle would come last.
    """
    page: QWidget = part
    while (parent := page.parentWidget()) is not None and page.property("look") != "page":
        page = parent
    for before, after in pairwise(_controls(page)):
        QWidget.setTabOrder(before, after)


def _controls(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    elif layout is not None:
        yield from _in_layout(layout, widget)
    else:
        for child in widget.children():
            if isinstance(child, QWidget):
                yield from _controls(child)


def _in_layout(layout: QLayout, widget: QWidget) -> Iterator[QWidget]:
    """Yield what stands in a layout of a widget, in its order.

    It asks each part for its place and never the layout for its items: Qt's bindings free an item
    that was asked for once more when its page goes, and the program falls over later.
    """
    parts = (*widget.children(), *layout.children())
    placed = [(layout.indexOf(part), part) for part in parts if isinstance(part, _PART)]
    for place, part in sorted(placed, key=itemgetter(0)):
        if place < 0:
            continue
        if isinstance(part, QLayout):
            yield from _in_layout(part, widget)
        else:
            yield from _controls(part)
