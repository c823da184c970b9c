"""How quickly the window answers once it is open, as ratios of one run.

    uv run python packaging/bench_window.py [RUNS]

All is measured until it is painted, and told in times of what a larger text takes on the start
page. Each figure is the median of RUNS (5 by default). Aims, where that takes 0.02 s: a page of a
step under 0.1 s (5 times), another text size or theme after all pages under 0.15 s (8 times).
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from coprod_desktop.application.opening import create_example
from coprod_desktop.content.words import Words
from coprod_desktop.support.clock import SystemClock
from coprod_desktop.support.settings import Settings, SettingsFile
from coprod_desktop.ui.beside import Collector
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.theme.themer import Themer
from coprod_desktop.ui.window.main import MainWindow
from coprod_desktop.ui.window.project_view import ProjectView

Figures = dict[str, list[float]]


def _taken(act: Callable[[], object]) -> float:
    """Return the seconds until something is done and painted."""
    started = time.perf_counter()
    act()
    for _ in range(3):  # a layout may ask for another one
        QApplication.processEvents()
    taken = time.perf_counter() - started
    # What was let go of goes, as it does in a loop of events.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return taken


def _looks(figures: Figures, themer: Themer, where: str, runs: int) -> None:
    for _ in range(runs):
        figures.setdefault(f"larger text, {where}", []).append(_taken(lambda: themer.enlarge(1)))
        _taken(themer.normal)
        dark = _taken(lambda: themer.choose("dark"))
        figures.setdefault(f"another theme, {where}", []).append(dark)
        _taken(lambda: themer.choose("light"))


def _walk(figures: Figures, view: ProjectView) -> None:
    steps = view.context.workspace.content.all_steps()
    pages = [page.id for step in steps for page in step.pages]
    for name in ("the first time", "again"):
        for page in pages:
            taken = _taken(partial(view.go, Place("steps", page)))
            figures.setdefault(f"a page of a step, {name}", []).append(taken)


def _sections(figures: Figures, view: ProjectView, name: str) -> None:
    for section in ("overview", "steps", "sessions", "packs"):
        taken = _taken(partial(view.go, Place(section)))
        figures.setdefault(f"a section, {name}", []).append(taken)


def main() -> int:
    """Print the figures and return 0."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    application = QApplication([sys.argv[0], "-style", "Fusion"])
    Collector(application)
    words, clock = Words(), SystemClock()
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        themer = Themer(application)
        settings = SettingsFile(Path(folder) / "settings.json")
        settings.write(Settings(author_asked=True))
        window = MainWindow(words, themer, settings, clock)
        themer.choose("light")
        window.show()
        QApplication.processEvents()
        _looks(figures, themer, "start page", runs)
        workspace = create_example(Path(folder) / "example.coprod", words, clock)
        window.projects.opener.opened.emit(workspace)
        view = window.project
        if view is None:
            raise AssertionError
        _looks(figures, themer, "Overview", runs)
        _sections(figures, view, "the first time")
        _sections(figures, view, "again")
        _walk(figures, view)
        _looks(figures, themer, "after all pages", runs)
        window.close()
    one = statistics.median(figures["larger text, start page"])
    for name, taken in figures.items():
        middle, worst = statistics.median(taken), max(taken)
        print(
            f"{name:32} {middle:6.3f} s {middle / one:6.2f} x"
            f"   at worst {worst:6.3f} s {worst / one:6.2f} x"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
