"""What one document is set with: profile, labels, tags, paper and footer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coprod_desktop.documents.tree import Labels
from coprod_desktop.render.pdf.flow import Page, Paper
from coprod_desktop.render.pdf.furniture import Footer
from coprod_desktop.render.pdf.place import Place
from coprod_desktop.render.pdf.structure import Element, Tagger
from coprod_desktop.render.pdf.styles import Styles
from coprod_desktop.render.pdf.walker import Walker
from coprod_desktop.render.profiles import PrintProfile

FOOTER_SHARE = 0.8
"""Share of the margin that stays empty below the footer."""
_FOOTER_GAP = 1.1
"""Room above the footer, in letter sizes."""


@dataclass(slots=True)
class Laid:
    """A document that has its pages, and the footer that they share."""

    title: str
    pages: list[Page]
    footer: Footer


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that a document is set with but its paper; `element` takes its tags.

    Words are `scale` times the profile's size. With `in_lines` no table has columns.
    """

    profile: PrintProfile
    labels: Labels
    tagger: Tagger
    element: Element
    scale: float = 1.0
    in_lines: bool = False

    def trial(self) -> Setting:
        """Return the same without tags: to see how many pages something takes."""
        return replace(self, tagger=Tagger(active=False, language=""))

    def begin(self, sheet: tuple[float, ...], title: str) -> tuple[Walker, Place, Paper, Footer]:
        """Return what sets a document called `title` on `sheet`."""
        styles = Styles(self.profile, self.scale)
        width, height = sheet
        margin = styles.margin
        # A footer is at the profile's size, also where a poster is set larger.
        footer = Footer(Styles(self.profile), title, self.labels, width - 2 * margin)
        gap = _FOOTER_GAP * self.profile.size_pt
        paper = Paper(width, height, margin, margin * FOOTER_SHARE + footer.height + gap)
        walker = Walker(styles, self.labels, self.tagger, paper.room, in_lines=self.in_lines)
        return walker, Place(margin, width - 2 * margin, self.element), paper, footer
