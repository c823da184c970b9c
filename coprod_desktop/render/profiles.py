"""Print profiles: how a pack looks for one way of reading, as data that names its sources."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from coprod_desktop.support.paths import resources

DEFAULT_PROFILE = "clear-14"
"""The profile for a reader who has not said anything else."""

_LINEAR_LIMIT = 0.04045
MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class PrintProfile:
    """How a pack is set for one way of reading.

    Colours are "#RRGGBB". `line_spacing` counts letter sizes from one line to the next;
    `letter_spacing` and `word_spacing` are what is added to the typeface's own, in letter sizes.
    `sources` names the guideline behind each field. The title of a profile is the catalogue's
    (`profiles.<id>.title`).
    """

    id: str
    size_pt: float
    font: str
    tint: str
    ink: str
    accent: str
    soft: str
    rule: str
    line_spacing: float
    letter_spacing: float
    word_spacing: float
    margin_mm: float
    line_characters: int
    least_contrast: float
    write_mm: float
    sources: tuple[tuple[str, str], ...] = ()

    @property
    def tinted(self) -> bool:
        """Whether the paper's colour has to be printed."""
        return self.tint.upper() != "#FFFFFF"

    @property
    def margin(self) -> float:
        """Margin on each side of the page, in points."""
        return self.margin_mm * MM

    @property
    def write_pitch(self) -> float:
        """Distance between handwriting lines in points: it grows with the size of the print."""
        return max(self.write_mm * MM, self.size_pt * 1.2 + 14.4)

    def source(self, rule: str) -> str:
        """Return the guideline that `rule` (a field's name) comes from."""
        return dict(self.sources)[rule]


@cache
def load_profiles() -> Mapping[str, PrintProfile]:
    """Return all profiles by id, in the order in which they are offered.

    Raises `ValueError` where a profile misses a rule or a rule names no source.
    """
    with (resources() / "profiles.toml").open("rb") as file:
        data = tomllib.load(file)
    common = data.pop("rules")
    return {name: _profile(name, common, own) for name, own in data.items()}


def load_profile(name: str) -> PrintProfile:
    """Return one profile. Raises `KeyError` where there is none of that name."""
    return load_profiles()[name]


def _profile(name: str, common: Mapping[str, object], own: Mapping[str, object]) -> PrintProfile:
    sources = {**_mapping(common["sources"]), **_mapping(own.get("sources", {}))}
    rules = {**common, **own, "id": name, "sources": tuple(sorted(sources.items()))}
    names = {field.name for field in fields(PrintProfile)}
    if names != set(rules):
        raise ValueError(f"profile {name}: rules missing or unknown: {names ^ set(rules)}")
    if unsourced := names - set(sources) - {"id", "sources"}:
        raise ValueError(f"profile {name}: no source for {sorted(unsourced)}")
    return PrintProfile(**rules)  # type: ignore[arg-type]  # tomllib gives object; names checked


def _mapping(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise TypeError("sources must be a table")
    return value


def contrast(first: str, second: str) -> float:
    """Return the contrast of two "#RRGGBB" colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= _LINEAR_LIMIT else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
