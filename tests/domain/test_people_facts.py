"""What is still to do for each person, how consent stands in words, and text that is looked for."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.consent import Consents
from coprod_desktop.domain.folding import folded
from coprod_desktop.domain.people import PeopleFacts, ToDo
from coprod_desktop.domain.records import (
    KIND_OF,
    Asset,
    Barrier,
    Consent,
    Invitation,
    Reciprocity,
    Record,
    Stakeholder,
)
from coprod_desktop.domain.snapshot import Snapshot

TODAY = dt.date(2026, 11, 23)
ANN = "11111111-1111-4111-8111-111111111111"
BEN = "22222222-2222-4222-8222-222222222222"


def snapshot_of(*records: Record) -> Snapshot:
    kinds: dict[str, dict[str, Record]] = {}
    for each in records:
        kinds.setdefault(KIND_OF[type(each)], {})[each.id] = each
    return Snapshot(MappingProxyType(kinds))


def test_what_is_still_to_do_is_counted_for_each_person() -> None:
    ann = Stakeholder(id=ANN, sort="person", phone="01632 960123")
    ben = Stakeholder(id=BEN, sort="person", part="left")
    facts = PeopleFacts(
        snapshot_of(
            ann,
            ben,
            Barrier(id="b1", whose=f"{ANN}\n{BEN}\nOthers", barrier="Steps"),
            Barrier(id="b2", whose=ANN, state="removed"),
            Asset(id="a1", whose=ANN, what="A van"),
            Invitation(id="i1", stakeholder=ANN),
            Invitation(id="i2", stakeholder=ANN, answer="yes"),
            Invitation(id="i3", stakeholder=BEN, answer="waiting"),
            Reciprocity(id="r1", whose=ANN, claimed_on=TODAY),
            Reciprocity(id="r3", whose=BEN, claimed_on=TODAY),
            Reciprocity(id="r2", whose=ANN, claimed_on=TODAY, paid_on=TODAY),
        ),
        TODAY,
    )
    assert facts.to_do(ann) == ToDo(ask_name=True, barriers=1, waiting=1, payment=1)
    assert facts.to_do(ben) == ToDo(payment=1), "whoever left is owed what they claimed, no more"
    assert facts.brought[ANN] == ["Steps", "", "A van"]


dates = st.one_of(st.none(), st.dates(dt.date(2026, 11, 1), dt.date(2026, 12, 31)))
consents = st.builds(
    Consent,
    id=st.uuids().map(str),
    stakeholder=st.just(ANN),
    purpose=st.sampled_from(["name", "photo"]),
    answer=st.sampled_from(["", "yes", "no"]),
    given_on=dates,
    until=dates,
    withdrawn_on=dates,
)


@given(
    st.sampled_from(["person", "group", "organisation", ""]),
    st.lists(consents, max_size=4),
    st.sampled_from(["name", "photo"]),
)
def test_how_consent_stands_is_a_yes_just_where_it_is_allowed(sort, given_, purpose) -> None:
    ann = Stakeholder(id=ANN, sort=sort)
    asked = Consents(snapshot_of(ann, *given_), TODAY)
    standing = asked.standing(ann, purpose)
    assert (standing in ("yes", "public")) == asked.allows(ann, purpose)
    mine = [each for each in given_ if each.purpose == purpose]
    if standing == "not_asked":
        assert not any(each.answer or each.withdrawn_on for each in mine)
    if standing == "public":
        assert sort in ("group", "organisation")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Siân  Ó Súilleabháin", "sian o suilleabhain"),
        ("ŁUKASZ Øster\n", "lukasz oster"),
        ("Straße", "strasse"),
        ("Ŵyl y Tŷ", "wyl y ty"),
        ("مرحبا", "مرحبا"),
        ("", ""),
    ],
)
def test_text_is_compared_without_capitals_and_accents(written, found) -> None:
    assert folded(written) == found


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)
