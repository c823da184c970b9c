"""The history of a project as a person reads it: what changed, when, by whom.

All that somebody did at once is one moment. Of each moment it is told what was there before and
what from then on, in the words of the forms.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TypeAlias

from coprod_desktop.application.operations import PutBack
from coprod_desktop.application.past_words import GONE, KEYS, PastWords, Span
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.model import Page
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import JsonValue, Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import INTERNAL_KINDS, specs
from coprod_desktop.domain.values import to_json
from coprod_desktop.project.edits import Action, PastChange, PastPlace, Within

_PARTS = (400, 2_000, 8_000)
"""Changes that are read at a time: at first a screen or two of moments, later many more.

Each part is looked for in the whole history, so that of a long one few and large parts are read.
"""

_LINES = 200
"""Lines that `more` makes of a moment at a time: somebody can read that much before the next."""

_WHOLE = Within()

Cell = tuple[str, str, str]
"""A place that holds one value: kind, record id, field."""

Untold: TypeAlias = tuple[Cell, tuple[JsonValue, JsonValue]]
"""What a line is made from: a place, what it held before and what from then on."""


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a moment: the question or field, what was there before, what from then on.

    `put_back` has the field hold this moment's text again, `put_was` the text before it; None
    where the field holds it now, where there is none, or where the record is gone: but what is
    there once for a question comes back with its text. `cell` and `values` are the same for the
    program.
    """

    label: str
    was: str
    now: str
    cell: Cell
    values: tuple[JsonValue, JsonValue]
    put_back: PutBack | None = None
    put_was: PutBack | None = None
    stands: str = ""
    """Which of the two texts stands there now: "was", "now", or neither."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What one person did at once. `at` is in local time; `author` may be empty.

    `what` says it in a few words, `where` names the page or the record. `bring_back` undoes a
    deletion: what went is as it was just before. It is None where nothing was deleted, it is back
    already, or what it belonged to is gone. `about` is the record that the moment is named after,
    and `page` the step page of an answer: with them the history of only that is asked for.

    A moment may have thousands of lines, as an import has. Of such a one only the first are made
    into words; `rest` are the others, which `Past.more` tells.
    """

    at: dt.datetime
    author: str
    what: str
    where: str
    lines: tuple[Line, ...]
    records: frozenset[tuple[str, str]]
    span: Span
    about: tuple[str, str]
    page: Page | None
    gone: tuple[tuple[str, str], ...] = ()
    bring_back: PutBack | None = None
    rest: tuple[Untold, ...] = ()

    @property
    def size(self) -> int:
        """How many lines the moment has, told or not."""
        return len(self.lines) + len(self.rest)

    @property
    def place(self) -> PastPlace:
        """Where the moment begins, for reading on."""
        return self.span[0]


class Past:
    """Reads the history of an open project, newest first."""

    def __init__(self, words: Words, workspace: Workspace) -> None:
        self._words = words
        self._workspace = workspace
        self._told = PastWords(words, workspace)

    def moments(
        self,
        *,
        before_place: PastPlace | None = None,
        within: Within = _WHOLE,
        most: int | None = 200,
    ) -> list[Moment]:
        """Return the last moments, newest first: before a place, of a part, where given.

        Read on with the last one's `place`; an empty list is the end. `most` None means all.
        """
        found = self.read(before_place=before_place, within=within)
        return list(itertools.islice(found, most))

    def read(
        self, *, before_place: PastPlace | None = None, within: Within = _WHOLE
    ) -> Iterator[Moment]:
        """Yield moment after moment, newest first, and read on only as far as is asked for.

        Begin anew after a change: what was read before may say what is no longer so.
        """
        self._told.forget()
        for at_once in self._at_once(self._parts(before_place, within)):
            if at_once is not None:
                yield self._moment(at_once, most=None)

    def look(self, *, within: Within = _WHOLE) -> Iterator[Moment | None]:
        """Yield as `read` does, for a window that must not wait: None says that there is more.

        Of a large moment only the first lines are told, see `more`; and `again` is who works out
        how a large deletion is brought back.
        """
        self._told.forget()
        for at_once in self._at_once(self._parts(None, within)):
            yield None if at_once is None else self._moment(at_once, most=_LINES)

    def again(self, moment: Moment) -> Moment:
        """Return a moment with what can be put back or brought back as the project is now."""
        self._told.forget()
        self._told.speak_of(moment.span)
        lines = tuple(self._offer(line) for line in moment.lines)
        return replace(moment, lines=lines, bring_back=self._bring_back(moment))

    def more(self, moment: Moment) -> Moment:
        """Return a moment with more of its lines told."""
        self._told.forget()
        self._told.speak_of(moment.span)
        more = tuple(self._line(*each) for each in moment.rest[:_LINES])
        return replace(moment, lines=(*moment.lines, *more), rest=moment.rest[_LINES:])

    def of_page(self, page: Page) -> Within:
        """Return the part of the history that is about the questions of a page."""
        keys = [field.id for field in page.fields]
        keys += [f"{field.id}/{each.id}" for field in page.fields for each in field.options]
        return Within(
            kinds=frozenset(field.record for field in page.fields if field.record),
            records=frozenset(fixed_id("answer", key) for key in keys),
        )

    def where(self, kind: str, record: str) -> str:
        """Return what a record is and what it is called, or the page of an answer."""
        self._told.forget()
        return self._told.where(kind, record)

    @staticmethod
    def of_record(kind: str, record: str) -> Within:
        """Return the part of the history that is about a record and what belongs to it."""
        return Within(records=frozenset({record}), owner=(kind, record))

    def named(self, record: str) -> Within:
        """Return the part of the history that is about a record of any kind, by its id alone."""
        alone = Within(records=frozenset({record}))
        found = self._workspace.past(before_place=None, most=1, within=alone)
        return self.of_record(found[0].kind, record) if found else alone

    def _parts(self, place: PastPlace | None, within: Within) -> Iterator[list[PastChange]]:
        for most in itertools.chain(_PARTS, itertools.repeat(_PARTS[-1])):
            part = self._workspace.past(before_place=place, most=most, within=within)
            yield part
            if len(part) < most:
                return
            place = part[-1].place

    @staticmethod
    def _at_once(parts: Iterator[list[PastChange]]) -> Iterator[list[PastChange] | None]:
        """Yield all that was done at once, and None where a part ends in the middle of that."""
        found: list[PastChange] = []
        for part in parts:
            for change in part:
                if found and _together(found[0]) != _together(change):
                    yield found
                    found = []
                found.append(change)
            yield None
        if found:
            yield found

    def _moment(self, changes: Sequence[PastChange], most: int | None) -> Moment:
        span = (changes[-1].place, changes[0].place)
        self._told.speak_of(span)
        # Within a moment the order is that of writing, so that fields come as a form has them.
        changes = list(reversed(changes))
        first = self._main(changes)
        is_there = {(it.kind, it.id): not it.value for it in changes if it.field == GONE}
        told = [
            untold
            for it in changes
            if it.field != GONE
            and (untold := self._untold(it, is_there=is_there.get((it.kind, it.id))))
        ]
        lines = tuple(self._line(*each) for each in told[:most])
        moment = Moment(
            at=changes[-1].at.astimezone(),
            author=first.author,
            what=self._what(first, changes, lines, len(told)),
            where=self._told.where(first.kind, first.id),
            lines=lines,
            records=frozenset((it.kind, it.id) for it in changes),
            span=span,
            about=(first.kind, first.id),
            page=self._told.page(first.kind, first.id),
            gone=self._gone(changes, first),
            rest=tuple(told[len(lines) :]),
        )
        if not moment.gone or (most is not None and len(moment.gone) > most):
            return moment
        return replace(moment, bring_back=self._bring_back(moment))

    def _what(
        self, first: PastChange, changes: Sequence[PastChange], lines: tuple[Line, ...], many: int
    ) -> str:
        words = self._words
        if first.field != GONE or first.kind in INTERNAL_KINDS:
            said = self._changed(first, changes, lines, many)
        else:
            ids = {it.id for it in changes if it.field == GONE}
            # Of many that came at once, as from a file, none belongs to the first.
            beside = len({it.id for it in changes if self._stands_beside(it, first, ids)})
            more = len(ids) - 1
            came = "brought_back" if first.verb in ("undo", "bring_back") else "added"
            verb = "deleted" if first.value else came
            # Its name at that time: what was undone holds none any more.
            then = {
                it.field: it.was if first.value else it.value
                for it in changes
                if (it.kind, it.id) == (first.kind, first.id)
            }
            said = words(f"past.{verb}", name=self._told.name(first.kind, first.id, then))
            if beside:
                said += words.plural("past.and_others", beside)
            elif more:
                said += words.plural("past.and_more", more)
        if first.verb in ("undo", "redo"):
            return words(f"past.by_{first.verb}", what=said)
        return said

    def _stands_beside(self, it: PastChange, first: PastChange, ids: AbstractSet[str]) -> bool:
        """Tell whether a record came or went like the first, and belongs to none that did."""
        if it.field != GONE or it.kind != first.kind or it.id == first.id:
            return False
        return not any(owner in ids for _, owner in self._owners(it.kind, it.id))

    def _changed(
        self, first: PastChange, changes: Sequence[PastChange], lines: tuple[Line, ...], many: int
    ) -> str:
        words = self._words
        if many == 1:
            key = "put_back" if first.verb == "put_back" else "changed_one"
            return words(f"past.{key}", label=lines[0].label)
        if lines:
            return words.plural("past.changed_some", many)
        if all(it.field == "position" for it in changes):
            return words("past.moved", name=self._told.name(first.kind, first.id))
        return words("past.changed")

    @staticmethod
    def _untold(it: PastChange, *, is_there: bool | None) -> Untold | None:
        """Return what is to be told of a change; `is_there`: whether its record came or went."""
        spec = specs(it.kind)[it.field]
        if spec.hidden or it.field in KEYS.get(it.kind, ()):
            return None
        if is_there and it.value == spec.default:
            return None
        # What is not there says nothing, whatever it said when it was there before.
        value = spec.default if is_there is False else it.value
        if value == it.was:
            return None
        return (it.kind, it.id, it.field), (it.was, value)

    def _line(self, cell: Cell, values: tuple[JsonValue, JsonValue]) -> Line:
        was, now = (self._told.text(cell, each) for each in values)
        return self._offer(Line(self._told.label(cell), was, now, cell, values))

    def _offer(self, line: Line) -> Line:
        """Return a line with what can be put back now."""
        kind, record, field = line.cell
        there = self._workspace.snapshot.any_of(kind, record)
        if there is not None:
            held = to_json(getattr(there, field))
        elif kind in INTERNAL_KINDS and all(map(self._is_there, self._owners(kind, record))):
            held = specs(kind)[field].default  # an answer that is not there is an empty one
        else:
            return replace(line, put_back=None, put_was=None, stands="")
        was, now = line.values
        stands = "now" if held == now else "was" if held == was else ""
        put_was = None if held == was or not line.was else self._put_back(line.cell, was)
        put_back = None if held == now else self._put_back(line.cell, now)
        return replace(line, put_back=put_back, put_was=put_was, stands=stands)

    def _put_back(self, cell: Cell, value: JsonValue) -> PutBack | None:
        kind, record, field = cell
        spec = specs(kind)[field]
        if spec.kind is Kind.REFERENCE and value and not self._is_there((spec.reference, value)):
            return None  # it would point nowhere
        cells: dict[Cell, JsonValue] = {}
        if not self._is_there((kind, record)):
            # Only this text is to come back, and what says which question it belongs to.
            held = self._told.held(kind, record)
            keys = KEYS.get(kind, ())
            for name, each in specs(kind).items():
                cells[kind, record, name] = held[name] if name in keys else each.default
            cells[kind, record, GONE] = False
        cells[cell] = value
        return PutBack(cells, Action("put_back", kind, self._told.subject(kind, record)))

    def _is_there(self, record: tuple[str, JsonValue]) -> bool:
        return self._workspace.snapshot.any_of(record[0], str(record[1])) is not None

    def _main(self, changes: Sequence[PastChange]) -> PastChange:
        """Return the change that a moment is named after: of all that went at once, the owner."""
        came_or_went = [it for it in changes if it.field == GONE]
        if not came_or_went:
            return changes[0]
        ids = {it.id for it in came_or_went}
        for it in came_or_went:
            if not any(owner in ids for _, owner in self._owners(it.kind, it.id)):
                return it
        return came_or_went[0]

    @staticmethod
    def _gone(changes: Sequence[PastChange], first: PastChange) -> tuple[tuple[str, str], ...]:
        """Return what a deletion took away, what it is named after first."""
        went = [it for it in changes if it.field == GONE and it.value and not it.was]
        if first not in went or first.kind in INTERNAL_KINDS:
            return ()
        went.sort(key=lambda it: it is not first)
        return tuple((it.kind, it.id) for it in went)

    def _bring_back(self, moment: Moment) -> PutBack | None:
        if not moment.gone or self._is_there(moment.gone[0]):
            return None
        lost_then = [each for each in moment.gone if not self._is_there(each)]
        back = {each: self._told.held_till_then(*each) for each in lost_then}

        def leads_somewhere(owner: tuple[str, str]) -> bool:
            return owner in back or self._is_there(owner)

        # What it belonged to is gone: it would come back to nowhere.
        while lost := [it for it in back if not all(map(leads_somewhere, self._owners(*it)))]:
            for each in lost:
                del back[each]
        if moment.gone[0] not in back:
            return None
        cells: dict[Cell, JsonValue] = {}
        for (kind, record), held in back.items():
            for name, spec in specs(kind).items():
                # Who was picked may be gone: the id stays, or it would look like everybody's.
                refers = spec.kind is Kind.REFERENCE
                dangles = refers and not leads_somewhere((spec.reference, str(held[name])))
                cells[kind, record, name] = spec.default if dangles else held[name]
            cells[kind, record, GONE] = False
        for line in moment.lines:
            kind, record, field = line.cell
            was = line.values[0]
            mentioned = (specs(kind)[field].reference, str(was)) in back
            empty = self._is_there((kind, record)) and not self._told.held(kind, record)[field]
            if mentioned and empty:
                cells[line.cell] = was
        kind, record = moment.gone[0]
        return PutBack(cells, Action("bring_back", kind, self._told.subject(kind, record)))

    def _owners(self, kind: str, record: str) -> list[tuple[str, str]]:
        owners = [spec for spec in specs(kind).values() if spec.owner]
        if not owners:
            return []
        held = self._told.held(kind, record)
        return [(it.reference, str(held[it.name])) for it in owners if held[it.name]]


def _together(change: PastChange) -> tuple[object, ...]:
    """Return what changes of one moment have in common.

    Typing that goes on makes one step; of what came from another copy only the time is known.
    """
    return change.author, change.step or change.at
