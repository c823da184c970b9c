"""Where on the page, and where in the tag tree, blocks are set."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coprod_desktop.render.pdf.strips import Frame
from coprod_desktop.render.pdf.structure import Element

HELD_SHARE = 0.4
"""Share of a page up to which a callout, row or list item is kept whole."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks go: their left edge and width in points, their frames and their element."""

    x: float
    width: float
    element: Element
    frames: tuple[Frame, ...] = ()
    level: int = 1
    """How deep the headings are."""

    def inside(self, element: Element, indent: float = 0.0) -> Place:
        """Return the same place for an inner element, moved right."""
        return replace(self, element=element, x=self.x + indent, width=self.width - indent)
