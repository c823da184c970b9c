"""The records of a project: one frozen dataclass a kind, the single place where fields stand.

`project` derives its tables from these classes, forms and the command line their fields, and
everything above `project` sees records only as instances of them.
"""

from __future__ import annotations

import functools

from coprod_desktop.domain.fields import FieldSpec, Kind, specs_of
from coprod_desktop.domain.records.base import CheckState, Record, StepStateName, Strength
from coprod_desktop.domain.records.people import (
    Asset,
    Barrier,
    Consent,
    Invitation,
    Perspective,
    Stakeholder,
    Term,
)
from coprod_desktop.domain.records.sessions import (
    AgendaItem,
    ExpectedPerson,
    Reflection,
    Session,
    SessionCost,
)
from coprod_desktop.domain.records.steps import (
    Adjustment,
    Answer,
    Benefit,
    LearningEntry,
    Lesson,
    NextStep,
    Objective,
    Observation,
    Outcome,
    Project,
    StepState,
    ValueAction,
)
from coprod_desktop.domain.records.support import (
    Acknowledgement,
    Agreement,
    BudgetLine,
    DecisionElsewhere,
    DecisionRule,
    LeaderUpdate,
    LearningNeed,
    Levelling,
    Milestone,
    Rate,
    Reciprocity,
    Role,
    TrainingOffer,
    ValueCheck,
)

__all__ = [
    "INTERNAL_KINDS",
    "KINDS",
    "KIND_OF",
    "Acknowledgement",
    "Adjustment",
    "AgendaItem",
    "Agreement",
    "Answer",
    "Asset",
    "Barrier",
    "Benefit",
    "BudgetLine",
    "CheckState",
    "Consent",
    "DecisionElsewhere",
    "DecisionRule",
    "ExpectedPerson",
    "Invitation",
    "LeaderUpdate",
    "LearningEntry",
    "LearningNeed",
    "Lesson",
    "Levelling",
    "Milestone",
    "NextStep",
    "Objective",
    "Observation",
    "Outcome",
    "Perspective",
    "Project",
    "Rate",
    "Reciprocity",
    "Record",
    "Reflection",
    "Role",
    "Session",
    "SessionCost",
    "Stakeholder",
    "StepState",
    "StepStateName",
    "Strength",
    "Term",
    "TrainingOffer",
    "ValueAction",
    "ValueCheck",
    "owned_by",
    "specs",
]

KINDS: dict[str, type[Record]] = {
    "project": Project,
    "answer": Answer,
    "step_state": StepState,
    "learning_entry": LearningEntry,
    "value_action": ValueAction,
    "objective": Objective,
    "stakeholder": Stakeholder,
    "consent": Consent,
    "invitation": Invitation,
    "perspective": Perspective,
    "barrier": Barrier,
    "asset": Asset,
    "agreement": Agreement,
    "value_check": ValueCheck,
    "levelling": Levelling,
    "acknowledgement": Acknowledgement,
    "role": Role,
    "milestone": Milestone,
    "rate": Rate,
    "reciprocity": Reciprocity,
    "budget_line": BudgetLine,
    "decision_rule": DecisionRule,
    "decision_elsewhere": DecisionElsewhere,
    "leader_update": LeaderUpdate,
    "training_offer": TrainingOffer,
    "learning_need": LearningNeed,
    "outcome": Outcome,
    "observation": Observation,
    "adjustment": Adjustment,
    "lesson": Lesson,
    "next_step": NextStep,
    "benefit": Benefit,
    "session": Session,
    "agenda_item": AgendaItem,
    "expected_person": ExpectedPerson,
    "session_cost": SessionCost,
    "reflection": Reflection,
    "term": Term,
}
"""Every kind of record by its name, which is also its table's name and its name in operations."""

KIND_OF: dict[type[Record], str] = {record_type: kind for kind, record_type in KINDS.items()}

INTERNAL_KINDS = frozenset({"project", "answer", "step_state", "reflection"})
"""Kinds that exist once for a key: they are set or answered, never created by hand."""


@functools.cache
def specs(kind: str) -> dict[str, FieldSpec]:
    """Return the fields of a kind by name. Raises `KeyError` for an unknown kind."""
    return specs_of(KINDS[kind])


def owned_by(kind: str) -> tuple[tuple[str, str], ...]:
    """Return (kind, field) of the records that are deleted together with a record of `kind`."""
    return tuple(
        (child, spec.name)
        for child in KINDS
        for spec in specs(child).values()
        if spec.kind is Kind.REFERENCE and spec.owner and spec.reference == kind
    )
