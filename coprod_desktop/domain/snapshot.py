"""A frozen view of a whole project at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar, cast

from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import (
    KIND_OF,
    AgendaItem,
    Answer,
    CheckState,
    ExpectedPerson,
    Project,
    Record,
    Reflection,
    Session,
    StepState,
)

R = TypeVar("R", bound=Record)

PROJECT_ID = fixed_id("project", "")
"""The id of the one project record."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All records of a project by kind and id. Deleted records are not in it."""

    records: Mapping[str, Mapping[str, Record]]
    _ordered: dict[type[Record], tuple[Record, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What `all` sorted before: a page asks for the same people again and again."""

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """Return the records of one type in their order: by position, then by id."""
        if record_type not in self._ordered:
            found = self.records.get(KIND_OF[record_type], MappingProxyType({})).values()
            mine = [record for record in found if isinstance(record, record_type)]
            mine.sort(key=lambda record: (record.position, record.id))
            self._ordered[record_type] = tuple(mine)
        return cast("tuple[R, ...]", self._ordered[record_type])

    def get(self, record_type: type[R], record_id: str) -> R | None:
        """Return one record, or None where there is none with this id."""
        found = self.records.get(KIND_OF[record_type], {}).get(record_id)
        return found if isinstance(found, record_type) else None

    def any_of(self, kind: str, record_id: str) -> Record | None:
        """Return one record of a kind named by its string, or None."""
        return self.records.get(kind, {}).get(record_id)

    @property
    def project(self) -> Project:
        """What the project is called; an empty record before anybody named it."""
        return self.get(Project, PROJECT_ID) or Project(id=PROJECT_ID)

    def sessions(self) -> tuple[Session, ...]:
        """Return the sessions by date and start; those without a date come last."""
        return tuple(
            sorted(
                self.all(Session),
                key=lambda each: (
                    each.date is None,
                    each.date.isoformat() if each.date else "",
                    each.start.isoformat() if each.start else "",
                    each.position,
                    each.id,
                ),
            )
        )

    def agenda(self, session_id: str) -> tuple[AgendaItem, ...]:
        """Return the agenda of a session in order."""
        return tuple(item for item in self.all(AgendaItem) if item.session == session_id)

    def expected(self, session_id: str) -> tuple[ExpectedPerson, ...]:
        """Return who is expected at a session."""
        return tuple(each for each in self.all(ExpectedPerson) if each.session == session_id)

    def reflection(self, session_id: str, question: str) -> Reflection | None:
        """Return what was noted about one during-the-work question at a session."""
        return self.get(Reflection, fixed_id("reflection", f"{session_id}/{question}"))

    def answer(self, key: str) -> Answer | None:
        """Return the answer to a field, or to "field/item" of a checklist."""
        return self.get(Answer, fixed_id("answer", key))

    def answer_text(self, key: str) -> str:
        """Return the value of an answer, empty where nobody answered."""
        found = self.answer(key)
        return found.value if found else ""

    def chosen(self, key: str) -> tuple[str, ...]:
        """Return the ids of the options chosen in a field of several choices."""
        return tuple(self.answer_text(key).split())

    def check(self, field_id: str, item: str) -> tuple[CheckState, str]:
        """Return the state and the note of one line of a checklist."""
        found = self.answer(f"{field_id}/{item}")
        if found is None:
            return "", ""
        state: CheckState = found.value if found.value in ("yes", "partly", "not_yet") else ""  # type: ignore[assignment]  # narrowed by the test
        return state, found.note

    def step_state(self, step_id: str) -> StepState:
        """Return where a step stands; not started where nobody said anything."""
        state_id = fixed_id("step_state", step_id)
        return self.get(StepState, state_id) or StepState(id=state_id, step=step_id)
