"""From the colours of a theme to a palette, so that what paints itself finds them there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QWidget

_Role = QPalette.ColorRole

ROLES: Mapping[str, QPalette.ColorRole] = {
    "paper": _Role.Window,
    "side": _Role.AlternateBase,
    "card": _Role.Base,
    "ink": _Role.WindowText,
    "quiet": _Role.PlaceholderText,
    "line": _Role.Midlight,
    "edge": _Role.Mid,
    "accent": _Role.Link,
    "on_accent": _Role.HighlightedText,
    "soft": _Role.Light,
    "people": _Role.LinkVisited,
    "amber_soft": _Role.ToolTipBase,
    "amber_edge": _Role.Dark,
    "path": _Role.Shadow,
    "focus": _Role.BrightText,
}
"""Where each token stands in the palette. A drawing asks its own palette, never the token file."""

_ALSO = {
    "accent": (_Role.Highlight, _Role.Accent),
    "card": (_Role.Button,),
    "ink": (_Role.Text, _Role.ButtonText, _Role.ToolTipText),
}


def palette_of(colours: Mapping[str, str]) -> QPalette:
    """Return the palette of a theme, with its own colours for what is disabled."""
    palette = QPalette()
    for token, role in ROLES.items():
        for each in (role, *_ALSO.get(token, ())):
            palette.setColor(each, QColor(colours[token]))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.Link):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["disabled"]))
    return palette


def colour(_widget: QWidget, token: str) -> QColor:
    """Return the colour of a token in the theme that a widget is shown in.

    A style sheet changes a widget's own palette; the application's is always the theme's.
    """
    return QGuiApplication.palette().color(ROLES[token])
