"""The fonts of the screen: those that the packs are printed in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontDatabase

from coprod_desktop.support.paths import resources

# Noto Emoji and Symbols are found by Qt as fallbacks once they are known.
FILES = (
    "AtkinsonHyperlegible-Regular.ttf",
    "AtkinsonHyperlegible-Bold.ttf",
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansSymbols-Regular.ttf",
    "NotoEmoji-Regular.ttf",
)


def load_fonts() -> None:
    """Make the program's own fonts known to Qt; the system needs none of them installed."""
    for name in FILES:
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))


def body_font(families: Sequence[str], pixels: int) -> QFont:
    """Return the font of running text."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(pixels)
    return font
