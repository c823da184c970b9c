"""The asset map: what everyone brings, who offers it and where it is used, drawn and as lists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from coprod_desktop.documents.tree import (
    Block,
    Document,
    Figure,
    Inlines,
    ItemList,
    Paragraph,
    Strong,
)
from coprod_desktop.domain.records import Asset
from coprod_desktop.domain.strengths import OTHER, by_sort
from coprod_desktop.packs.maps import BOX, crowded, strengths_map
from coprod_desktop.packs.meeting import project_line
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, is_blank, sentence, spaced


def build(source: Source) -> Document:
    """Return the map with its lists, or empty boxes to write in."""
    writer = Writer(source)
    boxes = _boxes(writer)
    total = sum(map(len, boxes.values()))
    return writer.document(
        "asset-map",
        Figure(
            strengths_map(
                {
                    sort: [(number, not is_blank(each.used)) for number, each in found]
                    for sort, found in boxes.items()
                }
            ),
            writer.plain("asset-map.picture", count=total)
            if total
            else writer.word("asset-map.empty"),
        ),
        _how(writer, boxes) if total else writer.para("asset-map.boxes"),
        list(_lists(writer, boxes, total)),
        subtitle=project_line(writer),
    )


def _boxes(writer: Writer) -> dict[str, list[tuple[int, Asset]]]:
    """Return the strengths by their sort, numbered as they stand in the lists."""
    own = (each for each in writer.source.snapshot.all(Asset) if not _is_empty(writer, each))
    number = count(1)
    return {sort: [(next(number), each) for each in box] for sort, box in by_sort(own).items()}


def _is_empty(writer: Writer, asset: Asset) -> bool:
    return not any(map(writer.own, (asset.what, asset.use, asset.used)))


def _how(writer: Writer, boxes: dict[str, list[tuple[int, Asset]]]) -> Paragraph:
    full = any(crowded([number for number, _ in found], BOX) for found in boxes.values())
    other, more = ["asset-map.other_box"] * (OTHER in boxes), ["asset-map.more"] * full
    return writer.run("asset-map.how", "asset-map.boxes", *other, *more)


def _lists(
    writer: Writer, boxes: dict[str, list[tuple[int, Asset]]], total: int
) -> Iterator[Block]:
    """Yield a list for each sort that there is, and room to write: for every sort where none is."""
    for sort, found in boxes.items():
        key = f"asset-map.sorts.{sort}"
        if found:
            items = tuple((Paragraph(_said(writer, number, each)),) for number, each in found)
            yield writer.section(key, ItemList(items))
        elif not total:
            yield writer.write(key, 2)
    if total:
        yield writer.write("asset-map.write_more", 2)


def _said(writer: Writer, number: int, asset: Asset) -> Inlines:
    what = " ".join(writer.own(asset.what).split()) or writer.word("asset-map.without_name")
    names, _ = writer.named(asset.whose)
    use, used = writer.lines(asset.use), writer.lines(asset.used)
    return spaced(
        (Strong(sentence(writer.plain("asset-map.numbered", number=number, what=what))),),
        writer.say("asset-map.from", names=", ".join(names)) if names else (),
        writer.say("asset-map.could", use=sentence(use)) if use else (),
        writer.say("asset-map.used", used=sentence(used)) if used else (),
    )
