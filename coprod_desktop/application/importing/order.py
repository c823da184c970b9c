"""From a proposal and what a person decided to one operation, and a report of every row."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from coprod_desktop.application.importing.columns import KIND
from coprod_desktop.application.importing.proposal import Line, Proposal, Sort, held_by
from coprod_desktop.application.importing.told import Told, shortened
from coprod_desktop.application.importing.values import Remark, named
from coprod_desktop.application.operations import IMPORT, Create, Set, Several
from coprod_desktop.content.words import Words
from coprod_desktop.domain.consent import Consents
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.folding import bare
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.records import Stakeholder, specs
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.project.edits import Action
from coprod_desktop.support.errors import KnownError

Choice: TypeAlias = Literal["leave_out", "add", "fill_in"]
CHOICES: tuple[Choice, ...] = ("leave_out", "add", "fill_in")

CONTACTS = frozenset({"phone", "email", "address", "hear_by", "reach_note", "how_to_invite"})
"""Fields that say how somebody is reached: of use to others only with consent for "contact"."""

MOST_AT_ONCE = 10_000
"""People that one import brings in: twice as many as the window is made to stay quick with."""

_NAMES_PEOPLE = tuple(
    spec.name for spec in specs(KIND).values() if spec.reference == KIND and not spec.hidden
)


@dataclass(frozen=True, slots=True)
class Agreed:
    """That the people in the file agreed to be contacted: when and how, as far as that is known."""

    on: dt.date | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What becomes of each group of people who may be there already, and what they agreed to."""

    same: Mapping[Sort, Choice] = field(default_factory=dict)
    contact: Agreed | None = None

    def of(self, sort: Sort) -> Choice:
        """Return what is to become of lines of a sort; who may be there already is left out."""
        return "add" if sort == "new" else self.same.get(sort, "leave_out")


@dataclass(frozen=True, slots=True)
class Report:
    """How many were added, filled in, left out and refused, and why, by row."""

    added: int
    filled_in: int
    left_out: int
    refused: int
    remarks: tuple[Remark, ...]

    def rows(self, words: Words) -> list[list[str]]:
        """Return the report as a table, a remark a row."""
        return [
            [words("importing.report.row"), words("importing.report.why")],
            *([str(each.row), sentence(words, each)] for each in self.remarks),
        ]

    def as_json(self, words: Words) -> dict[str, JsonValue]:
        """Return the report for a script."""
        return {
            "added": self.added,
            "filled_in": self.filled_in,
            "left_out": self.left_out,
            "refused": self.refused,
            "rows": [
                {"row": each.row, "what": each.key, "why": sentence(words, each)}
                for each in self.remarks
            ],
        }


def sentence(words: Words, remark: Remark) -> str:
    """Return a remark in words."""
    return words(f"importing.remarks.{remark.key}", **remark.facts)


def order(
    proposal: Proposal, decisions: Decisions, snapshot: Snapshot, today: dt.date
) -> tuple[Several | None, Report]:
    """Return the one operation of an import, None where nothing is to be done, and its report.

    Raises `KnownError` "importing.too_many".
    """
    work = _Order(decisions, snapshot, today, proposal.told)
    for line in proposal.lines:
        work.take(line)
    counts = work.counts
    if counts["added"] + counts["filled_in"] > MOST_AT_ONCE:
        raise KnownError("importing.too_many", most=MOST_AT_ONCE)
    remarks = sorted(work.remarks, key=lambda each: each.row)
    report = Report(
        counts["added"],
        counts["filled_in"],
        counts["left_out"],
        counts["refused"],
        tuple(remarks),
    )
    return work.operation(), report


class _Order:
    def __init__(
        self, decisions: Decisions, snapshot: Snapshot, today: dt.date, told: Told
    ) -> None:
        self._told = told
        self._decisions = decisions
        self._snapshot = snapshot
        self._consents = Consents(snapshot, today)
        self._new: dict[str, dict[str, JsonValue]] = {}
        self._filled: dict[str, dict[str, JsonValue]] = {}
        self.counts: Counter[str] = Counter()
        self.remarks: list[Remark] = []

    def take(self, line: Line) -> None:
        if line.sort == "refused":
            self.counts["refused"] += 1
            self.remarks += line.remarks
            return
        choice = self._decisions.of(line.sort)
        if choice == "fill_in":
            self._fill_in(line)
        elif choice == "add":
            self._new[line.id] = dict(line.values)
            self.counts["added"] += 1
            self.remarks += line.remarks
        else:
            self._leave_out(line, line.alike)

    def _leave_out(self, line: Line, key: str) -> None:
        # What else there is to say about the row is of no use then.
        self.counts["left_out"] += 1
        self.remarks.append(Remark(line.number, key, line.facts))

    def _fill_in(self, line: Line) -> None:
        if len(line.like) > 1:
            self._leave_out(line, "several")
            return
        into = line.like[0]
        there = self._snapshot.get(Stakeholder, into)
        before = self._new.get(into) if there is None else held_by(there)
        if before is None:
            self._leave_out(line, line.alike)
            return
        held = {**before, **self._filled.get(into, {})}
        told = self._told
        news = {
            name: it for name, it in line.values.items() if not told.same(name, held.get(name), it)
        }
        remarks: list[Remark] = []
        if there is not None and self._consents.refused(there, "contact"):
            if CONTACTS & news.keys():
                remarks.append(Remark(line.number, "said_no", line.facts))
            news = {name: it for name, it in news.items() if name not in CONTACTS}
        fresh = {name: it for name, it in news.items() if held.get(name) in ("", None)}
        remarks += [
            self._differs(line, name, held[name], it)
            for name, it in news.items()
            if name not in fresh
        ]
        remarks += [each for each in line.remarks if not each.field or each.field in fresh]
        self.remarks += remarks
        if not fresh:
            self.counts["left_out"] += 1
            if not remarks:
                self.remarks.append(Remark(line.number, "nothing_new", line.facts))
            return
        self.counts["filled_in"] += 1
        if there is None:
            self._new[into].update(fresh)
        else:
            self._filled.setdefault(into, {}).update(fresh)

    def _differs(self, line: Line, name: str, there: JsonValue, value: JsonValue) -> Remark:
        """Return the remark that two values differ; what is there stays."""
        told = self._told
        facts: dict[str, str | int] = {
            "column": told.head(name),
            "here": shortened(told.text(name, there)),
            "value": shortened(told.text(name, value)),
        }
        return Remark(line.number, "differs", line.facts | facts)

    def operation(self) -> Several | None:
        if not self._new and not self._filled:
            return None
        known = self._known()
        for person, values in (*self._new.items(), *self._filled.items()):
            for name in _NAMES_PEOPLE:
                if name in values:
                    values[name] = "\n".join(self._others(person, str(values[name]), known))
        steps: list[Create | Set] = [
            Create(KIND, values, person) for person, values in self._new.items()
        ]
        steps += [Set(KIND, person, values) for person, values in self._filled.items()]
        steps += self._consents_given()
        many = len(self._new) + len(self._filled)
        return Several(steps, Action(IMPORT, KIND, str(many)))

    def _others(self, person: str, text: str, known: Mapping[str, str]) -> list[str]:
        """Return the lines of a cell, the ids of others among them.

        Nobody is their own buddy: who is called the same is a namesake, and stays there in words.
        """
        there = self._snapshot.get(Stakeholder, person)
        own = str(self._new[person]["name"]) if there is None else there.name
        return [own if each == person else each for each in named(text, known)]

    def _known(self) -> dict[str, str]:
        """Return everybody's id by name, where only one is called that."""
        people = [(bare(it.name), it.id) for it in self._snapshot.all(Stakeholder) if it.name]
        people += [(bare(str(it["name"])), person) for person, it in self._new.items()]
        often = Counter(name for name, _ in people)
        return {name: person for name, person in people if often[name] == 1}

    def _consents_given(self) -> list[Create]:
        agreed = self._decisions.contact
        if agreed is None:
            return []
        whom = [person for person, values in self._new.items() if CONTACTS & values.keys()]
        for person, values in self._filled.items():
            there = self._snapshot.get(Stakeholder, person)
            if there and CONTACTS & values.keys() and not self._consents.allows(there, "contact"):
                whom.append(person)
        given = agreed.on.isoformat() if agreed.on else None
        fields = {"purpose": "contact", "answer": "yes", "given_on": given, "how": agreed.how}
        return [Create("consent", {"stakeholder": each, **fields}, new_id()) for each in whom]
