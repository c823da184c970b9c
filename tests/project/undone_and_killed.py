"""A program that undoes the last step of a project, and says when it begins; it is killed then."""

from __future__ import annotations

import sys
from pathlib import Path

from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.clock import SystemClock


def main() -> None:
    ProjectFile.prepare()
    with ProjectFile.open(Path(sys.argv[1]), clock=SystemClock()) as file:
        sys.stdout.write("begin\n")
        sys.stdout.flush()
        file.undo()


if __name__ == "__main__":
    main()
