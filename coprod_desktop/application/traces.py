"""Everything that a project holds about one person, now and in its history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from coprod_desktop.application.past_words import GONE, KEYS
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.model import Content
from coprod_desktop.domain import picks
from coprod_desktop.domain.contacts import contacts_in
from coprod_desktop.domain.fields import JsonValue, Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.mentions import Mentions
from coprod_desktop.domain.records import owned_by, specs
from coprod_desktop.project.edits import Written
from coprod_desktop.support.errors import KnownError

PERSON = "stakeholder"

ABOUT = {
    "barrier": "whose",
    "asset": "whose",
    "acknowledgement": "who",
    "reciprocity": "whose",
    "learning_need": "who",
    "observation": "whose_quote",
}
"""The field that says whom a record is about; of an observation it is only the quote."""

CONTACTS = ("phone", "email")
REACH_NOTE = "reach_note"
ADDRESS = "address"

_TEXTS = frozenset({Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.PICKS})

RecordKey = tuple[str, str]
Cell = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """A field that names the person by id, now or once; `now` is what it holds."""

    cell: Cell
    now: bool


class Traces:
    """What is held about one person. `also` are more words by which the texts call them.

    Raises `KnownError` "operation.no_such_record" where nobody of this id was ever here.
    """

    def __init__(self, workspace: Workspace, person: str, also: Sequence[str] = ()) -> None:
        self.person = person
        self.written = workspace.written()
        self._by_record: dict[RecordKey, list[Written]] = {}
        for each in self.written:
            self._by_record.setdefault((each.kind, each.id), []).append(each)
        if (PERSON, person) not in self._by_record:
            raise KnownError("operation.no_such_record", kind=PERSON, id=person[:40])
        self.is_there = workspace.snapshot.any_of(PERSON, person) is not None
        self.names = self.ever(PERSON, person, "name")
        self.contacts = self.contacts_of(person)
        self.addresses = self.ever(PERSON, person, ADDRESS)
        self.mentions = Mentions(
            (*self.names, *also),
            (*self.contacts, *also),
            self.addresses,
            others=self._names_of_others(),
        )
        self._chosen = _chosen(workspace.content)
        self.owned, was_owned = self._owned()
        self.about, was_about = self._about()
        self.trimmed = was_owned | was_about

    @property
    def name(self) -> str:
        """What the person is called, or was called last."""
        return self.names[-1] if self.names else ""

    def ever(self, kind: str, record: str, field: str) -> tuple[str, ...]:
        """Return every text that a field ever held, each once, the newest last."""
        values = (it.value for it in self.of(kind, record) if it.field == field)
        texts = [str(value) for value in values if value]
        return tuple(reversed(dict.fromkeys(reversed(texts))))

    def contacts_of(self, person: str) -> tuple[str, ...]:
        """Return every phone number and e-mail address that somebody ever had.

        Some stand only in the note on how they are best reached.
        """
        ever = (text for field in CONTACTS for text in self.ever(PERSON, person, field))
        notes = self.ever(PERSON, person, REACH_NOTE)
        return (*ever, *(found for each in notes for found in contacts_in(each)))

    def of(self, kind: str, record: str) -> Sequence[Written]:
        """Return all that was ever written to a record, oldest first."""
        return self._by_record.get((kind, record), ())

    def last(self, kind: str, record: str) -> Mapping[str, JsonValue]:
        """Return what a record holds, or held last."""
        known: dict[str, JsonValue] = {name: it.default for name, it in specs(kind).items()}
        known[GONE] = True
        return known | {it.field: it.value for it in self.of(kind, record)}

    def others(self) -> Iterator[str]:
        """Yield the id of everybody else who is or ever was here."""
        for kind, record in self._by_record:
            if kind == PERSON and record != self.person:
                yield record

    def names_around(self) -> tuple[str, ...]:
        """Return the names of others that hold the person's whole name: those stay as they are."""
        theirs = Mentions(self.names)
        names = dict.fromkeys(self._names_of_others())
        return tuple(each for each in names if theirs.found_in(each) and self._stays(each))

    def _stays(self, name: str) -> bool:
        return not self.mentions.found_in(name, in_field=True)

    def _names_of_others(self) -> Iterator[str]:
        return (name for each in self.others() for name in self.ever(PERSON, each, "name"))

    def named(self) -> list[Named]:
        """Return the fields of other records that name the person by id, now or once."""
        own = {(PERSON, self.person), *self.owned}
        cells: dict[Cell, bool] = {}
        for each in self.written:
            if (each.kind, each.id) in own or each.field == GONE:
                continue
            if specs(each.kind)[each.field].hidden:
                continue
            if self.person in _ids(each):
                cells.setdefault((each.kind, each.id, each.field), False)
        for kind, record, field in cells:
            last = self.last(kind, record)
            held = last[field]
            cells[kind, record, field] = not last[GONE] and self.person in str(held)
        return [Named(*each) for each in cells.items()]

    def texts(self, gone: Iterable[RecordKey] = ()) -> list[Written]:
        """Return every text elsewhere that calls the person by name or holds a contact."""
        own = {(PERSON, self.person), *self.owned, *gone}
        return [each for each in self._speaking if (each.kind, each.id) not in own]

    @cached_property
    def _speaking(self) -> Sequence[Written]:
        return [
            each
            for each in self.written
            if self.is_free(each) and any(self.speaks_in(each, it) for it in own_lines(each))
        ]

    def speaks_in(self, each: Written, line: str) -> bool:
        """Tell whether words out of a value call the person by name or hold a contact."""
        return self.mentions.found_in(line, in_field=holds_names(each))

    def is_free(self, each: Written) -> bool:
        """Tell whether a value is words that a person wrote, not the id of a choice."""
        if each.field == GONE or specs(each.kind)[each.field].kind not in _TEXTS:
            return False
        if each.field in KEYS.get(each.kind, ()):
            return False
        if each.kind == "answer" and each.field == "value":
            return each.id not in self._chosen
        return True

    def _owned(self) -> tuple[frozenset[RecordKey], frozenset[RecordKey]]:
        mine: set[RecordKey] = set()
        once: set[RecordKey] = set()
        for child, field in owned_by(PERSON):
            for kind, record in self._by_record:
                owners = self.ever(kind, record, field) if kind == child else ()
                if self.person in owners:
                    # What was undone names nobody any more, but it was theirs.
                    (mine if owners[-1] == self.person else once).add((kind, record))
        return frozenset(mine), frozenset(once)

    def _about(self) -> tuple[frozenset[RecordKey], frozenset[RecordKey]]:
        mine: set[RecordKey] = set()
        once: set[RecordKey] = set()
        for kind, record in self._by_record:
            values = self.ever(kind, record, ABOUT[kind]) if kind in ABOUT else ()
            if not any(picks.lines_of(each) == (self.person,) for each in values):
                continue
            held = self.last(kind, record)
            last = picks.lines_of(str(held[ABOUT[kind]]))
            if not last and (held[GONE] or not self.is_there):
                # Undoing, and deleting somebody, takes their name out of what was theirs.
                last = picks.lines_of(values[-1])
            (mine if last == (self.person,) else once).add((kind, record))
        return frozenset(mine), frozenset(once)


def _ids(each: Written) -> tuple[str, ...]:
    spec = specs(each.kind)[each.field]
    if spec.kind is Kind.REFERENCE:
        return (str(each.value),)
    return picks.ids_of(str(each.value)) if spec.kind is Kind.PICKS else ()


def holds_names(each: Written) -> bool:
    """Tell whether a value holds nothing but names."""
    spec = specs(each.kind)[each.field]
    return spec.kind is Kind.PICKS and spec.reference == PERSON


def own_lines(each: Written) -> tuple[str, ...]:
    """Return what somebody wrote in a value: all of it, of picked lines each that is no id."""
    if specs(each.kind)[each.field].kind is not Kind.PICKS:
        return (str(each.value),)
    return tuple(line for line in picks.lines_of(str(each.value)) if not picks.is_id(line))


def _chosen(content: Content) -> frozenset[str]:
    """Return the ids of the answers that are ids of options, and no words.

    What answers a question that only another version asks may be anything, so it counts as words.
    """
    words = (Kind.SHORT_TEXT, Kind.LONG_TEXT)
    keys = (
        key
        for field in content.fields()
        if field.kind not in words
        for key in (field.id, *(f"{field.id}/{option.id}" for option in field.options))
    )
    return frozenset(fixed_id("answer", key) for key in keys)
