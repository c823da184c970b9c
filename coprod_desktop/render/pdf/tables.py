"""Tables as rows and columns, or as labelled lines where the columns would be too narrow.

Both have the same tags, so a listener hears one table in either case. In labelled lines the
column headers are the labels of the first row; the labels of the rows below repeat them and are,
like a header repeated on the next page, only decoration. So is the name of a row that goes on
over the page, which is set again there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.documents.clean import clean
from coprod_desktop.documents.tree import Blank, Cell, Table
from coprod_desktop.render.pdf.lines import Words
from coprod_desktop.render.pdf.objects import num, text_string
from coprod_desktop.render.pdf.place import Place
from coprod_desktop.render.pdf.strips import (
    FIRM,
    Drawing,
    Op,
    Strip,
    as_artifacts,
    held,
    line_ops,
    list_keeps,
    rule,
)
from coprod_desktop.render.pdf.structure import Element
from coprod_desktop.render.pdf.styles import Ink, fill, stroke

if TYPE_CHECKING:
    from coprod_desktop.render.pdf.walker import Walker

_NARROWEST = 9
"""Characters that a column has room for at least, unless it holds less."""
_ORDINARY = 22
"""Characters of the longest word that a column must hold whole; longer ones may break."""
_COMFORTABLE = 16
"""Characters of a line that reads well, however often the text breaks."""
_MOST_LINES = 3
"""Lines of a cell, about, that may be shorter than that."""
_ROW_SHARE = 0.4
"""Share of a page up to which a row is kept whole."""
_PAIR_SHARE = 0.25
"""Share of a page up to which the first two rows stay together, and the last two."""
_AGAIN_SHARE = 0.3
"""Share of a page that a header, or the name of a row, may take that is set again on the next."""


@dataclass(slots=True)
class _Content:
    """A cell's words, or how many lines of handwriting it has room for."""

    words: Words
    ink: Ink
    element: Element
    blank: int = 0


def table_strips(walker: Walker, table: Table, place: Place) -> list[Strip]:
    """Return a table's strips: caption, header row, rows."""
    tagger = walker.tagger
    shown = table.show_caption or walker.in_lines
    summary = "" if shown else text_string(clean(table.caption))
    attributes = f"/O/Table/Summary{summary}" if summary else ""
    element = tagger.add(place.element, "Table", attributes=attributes)
    strips: list[Strip] = []
    if shown:
        caption = tagger.add(element, "Caption")
        strips = walker.text(table.caption, walker.styles.strong, caption, place)
        walker.keep(strips)
    head, rows = _contents(walker, table, element)
    widths = [] if walker.in_lines else _widths(walker, table, place.width, head, rows)
    if widths:
        body = _grid(walker, place, widths, head, rows)
    else:
        body = _labelled(walker, place, head, rows, table)
    if strips:
        body[0].space = walker.styles.size * 0.4
        strips += body
    else:
        strips = body
    strips[0].space = walker.gap
    return strips


def _contents(
    walker: Walker, table: Table, element: Element
) -> tuple[list[_Content], list[list[_Content]]]:
    tagger, styles = walker.tagger, walker.styles
    row = tagger.add(element, "TR")
    head = []
    for column in table.columns:
        words = Words(tagger)
        owner = tagger.add(row, "TH", attributes="/O/Table/Scope/Column")
        words.add(clean(column.header), styles.label, owner)
        head.append(_Content(words, styles.label, owner))
    rows = []
    for cells in table.rows:
        row = tagger.add(element, "TR")
        line = []
        for index, cell in enumerate(cells):
            if index == 0:
                owner = tagger.add(row, "TH", attributes="/O/Table/Scope/Row")
            else:
                owner = tagger.add(row, "TD")
            line.append(_content(walker, cell, owner, bold=index == 0))
        rows.append(line)
    return head, rows


def _content(walker: Walker, cell: Cell, owner: Element, *, bold: bool) -> _Content:
    words = Words(walker.tagger)
    ink = walker.styles.strong if bold else walker.styles.body
    if isinstance(cell, Blank):
        figure = walker.tagger.add(owner, "Figure", alt=clean(walker.labels.write_here))
        return _Content(words, ink, figure, max(1, cell.lines))
    walker.inlines(words, cell, owner, ink)
    return _Content(words, ink, owner)


def _widths(
    walker: Walker,
    table: Table,
    width: float,
    head: Sequence[_Content],
    rows: Sequence[Sequence[_Content]],
) -> list[float]:
    """Return the columns' widths, or nothing where they have too little room."""
    styles = walker.styles
    pad = _pad(styles.size)
    letter = styles.body.face.average * styles.size + styles.body.letter
    least, full = [], []
    columns = [[header, *(row[index] for row in rows)] for index, header in enumerate(head)]
    for cells in columns:
        longest = max(min(cell.words.longest(), letter * _ORDINARY) for cell in cells)
        wide = max(cell.words.widest() for cell in cells)
        if any(cell.blank for cell in cells):
            wide = max(wide, width)
            longest = max(longest, styles.pitch * 2)
        least.append(max(longest, min(wide, letter * _NARROWEST)) + 2 * pad + 0.5)
        full.append(wide + 2 * pad + 0.5)
    if sum(least) > width:
        return []
    total = sum(column.weight for column in table.columns)
    asked = [width * column.weight / total for column in table.columns]
    given = _shared(width, least, full, asked)
    if any(
        _is_cramped(cells, has - 2 * pad, letter) for cells, has in zip(columns, given, strict=True)
    ):
        return []
    return given


def _is_cramped(cells: Sequence[_Content], width: float, letter: float) -> bool:
    """Tell whether a column breaks its words into a stack of short lines.

    UKAAF, G003: a table that no longer fits at a size is set in another way, not squeezed.
    """
    if width >= letter * _COMFORTABLE:
        return False
    return any(cell.words.widest() > width * _MOST_LINES for cell in cells)


def _shared(
    width: float, least: Sequence[float], full: Sequence[float], asked: Sequence[float]
) -> list[float]:
    """Share out the width: what each needs, then what each asks for, then what it can use."""
    given = list(least)
    for wanted in (
        [min(max(a, low), top) for a, low, top in zip(asked, least, full, strict=True)],
        [max(low, top) for low, top in zip(least, full, strict=True)],
    ):
        missing = [max(0.0, want - has) for want, has in zip(wanted, given, strict=True)]
        spare = width - sum(given)
        if (need := sum(missing)) > 0 and spare > 0:
            part = min(1.0, spare / need)
            given = [has + lack * part for has, lack in zip(given, missing, strict=True)]
    spare = width - sum(given)
    total = sum(asked)
    return [has + spare * ask / total for has, ask in zip(given, asked, strict=True)]


def _pad(size: float) -> float:
    return size * 0.5


def _grid(
    walker: Walker,
    place: Place,
    widths: Sequence[float],
    head: Sequence[_Content],
    rows: Sequence[Sequence[_Content]],
) -> list[Strip]:
    """Return rows and columns; the header is set again on each page that the table reaches."""
    profile = walker.styles.profile
    header = _row(walker, place, widths, head)
    height = sum(strip.height for strip in header)
    ground = Drawing(
        None,
        place.x,
        0,
        f"{fill(profile.soft)} 0 {num(-height)} {num(place.width)} {num(height)} re f",
        place.width,
        0,
    )
    header[0].ops = [ground, *header[0].ops]
    walker.keep(header)
    again = as_artifacts(header) if height < walker.room * _AGAIN_SHARE else []
    body: list[list[Strip]] = []
    fenced = any(cell.blank for row in rows for cell in row)
    for row in rows:
        lines = _row(walker, place, widths, row, fenced=fenced)
        last = lines[-1]
        line = rule(place.x, last.height, place.width, profile.rule, 0.7)
        last.ops = [*last.ops, line]
        held(lines, walker.room * _ROW_SHARE)
        for strip in lines:
            strip.repeat = again
        body.append(lines)
    list_keeps(body, walker.room * _PAIR_SHARE)
    return [*header, *(strip for lines in body for strip in lines)]


def _row(
    walker: Walker,
    place: Place,
    widths: Sequence[float],
    cells: Sequence[_Content],
    *,
    fenced: bool = False,
) -> list[Strip]:
    """Return one row as strips: each holds one line of every cell."""
    styles = walker.styles
    pad, leading = _pad(styles.size), styles.leading
    above = below = styles.size * 0.42
    lines: list[list[Op]] = []
    blanks: list[tuple[float, float, _Content]] = []
    x = place.x
    for cell, width in zip(cells, widths, strict=True):
        if cell.blank:
            blanks.append((x, width, cell))
        else:
            for index, line in enumerate(cell.words.lines(width - 2 * pad)):
                if index == len(lines):
                    lines.append([])
                lines[index] += line_ops(
                    line, x + pad, cell.ink.baseline, underline=styles.profile.accent
                )
        x += width
    strips = [Strip(leading, ops, frames=place.frames) for ops in lines or [[]]]
    first = strips[0]
    for op in first.ops:
        op.dy += above
    first.height += above
    strips[-1].height += below
    if len(strips) > 1:
        strips[0].keep = FIRM
        strips[-2].keep = FIRM
    for x, width, cell in blanks:
        _rule_cell(walker, strips, x + pad, width - 2 * pad, cell)
    if fenced:
        _fence(walker, strips, place.x, widths)
    return strips


def _fence(walker: Walker, strips: Sequence[Strip], x: float, widths: Sequence[float]) -> None:
    """Draw lines between columns, so that handwriting finds its own."""
    colour = walker.styles.profile.rule
    for strip in strips:
        edges, at = [], x
        for width in widths[:-1]:
            at += width
            code = f"{stroke(colour)} 0.5 w 0 0 m 0 {num(strip.height)} l S"
            edges.append(Drawing(None, at, strip.height, code, 0.5, strip.height))
        strip.ops = [*strip.ops, *edges]


def _rule_cell(walker: Walker, strips: list[Strip], x: float, width: float, cell: _Content) -> None:
    """Rule a cell for handwriting, and make its row high enough."""
    styles = walker.styles
    frames = strips[0].frames
    needed = cell.blank * styles.pitch
    height = sum(strip.height for strip in strips)
    if len(strips) == 1 and height < styles.pitch:
        strips[0].height = height = styles.pitch
    while height < needed - 0.1:
        more = min(styles.pitch, needed - height)
        strips.append(Strip(more, frames=frames))
        height += more
    bottom = 0.0
    lines = max(cell.blank, int(height / styles.pitch))
    places = [height - (lines - 1 - index) * styles.pitch for index in range(lines)]
    leaf = walker.tagger.leaf(cell.element)
    for strip in strips:
        top, bottom = bottom, bottom + strip.height
        while places and places[0] <= bottom + 0.01:
            # The lowest line is the row's own edge.
            line = rule(x, places.pop(0) - top, width, styles.profile.rule, 0.7)
            line.leaf, leaf = leaf, None
            strip.ops = [*strip.ops, line]


def _labelled(
    walker: Walker,
    place: Place,
    head: Sequence[_Content],
    rows: Sequence[Sequence[_Content]],
    table: Table,
) -> list[Strip]:
    """Return each row as a group of lines: "Header: value", the first one bold.

    A long row goes on over the page, below its name.
    """
    styles = walker.styles
    strips: list[Strip] = []
    for number, row in enumerate(rows):
        group: list[Strip] = []
        again: list[Strip] = []
        for header, cell, column in zip(head, row, table.columns, strict=True):
            owner = header.element if number == 0 else None
            lines = _labelled_cell(walker, place, clean(column.header), owner, cell)
            if group:
                lines[0].space = styles.size * 0.2
                for strip in lines:
                    strip.repeat = again
            elif not cell.blank:
                again = _name_again(walker, lines)
            group += lines
        held(group, walker.room * _ROW_SHARE)
        if not row[-1].blank:
            # A line to write on ends the row by itself.
            edge = group[-1]
            edge.height += styles.size * 0.5
            line = rule(place.x, edge.height, place.width, styles.profile.rule, 0.7)
            edge.ops = [*edge.ops, line]
        group[0].space = styles.size * 0.5
        strips += group
    return strips


def _name_again(walker: Walker, lines: Sequence[Strip]) -> list[Strip]:
    """Hold the name of a row to what follows; return it as it is set again, unless it is long."""
    walker.keep(lines)
    short = sum(strip.height for strip in lines) < walker.room * _AGAIN_SHARE
    return as_artifacts(lines) if short else []


def _labelled_cell(
    walker: Walker, place: Place, label: str, owner: Element | None, cell: _Content
) -> list[Strip]:
    words = Words(walker.tagger)
    ink = walker.styles.label
    words.add(label, ink, owner)
    words.add(":", ink, None)
    words.add(" ", ink, owner)
    words.take(cell.words)
    strips = walker.set_words(words, cell.ink, place)
    strips[0].space = 0
    if cell.blank:
        strips[-1].keep = FIRM
        strips += walker.write_lines(cell.element, cell.blank, place)
    return strips
