"""The contents page in front of several documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coprod_desktop.documents.clean import clean
from coprod_desktop.render.pdf.flow import flow
from coprod_desktop.render.pdf.lines import Anchor, Words
from coprod_desktop.render.pdf.place import Place
from coprod_desktop.render.pdf.setting import Laid, Setting
from coprod_desktop.render.pdf.strips import FIRM, Strip, line_ops
from coprod_desktop.render.pdf.structure import Element
from coprod_desktop.render.pdf.styles import A4
from coprod_desktop.render.pdf.walker import Walker


def contents_page(title: str, laid: Sequence[Laid], setting: Setting) -> Laid:
    """Return the contents page. Its own length moves the page numbers that it shows."""
    length = 1
    while True:
        found = len(_pages(title, laid, setting.trial(), length).pages)
        if found == length:
            return _pages(title, laid, setting, length)
        length = found


def _pages(title: str, laid: Sequence[Laid], setting: Setting, before: int) -> Laid:
    walker, place, paper, footer = setting.begin(A4, title)
    strips = walker.title(title, "", place)
    heading = setting.tagger.add(place.element, "H2")
    words = walker.text(setting.labels.contents, walker.styles.heading(2), heading, place)
    walker.keep(words)
    strips += words
    table = setting.tagger.add(place.element, "TOC")
    start = before + 1
    for index, one in enumerate(laid):
        strips += _entry(walker, place, table, (one.title, index, start))
        start += len(one.pages)
    return Laid(title, flow(strips, paper), footer)


def _entry(
    walker: Walker, place: Place, table: Element, entry: tuple[str, int, int]
) -> list[Strip]:
    """Return a title that leads to its document, with the page number at the right."""
    title, index, start = entry
    tagger, styles = walker.tagger, walker.styles
    owner = tagger.add(table, "TOCI")
    link = tagger.add(tagger.add(owner, "Reference"), "Link")
    words = Words(tagger)
    anchor = Anchor("", clean(title), link, page=index)
    words.add(clean(title), styles.link, link, anchor=anchor)
    room = styles.body.width("888") + styles.size
    narrow = replace(place, width=min(place.width, styles.line_limit) - room)
    strips = walker.set_words(words, styles.link, narrow)
    number = Words(tagger)
    number.add(str(start), styles.strong, tagger.add(owner, "PageNumber"))
    line = number.lines(place.width)[0]
    right = place.x + place.width - line.width
    strips[-1].ops = [*strips[-1].ops, *line_ops(line, right, styles.body.baseline)]
    for strip in strips[:-1]:
        strip.keep = FIRM
    strips[0].space = styles.size * 0.7
    return strips
