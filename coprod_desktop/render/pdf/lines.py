"""Breaks words into lines: left aligned, no hyphens, nothing cut, in time that grows evenly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from coprod_desktop.render.pdf.fonts import Face
from coprod_desktop.render.pdf.structure import Element, Leaf, Tagger
from coprod_desktop.render.pdf.styles import Ink

_TOKENS = re.compile(r"( +|\n)")
_GOOD_BREAKS = frozenset("/-_.,;:@?&=+) ")
"""In a word too long for any line, the line ends after one of these where it can."""


@dataclass(frozen=True, slots=True, eq=False)
class Anchor:
    """Where a link leads, and the element that holds its words."""

    target: str
    text: str
    element: Element | None
    page: int | None = None
    """For a link inside the file: which document of the pack it leads to."""


@dataclass(slots=True, eq=False)
class Part:
    """A run of letters in one face; or a small drawing, with `sign`."""

    ink: Ink
    face: Face
    text: str
    width: float
    leaf: Leaf | None
    anchor: Anchor | None
    sign: str = ""
    space: bool = False


@dataclass(slots=True, eq=False)
class Word:
    """What stands together: parts without a break between them."""

    parts: list[Part]
    width: float


@dataclass(frozen=True, slots=True, eq=False)
class LineBreak:
    """A line feed in the text."""


@dataclass(slots=True, eq=False)
class Line:
    """A finished line; `width` leaves out the space at its end."""

    parts: list[Part]
    width: float

    @property
    def text(self) -> str:
        """The letters of the line as they are drawn."""
        return "".join(part.text for part in self.parts)


class Words:
    """Gathers the words of one block, and gives each run of them its place in the tag tree."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self._tokens: list[Word | Part | LineBreak] = []
        self._glue = False
        self._leaf: Leaf | None = None
        self._owner: Element | None = None

    def add(
        self,
        text: str,
        ink: Ink,
        owner: Element | None,
        *,
        kept: bool = False,
        anchor: Anchor | None = None,
    ) -> None:
        """Add clean text that belongs to `owner`; with None it is the page's own (an artifact)."""
        for token in _TOKENS.split(text):
            if not token:
                continue
            if token == "\n":  # noqa: S105 - a line feed
                self._space(ink, owner, anchor)
                self._tokens.append(LineBreak())
            elif token[0] == " ":
                if kept:
                    self._extend([self._blank(ink, owner, anchor)])
                else:
                    self._space(ink, owner, anchor)
            else:
                self._extend(self._letters(token, ink, owner, anchor))

    def sign(self, sign: str, ink: Ink, owner: Element | None) -> None:
        """Add a small drawing, as a word or glued to one."""
        leaf = self._own_leaf(owner)
        self._extend([Part(ink, ink.face.main, "", ink.size, leaf, None, sign)])

    def gap(self, width: float, ink: Ink) -> None:
        """Add room that does not break, between a drawing and its word."""
        self._extend([Part(ink, ink.face.main, "", width, None, None)])

    def space(self, width: float, ink: Ink, owner: Element) -> None:
        """Add a space as wide as asked, which a line's end swallows like any other."""
        blank = self._blank(ink, owner, None)
        blank.width = width
        self._tokens.append(blank)
        self._glue = False

    def take(self, other: Words) -> None:
        """Add what another block has gathered."""
        self._tokens += other._tokens
        self._owner = None
        self._glue = False

    def _leaf_of(self, owner: Element | None) -> Leaf | None:
        if owner is None:
            return None
        if owner is not self._owner or self._leaf is None:
            self._owner, self._leaf = owner, self._tagger.leaf(owner)
        return self._leaf

    def _own_leaf(self, owner: Element | None) -> Leaf | None:
        self._owner = None
        return None if owner is None else self._tagger.leaf(owner)

    def _blank(self, ink: Ink, owner: Element | None, anchor: Anchor | None) -> Part:
        leaf = self._leaf_of(owner)
        return Part(ink, ink.face.main, " ", ink.space, leaf, anchor, space=True)

    def _space(self, ink: Ink, owner: Element | None, anchor: Anchor | None) -> None:
        self._tokens.append(self._blank(ink, owner, anchor))
        self._glue = False

    def _extend(self, parts: list[Part]) -> None:
        width = sum(part.width for part in parts)
        if self._glue and self._tokens and isinstance(last := self._tokens[-1], Word):
            last.parts += parts
            last.width += width
        else:
            self._tokens.append(Word(parts, width))
            self._glue = True

    def _letters(
        self, word: str, ink: Ink, owner: Element | None, anchor: Anchor | None
    ) -> list[Part]:
        shape = ink.face.shape(word)
        if shape.exact or owner is None:
            leaf = self._leaf_of(owner)
        else:
            # What is drawn does not spell the word: the word itself goes beside it.
            leaf = self._own_leaf(self._tagger.add(owner, "Span", actual=word))
        return [
            Part(
                ink,
                piece.face,
                piece.text,
                ink.piece_width(piece),
                leaf,
                anchor,
                piece.sign,
            )
            for piece in shape.pieces
        ]

    def lines(self, limit: float, first: float = 0.0) -> list[Line]:
        """Return the lines, none wider than `limit`; the first has `first` less room."""
        return list(_fill(_loosened(self._tokens, limit), limit, first))

    def longest(self) -> float:
        """Return the width of the widest word, leaving out what no column could hold."""
        return max((word.width for word in self._tokens if isinstance(word, Word)), default=0.0)

    def widest(self) -> float:
        """Return the width of the whole text on as few lines as it can have."""
        best = total = 0.0
        for token in self._tokens:
            if isinstance(token, LineBreak):
                best, total = max(best, total), 0.0
            else:
                total += token.width
        return max(best, total)


def _loosened(
    tokens: Iterable[Word | Part | LineBreak], limit: float
) -> Iterator[Word | Part | LineBreak]:
    """Let what is kept together, but wider than any line, break at its own spaces."""
    for token in tokens:
        if not isinstance(token, Word) or token.width <= limit:
            yield token
            continue
        for space, group in groupby(token.parts, lambda part: part.space):
            parts = list(group)
            if space:
                yield from parts
            else:
                yield Word(parts, sum(part.width for part in parts))


def _fill(tokens: Iterable[Word | Part | LineBreak], limit: float, first: float) -> Iterator[Line]:
    parts: list[Part] = []
    width = pending = 0.0
    room = limit - first
    filled = False
    for token in tokens:
        if isinstance(token, LineBreak):
            yield Line(parts, width)
            parts, width, pending, room, filled = [], 0.0, 0.0, limit, False
        elif isinstance(token, Part):
            if filled:
                pending += token.width
                parts.append(token)
            elif token.leaf is not None:
                # A space at the start of a line takes no room, but stays in the text.
                parts.append(_shrunk(token))
        else:
            if filled and width + pending + token.width > room:
                yield Line(parts, width)
                parts, width, pending, room, filled = [], 0.0, 0.0, limit, False
            if token.width > room:
                *full, (parts, width) = _torn(token, room, limit)
                for torn, torn_width in full:
                    yield Line(torn, torn_width)
                if full:
                    room = limit
                pending, filled = 0.0, True
            else:
                parts += token.parts
                width += pending + token.width
                pending, filled = 0.0, True
    if parts or not filled:
        yield Line(parts, width)


def _shrunk(space: Part) -> Part:
    return Part(space.ink, space.face, " ", 0.0, space.leaf, space.anchor, space=True)


def _torn(word: Word, first: float, limit: float) -> Iterator[tuple[list[Part], float]]:
    """Break a word that is wider than the line at the line's edge."""
    parts: list[Part] = []
    width, room = 0.0, first
    for part in word.parts:
        if width + part.width <= room or not part.text:
            if parts and width + part.width > room:
                yield parts, width
                parts, width, room = [], 0.0, limit
            parts.append(part)
            width += part.width
            continue
        text, start = part.text, 0
        while start < len(text):
            end, taken = _fitting(part, start, room - width, force=not parts)
            if end == start:
                yield parts, width
                parts, width, room = [], 0.0, limit
                continue
            parts.append(Part(part.ink, part.face, text[start:end], taken, part.leaf, part.anchor))
            width += taken
            start = end
            if start < len(text):
                yield parts, width
                parts, width, room = [], 0.0, limit
    yield parts, width


def _fitting(part: Part, start: int, room: float, *, force: bool) -> tuple[int, float]:
    """Return where a line's share of a long part ends, and how wide it is."""
    widths, size, letter = part.face.widths, part.ink.size, part.ink.letter
    space = part.ink.word
    text = part.text
    total = 0.0
    good, good_width = 0, 0.0
    end = start
    while end < len(text):
        char = text[end]
        total_next = total + widths[ord(char)] * size / 1000 + letter
        if char == " ":
            total_next += space
        if total_next > room:
            break
        total = total_next
        end += 1
        if char in _GOOD_BREAKS:
            good, good_width = end, total
    if end == len(text):
        return end, total
    if good > start and good_width > room * 0.5:
        return good, good_width
    if end == start and force:
        only = widths[ord(text[start])] * size / 1000 + letter
        return start + 1, only
    return end, total
