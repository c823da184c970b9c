"""A program that forks for each trial, waits to be watched, then edits a project and says how.

It reads one of these from the socket that is its standard input, and a file:

open      watching begins before the opening; two edits, and closing
edit      watching begins before the first of two edits
bring up  watching begins before the opening, with an archive; no edit, and closing
restore   watching begins at once; the file `backup` in the folder above takes its place
move      watching begins after an edit; the project goes on in b.coprod, and is closed
erase     watching begins after an edit and much about a person, who is erased; and closing

It answers there too, for what it writes to files may be what fails. Each answer is [process, word,
key]; "done" is the last, also of one that was killed.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import socket
import sys
from pathlib import Path

from fake_clock import FakeClock

from coprod_desktop.application.restoring import restore
from coprod_desktop.project import Action, RowCreate, RowSet
from coprod_desktop.project.archive import Archive
from coprod_desktop.project.backups import Backup
from coprod_desktop.project.edits import Erasure
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.errors import KnownError

MADE = Action("create", "session", "Kick-off")
ERASED = "marmalade "
ANYBODY = -1
PR_SET_PTRACER = 0x59616D61


def edit(file: ProjectFile, row: str) -> None:
    """Write three things that belong together; see `whole` in the test."""
    file.write(
        [
            RowCreate("session", row, {"title": row, "notes": row * 900}),
            RowCreate("agenda_item", f"a{row}", {"session": row, "title": row}),
            RowSet("session", "0", {"place": f"before {row}"}),
        ],
        MADE,
    )


def tell_of_a_person(file: ProjectFile) -> None:
    """Write more about a person than one page holds, over and over."""
    file.write([RowCreate("stakeholder", "p", {"name": ERASED})], MADE)
    for number in range(3):
        file.write([RowSet("stakeholder", "p", {"notes": f"{number} {ERASED * 900}"})], MADE)


def work(talk: socket.socket, begin: str, path: Path) -> None:
    def say(word: str, key: str = "") -> None:
        talk.send(json.dumps([os.getpid(), word, key]).encode())

    def wait_to_be_watched() -> None:
        say("ready")
        signal.sigwait([signal.SIGUSR1])

    clock = FakeClock()
    if begin == "restore":
        wait_to_be_watched()
        backup = Backup(path.parent.parent / "backup", clock.now(), "closed", "")
        kept = restore(path, backup, clock)
        say("saved", kept.name if kept else "")
        return
    archive = None if begin in ("open", "edit") else Archive(path.parent / "mine", clock)
    if begin in ("open", "bring up"):
        wait_to_be_watched()
    try:
        file = ProjectFile.open(path, clock=clock, archive=archive)
    except KnownError as error:
        say("refused to open", error.key)
        return
    rows = {"open": "12", "edit": "12"}.get(begin, "")
    if begin in ("move", "erase"):
        edit(file, "1")
    if begin == "erase":
        tell_of_a_person(file)
    if begin in ("edit", "move", "erase"):
        wait_to_be_watched()
    with contextlib.closing(file):
        if begin == "erase":
            try:
                swept = file.erase(Erasure(frozenset({("stakeholder", "p")}))).swept
                say("saved", "swept" if swept else "")
            except KnownError as error:
                say("refused", error.key)
        if begin == "move":
            file.move_to(path.with_name("b.coprod"))
        for row in rows:
            try:
                edit(file, row)
                say("saved", row)
            except KnownError as error:
                say("refused", error.key)


def main() -> None:
    file = ProjectFile.open
    ProjectFile.prepare()
    assert file
    talk = socket.socket(fileno=0)
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    libc = ctypes.CDLL(None)
    while asked := talk.recv(10_000):
        begin, path = json.loads(asked)
        child = os.fork()
        if child:
            os.waitpid(child, 0)
            talk.send(json.dumps([child, "done", ""]).encode())
            continue
        libc.prctl(PR_SET_PTRACER, ANYBODY, 0, 0, 0)
        try:
            work(talk, begin, Path(path))
        except BaseException as error:  # noqa: BLE001 - the test is to read it
            talk.send(json.dumps([os.getpid(), "crashed", repr(error)]).encode())
        os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
