"""The token file: every colour, size and distance of the window. No Qt here."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from coprod_desktop.support.paths import resources

THEMES = ("light", "dark", "contrast")
"""The themes that the token file gives colours for."""


# Named tuples for the sake of the first paint: see `support/settings.py`.


class Pair(NamedTuple):
    """A colour on another in one theme, and the least contrast that it needs."""

    theme: str
    front: str
    back: str
    least: float


class Tokens(NamedTuple):
    """All tokens. Colours are "#RRGGBB", distances pixels, `column` and `navigation` em."""

    colours: Mapping[str, Mapping[str, str]]
    space: Mapping[str, int]
    radius: Mapping[str, int]
    type: Mapping[str, int]
    size: Mapping[str, float]
    zooms: tuple[int, ...]
    families: tuple[str, ...]
    pairs: tuple[Pair, ...]


def load_tokens(path: Path | None = None) -> Tokens:
    """Return the tokens of the program, or of another token file."""
    source = path or resources() / "theme.toml"
    found = tomllib.loads(source.read_text(encoding="utf-8"))
    sizes = dict(found["type"])
    return Tokens(
        colours={theme: found[theme] for theme in THEMES},
        space=found["space"],
        radius=found["radius"],
        zooms=tuple(sizes.pop("zooms")),
        families=tuple(sizes.pop("families")),
        type=sizes,
        size=found["size"],
        pairs=tuple(_pairs(found["pairs"])),
    )


def contrast(first: str, second: str) -> float:
    """Return the contrast of two "#RRGGBB" colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a "#RRGGBB" colour, 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _pairs(groups: list[dict[str, Any]]) -> Iterator[Pair]:
    for group in groups:
        for theme in THEMES:
            for front in group["front"]:
                for back in group["back"]:
                    yield Pair(theme, front, back, group["least"])
