"""All that anybody could read in or from a pack: words, alt texts, titles, the file's metadata."""

from __future__ import annotations

from collections.abc import Iterable

from coprod_desktop.documents.text import pack_text
from coprod_desktop.packs.registry import FOR_THE_ROOM, build_pack
from coprod_desktop.packs.source import Source


def whole_text(source: Source, document_ids: Iterable[str] = ()) -> str:
    """Return the text of a pack of these documents, or of all that are for the room."""
    pack = build_pack(source, tuple(document_ids) or FOR_THE_ROOM)
    pieces = [pack.title, pack.author, *pack.meta.values(), *pack_text(pack)]
    return "\n".join(pieces)
