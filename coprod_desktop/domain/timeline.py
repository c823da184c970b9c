"""Milestones in the order of their days, with today among them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from coprod_desktop.domain.records import Milestone


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the line: a milestone, or today where there is none.

    `gap` is how long the way from the stop before is, from 0 to 1 for the longest of all.
    """

    date: dt.date
    milestone: Milestone | None = None
    gap: float = 0.0
    late: bool = False


def timeline(milestones: Iterable[Milestone], today: dt.date | None) -> tuple[Stop, ...]:
    """Return the stops from the first day to the last; without a dated milestone there is none.

    Today stands before what is to happen today; without a day it is left out, and nothing is late.
    A milestone without a day has no place yet.
    """
    dated = [(each.date, each) for each in milestones if each.date is not None]
    if not dated:
        return ()
    found: list[tuple[dt.date, Milestone | None]] = [*dated]
    if today is not None:
        found.append((today, None))
    found.sort(key=lambda stop: (stop[0], stop[1] is not None))
    days = [0, *((after - before).days for (before, _), (after, _) in pairwise(found))]
    longest = max(days) or 1
    return tuple(
        Stop(
            date,
            each,
            gap / longest,
            late=each is not None
            and today is not None
            and date < today
            and each.state != "reached",
        )
        for (date, each), gap in zip(found, days, strict=True)
    )
