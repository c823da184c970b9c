"""The disk is full or breaks at any single moment of saving: a real error from the real system.

strace has the N-th call of a kind fail, once or from then on, for every N of one edit.
"""

from __future__ import annotations

import pytest
from checks import assert_consistent
from edited_under_faults import MADE
from fake_clock import FakeClock
from victim import KINDS, Said, Victim

from coprod_desktop.project import RowCreate, connect
from coprod_desktop.project.file import ProjectFile


def check(victim: Victim, begin: str, call: str, error: str, when: str) -> Said:
    """Have calls fail; whatever was saved must be there, and nothing half done."""
    path = victim.fresh()
    inject = f"inject={call}:error={error}:when={when}"
    said = victim.run(path, begin, ["-o", "/dev/null", "-e", f"trace={call}", "-e", inject])
    assert "crashed" not in dict(said.answers), said
    # It is the disk that fails and not the file: nobody is told to turn to a backup.
    assert set(said.refusals) <= {"file.cannot_open", "file.cannot_write", "file.moved"}, said
    with ProjectFile.open(path, clock=FakeClock()) as file:
        there = whole(file)
        # An edit that was refused may be there, whole, if from then on nothing could be read.
        assert said.saved <= there
        if not when.endswith("+"):
            assert said.saved == there, said
        file.write([RowCreate("session", "later", {})], MADE)
    assert not connect.journal_of(path).exists()
    assert_consistent(path)
    return said


def whole(file: ProjectFile) -> set[str]:
    """Return which of the edits are in a project, all of them whole."""
    sessions = {each.id: each for each in file.snapshot().sessions()}
    there = set(sessions) - {"0"}
    for row in there:
        assert sessions[row].title == row
        assert sessions[row].notes == row * 900
        assert [each.title for each in file.snapshot().agenda(row)] == [row]
    last = f"before {max(there)}" if there else ""
    assert sessions["0"].place == last
    assert len(file.snapshot().records["agenda_item"]) == len(there)
    return there


@pytest.mark.parametrize(
    ("error", "kinds"), [("EIO", KINDS), ("ENOSPC", ("pwrite64", "ftruncate", "fdatasync"))]
)
def test_whichever_call_of_saving_fails_once_the_next_edit_goes_in(
    victim: Victim, error: str, kinds: tuple[str, ...]
) -> None:
    calls = victim.count(victim.fresh(), "edit")
    assert calls["pwrite64"] > 20
    assert calls["fdatasync"] + calls["fsync"] >= 3
    refused = 0
    for call, times in calls.items():
        for number in range(1, times + 1) if call in kinds else ():
            said = check(victim, "edit", call, error, str(number))
            assert "2" in said.saved, (call, number, said)
            refused += bool(said.refusals)
    assert refused > sum(calls.values()) / 2


def test_when_a_disk_breaks_in_saving_and_stays_broken_what_was_saved_is_there(
    victim: Victim,
) -> None:
    calls = victim.count(victim.fresh(), "edit")
    for call, times in calls.items():
        step = 4 if times > 10 else 1
        for number in range(1, times + 1, step):
            check(victim, "edit", call, "EIO", f"{number}+")


def test_whichever_call_fails_from_opening_to_closing_what_was_saved_is_there(
    victim: Victim,
) -> None:
    calls = victim.count(victim.fresh(), "open")
    assert calls["unlink"] > 1
    assert calls["openat"] > 3
    for call, times in calls.items():
        step = 7 if times > 10 else 1
        for number in range(1, times + 1, step):
            check(victim, "open", call, "EIO", str(number))
            check(victim, "open", call, "EIO", f"{number}+")
