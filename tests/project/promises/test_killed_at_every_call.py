"""The program is killed at any single call to the system, in saving, closing or bringing up.

strace has SIGKILL come with the N-th call of a kind, for every N.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from checks import assert_consistent
from fake_clock import FakeClock
from test_every_call_fails import whole
from victim import KINDS, Victim

from coprod_desktop.application.show import project_json
from coprod_desktop.content.load import load_content
from coprod_desktop.content.words import Words
from coprod_desktop.project.archive import Archive
from coprod_desktop.project.edits import Within
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.project.header import inspect
from coprod_desktop.project.layout import MAJOR, MINOR, OLDER

FORMATS = Path(__file__).parents[1] / "formats"
OF_WRITING = tuple(each for each in KINDS if each != "pread64")


def killed(victim: Victim, path: Path, begin: str, call: str, number: int) -> set[str]:
    """Kill the program; return which edits it had acknowledged."""
    inject = f"inject={call}:signal=KILL:when={number}"
    said = victim.run(path, begin, ["-o", "/dev/null", "-e", f"trace={call}", "-e", inject])
    return said.saved


def test_killed_at_any_call_from_opening_to_closing_all_that_was_acknowledged_is_there(
    victim: Victim,
) -> None:
    for call, times in victim.count(victim.fresh(), "open").items():
        for number in range(1, times + 1, 3 if times > 20 else 1) if call in OF_WRITING else ():
            path = victim.fresh()
            saved = killed(victim, path, "open", call, number)
            with ProjectFile.open(path, clock=FakeClock()) as file:
                # An edit that was on the disk but not yet acknowledged may be there too, whole.
                assert saved <= whole(file) <= saved | {str(len(saved) + 1)}
            assert_consistent(path)


def test_killed_while_it_moves_to_another_place_a_project_is_whole_wherever_it_is(
    victim: Victim,
) -> None:
    moved = 0
    for call, times in victim.count(victim.fresh(), "move").items():
        for number in range(1, times + 1, 5 if times > 20 else 1) if call in OF_WRITING else ():
            old = victim.fresh()
            killed(victim, old, "move", call, number)
            places = sorted(old.parent.glob("*.coprod"))
            moved += len(places) > 1
            assert old in places
            for path in places:
                with ProjectFile.open(path, clock=FakeClock()) as file:
                    assert whole(file) == {"1"}
                    assert len(file.past(within=Within(records=frozenset({"1"})))) > 1
                assert_consistent(path)
    assert moved


@pytest.mark.parametrize("version", OLDER, ids=str)
def test_killed_while_it_is_brought_up_an_older_file_keeps_all_and_has_its_backup(
    victim: Victim, version: tuple[int, int]
) -> None:
    name = f"{version[0]}.{version[1]}"
    expected = json.loads((FORMATS / f"{name}.json").read_text(encoding="utf-8"))
    content = load_content(Words("en"))

    def fresh() -> Path:
        return Path(shutil.copyfile(FORMATS / f"{name}.coprod", victim.fresh()))

    halfway = 0
    for call, times in victim.count(fresh(), "bring up").items():
        for number in range(1, times + 1, 3 if times > 20 else 1) if call in OF_WRITING else ():
            path = fresh()
            killed(victim, path, "bring up", call, number)
            journal = path.with_name(f"{path.name}-journal")
            halfway += journal.exists() and journal.stat().st_size > 0
            archive = Archive(path.parent / "mine", FakeClock())
            with ProjectFile.open(path, clock=FakeClock(), archive=archive) as file:
                assert expected.items() <= project_json(file.snapshot(), content).items()
                kept = archive.backups(file.project_id)
            assert {each.reason for each in kept} == {"migrating"}
            assert all(inspect(each.path).version == version for each in kept)
            assert inspect(path).version == (MAJOR, MINOR)
            assert_consistent(path)
    assert halfway > 5
