"""Looking for words in a whole project: in every answer and every record, deleted ones apart.

What belongs together has to have all the words, in any order: a record, an answer, or a line of a
checklist. A record is also found by the names of the people and things that it points at, and a
choice by its words.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coprod_desktop.application.find_texts import Named, Order, Said, Texts
from coprod_desktop.content.model import Content
from coprod_desktop.content.words import Words
from coprod_desktop.domain.finding import Span, around, begin, has_all, spans, wanted_words
from coprod_desktop.domain.folding import folded
from coprod_desktop.domain.records import Record
from coprod_desktop.domain.snapshot import Snapshot

Key = tuple[str, str]
"""The kind and the id of a record."""

_APART = "\n"
"""Between two texts of a record: no word that is looked for goes across it."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the places of the words that were looked for. `lead` says what comes next."""

    text: str
    marks: tuple[Span, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record in which all the words stand.

    `title` is what it is called, `where` what that belongs to, `texts` what the words stand in
    beside the title, as much of it as tells. `field` is the field of the first of them: for an
    answer "value" or "note".
    """

    kind: str
    record: Record
    field: str
    title: Marked
    where: Marked
    texts: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What was found in one place, such as among the people: its heading and the records."""

    id: str
    title: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found, by the words that were looked for."""

    words: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def count(self) -> int:
        """How many records were found."""
        return sum(len(each.keys) for each in self.groups)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a record, for as long as it and what it mentions are the same."""

    mentioned: frozenset[Key]
    group: str
    order: Order
    title: str
    text: str


class Finder:
    """Reads a project once and then finds words in it; after a change it reads what is new.

    It holds the project's words in memory: let go of it together with the project.
    """

    def __init__(self, words: Words, content: Content) -> None:
        self._texts = Texts(words, content)
        self._titles = {each: self._texts.group_title(each) for each in self._texts.groups()}
        self._snapshot = Snapshot({})
        self._read: list[tuple[Key, _Read]] = []
        self._all = ""

    def read(self, snapshot: Snapshot) -> Iterator[None]:
        """Take in what a project says, a record at a time: a window has other things to do too.

        Until the last one, what was read before is searched.
        """
        if snapshot is self._snapshot:
            return
        changed = _changed(self._snapshot, snapshot)
        read = [
            (key, each)
            for key, each in self._read
            if key not in changed and changed.isdisjoint(each.mentioned)
        ]
        known = {key for key, _ in read}
        for kind, records in snapshot.records.items():
            for record in records.values():
                key = kind, record.id
                if key not in known:
                    read.append((key, self._read_one(kind, record, snapshot)))
                    yield
        read.sort(key=lambda each: (each[1].group, each[1].order))
        self._snapshot, self._read = snapshot, read
        self._all = _APART.join(each.text for _, each in read)

    def find(self, typed: str) -> Found:
        """Return what has all the words that somebody typed; nothing where they typed none.

        What is called so comes first in its group, and a word's beginning before its middle.
        """
        words = wanted_words(typed)
        if not words or not has_all(self._all, words):
            return Found(words)
        found: dict[str, tuple[list[Key], ...]] = {each: ([], [], [], []) for each in self._titles}
        for key, read in self._read:
            if has_all(read.text, words):
                found[read.group][_rank(read, words)].append(key)
        groups = (
            Group(group, self._titles[group], tuple(itertools.chain(*ranks)))
            for group, ranks in found.items()
            if any(ranks)
        )
        return Found(words, tuple(groups))

    def hit(self, key: Key, words: Sequence[str]) -> Hit:
        """Return what is shown of a record that was found. Raises `KeyError` for any other."""
        snapshot = self._snapshot
        record = snapshot.records[key[0]][key[1]]
        said = self._texts.of(key[0], record, snapshot)
        told = _telling(said, words)
        name = self._texts.name(key[0], record, snapshot)
        shown = {name.title if name.own else "", name.where}
        return Hit(
            kind=key[0],
            record=record,
            field=told[0].field,
            title=_marked(name.title, words if name.own else ()),
            where=_marked(name.where, words),
            texts=tuple(
                _marked(around(each.text, words), words, _lead(each.label))
                for each in told
                if each.text not in shown
            ),
        )

    def _read_one(self, kind: str, record: Record, snapshot: Snapshot) -> _Read:
        texts = self._texts
        group = texts.group_of(kind, record)
        if not group:
            return _Read(frozenset(), "", (), "", "")
        name: Named = texts.name(kind, record, snapshot)
        return _Read(
            mentioned=frozenset(texts.mentions(kind, record)),
            group=group,
            order=texts.order(kind, record, snapshot),
            title=folded(name.title) if name.own else "",
            text=_APART.join(folded(each.text) for each in texts.of(kind, record, snapshot)),
        )


def _changed(before: Snapshot, now: Snapshot) -> set[Key]:
    """Return what is new, gone or different; what is the same is the same object."""
    changed: set[Key] = set()
    for kind in {*before.records, *now.records}:
        was, there = before.records.get(kind, {}), now.records.get(kind, {})
        if was is not there:
            changed.update((kind, it) for it, record in there.items() if was.get(it) is not record)
            changed.update((kind, it) for it in was.keys() - there.keys())
    return changed


def _rank(read: _Read, words: Sequence[str]) -> int:
    """Return 0 for the best: what is called so, then what says so; 1 and 3 within a word only."""
    if has_all(read.title, words):
        return 0 if begin(read.title, words) else 1
    return 2 if begin(read.text, words) else 3


def _telling(said: Sequence[Said], words: Sequence[str]) -> list[Said]:
    """Return the fewest texts that have all the words, those with most of them first."""
    left = set(words)
    held = [({each for each in words if each in folded(it.text)}, it) for it in said]
    told: list[Said] = []
    while left:
        has, it = max(held, key=lambda each: len(each[0] & left))
        if not has & left:
            break
        left -= has
        told.append(it)
    return told


def _marked(text: str, words: Sequence[str], lead: str = "") -> Marked:
    return Marked(text, spans(text, words), lead)


def _lead(label: str) -> str:
    if not label:
        return ""
    return f"{label} " if label.endswith(("?", "!", ":", ".")) else f"{label}: "
