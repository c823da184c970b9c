"""Making packs: from a frozen project to the bytes of one file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from coprod_desktop.content.model import Content
from coprod_desktop.content.words import Words
from coprod_desktop.documents.text import pack_text
from coprod_desktop.documents.tree import Pack
from coprod_desktop.domain.records import Session
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.packs.registry import FOR_THE_ROOM, SESSION_PACK, build_pack
from coprod_desktop.packs.source import Source
from coprod_desktop.render.profiles import DEFAULT_PROFILE, PrintProfile, load_profiles
from coprod_desktop.support.errors import KnownError

ALL = "all"
"""Stands for every document that is for the room."""


class Format(Enum):
    """The kinds of file that a pack can be."""

    PDF = "pdf"
    HTML = "html"


_NAMED = 3
"""So many documents still fit a file's name."""

FORMATS = {each.value: each for each in Format}
"""The formats by the name that a command line uses."""


@dataclass(frozen=True, slots=True)
class PackOrder:
    """What to make: which documents (none means the usual session pack), for whom, of what."""

    documents: tuple[str, ...] = ()
    profile: str = DEFAULT_PROFILE
    format: Format = Format.PDF
    session: Session | None = None


@dataclass(frozen=True, slots=True)
class MadePack:
    """A finished pack: the name for its file, what it is called, its bytes and its words.

    `text` is what the pack says, one piece a line, in reading order.
    """

    name: str
    title: str
    data: bytes
    text: str


def make_pack(
    snapshot: Snapshot,
    content: Content,
    words: Words,
    order: PackOrder,
    *,
    today: dt.date,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> MadePack:
    """Make one pack. The same project, order and day give the same bytes.

    What people agreed to until some day is left out after that day, which `today` tells.
    It touches no file and no window, so it may run in a thread. `progress` is told pieces done
    and pieces in all. Raises `KnownError` for an unknown document or profile or a missing
    session, and `render.cancel.Cancelled` once `cancelled` answers true.
    """
    profiles = load_profiles()
    if order.profile not in profiles:
        raise KnownError("cli.unknown_profile", profile=order.profile[:40])
    profile = profiles[order.profile]
    documents = _document_ids(order)
    pack = build_pack(Source(snapshot, content, words, order.session, today), documents)
    return MadePack(
        name=_file_name(documents, order),
        title=pack.title,
        data=render_pack(pack, profile, order.format, progress, cancelled),
        text="\n".join(pack_text(pack)),
    )


def session_named(snapshot: Snapshot, name: str, words: Words) -> Session:
    """Return the session with this number, counted from 1 by date, or with this id.

    Raises `KnownError` where there is none.
    """
    sessions = snapshot.sessions()
    if name.isascii() and name.isdigit() and 1 <= int(name) <= len(sessions):
        return sessions[int(name) - 1]
    found = snapshot.get(Session, name)
    if found is None:
        count = words.plural("cli.said.sessions", len(sessions))
        raise KnownError("cli.no_such_session", session=name[:40], count=count)
    return found


def _document_ids(order: PackOrder) -> tuple[str, ...]:
    if order.documents == (ALL,):
        return FOR_THE_ROOM
    return order.documents or SESSION_PACK


def render_pack(
    pack: Pack,
    profile: PrintProfile,
    form: Format,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """Return the bytes of a pack in one form. Raises `render.cancel.Cancelled`."""
    # A renderer's library loads when it is first used: reportlab alone takes a fifth of a second.
    match form:
        case Format.PDF:
            from coprod_desktop.render.pdf import render_pdf  # noqa: PLC0415

            return render_pdf(pack, profile, progress=progress, cancelled=cancelled)
        case Format.HTML:
            from coprod_desktop.render.html import render_html  # noqa: PLC0415

            return render_html(pack, profile).encode("utf-8")


def _file_name(documents: tuple[str, ...], order: PackOrder) -> str:
    """Return a name that tells packs apart: the day, what is in it, and the profile."""
    what = "-and-".join(documents)
    if documents == SESSION_PACK:
        what = "session-pack"
    elif len(documents) > _NAMED:
        what = f"{documents[0]}-and-{len(documents) - 1}-more"
    parts = [what, order.profile]
    if order.session is not None and order.session.date is not None:
        parts.insert(0, order.session.date.isoformat())
    return f"{'-'.join(parts)}.{order.format.value}"
