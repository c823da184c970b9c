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
        yield from _in_layout(layout, widget)
    else:
        for child in widget.children():
            if isinstance(child, QWidget):
                yield from _controls(child)


def _in_layout(layout: QLayout, widget: QWidget) -> Iterator[QWidget]:
    """Yield the controls that a layout places in a widget, in its order.

    It asks the layout where each part stands, never for the item at a place: Python would keep
    that item when Qt has deleted it with the page, and take the next thing at its address for it.
    """
    parts: list[tuple[int, QWidget | QLayout]] = [
        (layout.indexOf(each), each) for each in layout.children() if isinstance(each, QLayout)
    ]
    parts += [
        (layout.indexOf(each), each) for each in widget.children() if isinstance(each, QWidget)
    ]
    for at, part in sorted(parts, key=lambda each: each[0]):
        if at < 0:
            continue
        if isinstance(part, QLayout):
            yield from _in_layout(part, widget)
        else:
            yield from _controls(part)
