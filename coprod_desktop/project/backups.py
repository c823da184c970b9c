"""The backups of a project, on this computer: which there are, and which may go.

They lie in a folder of the user's own, never only on the stick, one folder a project. The name of
each says when it was made, why, what its seal was, and of a file in which place:
`20261203T101500Z-opened-0f3a5c7e9b1d2f40-1b8c04de.coprod`.

A copy of a project is the same project with other words in it, so each place has backups of its
own. Those without a place in their name are of a program that did not note it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coprod_desktop.project import seal
from coprod_desktop.project.layout import SUFFIX
from coprod_desktop.support.files import sweep

Reason = Literal["opened", "changed", "closed", "migrating", "merging", "restoring", "erased"]
"""Why a backup was made: at opening, after half an hour of change, at closing, before something
drastic, or when the older ones were to go."""

_NAME = re.compile(r"(\d{8}T\d{6}Z)-([a-z]+)-([0-9a-f]{16})(?:-([0-9a-f]{8}))?" + re.escape(SUFFIX))
_MOMENT = "%Y%m%dT%H%M%SZ"
_PROJECT = re.compile(r"[0-9a-f-]{36}")

HALF_HOUR = dt.timedelta(minutes=30)
_DAY = dt.timedelta(days=1)
KEPT = dt.timedelta(days=365)
"""How long a backup is kept at most. It holds what people told us, so it must end some day."""

_THINNED: tuple[tuple[dt.timedelta, Callable[[dt.datetime], object]], ...] = (
    (_DAY, lambda at: (at.date(), at.hour, at.minute // 30)),
    (14 * _DAY, lambda at: at.date()),
    (60 * _DAY, lambda at: at.isocalendar()[:2]),
    (KEPT, lambda at: (at.year, at.month)),
)
"""Of backups up to this old, the newest is kept of each half hour, day, week, month."""

DRASTIC = frozenset({"migrating", "merging", "restoring"})
"""The reasons for a backup that is kept whatever else is made in the same half hour."""

_LONG = 60 * _DAY


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: `at` is when it was made, with time zone; `seal` the first letters of its seal.

    `place` stands for where the file lay that it was made of; empty where nobody knows.
    """

    path: Path
    at: dt.datetime
    reason: str
    seal: str
    place: str = ""


def folder_of(root: Path, project_id: str) -> Path:
    """Return where the backups of a project lie. Raises `ValueError` for an id that is none."""
    if not _PROJECT.fullmatch(project_id):
        raise ValueError(f"not the id of a project: {project_id[:60]}")
    return root / project_id


def place_of(path: Path) -> str:
    """Return what stands for the place of a project file in the names of its backups."""
    real = os.path.normcase(os.path.realpath(path))
    return hashlib.blake2b(os.fsencode(real), digest_size=4).hexdigest()


def path_for(folder: Path, at: dt.datetime, reason: Reason, whole: int, place: str) -> Path:
    """Return where a backup made now of a project with this seal, in this place, belongs."""
    moment = at.astimezone(dt.UTC).strftime(_MOMENT)
    return folder / f"{moment}-{reason}-{short(whole)}-{place}{SUFFIX}"


def short(whole: int) -> str:
    """Return the part of a seal that tells in a name whether two files are the same."""
    return seal.to_bytes(whole).hex()[:16]


def backups_in(folder: Path) -> list[Backup]:
    """Return the backups in a folder, newest first; what bears no such name is none."""
    found = []
    for path in _files(folder):
        named = _NAME.fullmatch(path.name)
        if named is None:
            continue
        with contextlib.suppress(OSError, ValueError):
            at = dt.datetime.strptime(named[1], _MOMENT).replace(tzinfo=dt.UTC)
            found.append(Backup(path, at, named[2], named[3], named[4] or ""))
    return sorted(found, key=lambda each: (each.at, each.path.name), reverse=True)


def superfluous(backups: Sequence[Backup], now: dt.datetime) -> list[Backup]:
    """Return those that may go: thinned by day, week and month, and all past a year.

    The newest of all stays until it is a year old, and what was made before something drastic
    stays for sixty days.
    """
    going: list[Backup] = []
    seen: set[object] = set()
    for number, each in enumerate(sorted(backups, key=lambda one: one.at, reverse=True)):
        age = now - each.at
        if age > KEPT:
            going.append(each)
            continue
        if number == 0 or (each.reason in DRASTIC and age <= _LONG):
            continue
        slot = next((limit, of(each.at)) for limit, of in _THINNED if age <= limit)
        if slot in seen:
            going.append(each)
        seen.add(slot)
    return going


def thin(folder: Path, now: dt.datetime, *, but: Collection[Path]) -> None:
    """Delete what may go of each place, and what a copy that was cut off left behind.

    `but` stays: the backup that was just made, which after the clock was set back is not the newest
    by its name, and one that somebody is about to use.
    """
    there = backups_in(folder)
    for place in {each.place for each in there}:
        for each in superfluous([each for each in there if each.place == place], now):
            if each.path not in but:
                _delete(each.path)
    sweep(folder)


def delete_all(paths: Iterable[Path]) -> None:
    """Delete some backups; one that somebody is just reading may stay."""
    for path in paths:
        _delete(path)


def newest_in(root: Path) -> dt.datetime | None:
    """Return when the newest backup of any project was made; None where there is none."""
    return max((each.at for folder in _folders(root) for each in backups_in(folder)), default=None)


def expire(root: Path, now: dt.datetime) -> None:
    """Delete everywhere what is past a year, also of projects that nobody opens any more."""
    for folder in _folders(root):
        for each in backups_in(folder):
            if now - each.at > KEPT:
                _delete(each.path)
        sweep(folder)
        with contextlib.suppress(OSError):
            folder.rmdir()  # where nothing is left in it


def _folders(root: Path) -> Iterable[Path]:
    return (each for each in _files(root) if _PROJECT.fullmatch(each.name))


def _files(folder: Path) -> Iterable[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return ()


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
