"""What time it is, as something that can be passed in."""

from __future__ import annotations

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Tells the time. Nothing asks the system directly, so a test can hold time still."""

    def now(self) -> dt.datetime:
        """Return the present moment as an aware datetime."""
        ...


class SystemClock:
    """The computer's own clock, in the local time zone."""

    def now(self) -> dt.datetime:
        """Return the present moment with the local offset from UTC."""
        return dt.datetime.now().astimezone()
