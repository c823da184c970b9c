"""A project made anew from a backup and from memory, when its own file is out of reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from coprod_desktop.domain.records import Record, specs
from coprod_desktop.domain.values import to_json
from coprod_desktop.project.copying import copy_file
from coprod_desktop.project.edits import Action, Edit, RowCreate, RowDelete, RowSet
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.clock import Clock
from coprod_desktop.support.errors import KnownError

Records = Mapping[str, Mapping[str, Record]]


def rebuild(
    target: Path, backups: Sequence[Path], records: Records, clock: Clock, author: str
) -> None:
    """Make a project at `target` that holds `records`.

    It begins as the first of the `backups` that is sound, and so keeps the history up to there;
    without any it begins empty. What differs is one undo step. Raises `KnownError`, `OSError` or
    `sqlite3.Error`; nothing stays at `target` then.
    """
    _begin(target, backups, clock)
    try:
        with ProjectFile.open(target, clock=clock, author=author) as file:
            edits = list(edits_between(file.snapshot().records, records))
            if edits:
                file.write(edits, Action("rescue", "project", ""))
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def edits_between(then: Records, now: Records) -> Iterator[Edit]:
    """Yield the edits that lead from one state of a project to another."""
    for kind, records in now.items():
        before = then.get(kind, {})
        for record_id, record in records.items():
            values = {name: to_json(getattr(record, name)) for name in specs(kind)}
            if record_id not in before:
                yield RowCreate(kind, record_id, values)
            elif before[record_id] != record:
                yield RowSet(kind, record_id, values)
    for kind, records in then.items():
        for record_id in records.keys() - now.get(kind, {}).keys():
            yield RowDelete(kind, record_id)


def _begin(target: Path, backups: Sequence[Path], clock: Clock) -> None:
    for backup in backups:
        try:
            copy_file(backup, target)
        except KnownError:
            continue
        return
    ProjectFile.create(target, clock=clock).close()
