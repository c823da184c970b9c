"""Programs that a test starts: Python on a file beside the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def environment() -> dict[str, str]:
    """Return an environment in which a child finds the modules of these tests."""
    here = str(Path(__file__).parent)
    return os.environ | {"PYTHONPATH": os.pathsep.join([here, *filter(None, sys.path)])}


def run_python(
    program: Path,
    *arguments: object,
    before: tuple[str, ...] = (),
    place: Path | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a program in this Python to its end.

    `before` may be the words of a tracer, `place` a folder for its temporary files.
    """
    return subprocess.run(
        [*before, sys.executable, str(program), *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        env=environment() | ({"TMPDIR": str(place)} if place else {}),
    )
