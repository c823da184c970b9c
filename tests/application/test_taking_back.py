"""Whatever somebody agreed to: once it is taken back, nothing of it may be shown any more."""

from __future__ import annotations

import dataclasses
import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.application.consents import take_back
from coprod_desktop.domain.consent import Consents
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import Consent, Record, Stakeholder
from coprod_desktop.domain.snapshot import Snapshot

TODAY = dt.date(2026, 11, 23)
SOMEBODY = fixed_id("stakeholder", "somebody")

days = st.sampled_from([None, *(TODAY + dt.timedelta(each) for each in (-9, -1, 0, 1, 9))])
answers = st.sampled_from(["yes", "yes", "no", "", "from a newer version"])
sorts = st.sampled_from(["person", "group"])
agreements = st.lists(
    st.tuples(st.sampled_from(["name", "quote"]), answers, days, days, days), max_size=5
)


@given(sorts, agreements)
def test_what_is_taken_back_is_no_more_allowed_and_all_else_stays(sort, agreed):
    person = Stakeholder(id=SOMEBODY, name="Amal", sort=sort)
    given_now: dict[str, Record] = {}
    for at, (purpose, answer, on, until, withdrawn) in enumerate(agreed):
        made = Consent(
            id=fixed_id("consent", str(at)),
            stakeholder=SOMEBODY,
            purpose=purpose,
            answer=answer,
            given_on=on,
            until=until,
            withdrawn_on=withdrawn,
        )
        given_now[made.id] = made
    before = Snapshot({"stakeholder": {SOMEBODY: person}, "consent": given_now})
    stands = Consents(before, TODAY)
    operation = take_back(before, person, "quote", TODAY)
    assert (operation is None) == (not stands.allows(person, "quote"))
    if operation is None:
        return
    after = dict(given_now)
    for each in operation.operations:
        held = after[each.id]
        assert isinstance(held, Consent)
        assert (held.purpose, held.answer, held.withdrawn_on) == ("quote", "yes", None)
        assert each.fields == {"withdrawn_on": TODAY.isoformat()}
        after[each.id] = dataclasses.replace(held, withdrawn_on=TODAY)
    stood = Consents(Snapshot({**before.records, "consent": after}), TODAY)
    assert stood.standing(person, "quote") == "taken_back"
    assert stood.taken_back_on(person, "quote") >= TODAY
    assert stood.standing(person, "name") == stands.standing(person, "name")
