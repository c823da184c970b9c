"""A backup is put in place and the program killed at any call: the old one or the backup is there.

strace kills the program, with the signal that nobody can refuse, at the N-th call of a kind, for
every N.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest
from edited_under_faults import MADE
from fake_clock import FakeClock
from recorded_run import contents
from test_stale_journals import cut_off
from victim import Victim

from coprod_desktop.project import RowCreate, RowSet, connect
from coprod_desktop.project.file import ProjectFile

KINDS = (
    *("openat", "pwrite64", "write", "sendfile", "copy_file_range", "fsync", "fdatasync"),
    *("rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat"),
    *("chmod", "fchmodat", "utimensat", "fcntl"),
)
TRIALS_OF_A_KIND = 12


class Restoring:
    """A project in a folder of its own and a backup of it that says something else."""

    def __init__(self, victim: Victim, *, cut: bool) -> None:
        self._victim = victim
        path = victim.fresh()
        shutil.copyfile(path, victim.folder / "backup")
        with ProjectFile.open(path, clock=FakeClock()) as file:
            file.write([RowCreate("session", "1", {"title": "Later", "notes": "n " * 9000})], MADE)
            file.write([RowSet("session", "1", {"place": "Hall"})], MADE)
        self.now = said(path)
        self.then = said(victim.folder / "backup")
        assert self.now != self.then
        self._project, self._journal = path.read_bytes(), b""
        if cut:
            self._project, self._journal = cut_off(path, random.Random(1))

    def killed(self, *options: str) -> Path:
        """Put the backup in place under strace with these options; return the project."""
        path = self._victim.fresh()
        path.write_bytes(self._project)
        if self._journal:
            connect.journal_of(path).write_bytes(self._journal)
        self._victim.run(path, "restore", options)
        return path

    def check(self, path: Path) -> bool:
        """Check that nothing is lost; tell whether the backup is in place."""
        restored = said(path)
        assert restored in (self.now, self.then)
        for each in path.parent.glob("*.coprod"):
            if each == path:
                continue
            # Whatever of the old one is there is all of it.
            assert each.read_bytes() == self._project
            if self._journal:
                assert connect.journal_of(each).read_bytes() == self._journal
            assert said(each) == self.now
        if restored == self.then:
            assert len(list(path.parent.glob("* (replaced *.coprod"))) == 1
        assert not connect.journal_of(path).exists()
        return restored == self.then


def said(path: Path) -> str:
    with ProjectFile.open(path, clock=FakeClock()) as file:
        return contents(file)


@pytest.mark.parametrize("cut", [False, True], ids=["closed", "cut off while it was saved"])
def test_a_kill_while_a_backup_is_put_in_place_leaves_the_one_or_the_other(
    victim: Victim, *, cut: bool
) -> None:
    trial = Restoring(victim, cut=cut)
    log = victim.folder / "log"
    path = trial.killed("-o", str(log), "-e", f"trace={','.join(KINDS)}")
    assert trial.check(path)
    lines = log.read_text().splitlines()
    calls = Counter(line.partition("(")[0] for line in lines if "(" in line)
    assert sum(calls[each] for each in ("rename", "renameat", "renameat2")) > 1
    seen: Counter[bool] = Counter()
    for call in KINDS:
        step = calls[call] // TRIALS_OF_A_KIND + 1
        for number in range(1, calls[call] + 1, step):
            kill = f"inject={call}:signal=SIGKILL:when={number}"
            path = trial.killed("-o", "/dev/null", "-e", f"trace={call}", "-e", kill)
            seen[trial.check(path)] += 1
    assert seen[True]
    assert seen[False]
