"""Puts strips on pages: what belongs together stays together, and nothing is ever left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coprod_desktop.render.pdf.strips import FIRM, SOFT, Frame, Strip


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and the room on it; lengths are points, `bottom` is what the footer needs too."""

    width: float
    height: float
    margin: float
    bottom: float

    @property
    def room(self) -> float:
        """Height between the margins."""
        return self.height - self.margin - self.bottom


@dataclass(slots=True, eq=False)
class Page:
    """One page: its strips with the distance of their tops from the top of the sheet."""

    paper: Paper
    placed: list[tuple[Strip, float]] = field(default_factory=list)
    frames: list[tuple[Frame, float, float]] = field(default_factory=list)
    """Frames with their upper and lower edge."""


_SHORT = 0.35
"""Share of a last page that is worth saving: so little does not make a page."""
_CLOSER = (0.9, 0.8)
"""What the gaps between blocks may shrink to for that. Letters and lines stay as they are."""
_TAIL = 0.2
"""Share of a page that goes over to a last page at least."""


def flow(strips: Sequence[Strip], paper: Paper) -> list[Page]:
    """Return the pages that the strips fill, at least one.

    A few lines do not end up alone on a last page: the gaps of the pages before close up a little
    for them, or else more goes over with them.
    """
    pages: list[Page] = []
    start = 0
    for at in range(1, len(strips) + 1):
        if at == len(strips) or strips[at].page_break:
            pages += _flow_run(strips[start:at], paper)
            start = at
    return pages or [Page(paper)]


def _flow_run(strips: Sequence[Strip], paper: Paper) -> list[Page]:
    """Return the pages of what begins on a page of its own."""
    _hold_tail(strips, paper.room * _TAIL)
    pages = _filled(strips, paper)
    if len(pages) > 1 and _height(pages[-1]) < paper.room * _SHORT:
        for closer in _CLOSER:
            tried = _filled(strips, paper, closer)
            if len(tried) < len(pages):
                return tried
    return pages


def _hold_tail(strips: Sequence[Strip], least: float) -> None:
    """Keep together the last strips, as many as are `least` points high."""
    height = 0.0
    for strip, after in zip(reversed(strips[:-1]), reversed(strips), strict=False):
        height += after.height + after.space
        if height >= least:
            return
        strip.keep = max(strip.keep, SOFT)


def _height(page: Page) -> float:
    """Return how much of a page is filled."""
    last, top = page.placed[-1]
    return top + last.height - page.paper.margin


def _filled(strips: Sequence[Strip], paper: Paper, closer: float = 1.0) -> list[Page]:
    filler = _Filler(paper, closer)
    at = 0
    while at < len(strips):
        at = filler.take(strips, at)
    filler.close(())
    return filler.pages


class _Filler:
    """Fills pages, with the gaps between strips `closer` times as high as they ask for."""

    def __init__(self, paper: Paper, closer: float) -> None:
        self.paper = paper
        self.closer = closer
        self.pages = [Page(paper)]
        self.y = paper.margin
        self.fresh = True
        self.open: dict[Frame, float] = {}

    def take(self, strips: Sequence[Strip], at: int) -> int:
        """Place the strip at `at` and what it holds on to; return what comes next."""
        for firmness in (SOFT, FIRM):
            end = _chunk_end(strips, at, firmness)
            fits = self.fits(strips, at, end)
            if not fits and self.fits(strips, at, end, fresh=True):
                self.turn()
                fits = True
            if fits:
                self.place(strips, at, end)
                return end
        if not self.fresh and not self.fits(strips, at, at + 1):
            self.turn()
        self.place(strips, at, at + 1)
        return at + 1

    def fits(self, strips: Sequence[Strip], at: int, end: int, *, fresh: bool = False) -> bool:
        y = self.paper.margin if fresh else self.y
        fresh = fresh or self.fresh
        limit = self.paper.height - self.paper.bottom
        frames: Sequence[Frame] = () if fresh else tuple(self.open)
        if fresh:
            y += sum(strip.height for strip in strips[at].repeat)
        for index in range(at, end):
            strip = strips[index]
            entering = [frame for frame in strip.frames if frame not in frames]
            y += sum(frame.pad for frame in frames if frame not in strip.frames)
            y += strip.height + sum(frame.pad for frame in entering)
            if not fresh and not (index == at and entering and not frames and self.fresh):
                y += strip.space * self.closer
            fresh = False
            frames = strip.frames
            if y + sum(frame.pad for frame in frames) > limit + 0.01:
                return False
        return True

    def place(self, strips: Sequence[Strip], at: int, end: int) -> None:
        if self.fresh:
            self.set_again(strips[at].repeat)
        for index in range(at, end):
            strip = strips[index]
            self.close(strip.frames)
            if not self.fresh:
                self.y += strip.space * self.closer
            for frame in strip.frames:
                if frame not in self.open:
                    self.open[frame] = self.y
                    self.y += frame.pad
            self.pages[-1].placed.append((strip, self.y))
            self.y += strip.height
            self.fresh = False

    def set_again(self, repeat: Sequence[Strip]) -> None:
        for strip in repeat:
            self.pages[-1].placed.append((strip, self.y))
            self.y += strip.height

    def close(self, staying: Sequence[Frame]) -> None:
        for frame in [frame for frame in self.open if frame not in staying]:
            self.y += frame.pad
            self.pages[-1].frames.append((frame, self.open.pop(frame), self.y))

    def turn(self) -> None:
        self.close(())
        self.pages.append(Page(self.paper))
        self.y = self.paper.margin
        self.fresh = True


def _chunk_end(strips: Sequence[Strip], at: int, firmness: int) -> int:
    end = at + 1
    while end < len(strips) and strips[end - 1].keep >= firmness:
        end += 1
    return end


def bookmarks(pages: Sequence[Page]) -> Iterator[tuple[int, str, int, float]]:
    """Yield (level, words, page index, distance from the top) of every heading."""
    for index, page in enumerate(pages):
        for strip, top in page.placed:
            if strip.title is not None:
                yield strip.title[0], strip.title[1], index, top
