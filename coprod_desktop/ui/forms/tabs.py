"""The order in which the Tab key goes, where parts of a page are made later than others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


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
        yield from _in_layout(layout)
    else:
        for child in widget.children():
            if isinstance(child, QWidget):
                yield from _controls(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            yield from _controls(widget)
        elif inner is not None:
            yield from _in_layout(inner)
