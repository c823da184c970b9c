"""How quickly the window answers with 5,000 people, as ratios to the example in one run.

    uv run python packaging/bench_people.py [RUNS [PEOPLE]]

Each figure is the median of RUNS (5 by default), measured until it is painted. The aim is that
5,000 people take under 3 times what the example takes. The time until words are looked for, a
pause after the last key, is the same for both and is left out.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from coprod_desktop.application.opening import create_example, open_project
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.project.edits import Action, RowCreate
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.clock import SystemClock
from coprod_desktop.support.settings import Settings, SettingsFile
from coprod_desktop.ui.beside import Collector
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.people.page import PeoplePage
from coprod_desktop.ui.theme.themer import Themer
from coprod_desktop.ui.window.main import MainWindow
from coprod_desktop.ui.window.project_view import ProjectView

Figures = dict[str, list[float]]

FIRST = ("Amal", "Bilal", "Ciarán", "Dilys", "Ewan", "Fatima", "Gwen", "Hári", "Ines", "Jo")
LAST = ("Ahmed", "Bevan", "Cole", "Davies", "Evans", "Farah", "Griffiths", "Ó Súilleabháin")
PAGES = ("stakeholders.people", "stakeholders.perspectives", "framework.roles")


def people(count: int) -> Iterator[RowCreate]:
    """Yield people, half of them with a consent, a barrier and an asset of theirs."""
    for number in range(count):
        first, last = FIRST[number % len(FIRST)], LAST[number % len(LAST)]
        person = new_id()
        fields: dict[str, JsonValue] = {
            "name": f"{first} {last} {number}",
            "sort": ("person", "person", "person", "group")[number % 4],
            "part": ("takes_part", "kept_informed", "paused")[number % 3],
            "perspective": f"Point of view {number % 97}",
            "notes": "Prefers to sit near the window, and to be rung on a Monday." * 2,
            "phone": f"01632 960{number % 1000:03}",
            "position": float(number + 100),
        }
        yield RowCreate("stakeholder", person, fields)
        if number % 2:
            consent = {"stakeholder": person, "purpose": "name", "answer": "yes"}
            yield RowCreate("consent", new_id(), consent)
        if number % 10 == 0:
            yield RowCreate("barrier", new_id(), {"barrier": "The last bus", "whose": person})
            yield RowCreate("asset", new_id(), {"what": "Drives a minibus", "whose": person})


def _taken(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    for _ in range(3):  # a layout may ask for another one
        QApplication.processEvents()
    taken = time.perf_counter() - started
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return taken


def _open(figures: Figures, window: MainWindow, path: Path, runs: int) -> ProjectView:
    for _ in range(runs):
        window.close_project()

        def opening() -> None:
            workspace = open_project(path, Words(), SystemClock())
            window.projects.opener.opened.emit(workspace)

        figures.setdefault("opening the project", []).append(_taken(opening))
    if window.project is None:
        raise AssertionError
    return window.project


def _measure(figures: Figures, view: ProjectView, runs: int) -> None:
    def note(name: str, act: Callable[[], object]) -> None:
        figures.setdefault(name, []).append(_taken(act))

    snapshot = view.context.workspace.snapshot
    persons = [it.id for it in snapshot.all(Stakeholder) if it.sort == "person"]
    note("people, the first time", lambda: view.go(Place("people")))
    page = view.page
    if not isinstance(page, PeoplePage):
        raise TypeError
    shown, ascending = page.list, Qt.SortOrder.AscendingOrder
    head = shown.table.horizontalHeader()
    for _ in range(200):  # what it gets ready while nobody waits
        QApplication.processEvents()
    for run in range(runs):
        view.go(Place("overview"))
        note("people, again", lambda: view.go(Place("people")))
        for typed in ("a", "am", "ama", "ciaran", "window"):
            shown.filters.search.setText(typed)
            note("a search", shown.filters.changed.emit)
        shown.filters.search.clear()
        note("everybody again", shown.filters.changed.emit)
        for column in (3, 6, 0):
            note("another order", partial(head.setSortIndicator, column, ascending))
        note("opening a person", partial(page.open, persons[run % len(persons)]))
        note("the next section", page.show_next)
        note("the next person", partial(page.step_person, 1))
        note("back to the list", page.back)
    for _ in range(runs):
        for section in ("overview", "steps", "sessions"):
            note(f"going to {section}", partial(view.go, Place(section)))
        for target in PAGES:
            note(f"going to {target}", partial(view.go, Place("steps", target)))
        note("expected people", partial(view.go, Place("sessions", _session(view) + "/coming")))


def _session(view: ProjectView) -> str:
    return view.context.workspace.snapshot.sessions()[0].id


def main() -> int:
    """Print the figures and return 0."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 5_000  # noqa: PLR2004
    application = QApplication([sys.argv[0], "-style", "Fusion"])
    Collector(application)
    words, clock = Words(), SystemClock()
    found: list[Figures] = []
    with tempfile.TemporaryDirectory() as folder:
        settings = SettingsFile(Path(folder) / "settings.json")
        settings.write(Settings(author_asked=True))
        window = MainWindow(words, Themer(application), settings, clock)
        window.resize(1360, 860)
        window.show()
        QApplication.processEvents()
        for more in (0, count):
            path = Path(folder) / f"{more}.coprod"
            create_example(path, words, clock).close()
            if more:
                file = ProjectFile.open(path, clock=clock, author="")
                file.write(tuple(people(more)), Action("create", "stakeholder", ""))
                file.close()
            figures: Figures = {}
            _measure(figures, _open(figures, window, path, runs), runs)
            found.append(figures)
        window.close()
    for name, taken in found[0].items():
        few, many = statistics.median(taken), statistics.median(found[1][name])
        print(f"{name:34} {few:7.3f} s {many:7.3f} s {many / few:6.2f} x")
    return 0


if __name__ == "__main__":
    sys.exit(main())
