"""What is in a file, and whether all of it is as it was written."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import KINDS, Record, specs
from coprod_desktop.domain.values import to_python
from coprod_desktop.project import faults, fits, schema
from coprod_desktop.project.edits import Action
from coprod_desktop.project.guard import guarded
from coprod_desktop.project.header import Header
from coprod_desktop.project.layout import CHANGE, MAJOR, MINOR, OLDER, STEP
from coprod_desktop.project.scan import Progress, Scanned, Taker, read_some, scan
from coprod_desktop.project.steps import MOST_STEPS, Steps
from coprod_desktop.support.errors import KnownError

T = TypeVar("T")

_MOST_MISSING = 1 << 40
"""How many numbers of undo steps may be left out before the next one. Ours leave out none."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The contents of a file that passed every check. `hlc` is that of its last operation."""

    project_id: str
    key: bytes
    seal: int
    hlc: int
    steps: Steps
    records: dict[str, dict[str, Record]]


def load(
    connection: sqlite3.Connection, header: Header, name: str, progress: Progress | None = None
) -> Loaded:
    """Return the contents of a file of this program's version, after all checks.

    Raises `KnownError` "file.damaged" where SQLite finds fault with it, its tables are not ours,
    or its seal does not hold.
    """

    def read() -> tuple[Scanned, Loaded]:
        contents = _Contents(newer=header.version > (MAJOR, MINOR))
        scanned = scan(connection, contents.taker, progress)
        return scanned, contents.loaded(scanned)

    return _judged(connection, header, name, read)[1]


def load_as_left(connection: sqlite3.Connection, header: Header, name: str) -> Loaded:
    """Return the contents of a file that is, byte for byte, as this computer left it.

    It passed every check when it was opened then, and what was written since went through the one
    door; so its history, by far the most of it, is not read again. Every backup, at closing or
    soon after opening, is of all of it and is checked whole. Raises as `load` does.
    """

    def read() -> tuple[Scanned, Loaded]:
        contents = _Contents(newer=False)
        scanned = read_some(connection, contents.taker, (*KINDS, STEP))
        stamps = connection.execute(f"SELECT hlc FROM {CHANGE}")  # noqa: S608 - a name of our own
        return scanned, contents.loaded(scanned, hlc=max((hlc for (hlc,) in stamps), default=0))

    return _judged(connection, header, name, read, whole=False)[1]


def check(
    connection: sqlite3.Connection, header: Header, name: str, progress: Progress | None = None
) -> None:
    """Check a file of any version that can be opened. Raises as `load` does."""
    if header.version in OLDER:
        _judged(connection, header, name, lambda: (scan(connection, progress=progress), None))
    else:
        load(connection, header, name, progress)


def _judged(
    connection: sqlite3.Connection,
    header: Header,
    name: str,
    read: Callable[[], tuple[Scanned, T]],
    *,
    whole: bool = True,
) -> tuple[Scanned, T]:
    try:
        with guarded(connection, header.size):
            schema.check(connection, header.version, name)
            if not whole:
                return read()
            sound = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
            if not sound or orphan is not None:
                raise KnownError("file.damaged", name=name)
            scanned, found = read()
    except MemoryError as error:
        raise KnownError("file.cannot_open", name=name, reason="out of memory") from error
    except (sqlite3.Error, ValueError, TypeError, KeyError, OverflowError) as error:
        if isinstance(error, sqlite3.Error) and faults.is_of_the_place(error):
            # Nothing is known of the file: a restore from a backup would be the wrong advice.
            raise KnownError("file.cannot_open", name=name, reason=str(error)) from error
        # Not the disk's fault but the bytes': text that is no text, a date that is no date.
        raise KnownError("file.damaged", name=name) from error
    if not scanned.holds:
        raise KnownError("file.damaged", name=name)
    return scanned, found


class _Contents:
    """Collects what is wanted of the rows as they go by."""

    def __init__(self, *, newer: bool) -> None:
        self._newer = newer
        self._hlc = 0
        self._step_count = 0
        self._done: deque[tuple[int, Action]] = deque(maxlen=MOST_STEPS)
        self._undone: list[tuple[int, Action]] = []
        self._last_step = 0
        self._records: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}

    def loaded(self, scanned: Scanned, hlc: int = 0) -> Loaded:
        if self._last_step - self._step_count > _MOST_MISSING:
            raise ValueError("there is no number left for the next undo step")
        steps = Steps(tuple(self._done), tuple(self._undone), self._last_step)
        return Loaded(
            scanned.project_id,
            scanned.key,
            scanned.seal,
            max(hlc, self._hlc),
            steps,
            self._records,
        )

    def taker(self, table: str, columns: list[str]) -> Taker | None:
        if table in KINDS:
            return _record_taker(table, columns, self._records[table], newer=self._newer)
        row_fits = fits.of_row(table, columns)
        take = self._own_taker(table, columns)

        def take_row(row: tuple[Any, ...]) -> None:
            if not row_fits(row):
                raise ValueError(f"a row of {table} holds what does not belong there")
            take(row)

        return take_row

    def _own_taker(self, table: str, columns: list[str]) -> Taker:
        if table == CHANGE:
            places = [columns.index(each) for each in ("tbl", "field", "value")]
            hlc = columns.index("hlc")
            value_fits = fits.of_history(newer=self._newer)

            def take_change(row: tuple[Any, ...]) -> None:
                if not value_fits(*(row[place] for place in places)):
                    raise ValueError("the history holds what no field takes")
                self._hlc = max(self._hlc, row[hlc])

            return take_change
        if table == STEP:
            places = [columns.index(each) for each in ("id", "verb", "kind", "subject", "state")]
            return lambda row: self._take_step(*(row[place] for place in places))
        return lambda _row: None

    def _take_step(self, number: int, verb: str, kind: str, subject: str, state: str) -> None:
        self._last_step = max(self._last_step, number)
        self._step_count += 1
        if state == "done":
            self._done.append((number, Action(verb, kind, subject)))
        elif state == "undone":
            self._undone.append((number, Action(verb, kind, subject)))


def _record_taker(
    kind: str, columns: list[str], records: dict[str, Record], *, newer: bool
) -> Taker:
    record_type = KINDS[kind]
    id_place = columns.index("id")
    places = [(name, spec, columns.index(name)) for name, spec in specs(kind).items()]
    checks = [(place, fits.of_field(spec, newer=newer)) for _, spec, place in places]

    times = [(at, spec) for _, spec, at in places if spec.kind in (Kind.DATE, Kind.TIME)]
    names = [(name, at) for name, _, at in places]

    def take(row: tuple[Any, ...]) -> None:
        if type(row[id_place]) is not str or not all(fit(row[place]) for place, fit in checks):
            raise ValueError(f"a row of {kind} holds what does not belong there")
        values = list(row)
        for at, spec in times:
            values[at] = to_python(spec, row[at])
        fields = {name: values[at] for name, at in names}
        records[row[id_place]] = record_type(id=row[id_place], **fields)

    return take
