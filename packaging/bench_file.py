"""What an edit and the opening of a project file cost, as ratios taken in one run.

The measure of an edit is a bare transaction that updates one row, through Python's own sqlite3 and
with the same pragmas. Run it with `python packaging/bench_file.py [ROWS]`: 100,000 if not given.
Opening is timed of a file that somebody else wrote, which is looked at on a copy first.
"""

from __future__ import annotations

import datetime as dt
import gc
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from coprod_desktop.project import Action, RowCreate, RowSet
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.clock import SystemClock

ROUNDS = 100
OPENINGS = 3
FEW = 100
MANY = 100_000
STEP = 2000
CHANGED = 5
"""Which record is changed again and again."""

ROWS_A_RECORD = 7
"""A record here is one row, three operations on its fields and their places in an undo step."""


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


def project(folder: Path, rows: int) -> Path:
    """Make a project with so many rows, in large steps that do not wait for the disk."""
    path = folder / f"{rows}.coprod"
    records = rows // ROWS_A_RECORD

    def fill(file: ProjectFile) -> None:
        for start in range(0, records, STEP):
            edits = [
                RowCreate("stakeholder", f"{number:036}", {"name": f"Person {number}", "why": "x"})
                for number in range(start, min(start + STEP, records))
            ]
            file.write(edits, Action("create", "stakeholder", "many"))

    ProjectFile.create(path, clock=Minutes(), fill=fill).close()
    return path


def rows_in(path: Path) -> int:
    """Return how many rows all tables of a project hold."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return sum(
            connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in tables.fetchall()
        )


def editor(file: ProjectFile) -> Callable[[int], None]:
    """Return what changes one field of one record."""

    def change(turn: int) -> None:
        done = file.write(
            [RowSet("stakeholder", f"{CHANGED:036}", {"name": f"Person {turn}"})],
            Action("set", "stakeholder", "Person"),
        )
        if done is None:
            raise RuntimeError("nothing was written")

    return change


def edits(folder: Path, few: Path, many: Path) -> None:
    """Print what an edit costs beside a bare transaction, in a small and in a large project."""
    connection, bare_change = bare(folder)
    with (
        ProjectFile.open(few, clock=Minutes()) as small,
        ProjectFile.open(many, clock=Minutes()) as large,
    ):
        runs = {"bare": bare_change, "few": editor(small), "many": editor(large)}
        times: dict[str, list[float]] = {each: [] for each in runs}
        gc.collect()
        for turn in range(ROUNDS):
            for each, change in runs.items():
                before = time.perf_counter()
                change(turn)
                times[each].append(time.perf_counter() - before)
    connection.close()
    middle = {each: statistics.median(taken) for each, taken in times.items()}
    labels = {"bare": "one row, bare", "few": f"{FEW} rows", "many": f"{many.stem} rows"}
    for each, taken in middle.items():
        of_bare = taken / middle["bare"]
        print(f"edit, {labels[each]:>14}: {taken * 1000:6.2f} ms, {of_bare:.2f} of bare")
    print(f"edit, many to few: {middle['many'] / middle['few']:.2f}")


def openings(paths: Iterable[Path]) -> None:
    """Print what opening with all checks costs, for each row too, beside the smallest."""
    least = 0.0
    for path in paths:
        rows = rows_in(path)
        taken = []
        for _ in range(OPENINGS):
            gc.collect()
            before = time.perf_counter()
            ProjectFile.open(path, clock=SystemClock()).close()
            taken.append(time.perf_counter() - before)
        each = min(taken) / rows
        least = least or each
        print(
            f"open, {rows:>7} rows: {min(taken):6.3f} s, {each * 1e6:5.1f} us a row,"
            f" {each / least:.2f} of the smallest"
        )


def main() -> None:
    """Print the ratios."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    sizes = (many // 10, many * 3 // 10, many)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [project(folder, rows) for rows in (FEW, *sizes)]
        edits(folder, paths[0], paths[-1])
        openings(paths[1:])


if __name__ == "__main__":
    main()
