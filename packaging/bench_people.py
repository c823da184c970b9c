"""How quickly the window answers with 5,000 people, as ratios to the example in one run.

    uv run python packaging/bench_people.py [RUNS [PEOPLE]]

Each figure is the median of RUNS (5 by default), measured until it is painted, in two windows by
turns. The aim is that 5,000 people take under 3 times what the example takes. The time until words
are looked for, a pause after the last key, is the same for both and is left out. The paper of one
person's data reads all that was ever written, so its time grows with the project: a second or two.

Below stands what bringing PEOPLE in at once takes, its undo and its redo, each with its ratio to a
tenth of them. The work grows with their number and with nothing else, so the ratio should be near
10: past 20, something is looked for anew for each of them. It is the time of the processor, the
least of RUNS: what else the computer does and the disk are left out.
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
from coprod_desktop.application.operations import Set
from coprod_desktop.application.persons_data import persons_pack
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.records import Asset, Stakeholder
from coprod_desktop.domain.stakeholder_map import AMOUNTS
from coprod_desktop.domain.strengths import SORTS
from coprod_desktop.project.edits import Action, RowCreate
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.clock import SystemClock
from coprod_desktop.support.settings import Settings, SettingsFile
from coprod_desktop.ui.beside import Collector
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.find.page import FindPage
from coprod_desktop.ui.people.page import PeoplePage
from coprod_desktop.ui.theme.themer import Themer
from coprod_desktop.ui.window.main import MainWindow
from coprod_desktop.ui.window.project_view import ProjectView

Figures = dict[str, dict[str, list[float]]]
"""Seconds by what was done, and in which of the two projects."""

FIRST = ("Amal", "Bilal", "Ciarán", "Dilys", "Ewan", "Fatima", "Gwen", "Hári", "Ines", "Jo")
LAST = ("Ahmed", "Bevan", "Cole", "Davies", "Evans", "Farah", "Griffiths", "Ó Súilleabháin")
_FIND = ("e", "amal", "bus hall", "monday", "nowhere")
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
            "interest": AMOUNTS[number % 7 % len(AMOUNTS)] if number % 11 else "",
            "influence": AMOUNTS[number % 13 % len(AMOUNTS)],
            "notes": "Prefers to sit near the window, and to be rung on a Monday." * 2,
            "phone": f"01632 {number:06}",
            "email": f"person{number}@else.example",
            "address": f"{number} Mill Row\nGlenmore",
            "position": float(number + 100),
        }
        yield RowCreate("stakeholder", person, fields)
        if number % 2:
            consent = {"stakeholder": person, "purpose": "name", "answer": "yes"}
            yield RowCreate("consent", new_id(), consent)
        if number % 10 == 0:
            yield RowCreate("barrier", new_id(), {"barrier": "The last bus", "whose": person})
            asset = {
                "what": "Drives a minibus",
                "whose": person,
                "sort": SORTS[number // 10 % len(SORTS)],
            }
            yield RowCreate("asset", new_id(), asset)


def _taken(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    for _ in range(3):  # a layout may ask for another one
        QApplication.processEvents()
    taken = time.perf_counter() - started
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return taken


class Opened:
    """A project in a window of its own, and what is done there."""

    def __init__(self, window: MainWindow, path: Path) -> None:
        self.window = window
        self.path = path
        self.at = 0

    def close(self) -> None:
        """Close the project, where it is open, as somebody leaves it who reads the Overview."""
        if self.window.project is not None:
            self.go("overview")
            self.window.close_project()

    def open(self) -> None:
        """Open the project."""
        workspace = open_project(self.path, Words(), SystemClock())
        self.window.projects.opener.opened.emit(workspace)

    @property
    def view(self) -> ProjectView:
        """The open project."""
        if self.window.project is None:
            raise AssertionError
        return self.window.project

    @property
    def page(self) -> PeoplePage:
        """The People section."""
        if not isinstance(self.view.page, PeoplePage):
            raise TypeError
        return self.view.page

    def go(self, section: str, target: str = "") -> None:
        """Go to a page."""
        self.view.go(Place(section, target))

    def search(self, words: str) -> None:
        """Look for words: the pause before that is over."""
        self.page.list.filters.search.setText(words)
        self.page.list.filters.changed.emit()

    def find(self, words: str) -> None:
        """Look for words in the whole project: the pause before that is over."""
        if not isinstance(self.view.page, FindPage):
            raise TypeError
        self.view.page.search.setText(words)
        self.view.page.look()

    def order(self, column: int) -> None:
        """Put the list in another order."""
        head = self.page.list.table.horizontalHeader()
        head.setSortIndicator(column, Qt.SortOrder.AscendingOrder)

    def open_one(self) -> None:
        """Open one person after the other."""
        self.at += 1
        everyone = self.view.context.workspace.snapshot.all(Stakeholder)
        persons = [each.id for each in everyone if each.sort == "person"]
        self.page.open(persons[self.at % len(persons)])

    def type_name(self) -> None:
        """Change somebody's name, as typing does."""
        self.at += 1
        name = {"name": f"Somebody {self.at}"}
        record = self.page.person.record_id if self.page.person is not None else ""
        self.view.context.perform(Set("stakeholder", record, name))

    def paper(self) -> None:
        """Put together the paper of one person's data, as far as it says who is in it."""
        workspace = self.view.context.workspace
        person = next(each.id for each in workspace.snapshot.all(Stakeholder))
        persons_pack(workspace, Words(), person, SystemClock().now().date())

    def move_one(self) -> None:
        """Have one person after the other stand elsewhere on the map."""
        self.at += 1
        everyone = self.view.context.workspace.snapshot.all(Stakeholder)
        there = [each for each in everyone if each.part != "left"]
        one = there[self.at % len(there)]
        amount = next(each for each in AMOUNTS if each != one.interest)
        self.view.context.perform(Set("stakeholder", one.id, {"interest": amount}))

    def type_strength(self) -> None:
        """Change what somebody brings, as typing does."""
        self.at += 1
        first = self.view.context.workspace.snapshot.all(Asset)[0]
        self.view.context.perform(Set("asset", first.id, {"what": f"Strength {self.at}"}))

    def session(self) -> None:
        """Go to who is expected at a session."""
        first = self.view.context.workspace.snapshot.sessions()[0]
        self.go("sessions", f"{first.id}/coming")


ONCE: tuple[tuple[str, Callable[[Opened], object]], ...] = (
    ("opening the project", Opened.open),
    ("people, the first time", lambda it: it.go("people")),
    ("finding, the first time", lambda it: it.go("find")),
)
AGAIN: tuple[tuple[str, Callable[[Opened], object]], ...] = (
    ("going to the Overview", lambda it: it.go("overview")),
    ("going to People", lambda it: it.go("people")),
    *(("a search", partial(Opened.search, words=each)) for each in ("a", "am", "window")),
    ("everybody again", partial(Opened.search, words="")),
    *(("another order", partial(Opened.order, column=each)) for each in (3, 6, 0)),
    ("opening a person", Opened.open_one),
    ("another name", Opened.type_name),
    ("the next section", lambda it: it.page.show_next()),
    ("the next person", lambda it: it.page.step_person(1)),
    ("back to the list", lambda it: it.page.back()),
    ("the map", lambda it: it.go("people", "map")),
    ("a step on the map", Opened.move_one),
    ("the strengths", lambda it: it.go("people", "strengths")),
    ("another strength", Opened.type_strength),
    ("the list again", lambda it: it.go("people", "list")),
    *(
        (f"going to {each}", partial(Opened.go, section=each))
        for each in ("steps", "sessions", "packs")
    ),
    ("going to find", lambda it: it.go("find")),
    *((f"finding {each}", partial(Opened.find, words=each)) for each in _FIND),
    *((f"step {each}", partial(Opened.go, section="steps", target=each)) for each in PAGES),
    ("expected people", Opened.session),
    ("one person's paper", Opened.paper),
)


def _measure(few: Opened, many: Opened, runs: int) -> Figures:
    """Do everything in both projects by turns, so that what else runs slows down both alike."""
    figures: Figures = {}

    def note(name: str, act: Callable[[Opened], object]) -> None:
        for which, opened in (("few", few), ("many", many)):
            opened.window.activateWindow()
            for _ in range(5):  # nothing that the other window left is counted here
                QApplication.processEvents()
            taken = _taken(partial(act, opened))
            figures.setdefault(name, {"few": [], "many": []})[which].append(taken)

    for _ in range(runs):
        few.close()
        many.close()
        for name, act in ONCE:
            note(name, act)
    for _ in range(300):  # what is got ready while nobody waits
        QApplication.processEvents()
    for _ in range(runs):
        for name, act in AGAIN:
            note(name, act)
    return figures


def large_steps(count: int, runs: int) -> dict[str, float]:
    """Return the least seconds of an import of people, of its undo and of its redo."""
    taken: dict[str, list[float]] = {}
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "many.coprod"
            create_example(path, Words(), SystemClock()).close()
            with ProjectFile.open(path, clock=SystemClock()) as file:
                file.prepare()
                edits = tuple(people(count))
                steps: tuple[tuple[str, Callable[[], object]], ...] = (
                    ("an import", partial(file.write, edits, Action("import", "stakeholder", ""))),
                    ("its undo", file.undo),
                    ("its redo", file.redo),
                )
                for name, act in steps:
                    started = time.process_time()
                    act()
                    taken.setdefault(name, []).append(time.process_time() - started)
    return {name: min(each) for name, each in taken.items()}


def main() -> int:
    """Print the figures and return 0."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 5_000  # noqa: PLR2004
    application = QApplication([sys.argv[0], "-style", "Fusion"])
    Collector(application)
    words, clock, themer = Words(), SystemClock(), Themer(application)
    with tempfile.TemporaryDirectory() as folder:
        found: list[Opened] = []
        for more in (0, count):
            settings = SettingsFile(Path(folder) / f"settings-{more}.json")
            settings.write(Settings(author_asked=True))
            window = MainWindow(words, themer, settings, clock)
            window.resize(1360, 860)
            window.show()
            path = Path(folder) / f"{more}.coprod"
            create_example(path, words, clock).close()
            if more:
                file = ProjectFile.open(path, clock=clock, author="")
                file.write(tuple(people(more)), Action("create", "stakeholder", ""))
                file.close()
            found.append(Opened(window, path))
        figures = _measure(found[0], found[1], runs)
        for each in found:
            each.window.close()
    for name, taken in figures.items():
        few, many = statistics.median(taken["few"]), statistics.median(taken["many"])
        print(f"{name:34} {few:7.3f} s {many:7.3f} s {many / few:6.2f} x")
    tenth, whole = large_steps(count // 10, runs), large_steps(count, min(runs, 3))
    for name, taken_by_many in whole.items():
        few, many = tenth[name], taken_by_many
        print(f"{name:34} {few:7.3f} s {many:7.3f} s {many / few:6.2f} x")
    return 0


if __name__ == "__main__":
    sys.exit(main())
