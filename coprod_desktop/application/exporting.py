"""People to a table: only what they agreed to, and nothing of their needs unless it is asked for.

A file goes further than the project does. So only who agreed to be named is in it, how to reach
somebody takes consent to be contacted, and what helps them takes consent to note that. In what is
written about others, too, nobody else is named, and no way to reach anybody stands there without
consent. For our own use those who were not asked yet can be taken too; who said no never is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coprod_desktop.application.importing.columns import KIND, head
from coprod_desktop.application.importing.order import CONTACTS
from coprod_desktop.content.model import Content, Field
from coprod_desktop.content.people import fields_of
from coprod_desktop.content.picked import name_of, text_of
from coprod_desktop.content.words import Words
from coprod_desktop.domain.consent import Consents
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.packs.names import Names
from coprod_desktop.support.errors import KnownError
from coprod_desktop.support.files import write_whole
from coprod_desktop.tabular.delimited import written_text
from coprod_desktop.tabular.excel import written_workbook

ENDINGS = (".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class Exported:
    """A table with its header first, and how many people something was left out of.

    `refused` said no to being named and are not in it, nor are the `not_asked`, who have no yes
    yet or none any more. Of `unreached` there was something on how to reach them, of `unasked` on
    what they need, for which there is no consent.
    """

    rows: tuple[tuple[str, ...], ...]
    refused: int
    not_asked: int
    unreached: int
    unasked: int

    @property
    def people(self) -> int:
        """How many people are in it."""
        return len(self.rows) - 1


@dataclass(frozen=True, slots=True)
class Leaving:
    """The ids of those who agreed to be named, who said no, and who have no yes just now."""

    agreed: frozenset[str]
    refused: frozenset[str]
    not_asked: frozenset[str]


def who_may_leave(
    snapshot: Snapshot, today: dt.date, only: Collection[str] | None = None
) -> Leaving:
    """Return whose names may leave the project; `only` are the ids of those who are meant."""
    consents = Consents(snapshot, today)
    meant = [it for it in snapshot.all(Stakeholder) if only is None or it.id in only]
    agreed = frozenset(each.id for each in meant if consents.allows(each, "name"))
    refused = frozenset(each.id for each in meant if consents.refused(each, "name"))
    return Leaving(agreed, refused, frozenset(each.id for each in meant) - agreed - refused)


@cache
def needs() -> frozenset[str]:
    """Return the fields about what somebody needs, or for the practitioner only.

    They are written only if they are asked for.
    """
    return fields_of("reading", "helps") | {"pronouns", "badge", "notes", "buddy"}


def usual_columns(content: Content) -> tuple[str, ...]:
    """Return the fields that are written unless others are asked for."""
    return tuple(each.id for each in content.forms[KIND].fields if each.id not in needs())


def export_people(
    snapshot: Snapshot,
    content: Content,
    words: Words,
    today: dt.date,
    *,
    columns: Sequence[str] = (),
    only: Collection[str] | None = None,
    not_asked: bool = False,
) -> Exported:
    """Return people as a table; `columns` are fields, `only` the ids of those who are meant.

    `not_asked` takes those too who have no yes to being named just now: for our own use. Raises
    `KnownError` "importing.bad_column".
    """
    columns = columns or usual_columns(content)
    form = content.forms[KIND]
    known = {each.id: each for each in form.fields}
    for each in columns:
        if each not in known:
            raise KnownError("importing.bad_column", name=each[:40], fields=", ".join(known))
    consents = Consents(snapshot, today)
    names = Names(snapshot, words, consents, "us" if not_asked else "file")
    leaving = who_may_leave(snapshot, today, only)
    left_out = 0 if not_asked else len(leaving.not_asked)
    rows = [tuple(head(words, each) for each in columns)]
    unreached = unasked = 0
    for person in snapshot.all(Stakeholder):
        is_meant = person.id in leaving.agreed or (not_asked and person.id in leaving.not_asked)
        if not is_meant:
            continue
        texts = {each: _text(known[each], person, snapshot, names) for each in columns}
        if not consents.allows(person, "contact"):
            unreached += _blank(texts, CONTACTS)
        if not consents.allows(person, "access"):
            unasked += _blank(texts, needs())
        rows.append(tuple(texts.values()))
    return Exported(tuple(rows), len(leaving.refused), left_out, unreached, unasked)


def write_table(path: Path, rows: Sequence[Sequence[str]], words: Words) -> None:
    """Write rows as CSV or as a workbook, by the file's ending; whole or not at all.

    Raises `KnownError` "importing.bad_ending" and "importing.cannot_write".
    """
    ending = path.suffix.casefold()
    if ending not in ENDINGS:
        raise KnownError("importing.bad_ending", name=path.name)
    is_text = ending == ".csv"
    data = written_text(rows) if is_text else written_workbook(rows, words("importing.sheet"))
    try:
        write_whole(path, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise KnownError("importing.cannot_write", name=path.name, reason=reason) from error


def _blank(texts: dict[str, str], fields: Collection[str]) -> bool:
    """Take out some fields; tell whether any of them said something."""
    found = [name for name in texts if name in fields and texts[name]]
    for name in found:
        texts[name] = ""
    return bool(found)


def _text(field: Field, person: Stakeholder, snapshot: Snapshot, names: Names) -> str:
    def name(record_id: str) -> str:
        picked = snapshot.get(Stakeholder, record_id)
        if picked is None:
            return name_of(field, record_id, snapshot)
        return picked.name if names.agreed(picked) else ""

    def own(line: str) -> str:
        if field.record != KIND:
            return names.text(line) if names.holds(line) else line
        return line if names.may_print(line) else names.field(line)

    value = getattr(person, field.id)
    is_text = field.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT) and field.id != "name"
    if is_text and names.holds(value):
        return names.text(value)
    return text_of(field, value, name, own)
