"""What things cost is added up from where it is noted, and from nowhere else."""

from __future__ import annotations

import dataclasses
import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.budget import Bar, Budget, Giving, budget_of, giving_of, session_total
from coprod_desktop.domain.records import (
    KIND_OF,
    Barrier,
    BudgetLine,
    LearningNeed,
    Reciprocity,
    Record,
    SessionCost,
    TrainingOffer,
)
from coprod_desktop.domain.snapshot import Snapshot

DAY = dt.date(2026, 11, 23)
amounts = st.none() | st.integers(0, 100_000_000)
days = st.none() | st.just(DAY)
kinds = st.one_of(
    st.builds(Barrier, id=st.just(""), cost=amounts),
    st.builds(
        Reciprocity,
        id=st.just(""),
        amount=amounts,
        advanced=amounts,
        claimed_on=days,
        paid_on=days,
    ),
    st.builds(TrainingOffer, id=st.just(""), cost=amounts),
    st.builds(LearningNeed, id=st.just(""), cost=amounts),
    st.builds(SessionCost, id=st.just(""), amount=amounts, session=st.sampled_from("ab")),
    st.builds(
        BudgetLine, id=st.just(""), amount=amounts, sort=st.sampled_from(("", "income", "cost"))
    ),
)
projects = st.lists(kinds, max_size=12).map(
    lambda found: [dataclasses.replace(each, id=str(at)) for at, each in enumerate(found)]
)


def budget(*records: Record) -> Budget:
    found: dict[str, dict[str, Record]] = {}
    for each in records:
        found.setdefault(KIND_OF[type(each)], {})[each.id] = each
    return budget_of(Snapshot(found))


def figures(found: Budget) -> tuple[int, ...]:
    return (found.income, found.unsorted, *(amount for _, amount in found.parts))


@given(projects)
def test_the_parts_make_up_the_whole(records: list[Record]) -> None:
    found = budget(*records)
    assert found.cost == sum(amount for _, amount in found.parts)
    assert found.left == found.income - found.cost
    assert found.giving.total == found.reciprocity
    assert min(figures(found)) >= 0
    assert found.is_empty == (not any(figures(found)))


@given(projects, st.data())
def test_what_is_deleted_is_out_of_the_budget_and_nothing_else(
    records: list[Record], data: st.DataObject
) -> None:
    if not records:
        return
    gone = data.draw(st.sampled_from(records))
    alone = figures(budget(gone))
    left = figures(budget(*(each for each in records if each is not gone)))
    assert figures(budget(*records)) == tuple(
        one + other for one, other in zip(alone, left, strict=True)
    )


@given(amounts, amounts, days, days)
def test_what_people_get_is_counted_once_however_far_it_is(
    amount: int | None, advanced: int | None, claimed: dt.date | None, paid: dt.date | None
) -> None:
    record = Reciprocity(id="", amount=amount, advanced=advanced, claimed_on=claimed, paid_on=paid)
    found = giving_of(record)
    assert found.total == max(amount or 0, advanced or 0)
    assert (found.waiting > 0) <= (claimed is not None and paid is None)
    assert (found.paid > 0) <= (paid is not None)


def test_an_advance_is_part_of_the_whole_amount() -> None:
    offer = Reciprocity(id="", amount=3000, advanced=1250)
    assert giving_of(offer) == Giving(advanced=1250, to_come=1750)
    claimed = dataclasses.replace(offer, claimed_on=DAY)
    assert giving_of(claimed) == Giving(advanced=1250, waiting=1750)
    assert giving_of(dataclasses.replace(claimed, paid_on=DAY)) == Giving(paid=3000)


def test_a_line_that_does_not_say_which_way_it_goes_changes_nothing_but_is_told() -> None:
    found = budget(BudgetLine(id="a", amount=500))
    assert (found.income, found.cost, found.left, found.unsorted) == (0, 0, 0, 500)
    assert not found.is_empty


def test_a_session_costs_what_stands_with_it() -> None:
    costs = (
        SessionCost(id="a", session="first", amount=3600),
        SessionCost(id="b", session="first", amount=None),
        SessionCost(id="c", session="second", amount=100),
    )
    project = Snapshot({"session_cost": {each.id: each for each in costs}})
    assert session_total(project, "first") == 3600
    assert session_total(project, "third") == 0


def test_the_bars_are_the_costs_that_there_are_and_the_largest_is_whole():
    empty = Budget(500, 0, Giving(), 0, 0, 0, 0)
    assert empty.bars == ()
    some = dataclasses.replace(empty, barriers=200, giving=Giving(paid=300, waiting=100))
    assert some.bars == (Bar("barriers", 200, 0.5), Bar("reciprocity", 400, 1.0))
