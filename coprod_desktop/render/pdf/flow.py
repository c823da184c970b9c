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


def flow(strips: Sequence[Strip], paper: Paper) -> list[Page]:
    """Return the pages that the strips fill, at least one."""
    filler = _Filler(paper)
    at = 0
    while at < len(strips):
        at = filler.take(strips, at)
    filler.close(())
    return filler.pages


class _Filler:
    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.pages = [Page(paper)]
        self.y = paper.margin
        self.fresh = True
        self.open: dict[Frame, float] = {}

    def take(self, strips: Sequence[Strip], at: int) -> int:
        """Place the strip at `at` and what it holds on to; return what comes next."""
        if strips[at].page_break and not self.fresh:
            self.turn()
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
                y += strip.space
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
                self.y += strip.space
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
    while end < len(strips) and strips[end - 1].keep >= firmness and not strips[end].page_break:
        end += 1
    return end


def bookmarks(pages: Sequence[Page]) -> Iterator[tuple[int, str, int, float]]:
    """Yield (level, words, page index, distance from the top) of every heading."""
    for index, page in enumerate(pages):
        for strip, top in page.placed:
            if strip.title is not None:
                yield strip.title[0], strip.title[1], index, top
