"""Markup in any field is shown as it was written, and touches neither files nor the network."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from children import run_python
from tracing import CANARY, need_strace

PROGRAM = Path(__file__).with_name("markup_everywhere.py")
TESTS = Path(__file__).parents[2]
_FAR = re.compile(r"AF_INET6?")


def test_markup_in_every_field_is_shown_as_written_and_opens_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_strace()
    log = tmp_path / "log"
    watch = ("strace", "-f", "--seccomp-bpf", "-s", "300", "-o", str(log))
    watch += ("-e", "trace=%file,%network,execve")
    folders = (tmp_path, TESTS, TESTS / "render")
    for each in folders[1:]:
        monkeypatch.syspath_prepend(each)
    (tmp_path / "projects").mkdir()
    done = run_python(PROGRAM, tmp_path / "projects", before=watch)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found == {"wrong": [], "not in the window": [], "not on paper": []}
    lines = log.read_text(errors="replace").splitlines()
    begun = next(number for number, line in enumerate(lines) if "BEGIN-SHOWING" in line)
    asked = [line for line in lines[begun:] if CANARY in line or _FAR.search(line)]
    assert asked == []
    assert not [line for line in lines[begun:] if "execve(" in line]
