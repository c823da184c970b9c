"""What a closed card tells of a record, so that a list can be looked over."""

from __future__ import annotations

import datetime as dt

import pytest

from coprod_desktop.content.load import load_content
from coprod_desktop.content.summary import title_and_facts
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import Barrier, Consent, Milestone, Reciprocity, Stakeholder
from coprod_desktop.domain.snapshot import Snapshot

WORDS = Words()
FORMS = load_content(WORDS).forms
DAY = dt.date(2026, 5, 4)
AMAL = Stakeholder(id="00000000-0000-4000-8000-000000000001", name="Amal")
SNAPSHOT = Snapshot({"stakeholder": {AMAL.id: AMAL}})


def _facts(kind, record):
    return title_and_facts(WORDS, FORMS[kind], record, SNAPSHOT)


def test_a_barrier_tells_how_it_stands_who_sees_to_it_and_by_when() -> None:
    barrier = Barrier(
        id="b",
        barrier="The last bus leaves at six",
        sort="availability",
        whose=AMAL.id,
        who="Sam",
        by_when=DAY,
        state="under_way",
    )
    assert _facts("barrier", barrier) == (
        "The last bus leaves at six",
        "Under way · keeps away Amal · seen to by Sam · by 4 May 2026",
    )


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({"offered_on": DAY}, "offered on 4 May 2026"),
        (
            {"offered_on": DAY, "claimed_on": DAY},
            "claimed on 4 May 2026, waiting to be paid",
        ),
        ({"claimed_on": DAY, "paid_on": DAY}, "paid on 4 May 2026"),
    ],
)
def test_what_somebody_gets_back_tells_how_much_and_whether_they_wait_for_it(days, told) -> None:
    given = Reciprocity(id="r", contribution="A meeting", whose=AMAL.id, amount=1250, **days)
    assert _facts("reciprocity", given) == ("A meeting", f"for Amal · £12.50 · {told}")


def test_a_consent_tells_until_when_it_is_given_or_when_it_was_taken_back() -> None:
    said = {"id": "c", "purpose": "photo", "answer": "yes", "given_on": DAY, "until": DAY}
    assert _facts("consent", Consent(**said)) == (
        "A photo",
        "Yes · said on 4 May 2026 · until 4 May 2026",
    )
    back = Consent(**said, withdrawn_on=DAY)
    assert _facts("consent", back)[1].startswith("taken back on 4 May 2026 ·")


def test_words_in_braces_are_told_as_they_were_written() -> None:
    milestone = Milestone(id="m", what="{value}", who="{who}")
    assert _facts("milestone", milestone) == ("{value}", "{who}")


def test_what_is_told_are_fields_of_the_kind_with_the_words_for_them() -> None:
    for kind, form in FORMS.items():
        told = {name for place in form.tells for name in place}
        for name in told:
            assert form.field(name).kind is not Kind.CHECKLIST, (kind, name)
        assert set(form.told) <= told, kind
        assert all("{value}" in each for each in form.told.values()), kind


def test_every_kind_with_a_state_or_an_owner_tells_it() -> None:
    for kind, form in FORMS.items():
        if kind in {"stakeholder", "session", "project"}:
            continue
        told = {name for place in form.tells for name in place}
        for name in ("state", "answer", "who", "date", "by_when", "amount"):
            field = next((each for each in form.fields if each.id == name), None)
            if form.tells and field is not None and field.kind is not Kind.LONG_TEXT:
                first = form.fields[0].id
                assert name in told | {first}, (kind, name)
