"""Somebody's words are shown only while everybody whose words they are still agrees."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from coprod_desktop.domain.consent import Consents
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import KIND_OF, Consent, Observation, Record, Stakeholder
from coprod_desktop.domain.snapshot import Snapshot

AMAL, BEN = (fixed_id("stakeholder", name) for name in ("amal", "ben"))
TODAY = dt.date(2026, 11, 23)


def agreed(stakeholder: str, answer: str = "yes", **more: object) -> Consent:
    key = fixed_id("consent", f"{stakeholder}{answer}")
    return Consent(id=key, stakeholder=stakeholder, purpose="quote", answer=answer, **more)


def may_be_quoted(whose: str, *consents: Consent, noted: str = "yes") -> bool:
    people = (Stakeholder(id=AMAL, name="Amal  Hussain"), Stakeholder(id=BEN, name="Ben"))
    found: dict[str, dict[str, Record]] = {}
    for record in (*people, *consents):
        found.setdefault(KIND_OF[type(record)], {})[record.id] = record
    words = Observation(id="o", quote="I slept.", whose_quote=whose, quote_consent=noted)
    return Consents(Snapshot(found), TODAY).allows_quote(words)


def test_words_of_nobody_in_particular_follow_what_was_noted_beside_them():
    assert may_be_quoted("")
    assert may_be_quoted(" \n")
    assert not may_be_quoted("", noted="")
    assert not may_be_quoted("", noted="no")


@pytest.mark.parametrize("whose", [AMAL, "Amal Hussain", "amal hussain", "AMAL\u00a0HUSSAIN"])
def test_words_of_a_person_need_that_persons_yes(whose):
    assert not may_be_quoted(whose)
    assert may_be_quoted(whose, agreed(AMAL))
    assert not may_be_quoted(whose, agreed(AMAL), noted="no")
    assert not may_be_quoted(whose, agreed(AMAL), agreed(AMAL, "no"))


@pytest.mark.parametrize("whose", ["A carer at the bus stop", "Amal", "Said by Amal Hussain"])
def test_words_of_somebody_whom_no_record_explains_stay_out(whose):
    assert not may_be_quoted(whose, agreed(AMAL), agreed(BEN))
    assert not may_be_quoted(f"Ben\n{whose}", agreed(AMAL), agreed(BEN))


def test_a_name_of_two_people_needs_the_yes_of_both():
    curly = "Nia O\u2019Brien"
    found = (
        Stakeholder(id=AMAL, name="Nia O'Brien"),
        Stakeholder(id=BEN, name="Nia O'Brien"),
    )
    for agree, may in (((AMAL,), False), ((AMAL, BEN), True)):
        people = {each.id: each for each in found}
        given = {each.id: each for each in map(agreed, agree)}
        snapshot = Snapshot({"stakeholder": people, "consent": given})
        said = Observation(id="o", quote="I slept.", whose_quote=curly, quote_consent="yes")
        assert Consents(snapshot, TODAY).allows_quote(said) == may


def test_words_of_two_people_need_both():
    assert not may_be_quoted(f"{AMAL}\n{BEN}", agreed(AMAL))
    assert may_be_quoted(f"{AMAL}\n{BEN}", agreed(AMAL), agreed(BEN))


def test_a_yes_until_a_day_ends_after_that_day():
    assert may_be_quoted(AMAL, agreed(AMAL, until=TODAY))
    assert not may_be_quoted(AMAL, agreed(AMAL, until=TODAY - dt.timedelta(1)))


def test_a_yes_counts_from_the_day_on_which_it_is_given():
    tomorrow = TODAY + dt.timedelta(1)
    assert may_be_quoted(AMAL, agreed(AMAL, given_on=TODAY))
    assert not may_be_quoted(AMAL, agreed(AMAL, given_on=tomorrow))
    # A refusal that is older than a yes of tomorrow still stands today.
    refused = agreed(AMAL, "no", given_on=TODAY - dt.timedelta(9))
    assert not may_be_quoted(AMAL, refused, agreed(AMAL, given_on=tomorrow))
    assert may_be_quoted(AMAL, refused, agreed(AMAL, given_on=TODAY))


def test_a_yes_of_tomorrow_is_told_as_one_that_is_still_to_come():
    amal = Stakeholder(id=AMAL, name="Amal", sort="person")
    given = agreed(AMAL, given_on=TODAY + dt.timedelta(1))
    snapshot = Snapshot({"stakeholder": {AMAL: amal}, "consent": {given.id: given}})
    assert Consents(snapshot, TODAY).standing(amal, "quote") == "to_come"
    assert Consents(snapshot, TODAY + dt.timedelta(1)).standing(amal, "quote") == "yes"
    assert Consents(snapshot, None).standing(amal, "quote") == "yes"


def test_what_was_taken_back_stays_back():
    assert not may_be_quoted(AMAL, agreed(AMAL, given_on=TODAY, withdrawn_on=TODAY))


def test_words_of_somebody_who_is_gone_from_the_project_stay_out():
    assert not may_be_quoted(fixed_id("stakeholder", "gone"))


@pytest.mark.parametrize("sort", ["person", "group", "organisation"])
def test_an_answer_that_only_a_newer_version_knows_is_no_yes(sort):
    who = Stakeholder(id=AMAL, name="The Club", sort=sort)

    def may_be_named(*given: Consent) -> bool:
        consents = {each.id: dataclasses.replace(each, purpose="name") for each in given}
        snapshot = Snapshot({"stakeholder": {AMAL: who}, "consent": consents})
        return Consents(snapshot, TODAY).allows(who, "name")

    later = agreed(AMAL, "only_inside", given_on=TODAY - dt.timedelta(1))
    assert may_be_named() == may_be_named(agreed(AMAL, "")) == (sort != "person")
    assert not may_be_named(later)
    assert not may_be_named(later, agreed(AMAL, given_on=TODAY - dt.timedelta(2)))
    assert may_be_named(later, agreed(AMAL, given_on=TODAY))
