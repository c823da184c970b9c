"""The audit over every page and dialog, in each theme, at the usual and at the largest text.

A theme changes colours only, and the text size all but colours: the pages of a project are walked
through once in each size with every check, and once in each further theme for their colours.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from audit import audit, audit_colours
from newer import from_newer
from pages import button, read, sweep
from projects import StillClock, stress_project
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.application.packing import MadePack
from coprod_desktop.application.restoring import Choice
from coprod_desktop.content.load import load_content
from coprod_desktop.content.people import person_sections
from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.project.backups import Backup
from coprod_desktop.support.paths import user_data
from coprod_desktop.support.running import Stopped
from coprod_desktop.support.settings import Recent
from coprod_desktop.ui.about.about import AboutDialog
from coprod_desktop.ui.about.glossary import GlossaryDialog
from coprod_desktop.ui.about.guides import GuideDialog
from coprod_desktop.ui.about.shortcuts import ShortcutsDialog
from coprod_desktop.ui.about.sources import SourcesDialog
from coprod_desktop.ui.beside import Beside
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.files.picker import Picker, Question, Wanted
from coprod_desktop.ui.forms.calendar import CalendarDialog
from coprod_desktop.ui.forms.card import RecordCard
from coprod_desktop.ui.keeping.backups import BackupsDialog
from coprod_desktop.ui.keeping.waiting import Waiting
from coprod_desktop.ui.packs.page import PacksPage
from coprod_desktop.ui.packs.reading import ReadingDialog
from coprod_desktop.ui.people.page import PeoplePage
from coprod_desktop.ui.sessions.parts import PARTS
from coprod_desktop.ui.theme.themer import Themer
from coprod_desktop.ui.window.main import MainWindow
from coprod_desktop.ui.window.message import Message
from coprod_desktop.ui.window.new_project import NewProjectDialog
from coprod_desktop.ui.window.project_view import ProjectView
from coprod_desktop.ui.window.report import mistake, past_report
from coprod_desktop.ui.window.stopped import tell_stopped
from coprod_desktop.ui.window.your_name import YourNameDialog

REPORT = "Coprod Desktop\n\nValueError\n" + "  coprod_desktop/ui/app.py:65 run_window\n" * 20

LOOKS = [(theme, zoom) for theme in ("light", "dark", "contrast") for zoom in (100, 200)]

PAGES = 79
"""Pages that a project has, with all parts of one session and all sections of one person."""


def press_visible(page: QWidget, words: str) -> None:
    QTest.keyClick(button(page, words), Qt.Key.Key_Return)
    QApplication.processEvents()


def message(words: Words, parent: QWidget) -> QDialog:
    sentence = words("errors.file.cannot_write", name="Our project.coprod")
    answers = [("again", words("ui.dialog.try_again")), ("stay", words("ui.dialog.stay"))]
    return Message(words("ui.dialog.unsaved_title"), sentence, answers, parent, sign="warning")


def shortcuts(words: Words, parent: QWidget) -> QDialog:
    assert isinstance(parent, MainWindow)
    return ShortcutsDialog(words, parent.menus.actions, parent)


def reading(words: Words, parent: QWidget) -> QDialog:
    made = MadePack("pack.pdf", "The pack", b"", "Words of the pack.\n" * 40)
    return ReadingDialog(words, made, parent)


def opening_a_file(words: Words, parent: QWidget) -> QDialog:
    return Picker(
        words, Question(Wanted.OPEN, "Open", Path(__file__).parent, ("Tests (*.py)",)), parent
    )


def saving_a_file(words: Words, parent: QWidget) -> QDialog:
    return Picker(words, Question(Wanted.SAVE, "Save", Path(__file__).parent / "a.pdf"), parent)


def choosing_a_folder(words: Words, parent: QWidget) -> QDialog:
    return Picker(words, Question(Wanted.FOLDER, "Choose", Path(__file__).parent), parent)


def picking_a_day(words: Words, parent: QWidget) -> QDialog:
    return CalendarDialog(words, dt.date(2026, 12, 3), parent)


def guide(name: str) -> Callable[[Words, QWidget], QDialog]:
    return lambda words, parent: GuideDialog(words, name, parent)


def backups(words: Words, parent: QWidget) -> QDialog:
    at = dt.datetime(2026, 11, 5, 10, 30, tzinfo=dt.UTC)
    made = [Backup(Path("none"), at - dt.timedelta(days=day), "closed", "") for day in range(4)]
    choice = Choice(tuple(made[:-1]), tuple(made[-1:]), 3)
    return BackupsDialog(
        words,
        load_content(words),
        StillClock(),
        path=Path("Our project.coprod"),
        choice=choice,
        now=None,
        parent=parent,
    )


def a_mistake(words: Words, parent: QWidget) -> QDialog:
    dialog = mistake(words, REPORT, "/home/anna/.local/share/reports/1.txt", parent)
    dialog.copy_button.click()
    return dialog


def a_past_report(words: Words, parent: QWidget) -> QDialog:
    path = user_data() / "1.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(REPORT * 3, encoding="utf-8")
    return past_report(words, path, parent)


def a_first_name(words: Words, parent: QWidget) -> QDialog:
    dialog = YourNameDialog(words, "", parent, first=True)
    dialog.use.click()  # without a name, which it says
    return dialog


def another_name(words: Words, parent: QWidget) -> QDialog:
    return YourNameDialog(words, "Bernadette", parent)


def a_wait(words: Words, parent: QWidget) -> QDialog:
    return Waiting(words, words("keeping.waiting.backing_up"), parent)


DIALOGS: dict[str, Callable[[Words, QWidget], QDialog]] = {
    "new project": NewProjectDialog,
    "message": message,
    "backups": backups,
    "about": AboutDialog,
    "sources": SourcesDialog,
    "shortcuts": shortcuts,
    "glossary": GlossaryDialog,
    "picking a day": picking_a_day,
    **{name: guide(name) for name in ("five", "dialogue", "mapping", "inviting")},
    "reading": reading,
    "opening a file": opening_a_file,
    "saving a file": saving_a_file,
    "choosing a folder": choosing_a_folder,
    "a mistake": a_mistake,
    "a past report": a_past_report,
    "a first name": a_first_name,
    "another name": another_name,
    "a wait": a_wait,
}


@pytest.mark.parametrize(("theme", "zoom"), LOOKS)
def test_the_start_page(
    window: MainWindow, themer: Themer, tmp_path: Path, theme: str, zoom: int
) -> None:
    here = tmp_path / "here.coprod"
    here.touch()
    window.start.show_recent([Recent(str(here), "Our garden"), Recent("/gone.coprod", "Gone")])
    stopped = [Stopped("1", str(here)), Stopped("2", "/gone.coprod", "/reports/1.txt")]
    tell_stopped(Words(), window, stopped, {str(here): "Our garden"})
    QApplication.processEvents()
    themer.show(theme, zoom)
    assert audit(window) == []


def every_place(view: ProjectView) -> Iterator[Place]:
    """Yield every page of the project, and each part of one session."""
    workspace = view.context.workspace
    yield from (Place("overview"), Place("overview", "project"), Place("packs"), Place("sessions"))
    for step in workspace.content.all_steps():
        yield from (Place("steps", page.id) for page in step.pages)
    session = workspace.snapshot.sessions()[1]
    yield from (Place("sessions", f"{session.id}/{part}") for part in PARTS)
    person = workspace.snapshot.all(Stakeholder)[0]
    sections = person_sections(Words())
    yield from (Place("people"), Place("people", "map"), Place("people", "strengths"))
    yield from (Place("people", f"{person.id}/{it.id}") for it in sections)
    yield from (Place("past"), Place("past", "motivations.purpose"))
    yield from (Place("lists"), Place("lists", "help/trust"), Place("find"))


def walk(
    qtbot: QtBot, window: MainWindow, check: Callable[[QWidget], list[str]]
) -> dict[str, list[str]]:
    """Go to every page, open the first record on it, and return what the check finds there."""
    view = window.project
    assert view is not None
    found = {}
    for place in every_place(view):
        open_person = isinstance(view.page, PeoplePage) and view.page.person
        if open_person and open_person.isVisible() and "/" in place.target:
            view.step_through(1)  # as one turns from section to section
        else:
            view.go(place)
        sweep()
        QApplication.processEvents()
        if isinstance(view.page, PacksPage):
            qtbot.waitUntil(lambda: not view.page.is_working, timeout=30_000)
        card = next((each for each in view.page.findChildren(RecordCard) if each.isVisible()), None)
        if card is not None:
            card.open(cursor=False)
            QApplication.processEvents()
        found[f"{place.section} {place.target}"] = check(window)
    assert len(found) == PAGES
    return {name: each for name, each in found.items() if each}


@pytest.mark.parametrize("zoom", [100, 200])
def test_every_page_of_a_project(qtbot: QtBot, example_window: MainWindow, zoom: int) -> None:
    example_window.themer.show("light", zoom)
    example_window.resize(1024, 700)
    assert walk(qtbot, example_window, audit) == {}


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_every_page_in_other_colours(qtbot: QtBot, example_window: MainWindow, theme: str) -> None:
    example_window.themer.show(theme, 100)
    assert walk(qtbot, example_window, audit_colours) == {}


@pytest.mark.parametrize("every", [1, 3])
def test_every_page_of_a_project_with_choices_from_a_newer_version(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, every: int
) -> None:
    project = stress_project(tmp_path)
    project.close()
    from_newer(project.path, project.content, every=every)
    window.open_path(project.path)
    qtbot.waitUntil(lambda: window.project is not None, timeout=20_000)
    view = window.project
    assert view is not None
    assert not view.context.workspace.read_only
    said = Words()("forms.unknown_choice")
    walk(qtbot, window, lambda _: [])
    view.go(Place("steps", view.context.workspace.content.steps[0].pages[0].id))
    assert said in read(view)
    view.go(Place("overview"))
    assert said in button_names(view.page)


def button_names(page: QWidget) -> str:
    return "\n".join(each.accessibleName() for each in page.findChildren(QAbstractButton))


class Flashes(QObject):
    """Hears of everything that shows as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_nothing_flashes_as_a_window_while_pages_are_made(
    qapp: QApplication, example_window: MainWindow
) -> None:
    view = example_window.project
    assert view is not None
    session = view.context.workspace.snapshot.sessions()[1].id
    person = view.context.workspace.snapshot.all(Stakeholder)[0].id
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    for place in (
        *(Place("steps", page) for page in ("motivations.achieve", "understand.readiness")),
        *(Place("sessions", f"{session}/{part}") for part in ("agenda", "coming", "reflect")),
        *(Place("people", way) for way in ("map", "strengths")),
        Place("sessions"),
        Place("people"),
        *(Place("people", f"{person}/{part}") for part in ("about", "agreed", "thanks", "appears")),
        Place("packs"),
    ):
        view.go(place)
        QApplication.processEvents()
    qapp.removeEventFilter(flashes)
    assert flashes.seen == []


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_list_and_the_help_of_a_narrow_window(example_window: MainWindow, zoom: int) -> None:
    view = example_window.project
    assert view is not None
    example_window.themer.show("light", zoom)
    example_window.resize(1024, 700)
    view.go(Place("steps", "motivations.purpose", "motivations.purpose"))
    QApplication.processEvents()
    press_visible(view.page, "Show help")
    assert "People give their time when they can see what it is for." in read(view.page)
    assert audit(example_window) == []
    press_visible(view.page, "Hide help")
    assert button(view.page, "Show help").hasFocus()
    if zoom == 200:
        press_visible(view.page, "All steps and pages")
        assert audit(example_window) == []


@pytest.mark.parametrize(("theme", "zoom"), LOOKS)
def test_the_dialogs(qtbot: QtBot, window: MainWindow, theme: str, zoom: int) -> None:
    window.themer.show(theme, zoom)
    for name, make in DIALOGS.items():
        dialog = make(Words(), window)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        # What is read beside the dialog comes a moment later, and the dialog then grows for it.
        reading = dialog.findChildren(Beside)
        qtbot.waitUntil(lambda: not any(each.busy for each in reading))  # noqa: B023 - called at once
        qtbot.wait(20)
        assert audit(dialog) == [], name
        dialog.close()
