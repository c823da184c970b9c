"""What a session needs before people come, and how much of it is there."""

from __future__ import annotations

from dataclasses import dataclass

from coprod_desktop.domain.records import Session
from coprod_desktop.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Readiness:
    """The checks of a session in order: each one's id, and whether it is met."""

    checks: tuple[tuple[str, bool], ...]

    @property
    def met(self) -> int:
        """How many checks are met."""
        return sum(met for _, met in self.checks)

    @property
    def all(self) -> int:
        """How many checks there are."""
        return len(self.checks)


def readiness(snapshot: Snapshot, session: Session) -> Readiness:
    """Return what is ready for a session: what an invitation and an agenda are made from."""
    return Readiness(
        (
            ("purpose", bool(session.purpose)),
            ("when", bool(session.date and session.start and session.end)),
            ("place", bool(session.place)),
            ("place_checked", session.place_checked == "yes"),
            ("agenda", bool(snapshot.agenda(session.id))),
            ("people", bool(snapshot.expected(session.id))),
            ("costs", bool(session.costs_covered)),
        )
    )
