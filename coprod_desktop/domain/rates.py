"""Which of our rates hold on a day."""

from __future__ import annotations

import datetime as dt

from coprod_desktop.domain.records import Rate
from coprod_desktop.domain.snapshot import Snapshot

_OURS = ("", "us")


def rates_on(snapshot: Snapshot, today: dt.date | None) -> tuple[Rate, ...]:
    """Return the newest of our rates of each name that has begun by `today`, in their order.

    What others pay is none of ours, and so is a rate of whose payer only a newer version knows.
    A rate without a date always holds until a dated one of the same name takes its place. Without
    a day, every dated rate counts as begun.
    """
    newest: dict[str, Rate] = {}
    for rate in snapshot.all(Rate):
        name = " ".join(rate.name.split()).casefold()
        ours = rate.payer in _OURS
        begun = ours and (rate.since is None or today is None or rate.since <= today)
        before = newest.get(name)
        if begun and (before is None or _since(rate) >= _since(before)):
            newest[name] = rate
    return tuple(sorted(newest.values(), key=lambda each: (each.position, each.id)))


def _since(rate: Rate) -> dt.date:
    return rate.since or dt.date.min
