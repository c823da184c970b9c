"""The power is cut at any moment: every edit that was acknowledged is there, none half done.

A run of edits is written down call by call. The disk is then built again as it may stand after a
cut at any point of the run: what was synced is there, of the rest any part.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from children import run_python
from disk import Cut, Disk, Write
from fake_clock import FakeClock
from recorded_run import EDITS, SAID, contents
from tracing import Call, calls, need_strace, watched

from coprod_desktop.project import Action, RowCreate
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.errors import KnownError

HERE = Path(__file__).parent
CUTS = 400 if os.environ.get("CI") else 150
"""How many cuts are made by one of the four tests."""

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


@dataclass(frozen=True)
class Run:
    """What was written down, the file before it all, and its name."""

    calls: list[Call]
    before: bytes
    path: str

    def disk(self, *, syncs_folders: bool) -> Disk:
        """Return the disk before it all."""
        disk = Disk(syncs_folders)
        disk.make(self.path)
        disk.files[self.path].since.append(Write(0, self.before))
        disk.sync(self.path)
        return disk

    def do(self, disk: Disk, call: Call) -> str:
        """Have a call done to the disk; return what the program said instead, if it was that."""
        match call.name:
            case "openat" if "O_CREAT" in call.arguments:
                disk.make(call.texts[0].decode())
            case "pwrite64":
                disk.files[call.path].since.append(Write(call.offset, call.texts[0]))
            case "ftruncate":
                disk.files[call.path].since.append(Cut(call.offset))
            case "unlink":
                disk.remove(call.texts[0].decode())
            case "fsync" | "fdatasync" if call.path == str(Path(self.path).parent):
                disk.sync_folder()
            case "fsync" | "fdatasync":
                disk.sync(call.path)
            case "write" if call.texts and call.texts[0].startswith(SAID.encode()):
                return call.texts[0].decode().removeprefix(SAID).strip()
        return ""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    need_strace()
    folder = tmp_path_factory.mktemp("run")
    path = folder / "project" / "a.coprod"
    path.parent.mkdir()
    ProjectFile.create(path, clock=FakeClock()).close()
    before = path.read_bytes()
    log = folder / "log"
    kinds = ("openat", "pwrite64", "ftruncate", "unlink", "fsync", "fdatasync", "write")
    done = run_python(HERE / "recorded_run.py", path, before=watched(log, *kinds))
    assert done.returncode == 0, done.stderr
    ours = (str(path.parent), SAID)
    found = [each for each in calls(log) if any(map(_text(each).startswith, ours))]
    assert sum(each.name == "write" for each in found) == len(EDITS) + 1
    assert {each.name for each in found} >= set(kinds) - {"fsync"}
    return Run(found, before, str(path))


def _text(call: Call) -> str:
    """Return the file that a call is about, or what it says."""
    said = call.texts[0].decode(errors="replace") if call.texts else ""
    return said if call.name in ("openat", "unlink", "write") else call.path


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(tempfile, "tempdir", MEMORY)
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def after_a_cut(disk: Disk, folder: Path, chance: random.Random) -> str:
    """Open what may be left after a cut, and return what it holds."""
    for each in folder.iterdir():
        each.unlink()
    for name, content in disk.after_a_cut(chance).items():
        (folder / Path(name).name).write_bytes(content)
    with ProjectFile.open(folder / "a.coprod", clock=FakeClock()) as file:
        return contents(file)


def cuts(run: Run, folder: Path, disk: Disk, seed: int, count: int) -> Iterator[tuple[int, str]]:
    """Cut the power so many times; yield how often the program had spoken, and what is left."""
    chance = random.Random(seed)
    moments = Counter(chance.randrange(len(run.calls)) for _ in range(count))
    acknowledged = 0
    for moment, call in enumerate(run.calls):
        if run.do(disk, call):
            acknowledged += 1
        for _ in range(moments[moment]):
            yield acknowledged, after_a_cut(disk, folder, chance)


def said(run: Run) -> list[str]:
    """Return what the program said in the end of each edit: what the project then held."""
    disk = run.disk(syncs_folders=True)
    return [words for each in run.calls if (words := run.do(disk, each))]


@pytest.mark.parametrize("syncs_folders", [True, False], ids=["folders", "no folders"])
@pytest.mark.parametrize("seed", range(2))
def test_after_a_power_cut_every_saved_edit_is_there_and_none_half_done(
    run: Run, folder: Path, *, seed: int, syncs_folders: bool
) -> None:
    states = said(run)
    seen: set[str] = set()
    disk = run.disk(syncs_folders=syncs_folders)
    for acknowledged, found in cuts(run, folder, disk, seed, CUTS):
        # What was just being written when the power went may be there too, whole.
        assert found in states[max(acknowledged - 1, 0) : acknowledged + 1]
        seen.add(found)
    assert len(seen) > len(set(states)) / 2
    with ProjectFile.open(folder / "a.coprod", clock=FakeClock()) as file:
        file.write([RowCreate("session", "new", {})], Action("create", "session", ""))


def test_this_disk_would_lose_edits_that_nobody_syncs(run: Run, folder: Path) -> None:
    lazy = replace(run, calls=[each for each in run.calls if "sync" not in each.name])
    states = said(lazy)
    lost = 0
    try:
        for acknowledged, found in cuts(lazy, folder, lazy.disk(syncs_folders=True), 0, 100):
            lost += found not in states[max(acknowledged - 1, 0) : acknowledged + 1]
    except KnownError:
        lost += 1
    assert lost
