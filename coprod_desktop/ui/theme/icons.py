"""Our own line icons, drawn in whatever colour the theme asks for."""

from __future__ import annotations

import functools

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from coprod_desktop.support.paths import resources

SIDE = 24
"""Pixels that an icon is wide and high at 100 %."""


@functools.cache
def source(name: str) -> str:
    """Return the SVG of an icon. Raises `FileNotFoundError` for an unknown name: a bug."""
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def coloured(name: str, colour: str) -> str:
    """Return the SVG of an icon in a "#RRGGBB" colour."""
    return source(name).replace("currentColor", colour)


def pixmap(name: str, colour: QColor, side: int = SIDE, density: float = 1.0) -> QPixmap:
    """Return an icon as a picture, `side` pixels wide and high at 1:1. Qt keeps the last ones."""
    key = f"{name} {colour.name()} {side} {density}"
    picture = QPixmap()
    if QPixmapCache.find(key, picture):
        return picture
    picture = QPixmap(round(side * density), round(side * density))
    picture.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(coloured(name, colour.name()).encode()))
    painter = QPainter(picture)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(density)
    QPixmapCache.insert(key, picture)
    return picture
