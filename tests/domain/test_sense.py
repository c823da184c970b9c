"""What one record cannot say at the same time."""

from __future__ import annotations

import pytest

from coprod_desktop.domain import sense
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.records import KINDS, specs
from coprod_desktop.support.errors import KnownError

ME, OTHER = new_id(), new_id()


@pytest.mark.parametrize(
    ("kind", "values", "key"),
    [
        ("consent", {"given_on": "2026-05-02", "until": "2026-05-01"}, "sense.consent_until"),
        (
            "consent",
            {"given_on": "2026-05-02", "withdrawn_on": "2025-06-01"},
            "sense.consent_withdrawn_on",
        ),
        (
            "invitation",
            {"date": "2026-05-02", "answered_on": "2026-05-01"},
            "sense.invitation_answered_on",
        ),
        ("stakeholder", {"buddy": ME}, "sense.own_buddy"),
        ("stakeholder", {"support_person": f"Her sister\n{ME}"}, "sense.own_support_person"),
        ("learning_need", {"who": OTHER, "buddy": f"{ME}\n{OTHER}"}, "sense.own_buddy"),
        ("learning_need", {"who": "Rosa", "buddy": "Rosa"}, "sense.own_buddy"),
    ],
)
def test_what_contradicts_itself_is_refused_whichever_of_the_two_is_written(
    kind: str, values: dict[str, str], key: str
) -> None:
    for field in values:
        with pytest.raises(KnownError) as refused:
            sense.check(kind, ME, [field], values)
        assert refused.value.key == key
    # What an older file holds stays, and everything else in it can be written.
    sense.check(kind, ME, ["position"], values)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("consent", {"given_on": "2026-05-02", "until": "2026-05-02"}),
        ("consent", {"given_on": "2026-05-02", "withdrawn_on": "2026-05-02"}),
        ("consent", {"until": "2026-05-02", "given_on": None}),
        ("consent", {"until": "2026-05-02", "withdrawn_on": "2026-06-01"}),
        ("invitation", {"date": None, "answered_on": "2026-05-01"}),
        ("stakeholder", {"buddy": OTHER, "support_person": "Her sister"}),
        ("learning_need", {"who": f"{ME}\n{OTHER}", "buddy": OTHER}),
        ("learning_need", {"who": "", "buddy": OTHER}),
        ("session", {"start": "19:00", "end": "01:00"}),
    ],
)
def test_what_may_have_been_so_is_taken(kind: str, values: dict[str, str | None]) -> None:
    sense.check(kind, ME, values, values)


def test_the_rules_are_about_fields_that_are_there() -> None:
    for kind, pairs in sense.IN_ORDER.items():
        for name in (each for pair in pairs for each in pair):
            assert specs(kind)[name].kind is Kind.DATE
    for kind, names in sense.SOMEBODY_ELSE.items():
        assert all(specs(kind)[name].kind is Kind.PICKS for name in names)
    assert sense.IN_ORDER.keys() | sense.SOMEBODY_ELSE.keys() <= KINDS.keys()
