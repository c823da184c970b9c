"""Opens damaged files one after the other, in a process that may not take much memory.

Started with the folder of `whole`, `earlier` (see `damages.Whole`), the first seed and how many.
It says as JSON how often each answer came, and what was wrong. `now` holds the seed at hand, for
the case that this process does not live to say anything.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import Counter
from pathlib import Path

from damages import Whole, damaged
from fake_clock import FakeClock

from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.project import Action, RowCreate
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.errors import KnownError

MEMORY = 400 * 1024 * 1024
SECONDS = 1.0
EDIT_EVERY = 20
"""Every so many files that open take an edit too; it is dearer than the opening."""

Contents = tuple[Snapshot, Action | None, Action | None]


def contents(file: ProjectFile) -> Contents:
    return file.snapshot(), file.undo_action, file.redo_action


def trial(path: Path, raw: bytes, right: Contents) -> tuple[str, str]:
    """Open one damaged file; return the answer, and what is wrong with it or nothing."""
    path.write_bytes(raw)
    answer, wrong = "opened", ""
    began = time.process_time()
    try:
        with ProjectFile.open(path, clock=FakeClock()) as file:
            if contents(file) != right:
                wrong = "other contents"
    except KnownError as error:
        answer = error.key
        if path.read_bytes() != raw:
            wrong = "the file was changed"
    except Exception as error:  # noqa: BLE001 - every one of them is a finding
        return "crashed", repr(error)
    if time.process_time() - began > SECONDS:
        wrong = "slow"
    if [each.name for each in path.parent.iterdir()] != [path.name]:
        wrong = "another file lies beside it"
    return answer, wrong


def takes_an_edit(path: Path, right: Contents) -> bool:
    """Tell whether a file that opened is good to go on with."""
    with ProjectFile.open(path, clock=FakeClock()) as file:
        edits = [RowCreate("session", "new", {"notes": "word " * 2000})]
        file.write(edits, Action("create", "session", "new"))
    with ProjectFile.open(path, clock=FakeClock()) as file:
        sessions = dict(file.snapshot().records["session"])
        new = sessions.pop("new")
        file.undo()
        undone = file.snapshot()
    return (
        new.notes == "word " * 2000
        and sessions == right[0].records["session"]
        and (undone == right[0])
    )


def main() -> None:
    folder, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    whole = Whole((folder / "whole").read_bytes(), (folder / "earlier").read_bytes())
    path = folder / "trial" / "a.coprod"
    path.parent.mkdir()
    path.write_bytes(whole.raw)
    with ProjectFile.open(path, clock=FakeClock()) as file:
        right = contents(file)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    answers: Counter[str] = Counter()
    wrong: dict[int, str] = {}
    with (folder / "now").open("w") as now:
        for seed in range(first, first + count):
            now.seek(0)
            now.write(f"{seed}\n")
            now.flush()
            answer, fault = trial(path, damaged(whole, seed), right)
            answers[answer] += 1
            if answer == "opened" and answers[answer] % EDIT_EVERY == 0 and not fault:
                fault = "" if takes_an_edit(path, right) else "an edit did not go in"
            if fault:
                wrong[seed] = f"{answer}: {fault}"
    print(json.dumps({"answers": answers, "wrong": wrong}))  # noqa: T201 - it is what a child says


if __name__ == "__main__":
    main()
