"""Backups as a person chooses among them: what is in each, and putting one in place."""

from __future__ import annotations

import datetime as dt
import itertools
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coprod_desktop.application.opening import archive_here
from coprod_desktop.domain.records import INTERNAL_KINDS, KINDS
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.project.backups import Backup, place_of
from coprod_desktop.project.copying import put_in_place
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.project.intake import project_id_of
from coprod_desktop.project.journal import may_lie_beside
from coprod_desktop.project.layout import SUFFIX
from coprod_desktop.support.clock import Clock
from coprod_desktop.support.errors import KnownError


@dataclass(frozen=True, slots=True)
class Difference:
    """How two states of a project differ: records by kind, answers among them as "answer".

    `only_now` counts those that the older state lacks, `changed` those that say something else in
    it, `only_then` those that only it has.
    """

    only_now: Mapping[str, int]
    changed: Mapping[str, int]
    only_then: Mapping[str, int]

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return not (self.only_now or self.changed or self.only_then)


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What is in a backup: its records, and `last_step`, the number of its last undo step."""

    backup: Backup
    snapshot: Snapshot
    last_step: int

    def count(self, kind: str) -> int:
        """Return how many records of a kind are in it."""
        return len(self.snapshot.records.get(kind, {}))


@dataclass(frozen=True, slots=True)
class Choice:
    """The backups that there are for a file, newest first.

    `others` are of the same project in another place: of a copy, which may say something else, or
    of this file before it was moved. `last_step` is the number of the last undo step when it was
    last opened or closed here; None for a file that was never open on this computer.
    """

    backups: tuple[Backup, ...]
    others: tuple[Backup, ...]
    last_step: int | None


def backups_for(path: Path, clock: Clock, *, project_id: str = "") -> Choice:
    """Return the backups of the project at `path`, which may be damaged or gone.

    `project_id` says which project it is where that is known, as it is of an open one. Otherwise
    the file itself is asked; where it cannot say, what lay there last is meant.
    """
    archive = archive_here(clock)
    known = archive.known.at(Path(os.path.realpath(path)))
    project_id = project_id or project_id_of(path) or (known.project_id if known else "")
    if known is not None and known.project_id != project_id:
        known = None
    place, there = place_of(path), archive.backups(project_id)
    return Choice(
        tuple(each for each in there if each.place == place),
        tuple(each for each in there if each.place != place),
        known.step if known else None,
    )


def look_into(backup: Backup, clock: Clock) -> BackupContents:
    """Read a backup. Raises `KnownError` where it is not sound."""
    with ProjectFile.open(backup.path, clock=clock, read_only=True) as file:
        return BackupContents(backup, file.snapshot(), file.last_step)


def newest_sound(choice: Choice, clock: Clock) -> BackupContents | None:
    """Return the newest backup of this very file that can be read; None where none can."""
    for backup in choice.backups:
        try:
            return look_into(backup, clock)
        except KnownError:
            continue
    return None


def difference(then: Snapshot, now: Snapshot) -> Difference:
    """Return how an older state of a project differs from the present one."""
    only_now: dict[str, int] = {}
    changed: dict[str, int] = {}
    only_then: dict[str, int] = {}
    for kind in KINDS:
        before, after = then.records.get(kind, {}), now.records.get(kind, {})
        other = {each for each in before.keys() & after.keys() if before[each] != after[each]}
        for found, counts in (
            (after.keys() - before.keys(), only_now),
            (other, changed),
            (before.keys() - after.keys(), only_then),
        ):
            if found:
                name = kind if kind not in INTERNAL_KINDS else "answer"
                counts[name] = counts.get(name, 0) + len(found)
    return Difference(only_now, changed, only_then)


def restore(path: Path, backup: Backup, clock: Clock) -> Path | None:
    """Put a backup where the project at `path` is; return where that one is kept, if it was there.

    The project must be closed. Raises `KnownError` "backup.cannot_restore", or "file.in_use"
    where somebody has it open; all is then as it was.
    """
    path = Path(os.path.realpath(path))  # a link stays, and leads to the backup
    kept = _free_name(path, clock.now())
    there = os.path.lexists(path)
    try:
        put_in_place(backup.path, path, kept)
    except (OSError, KnownError) as error:
        if isinstance(error, KnownError) and error.key.startswith("file.in_use"):
            raise  # it says who has it
        raise KnownError("backup.cannot_restore", name=path.name) from error
    return kept if there else None


def _free_name(path: Path, now: dt.datetime) -> Path:
    """Return a name beside the project that says what is kept there and since when.

    Of a long name, as much stays as leaves room for that.
    """
    for number in itertools.count(1):
        stem = path.name.removesuffix(SUFFIX)
        said = f" (replaced {now:%Y-%m-%d %H.%M}){'' if number == 1 else f' {number}'}{SUFFIX}"
        while stem and not may_lie_beside(path.with_name(stem + said)):
            stem = stem[:-1]
        kept = path.with_name(stem + said)
        if not os.path.lexists(kept):
            return kept
    raise AssertionError("there is always a number more")
