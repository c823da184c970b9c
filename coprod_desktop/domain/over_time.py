"""How the six relationship values stood from one look to the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from coprod_desktop.domain.records import ValueCheck, specs


@dataclass(frozen=True, slots=True)
class Point:
    """A look at a value: when, the rating, and where it is drawn.

    `across` goes from 0, the first look at any value, to 1, the last; `up` from 0, the weakest
    rating, to 1, the strongest.
    """

    date: dt.date
    rating: str
    across: float
    up: float


@dataclass(frozen=True, slots=True)
class Series:
    """One value, with the looks at it in the order of their days; there is at least one."""

    value: str
    points: tuple[Point, ...]


def values_over_time(checks: Iterable[ValueCheck]) -> tuple[Series, ...]:
    """Return the values that were looked at, in their usual order.

    Of two looks at a value on one day the later in the list counts. A look without a day, a value
    or a rating has no place, nor has one that only a newer version knows.
    """
    known = specs("value_check")
    values, ratings = known["value"].options, known["rating"].options
    seen: dict[str, dict[dt.date, str]] = {}
    for each in checks:
        if each.date is not None and each.value in values and each.rating in ratings:
            seen.setdefault(each.value, {})[each.date] = each.rating
    days = sorted(day for looks in seen.values() for day in looks)
    if not days:
        return ()
    span = (days[-1] - days[0]).days
    return tuple(
        Series(
            value,
            tuple(
                Point(
                    day,
                    rating,
                    (day - days[0]).days / span if span else 0.5,
                    ratings.index(rating) / (len(ratings) - 1),
                )
                for day, rating in sorted(seen[value].items())
            ),
        )
        for value in values
        if value in seen
    )
