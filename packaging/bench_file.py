"""What an edit of a project file costs, as ratios taken in one run.

The measure is a bare transaction that updates one row, through Python's own sqlite3 and with the
same pragmas. Run it with `python packaging/bench_file.py [RECORDS]`; 100,000 takes a minute.
"""

from __future__ import annotations

import datetime as dt
import gc
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from coprod_desktop.project import Action, RowCreate, RowSet
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.clock import SystemClock

ROUNDS = 100
FEW = 100
MANY = 20_000


class Minutes:
    """A clock that is two minutes later at each look, so that no edit goes on with another."""

    def __init__(self) -> None:
        self._now = SystemClock().now()

    def now(self) -> dt.datetime:
        """Return the next moment."""
        self._now += dt.timedelta(minutes=2)
        return self._now


def bare(folder: Path) -> tuple[sqlite3.Connection, Callable[[int], None]]:
    """Return a database with one table, and what changes one row of it."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for pragma in (
        "secure_delete=ON",
        "locking_mode=EXCLUSIVE",
        "journal_mode=TRUNCATE",
        "synchronous=EXTRA",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE one (id TEXT PRIMARY KEY, text TEXT)")
    connection.executemany(
        "INSERT INTO one VALUES (?, ?)", [(str(number), "text") for number in range(FEW)]
    )

    def change(turn: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE one SET text = ? WHERE id = ?", (f"text {turn}", "50"))
        connection.execute("COMMIT")

    return connection, change


def project(folder: Path, records: int) -> ProjectFile:
    """Return a project with so many records, made in large steps."""
    path = folder / f"{records}.coprod"
    made = ProjectFile.create(path, clock=Minutes())
    for start in range(0, records, 5000):
        edits = [
            RowCreate("stakeholder", f"{number:036}", {"name": f"Person {number}", "why": "x"})
            for number in range(start, min(start + 5000, records))
        ]
        made.write(edits, Action("create", "stakeholder", "many"))
    return made


def editor(file: ProjectFile) -> Callable[[int], None]:
    """Return what changes one field of one record."""

    def change(turn: int) -> None:
        done = file.write(
            [RowSet("stakeholder", f"{50:036}", {"name": f"Person {turn}"})],
            Action("set", "stakeholder", "Person"),
        )
        if done is None:
            raise RuntimeError("nothing was written")

    return change


def main() -> None:
    """Print the ratios."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        connection, bare_change = bare(folder)
        with project(folder, FEW) as small, project(folder, many) as large:
            runs = {
                "bare": bare_change,
                f"{FEW} records": editor(small),
                f"{many} records": editor(large),
            }
            times: dict[str, list[float]] = {each: [] for each in runs}
            gc.collect()
            for turn in range(ROUNDS):
                for each, change in runs.items():
                    before = time.perf_counter()
                    change(turn)
                    times[each].append(time.perf_counter() - before)
        connection.close()
        middle = {each: statistics.median(taken) for each, taken in times.items()}
        for each, taken in middle.items():
            print(f"{each:>16}: {taken * 1000:6.2f} ms, {taken / middle['bare']:.2f} of bare")
        print(f"many to few: {middle[f'{many} records'] / middle[f'{FEW} records']:.2f}")
        before = time.perf_counter()
        ProjectFile.open(folder / f"{many}.coprod", clock=SystemClock()).close()
        print(f"open {many} records: {time.perf_counter() - before:.2f} s")


if __name__ == "__main__":
    main()
