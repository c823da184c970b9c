"""Turns a laid-out page into a content stream, each run of content marked for the tag tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from coprod_desktop.render.pdf.embed import Embedder
from coprod_desktop.render.pdf.flow import Page
from coprod_desktop.render.pdf.lines import Anchor
from coprod_desktop.render.pdf.objects import num
from coprod_desktop.render.pdf.strips import Drawing, Glyphs, Op
from coprod_desktop.render.pdf.structure import Leaf
from coprod_desktop.render.pdf.styles import fill
from coprod_desktop.render.profiles import PrintProfile

_PLAIN = "/Artifact BMC"
_FOOTER = "/Artifact <</Type/Pagination/Subtype/Footer>> BDC"


@dataclass(slots=True)
class Area:
    """The active area of a link on its page, in the page's own coordinates."""

    anchor: Anchor
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class Content:
    """A page's stream, and what belongs to it."""

    stream: bytes
    marks: list[Leaf] = field(default_factory=list)
    """The leaf behind each marked content number."""
    areas: list[Area] = field(default_factory=list)


class _Stream:
    """Writes operators, leaving out what the page already has set."""

    def __init__(self, embedder: Embedder, height: float) -> None:
        self.embedder = embedder
        self.height = height
        self.out: list[str] = []
        self.font: tuple[str, float] | None = None
        self.colour = ""
        self.spacing = (0.0, 0.0)

    def draw(self, ops: Iterable[tuple[Op, float]]) -> None:
        """Draw operators, each with the top of its strip."""
        out = self.out
        in_text = False
        for op, top in ops:
            y = self.height - top - op.dy
            if isinstance(op, Drawing):
                if in_text:
                    out.append("ET")
                    in_text = False
                out.append(f"q 1 0 0 1 {num(op.x)} {num(y)} cm {op.code} Q")
                continue
            if not in_text:
                out.append("BT")
                in_text = True
            self.letters(op, y)
        if in_text:
            out.append("ET")

    def letters(self, op: Glyphs, y: float) -> None:
        """Set a run of letters inside a text object."""
        out, ink = self.out, op.ink
        if ink.colour != self.colour:
            self.colour = ink.colour
            out.append(fill(ink.colour))
        spacing = (ink.letter, ink.word)
        if spacing != self.spacing:
            self.spacing = spacing
            out.append(f"{num(ink.letter)} Tc {num(ink.word)} Tw")
        place = f"1 0 0 1 {num(op.x)} {num(y)} Tm"
        for key, text in self.embedder.encode(op.face, op.text):
            font = (key, ink.size)
            if font != self.font:
                self.font = font
                out.append(f"/{key} {num(ink.size)} Tf")
            out.append(f"{place} ({text}) Tj" if place else f"({text}) Tj")
            place = ""


def draw_page(
    page: Page,
    profile: PrintProfile,
    embedder: Embedder,
    index: int,
    footer: list[tuple[Op, float]],
    *,
    tagged: bool,
) -> Content:
    """Return the content of one page; leaves learn where on it they are drawn."""
    stream = _Stream(embedder, page.paper.height)
    content = Content(b"")
    artifacts: list[tuple[Op, float]] = []
    groups: dict[Leaf, list[tuple[Op, float]]] = {}
    for strip, top in page.placed:
        for op in strip.ops:
            if op.leaf is None:
                artifacts.append((op, top))
            elif (group := groups.get(op.leaf)) is None:
                groups[op.leaf] = [(op, top)]
            else:
                group.append((op, top))
            if isinstance(op, Glyphs) and op.anchor is not None and op.text.strip():
                content.areas.append(_area(op, op.anchor, page.paper.height - top - op.dy))
    out = stream.out
    if tagged:
        out.append(_PLAIN)
    _ground(stream, page, profile)
    stream.draw(artifacts)
    if tagged:
        out.append("EMC")
    for leaf, ops in groups.items():
        mark = len(content.marks)
        content.marks.append(leaf)
        if leaf.element.tag == "Figure":
            if leaf.spots:
                # What goes on from the last page is already spoken.
                continue
            leaf.element.box = _bounds(ops, page.paper.height)
        leaf.spots.append((index, mark))
        out.append(f"/{leaf.element.tag} <</MCID {mark}>> BDC")
        stream.draw(ops)
        out.append("EMC")
    if tagged:
        out.append(_FOOTER)
    stream.draw(footer)
    if tagged:
        out.append("EMC")
    content.stream = "\n".join(out).encode("latin-1")
    return content


def _ground(stream: _Stream, page: Page, profile: PrintProfile) -> None:
    paper = page.paper
    if profile.tinted:
        size = f"0 0 {num(paper.width)} {num(paper.height)} re f"
        stream.out.append(f"q {fill(profile.tint)} {size} Q")
    for frame, top, bottom in page.frames:
        code = frame.outline(frame.x, paper.height - bottom, frame.width, bottom - top)
        stream.out.append(f"q {code} Q")


def _area(op: Glyphs, anchor: Anchor, y: float) -> Area:
    size = op.ink.size
    return Area(anchor, (op.x, y - size * 0.28, op.x + op.width, y + size * 0.85))


def _bounds(ops: list[tuple[Op, float]], height: float) -> tuple[float, float, float, float]:
    boxes = []
    for op, top in ops:
        low = height - top - op.dy
        tall = op.height if isinstance(op, Drawing) else op.ink.size
        boxes.append((op.x, low, op.x + op.width, low + tall))
    left, bottoms, right, tops = zip(*boxes, strict=True)
    return min(left), min(bottoms), max(right), max(tops)
