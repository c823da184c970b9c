"""Pages that were left are let go of, page after page, and the program stands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_WALK = """
import os, sys
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from coprod_desktop.application.opening import create_project
from coprod_desktop.content.words import Words
from coprod_desktop.support.clock import SystemClock
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.saver import Saver
from coprod_desktop.ui.steps.page import StepsPage
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
application = QApplication([])
words, clock = Words(), SystemClock()
workspace = create_project(Path(sys.argv[1]), words, clock, title="Ours")
page = StepsPage(Context(words, workspace, Saver(), clock, print, print, print))
page.show()
for _ in range(3):
    for step in workspace.content.all_steps():
        for each in step.pages:
            page.show_place(Place("steps", each.id))
            application.processEvents()
            application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
print("still here", flush=True)
os._exit(0)
"""


def test_a_long_walk_over_all_pages_frees_nothing_twice(tmp_path: Path) -> None:
    # What was freed is overwritten, so that using it again shows at once.
    done = subprocess.run(
        [sys.executable, "-c", _WALK, str(tmp_path / "ours.coprod")],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "MALLOC_PERTURB_": "165"},
    )
    assert done.stdout.strip() == "still here", done.stderr
