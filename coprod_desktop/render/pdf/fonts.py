"""The faces that packs are printed in, and which of them sets which word.

A word that the profile's face cannot set goes wholly to the next face that can, so that no word
mixes two faces. What no face has is printed as its Unicode name in square brackets: no letter is
ever lost, and no empty box is ever printed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby

from reportlab.pdfbase.ttfonts import TTFontFace

from coprod_desktop.support.paths import resources

_FAMILIES = {
    "atkinson": ("AtkinsonHyperlegible", "NotoSans"),
    "lexend": ("Lexend", "NotoSans"),
    "noto": ("NotoSans",),
}
_LAST_RESORT = ("NotoSansSymbols-Regular", "NotoEmoji-Regular")

_SIGNS = {"☐": "box", "☑": "ticked", "✓": "tick", "✔": "tick"}
"""Characters that are drawn, because a drawing is as clear as we want it at any size."""

_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_UNSEEN = frozenset(
    map(
        chr,
        (
            0xAD,
            0x34F,
            0x61C,
            0x115F,
            0x1160,
            0x17B4,
            0x17B5,
            *range(0x180B, 0x1810),
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            0x3164,
            *range(0xFE00, 0xFE10),
            0xFFA0,
            *range(0xE0000, 0xE1000),
        ),
    )
)
"""Default-ignorable characters (Unicode, DerivedCoreProperties): they shape others or nothing."""


_ORDINARY = "We asked people what a good short break looks like and wrote down their own words"
"""Tells how wide a letter of running English is, spaces counted."""


class Face:
    """One font file: what it can set, and how wide."""

    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def ttf(self) -> TTFontFace:
        """The parsed font, read on first use."""
        return TTFontFace(str(resources() / "fonts" / f"{self.name}.ttf"))

    @cached_property
    def widths(self) -> dict[int, float]:
        """Width of each character in thousandths of the letter size."""
        glyphs = self.ttf.charToGlyph
        return {code: width for code, width in self.ttf.charWidths.items() if code in glyphs}

    def sets(self, text: str) -> bool:
        """Return whether the face has every character of `text`."""
        widths = self.widths
        return all(ord(char) in widths for char in text)

    def width(self, text: str) -> float:
        """Return the width of `text` in letter sizes. Every character must be in the face."""
        widths = self.widths
        return sum(widths[ord(char)] for char in text) / 1000


@cache
def face(name: str) -> Face:
    """Return the face of that file name, the same object each time."""
    return Face(name)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a word in one face; or, with `sign`, a small drawing one letter size wide."""

    face: Face
    text: str
    width: float
    """In letter sizes, without letter spacing."""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a word is set: most often one piece; `exact` where the pieces spell the word itself."""

    pieces: tuple[Piece, ...]
    exact: bool = True


class Typeface:
    """A family in one weight with what stands behind it."""

    def __init__(self, family: str, *, bold: bool) -> None:
        weight = "Bold" if bold else "Regular"
        names = [f"{name}-{weight}" for name in _FAMILIES[family]]
        self.faces = tuple(face(name) for name in (*names, *_LAST_RESORT))
        self.main = self.faces[0]
        self.space = self.main.width(" ")
        self.average = self.main.width(_ORDINARY) / len(_ORDINARY)
        self._shapes: dict[str, Shape] = {}

    def shape(self, word: str) -> Shape:
        """Return how `word`, which holds no space, is set."""
        found = self._shapes.get(word)
        if found is None:
            if len(self._shapes) > 20_000:  # noqa: PLR2004 - bounds the memory, not a rule
                self._shapes.clear()
            found = self._shapes[word] = self._find(word)
        return found

    def _find(self, word: str) -> Shape:
        if self.main.sets(word):
            return Shape((Piece(self.main, word, self.main.width(word)),))
        seen = _seen(word)
        if not any(char in _SIGNS for char in seen):
            for candidate in self.faces:
                if candidate.sets(seen):
                    piece = Piece(candidate, seen, candidate.width(seen))
                    return Shape((piece,), exact=seen == word)
        return Shape(tuple(self._mixed(seen)), exact=False)

    def _mixed(self, word: str) -> list[Piece]:
        """Set a word that no single face can: as much as possible in the face that has most."""
        best = max(self.faces, key=lambda one: sum(ord(char) in one.widths for char in word))

        def home(char: str) -> Face | None:
            if char in _SIGNS:
                return None
            for candidate in (best, *self.faces):
                if ord(char) in candidate.widths:
                    return candidate
            return None

        pieces: list[Piece] = []
        for owner, group in groupby(word, home):
            text = "".join(group)
            if owner is not None:
                pieces.append(Piece(owner, text, owner.width(text)))
                continue
            for sign, signs in groupby(text, lambda char: _SIGNS.get(char, "")):
                run = "".join(signs)
                if sign:
                    pieces += [Piece(self.main, "", 1.0, sign) for _ in run]
                else:
                    named = names_of(run)
                    pieces.append(Piece(self.main, named, self.main.width(named)))
        return pieces


@cache
def typeface(family: str, *, bold: bool = False) -> Typeface:
    """Return a family's typeface. Raises `KeyError` for a family that is not built in."""
    return Typeface(family, bold=bold)


def _seen(word: str) -> str:
    """Return what of a word is drawn: no joiners, no variation selectors, no skin tone patches."""
    if len(word) > 1 and not _SKIN_TONES.isdisjoint(word):
        word = word[0] + "".join(char for char in word[1:] if char not in _SKIN_TONES)
    if _UNSEEN.isdisjoint(word):
        return word
    return "".join(char for char in word if char not in _UNSEEN)


def names_of(text: str) -> str:
    """Return the names of characters in square brackets, as few words as they can share.

    "שלום" gives "[Hebrew letter shin, lamed, vav, final mem]".
    """
    parts = []
    for stem, group in groupby(map(_name, text), lambda name: name[0]):
        ends = ", ".join(end for _, end in group)
        parts.append(f"{stem} {ends}".strip())
    return f"[{'; '.join(parts)}]"


def _name(char: str) -> tuple[str, str]:
    """Return a character's name as the words that its neighbours share and its own words."""
    name = unicodedata.name(char, "").lower()
    if not name:
        return "Character", f"U+{ord(char):04X}"
    for mark in (" letter ", " syllable ", " ideograph-", " sign ", " digit "):
        stem, found, end = name.partition(mark)
        if found and end:
            stem = stem.replace("cjk ", "CJK ")
            shared = f"{stem[0].upper()}{stem[1:]}{mark.rstrip(' -')}"
            return shared, end.upper() if mark == " ideograph-" else end
    return "", name[0].upper() + name[1:]
