"""A run of edits that strace writes down; after each it says what the project then holds."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from fake_clock import FakeClock

from coprod_desktop.project import Action, Edit, RowCreate, RowDelete, RowSet
from coprod_desktop.project.file import ProjectFile

SAID = "holds "
SET = Action("set", "session", "Kick-off")
TWO = [
    RowCreate("session", "s", {"title": "Kick-off", "notes": "one " * 300}),
    RowCreate("agenda_item", "a", {"session": "s", "title": "Tea"}),
]
EDITS: list[list[Edit] | str] = [
    TWO,
    [RowSet("session", "s", {"place": "Library", "purpose": "To meet"})],
    "undo",
    "redo",
    [RowSet("session", "s", {"directions": "Turn left. " * 1700})],
    [RowSet("session", "s", {"directions": "By bus."})],
    [RowDelete("session", "s")],
    "undo",
    "reopen",
    [RowCreate("stakeholder", f"p{number}", {"name": f"Person {number}"}) for number in range(9)],
    [RowSet("agenda_item", "a", {"title": "Tea and cake"}), RowDelete("stakeholder", "p3")],
    "undo",
    [RowSet("session", "s", {"notes": "two"})],
    "reopen",
    [RowSet("session", "s", {"notes": "three " * 900})],
]


def contents(file: ProjectFile) -> str:
    """Return a short name for all that a person sees in a project."""
    records = file.snapshot().records
    rows = [repr(records[kind][row]) for kind in sorted(records) for row in sorted(records[kind])]
    whole = repr((rows, file.undo_action, file.redo_action))
    return hashlib.blake2b(whole.encode(), digest_size=16).hexdigest()


def say(file: ProjectFile) -> None:
    os.write(2, (SAID + contents(file) + "\n").encode())


def main(path: Path) -> None:
    clock = FakeClock()
    file = ProjectFile.open(path, clock=clock)
    say(file)
    for edit in EDITS:
        match edit:
            case "undo":
                file.undo()
            case "redo":
                file.redo()
            case "reopen":
                file.close()
                file = ProjectFile.open(path, clock=clock)
            case list():
                file.write(edit, SET)
        say(file)
    file.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
