"""The page's own words and colours: paper tint and footer. Nobody hears them read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from coprod_desktop.documents.clean import clean
from coprod_desktop.documents.tree import Labels
from coprod_desktop.render.pdf.lines import Words
from coprod_desktop.render.pdf.strips import Op, line_ops
from coprod_desktop.render.pdf.structure import Tagger
from coprod_desktop.render.pdf.styles import Styles

_NUMBER_SHARE = 0.36
"""Share of the width up to which the page number stays beside the title, however long that is."""
_LONGEST_TITLE = 300
"""Characters of a title that are looked at: more never fit on a line."""
_WIDEST_NUMBER = 888
"""Stands for page numbers not known yet when the footer is measured."""


@dataclass(frozen=True)
class Footer:
    """The title at the left and the page number at the right, at the size of the text.

    A title longer than its line loses its end: it stands in full on the document's first page.
    Where the number takes much of the width, as in giant print, it goes below the title.
    """

    styles: Styles
    title: str
    labels: Labels
    width: float

    def _page_words(self, page: int, pages: int) -> str:
        return _flat(self.labels.page.replace("{page}", str(page)).replace("{pages}", str(pages)))

    @cached_property
    def _number_width(self) -> float:
        return self.styles.body.width(self._page_words(_WIDEST_NUMBER, _WIDEST_NUMBER))

    @cached_property
    def _beside(self) -> bool:
        if self._number_width <= self.width * _NUMBER_SHARE:
            return True
        title = self.styles.body.width(self._shown)
        return title + self._number_width + 2 * self.styles.size <= self.width

    @cached_property
    def _shown(self) -> str:
        """The title on one line; its end is left out where it is longer."""
        words = Words(Tagger(active=False, language=""))
        flat = _flat(self.title[:_LONGEST_TITLE])
        words.add(flat, self.styles.body, None)
        width = self.width
        if self._number_width <= width * _NUMBER_SHARE:
            width -= self._number_width + 2 * self.styles.size
        if len(self.title) < _LONGEST_TITLE and len(words.lines(width)) == 1:
            return flat
        room = width - self.styles.body.width("…")
        return words.lines(room)[0].text.rstrip(" ,;:.-") + "…"

    @cached_property
    def height(self) -> float:
        """Height in points, known before the pages are counted."""
        rows = len(self._lines(self._shown))
        if not self._beside:
            rows += len(self._lines(self._page_words(_WIDEST_NUMBER, _WIDEST_NUMBER)))
        return self.styles.body.leading * rows

    def _lines(self, text: str) -> list[list[Op]]:
        words = Words(Tagger(active=False, language=""))
        words.add(text, self.styles.body, None)
        return [line_ops(line, 0, 0) for line in words.lines(self.width)]

    def ops(self, x: float, page: int, pages: int) -> list[tuple[Op, float]]:
        """Return the footer's letters, each with its distance from the footer's top."""
        ink = self.styles.body
        lines = self._lines(self._shown)
        number = self._lines(self._page_words(page, pages))
        placed: list[tuple[Op, float]] = []
        for index, line in enumerate(lines):
            placed += _moved(line, x, index * ink.leading + ink.baseline)
        if self._beside:
            right = max((op.x + op.width for op in number[0]), default=0.0)
            placed += _moved(number[0], x + self.width - right, ink.baseline)
        else:
            for index, line in enumerate(number, start=len(lines)):
                placed += _moved(line, x, index * ink.leading + ink.baseline)
        return placed


def _flat(text: str) -> str:
    return " ".join(clean(text).split())


def _moved(line: list[Op], x: float, dy: float) -> list[tuple[Op, float]]:
    for op in line:
        op.x += x
    return [(op, dy) for op in line]
