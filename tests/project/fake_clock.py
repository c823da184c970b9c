"""A clock that a test holds in its hand."""

from __future__ import annotations

import datetime as dt


class FakeClock:
    def __init__(self) -> None:
        self.time = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)

    def now(self) -> dt.datetime:
        return self.time

    def forward(self, seconds: float) -> None:
        self.time += dt.timedelta(seconds=seconds)
