"""What people bring, by its sort. Paper and window ask here."""

from __future__ import annotations

from collections.abc import Iterable

from coprod_desktop.domain.records import Asset, specs

OTHER = "other"
"""Where strengths stand whose sort nobody has said, or only a newer version knows."""

SORTS: tuple[str, ...] = tuple(specs("asset")["sort"].options)


def by_sort(assets: Iterable[Asset]) -> dict[str, list[Asset]]:
    """Return the strengths of each sort; a box for the others only where there are some."""
    boxes: dict[str, list[Asset]] = {sort: [] for sort in (*SORTS, OTHER)}
    for each in assets:
        if each.what.strip() or each.use.strip() or each.used.strip():
            boxes[each.sort if each.sort in boxes else OTHER].append(each)
    if not boxes[OTHER]:
        del boxes[OTHER]
    return boxes


def is_used(asset: Asset) -> bool:
    """Tell whether a strength is used somewhere already."""
    return bool(asset.used.strip())
