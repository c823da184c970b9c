"""Opens every file of a folder and says what became of it."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from fake_clock import FakeClock

from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.errors import KnownError


def main(folder: Path) -> None:
    with contextlib.suppress(OSError):
        Path("BEGIN-OPENING").stat()  # a mark for who reads what this program asked for
    for path in sorted(folder.iterdir()):
        try:
            ProjectFile.open(path, clock=FakeClock()).close()
        except KnownError:
            print("refused")  # noqa: T201 - it is what a child says
        else:
            print("opened", path)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
