"""A project as the next minor version may leave it: with choices that nobody here knows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from projects import StillClock

from coprod_desktop.content.model import Content
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import KINDS, specs
from coprod_desktop.project import Action, Edit, RowCreate, RowSet, seal
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.project.layout import MAJOR, MINOR, pack_version
from coprod_desktop.project.scan import scan

LATER = "from_later"
_CHOSEN = (Kind.CHOICE, Kind.CHOICES, Kind.RATING)


def from_newer(path: Path, content: Content, *, every: int = 1) -> None:
    """Have every choice in a project be one that only the next minor version knows.

    Of a record, every one; or every third where `every` is 3, of its neighbour the next third:
    code that looks at an unknown choice beside a known one meets both.
    """
    with ProjectFile.open(path, clock=StillClock()) as file:
        records = file.snapshot().records
        there = {kind: set(records[kind]) for kind in KINDS}
        edits = [
            *(_kept(there, "answer", key, {"key": key, "value": LATER}) for key in _keys(content)),
            *(
                _kept(there, "step_state", each.id, {"step": each.id, "state": "in_progress"})
                for each in content.all_steps()
            ),
            *(
                _kept(
                    there,
                    "reflection",
                    f"{session}/{each.id}",
                    {"session": session, "question": each.id, "state": "partly"},
                )
                for session in there["session"]
                for each in content.questions
            ),
        ]
        file.write(edits, Action("set", "answer", ""))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for kind in KINDS:
            chosen = [name for name, spec in specs(kind).items() if spec.kind in _CHOSEN]
            rows = connection.execute(f'SELECT id FROM "{kind}" ORDER BY position, id').fetchall()
            for number, (row,) in enumerate(rows):
                for name in chosen[number % min(every, len(chosen) or 1) :: every]:
                    connection.execute(
                        f'UPDATE "{kind}" SET "{name}" = ? WHERE id = ?', (LATER, row)
                    )
                    connection.execute(
                        "UPDATE change SET value = ? WHERE tbl = ? AND row = ? AND field = ?",
                        (f'"{LATER}"', kind, row, name),
                    )
        connection.execute(f"PRAGMA user_version={pack_version(MAJOR, MINOR + 1)}")
        whole = seal.to_bytes(scan(connection).seal)
        connection.execute("UPDATE file_info SET seal = ?", (whole,))


def _keys(content: Content) -> list[str]:
    """Return the keys of all answers that are choices."""
    return [
        *(each.id for each in content.fields() if each.kind in _CHOSEN),
        *(
            f"{each.id}/{line.id}"
            for each in content.fields()
            if each.kind is Kind.CHECKLIST
            for line in each.options
        ),
    ]


def _kept(there: dict[str, set[str]], kind: str, key: str, fields: dict[str, str]) -> Edit:
    row = fixed_id(kind, key)
    return (RowSet if row in there[kind] else RowCreate)(kind, row, fields)
