"""How long work tells how far it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):  # noqa: N818 - a person's wish, not an error
    """The person stopped the work; nothing was written."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What a renderer calls between its pieces of work."""

    progress: Callable[[int, int], None] | None = None
    """Called with (pieces done, pieces in all)."""
    cancelled: Callable[[], bool] | None = None

    def step(self, done: int, total: int) -> None:
        """Report a finished piece. Raises `Cancelled` when the person has asked to stop."""
        if self.cancelled is not None and self.cancelled():
            raise Cancelled
        if self.progress is not None:
            self.progress(done, total)
