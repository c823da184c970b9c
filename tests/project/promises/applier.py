"""Runs `coprod-desktop apply` in a fork of itself for each line [PROJECT, OPERATIONS, SAID].

It prints the number of the process, and "ended" when that is gone; what the command prints goes
into the file SAID. All is loaded once, which a fresh program would take half a second for.
"""

from __future__ import annotations

import json
import os
import sys
import traceback

from coprod_desktop.cli.main import run
from coprod_desktop.content.load import load_content
from coprod_desktop.content.words import Words
from coprod_desktop.project.file import ProjectFile


def tell(words: object) -> None:
    os.write(1, f"{words}\n".encode())


def main() -> None:
    words = Words()
    load_content(words)
    ProjectFile.prepare()
    for line in sys.stdin:
        project, operations, said = json.loads(line)
        child = os.fork()
        if child == 0:
            os.dup2(os.open(said, os.O_WRONLY | os.O_APPEND), 1)
            code = 1
            try:
                code = run(["apply", project, operations], words)
            except Exception:  # noqa: BLE001 - nobody is above us to show it
                traceback.print_exc()
            finally:
                sys.stderr.flush()
                os._exit(code)
        tell(child)
        os.waitpid(child, 0)
        tell("ended")


if __name__ == "__main__":
    main()
