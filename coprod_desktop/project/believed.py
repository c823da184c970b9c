"""How late it is, as far as a clock can be believed: it decides which backups go.

A clock that is wrong once, years ahead, would make every backup look past its time. So a jump
ahead counts only when the clock still holds to it a week later.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coprod_desktop.support.files import write_whole

WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The last moment that is sure, and the first of a later time that is not sure yet."""

    sure: dt.datetime
    claimed: dt.datetime | None


def believed(file: Path, now: dt.datetime, newest: Callable[[], dt.datetime | None]) -> dt.datetime:
    """Return the moment to go by, `now` or earlier, and note in `file` what the clock said.

    `newest` tells when the newest backup was made; that counts where nothing is noted yet. What
    cannot be noted only makes backups stay longer.
    """
    noted = _read(file)
    before = noted or _Seen(newest() or now, None)
    after = _next(before, now)
    moved = abs(after.sure - before.sure) >= _DAY or after.claimed != before.claimed
    if noted is None or moved:
        claimed = None if after.claimed is None else after.claimed.isoformat()
        text = json.dumps({"sure": after.sure.isoformat(), "claimed": claimed})
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, text.encode())
    return after.sure


def _next(seen: _Seen, now: dt.datetime) -> _Seen:
    claimed = min(seen.claimed or now, now)
    if now - seen.sure <= WEEK or now - claimed >= WEEK:
        return _Seen(now, None)
    return _Seen(seen.sure, claimed)


def _read(file: Path) -> _Seen | None:
    try:
        noted = json.loads(file.read_text(encoding="utf-8"))
        claimed = noted["claimed"]
        return _Seen(_moment(noted["sure"]), None if claimed is None else _moment(claimed))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment
