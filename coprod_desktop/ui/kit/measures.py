"""The grid, and looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

HALF = 4
ONE = 8
TWO = 16
THREE = 24
FOUR = 32
"""Distances on the 8-pixel grid; a test holds them to the token file."""


def em(widget: QWidget, count: float = 1.0) -> int:
    """Return a length in pixels that grows with the text: `count` times the size of its font."""
    font = widget.font()
    pixels = font.pixelSize()
    return round((pixels if pixels > 0 else widget.fontMetrics().height() * 0.8) * count)


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget a look of the style sheet, and show it at once."""
    if (widget.property("look") or "") == look:
        return
    widget.setProperty("look", look)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # what was never shown takes the look when it is
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
