"""The lists to pick from as a group has them: what came with the program, and its own words."""

from __future__ import annotations

from coprod_desktop.content.model import Content, Option, TermGroup
from coprod_desktop.domain.records import Term
from coprod_desktop.domain.snapshot import Snapshot


def groups_of(content: Content, snapshot: Snapshot, name: str) -> tuple[TermGroup, ...]:
    """Return a list with the group's own words and lines, without what it took out."""
    return tuple(
        TermGroup(group.id, group.label, (*_shipped(group, snapshot), *_own(group, name, snapshot)))
        for group in content.terms[name]
    )


def _shipped(group: TermGroup, snapshot: Snapshot) -> tuple[Option, ...]:
    found = ((each, snapshot.get(Term, each.id)) for each in group.terms)
    return tuple(
        Option(each.id, own.text if own and own.text else each.label)
        for each, own in found
        if own is None or own.hidden != "yes"
    )


def _own(group: TermGroup, name: str, snapshot: Snapshot) -> tuple[Option, ...]:
    came = {each.id for each in group.terms}
    return tuple(
        Option(term.id, term.text)
        for term in snapshot.all(Term)
        if term.list == name
        and term.group == group.id
        and term.id not in came
        and term.text
        and term.hidden != "yes"
    )
