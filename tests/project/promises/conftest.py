"""The twelve promises of a project file, each shown by causing the fault for real.

 1  killed while saving: `test_killed_while_applying` on the command line, `test_crash_and_company`
    in the program, `test_killed_at_every_call` in saving, closing and bringing up an older file,
    `test_killed_while_restoring` a backup, `test_power_cuts` for the whole computer, and a crash
    at any point of `test_any_sequence`
 2  a full or broken disk: `test_every_call_fails` at every call to the system, and a real full
    disk in `test_faults_of_the_disk`
 3  copied while open: `test_crash_and_company`; a journal of another day: `test_stale_journals`
 4  read-only: `test_faults_of_the_disk`
 5  a second program: `test_crash_and_company`
 6  an empty, cut, wrong or newer file: `test_wrong_files`
 7  damaged files by the thousand: `test_damaged_files`
 8  files made to do harm: `test_hostile_files`
 9  markup in every field: `test_markup_everywhere`
10  odd names: `test_any_file_name`
11  huge text on paper: `test_huge_text` beside the PDF renderer
12  older files: `test_older_files`; killed meanwhile: `test_killed_at_every_call`

Erasing somebody keeps the first two as well: `test_erasing_under_faults`, and a real full disk in
`test_erasing_on_a_full_disk`.

The faults themselves are in modules of their own, beside programs that a test starts.
`COPROD_DAMAGES` sets how many damaged files are tried.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tracing import need_strace
from victim import Victim

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


@pytest.fixture(scope="module")
def victim() -> Iterator[Victim]:
    """Give a program whose calls fail, with a folder in memory where there is one."""
    need_strace()
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        victim = Victim(Path(folder))
        yield victim
        victim.close()
