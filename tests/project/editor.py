"""A second program, loaded once, that forks for each task; it reads tasks and says what happens.

["edit", FILE]  writes session titles 0000, 0001, ... and says each number once it is saved
["hold", FILE]  opens, and keeps the file until it is told to end by SIGTERM
["who", FILE]   tries to open and says the key and the facts of the refusal
["wait", PID]   says "ended" when that task has ended

Every line it says begins with the process id of the task.
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import sys
from pathlib import Path

from coprod_desktop.project import Action, RowCreate, RowSet
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.clock import SystemClock
from coprod_desktop.support.errors import KnownError


def say(pid: int, *words: object) -> None:
    os.write(1, (" ".join(map(str, (pid, *words))) + "\n").encode())


def work(mode: str, path: Path) -> None:
    me = os.getpid()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        file = ProjectFile.open(path, clock=SystemClock(), author="Bernadette")
    except KnownError as error:
        say(me, error.key, error.facts.get("who", ""))
        return
    with file:
        say(me, "open")
        if mode == "hold":
            signal.pause()
        elif mode == "edit":
            edit(file, me)


def edit(file: ProjectFile, me: int) -> None:
    for number in itertools.count(len(file.snapshot().sessions())):
        row = f"{number:04}"
        edits = [
            RowCreate("session", row, {"title": row, "notes": row * 300, "position": number}),
            RowCreate("agenda_item", f"a{row}", {"session": row, "title": row}),
            RowSet("session", f"{max(number - 1, 0):04}", {"place": f"before {row}"}),
        ]
        file.write(edits, Action("create", "session", row))
        say(me, number)


def main() -> None:
    for line in sys.stdin:
        mode, what = json.loads(line)
        if mode == "wait":
            os.waitpid(what, 0)
            say(what, "ended")
            continue
        child = os.fork()
        if child == 0:
            try:
                work(mode, Path(what))
            finally:
                os._exit(0)
        say(child, "started")


if __name__ == "__main__":
    main()
