"""The program is killed, or a call fails, at any single moment of erasing somebody.

Somebody is there whole or gone whole. Whoever is gone is in no byte any more once the project was
opened and closed again.
"""

from __future__ import annotations

from pathlib import Path

from checks import assert_consistent
from edited_under_faults import ERASED
from fake_clock import FakeClock
from test_every_call_fails import whole
from test_killed_at_every_call import OF_WRITING, killed
from victim import KINDS, Victim

from coprod_desktop.project.file import ProjectFile

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def is_gone(path: Path) -> bool:
    """Open and close a project; tell whether the person is gone, whole, from its last byte."""
    with ProjectFile.open(path, clock=FakeClock()) as file:
        assert whole(file) == {"1"}
        people = file.snapshot().records["stakeholder"]
        told = [each for each in file.written() if each.kind == "stakeholder"]
        assert bool(people) == bool(told)
        if people:
            assert people["p"].notes == f"2 {ERASED * 900}"  # type: ignore[attr-defined]  # of a person
            assert file.undo_action is not None
        else:
            assert file.undo_action is None
    assert_consistent(path)
    data = path.read_bytes()
    found = any(ERASED.encode(each) in data for each in ENCODINGS)
    assert found == bool(people)
    return not people


def test_killed_at_any_call_of_erasing_somebody_is_there_whole_or_gone_whole(
    victim: Victim,
) -> None:
    seen: set[tuple[bool, bool]] = set()
    for call, times in victim.count(victim.fresh(), "erase").items():
        for number in range(1, times + 1, 5 if times > 20 else 1) if call in OF_WRITING else ():
            path = victim.fresh()
            acknowledged = bool(killed(victim, path, "erase", call, number))
            gone = is_gone(path)
            assert gone >= acknowledged
            seen.add((acknowledged, gone))
    assert seen >= {(False, False), (False, True)}


def test_whichever_call_of_erasing_fails_somebody_is_there_whole_or_gone_whole(
    victim: Victim,
) -> None:
    seen: set[str] = set()
    for call, times in victim.count(victim.fresh(), "erase").items():
        for error in ("ENOSPC", "EIO") if call in KINDS else ():
            for number in range(1, times + 1, 9 if times > 20 else 1):
                path = victim.fresh()
                inject = f"inject={call}:error={error}:when={number}"
                options = ["-o", "/dev/null", "-e", f"trace={call}", "-e", inject]
                said = victim.run(path, "erase", options)
                assert "crashed" not in dict(said.answers), said
                assert set(said.refusals) <= {"file.cannot_write", "file.moved"}
                assert is_gone(path) == bool(said.saved), (call, error, number, said)
                seen |= {*said.saved, *said.refusals}
    assert seen >= {"swept", "", "file.cannot_write"}
