"""The lists to pick from as a group has them: what came with the program, and its own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coprod_desktop.content.model import Content, Option, TermGroup
from coprod_desktop.domain.folding import bare
from coprod_desktop.domain.records import Term
from coprod_desktop.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class TermLine:
    """A line of a list: its words now, those it came with if it did, and whether it is out."""

    id: str
    text: str
    came_as: str = ""
    is_out: bool = False


def groups_of(content: Content, snapshot: Snapshot, name: str) -> tuple[TermGroup, ...]:
    """Return a list with the group's own words and lines, without what it took out."""
    return tuple(
        TermGroup(
            group.id,
            group.label,
            tuple(
                Option(line.id, line.text)
                for line in lines_of(snapshot, name, group)
                if line.text and not line.is_out
            ),
        )
        for group in content.terms[name]
    )


def lines_of(snapshot: Snapshot, name: str, group: TermGroup) -> tuple[TermLine, ...]:
    """Return every line of a part of a list, also those that were taken out."""
    return (*_came(snapshot, group), *_own(snapshot, name, group))


def ids_by_words(content: Content, snapshot: Snapshot, name: str) -> dict[str, str]:
    """Return the ids of a list's lines by their `bare` words: those of now before older ones.

    Words that a line came with still mean it, and so do those of a line that was taken out.
    """
    lines = [each for it in content.terms[name] for each in lines_of(snapshot, name, it)]
    found = {bare(each.came_as): each.id for each in lines if each.came_as}
    for is_out in (True, False):
        found |= {bare(it.text): it.id for it in lines if it.text and it.is_out is is_out}
    return found


def _came(snapshot: Snapshot, group: TermGroup) -> Iterator[TermLine]:
    for term in group.terms:
        own = snapshot.get(Term, term.id)
        if own is None:
            yield TermLine(term.id, term.label, term.label)
        else:
            yield TermLine(term.id, own.text or term.label, term.label, own.hidden == "yes")


def _own(snapshot: Snapshot, name: str, group: TermGroup) -> Iterator[TermLine]:
    came = {each.id for each in group.terms}
    for term in snapshot.all(Term):
        if term.list == name and term.group == group.id and term.id not in came:
            yield TermLine(term.id, term.text, is_out=term.hidden == "yes")
