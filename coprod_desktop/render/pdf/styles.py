"""The measures of one document: its profile's rules turned into points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from coprod_desktop.render.pdf.fonts import Piece, Typeface, typeface
from coprod_desktop.render.pdf.objects import num
from coprod_desktop.render.profiles import PrintProfile

A4 = (595.276, 841.89)
A3 = (841.89, 1190.551)
"""Paper sizes in points, upright (ISO 216). Hardly anybody can print on more than A3."""

_CAP_MIDDLE = 0.335
"""Half the height of a capital in our faces, in letter sizes: it centres a line on its leading."""


@dataclass(frozen=True, slots=True)
class Ink:
    """One way of setting words. Lengths are points; `colour` is "#RRGGBB"."""

    face: Typeface
    size: float
    leading: float
    letter: float
    word: float
    colour: str

    @property
    def baseline(self) -> float:
        """Distance from the top of a line to its baseline."""
        return self.leading / 2 + _CAP_MIDDLE * self.size

    @property
    def space(self) -> float:
        """Width of the space between two words."""
        return self.face.space * self.size + self.letter + self.word

    def width(self, text: str) -> float:
        """Return the width of words on one line."""
        total = 0.0
        for index, word in enumerate(text.split(" ")):
            if index:
                total += self.space
            for piece in self.face.shape(word).pieces:
                total += self.piece_width(piece)
        return total

    def piece_width(self, piece: Piece) -> float:
        """Return the width of one piece of a word, in points."""
        spaced = self.letter * max(1, len(piece.text)) + self.word * piece.text.count(" ")
        return piece.width * self.size + spaced

    def bold(self, face: Typeface) -> Ink:
        """Return the same in another weight."""
        return replace(self, face=face)


class Styles:
    """What a profile asks of one document, `scale` times the profile's size."""

    def __init__(self, profile: PrintProfile, scale: float = 1.0) -> None:
        self.profile = profile
        self.size = profile.size_pt * scale
        self.regular = typeface(profile.font)
        self.heavy = typeface(profile.font, bold=True)
        self.leading = self.size * profile.line_spacing
        self.margin = profile.margin
        self.pitch = profile.write_pitch

    def ink(
        self, *, size: float | None = None, bold: bool = False, colour: str = "", tight: float = 1
    ) -> Ink:
        """Return a way of setting words; `tight` takes some of the line spacing off."""
        size = self.size if size is None else size
        return Ink(
            face=self.heavy if bold else self.regular,
            size=size,
            leading=size * self.profile.line_spacing * tight,
            letter=size * self.profile.letter_spacing,
            word=size * self.profile.word_spacing,
            colour=colour or self.profile.ink,
        )

    @cached_property
    def body(self) -> Ink:
        """Running text."""
        return self.ink()

    @cached_property
    def strong(self) -> Ink:
        """Words that matter more."""
        return self.ink(bold=True)

    @cached_property
    def label(self) -> Ink:
        """Column headers and labels."""
        return self.ink(bold=True, colour=self.profile.accent)

    @cached_property
    def link(self) -> Ink:
        """Words that lead somewhere."""
        return self.ink(colour=self.profile.accent)

    def heading(self, level: int) -> Ink:
        """Return how a heading is set: a title grows less than its text does."""
        sizes = {1: self.size * 1.3 + 5.5, 2: self.size * 1.15 + 1.2, 3: self.size * 1.06 + 0.4}
        return self.ink(size=sizes.get(level, self.size), bold=True, tight=0.88)

    @property
    def line_limit(self) -> float:
        """The widest a line of running text may be."""
        ink = self.body
        letter = ink.face.average * ink.size + ink.letter + ink.word / 6
        return letter * self.profile.line_characters


def fill(colour: str) -> str:
    """Return the operator that sets the colour of words and areas."""
    return f"{_parts(colour)} rg"


def stroke(colour: str) -> str:
    """Return the operator that sets the colour of lines."""
    return f"{_parts(colour)} RG"


def _parts(colour: str) -> str:
    return " ".join(num(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))


def round_box(x: float, y: float, width: float, height: float, radius: float) -> str:
    """Return the path of a box with round corners, its lower left corner at (x, y)."""
    pull = radius * 0.4477
    right, top = x + width, y + height
    steps = (
        (num(x + radius), num(y), "m"),
        (num(right - radius), num(y), "l"),
        (num(right - pull), num(y), num(right), num(y + pull), num(right), num(y + radius), "c"),
        (num(right), num(top - radius), "l"),
        (
            num(right),
            num(top - pull),
            num(right - pull),
            num(top),
            num(right - radius),
            num(top),
            "c",
        ),
        (num(x + radius), num(top), "l"),
        (num(x + pull), num(top), num(x), num(top - pull), num(x), num(top - radius), "c"),
        (num(x), num(y + radius), "l"),
        (num(x), num(y + pull), num(x + pull), num(y), num(x + radius), num(y), "c"),
        ("h",),
    )
    return " ".join(" ".join(step) for step in steps)
