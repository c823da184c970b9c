"""What a document is made from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coprod_desktop.content.model import Content
from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import Session
from coprod_desktop.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Source:
    """All that a document is made from: the same source gives the same document.

    `session` is the one that the papers are for, if any. `content` and `words` are in the
    language of the papers. On `today` it is decided which consents are live: without
    a day, what was given until some day counts as over.
    """

    snapshot: Snapshot
    content: Content
    words: Words
    session: Session | None = None
    today: dt.date | None = None
