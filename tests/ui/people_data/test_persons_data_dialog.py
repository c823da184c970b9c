"""One person's data in the window: a paper of it all, and erasing, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from audit import audit
from pages import button, press, read, while_open
from projects import StillClock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from coprod_desktop.application.opening import create_project
from coprod_desktop.application.operations import Create, Delete
from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.ui.files.picker import Picker
from coprod_desktop.ui.forms.find import MANY, FindDialog
from coprod_desktop.ui.people_data.dialog import PersonsDataDialog, show_persons_data
from coprod_desktop.ui.window.main import MainWindow
from coprod_desktop.ui.window.message import Message

WORDS = Words()
NAME = "Zebedee Quux"
ERASE_ONE = f"Erase {NAME}..."


@pytest.fixture
def project(tmp_path: Path, clock: StillClock) -> Path:
    path = tmp_path / "ours.coprod"
    workspace = create_project(path, WORDS, clock, title="Ours")
    workspace.perform(Create("stakeholder", {"name": "Amal"}))
    made = workspace.perform(Create("stakeholder", {"name": NAME, "phone": "01632 960111"}))
    workspace.perform(Create("asset", {"what": "Sings well", "whose": [made.id]}))
    workspace.perform(Create("role", {"role": "Cook", "who": [made.id]}))
    workspace.perform(Create("session", {"title": "Kick-off", "notes": f"Then {NAME} sang."}))
    gone = workspace.perform(Create("stakeholder", {"name": "Gone Long"}))
    workspace.perform(Delete("stakeholder", gone.id))
    workspace.close()
    return path


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, project: Path) -> MainWindow:
    window.open_path(project)
    qtbot.waitUntil(
        lambda: window.project is not None and not window.project.keeper.busy, timeout=20_000
    )
    return window


def with_dialog(window: MainWindow, act: Callable[[PersonsDataDialog], None]) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonsDataDialog)
        act(dialog)

    seen = while_open(look)
    window.menus.actions["person"].trigger()
    assert seen


def choose(dialog: PersonsDataDialog, name: str) -> None:
    """Pick a person with the arrow keys."""
    QTest.qWaitForWindowActive(dialog)
    assert dialog.focusWidget() is dialog.whose
    for _ in range(dialog.whose.count()):
        if dialog.whose.currentText() == name:
            return
        QTest.keyClick(dialog.whose, Qt.Key.Key_Down)
    raise AssertionError(name)


@pytest.mark.parametrize("zoom", [100, 200])
def test_what_erasing_takes_out_is_said_in_words_and_the_dialog_passes_the_audit(
    opened: MainWindow, zoom: int
) -> None:
    opened.themer.show("light", zoom)

    def look(dialog: PersonsDataDialog) -> None:
        names = [dialog.whose.itemText(each) for each in range(dialog.whose.count())]
        assert names == ["Choose somebody", "Amal", NAME, "Gone Long (deleted)"]
        choose(dialog, NAME)
        said = read(dialog)
        assert "About them alone\n• Strength: Sings well\n" in said
        assert "They are taken out of\n• Role: Cook (Who)\n" in said
        assert "written in\n• Session: Kick-off\n" in said
        assert "becomes" in said
        assert "copies that you sent" in said
        assert audit(dialog) == []
        dialog.reject()

    with_dialog(opened, look)


@pytest.mark.parametrize("zoom", [100, 200])
def test_it_begins_with_nobody_and_says_what_to_do_first(opened: MainWindow, zoom: int) -> None:
    opened.themer.show("light", zoom)

    def look(dialog: PersonsDataDialog) -> None:
        assert dialog.person == ""
        assert dialog.whose.currentText() == "Choose somebody"
        for each in (dialog.save_pdf, dialog.save_html, dialog.erase):
            assert not each.isEnabled()
            assert each.accessibleDescription() == "Choose first whose data it is."
        assert read(dialog).count("Choose first whose data it is.") == 2
        assert not dialog.goes.isVisible()
        assert not dialog.texts.isVisible()
        assert audit(dialog) == []
        dialog.whose.setFocus()
        choose(dialog, "Amal")
        assert "Choose first" not in read(dialog)
        assert dialog.save_pdf.isEnabled()
        assert dialog.erase.isEnabled()
        QTest.keyClick(dialog.whose, Qt.Key.Key_Home)
        assert not dialog.erase.isEnabled()
        dialog.reject()

    with_dialog(opened, look)


def test_somebody_who_was_given_is_chosen(opened: MainWindow) -> None:
    assert opened.project is not None
    context = opened.project.context
    amal = next(it for it in context.workspace.snapshot.all(Stakeholder) if it.name == "Amal")

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonsDataDialog)
        assert dialog.person == amal.id
        assert dialog.erase.isEnabled()
        dialog.reject()

    seen = while_open(look)
    show_persons_data(context, opened, person=amal.id)
    assert seen


def test_long_lists_are_cut_and_what_is_alike_is_counted(opened: MainWindow) -> None:
    assert opened.project is not None
    perform = opened.project.context.workspace.perform
    people = opened.project.context.workspace.snapshot.all(Stakeholder)
    who = next(each.id for each in people if each.name == NAME)
    for number in range(12):
        perform(Create("role", {"role": f"Part {number:02}", "who": [who]}))
    for _ in range(3):
        perform(Create("invitation", {"stakeholder": who, "answer": "yes"}))
    agreed = {"stakeholder": who, "purpose": "name", "answer": "yes", "told": "Whoever sets up"}
    perform(Create("consent", agreed))
    session = perform(Create("session", {"title": "Last"})).id
    perform(Create("expected_person", {"session": session, "stakeholder": who}))

    def act(dialog: PersonsDataDialog) -> None:
        choose(dialog, NAME)
        said = read(dialog)
        assert "• Invitation (3 times)" in said
        assert "• Agreement: Their name on papers\n" in said
        assert "• Expected at: Last\n" in said
        assert "Part 08 (Who)\n• and 3 more" in said
        assert "Part 09" not in said
        dialog.reject()

    with_dialog(opened, act)


def test_the_name_stays_in_texts_only_where_that_is_chosen(opened: MainWindow) -> None:
    said: list[str] = []

    def act(dialog: PersonsDataDialog) -> None:
        choose(dialog, NAME)
        assert dialog.texts.isChecked()
        QTest.keyClick(dialog.texts, Qt.Key.Key_Space)
        while_open(first)
        QTest.keyClick(dialog.erase, Qt.Key.Key_Return)
        dialog.reject()

    def first(dialog: QDialog) -> None:
        said.append(read(dialog))
        dialog.reject()

    with_dialog(opened, act)
    assert "Other texts still name them." in said[0]


def test_somebody_is_erased_by_keyboard_after_two_questions(
    opened: MainWindow, project: Path, own_folders: Path
) -> None:
    asked: list[str] = []

    def act(dialog: PersonsDataDialog) -> None:
        choose(dialog, NAME)
        assert dialog.texts.isChecked()
        assert "There is 1 backup of this project" in read(dialog)
        QTest.keyClick(dialog.backups, Qt.Key.Key_Space)
        assert dialog.backups.isChecked()
        assert "There is 1 backup of this project" not in read(dialog)
        while_open(first)
        QTest.keyClick(dialog.erase, Qt.Key.Key_Return)
        dialog.reject()

    def answer(dialog: QDialog, words: str) -> None:
        assert isinstance(dialog, Message)
        asked.append(read(dialog))
        # Enter alone keeps everything.
        assert dialog.focusWidget() is dialog.buttons["keep"]
        assert audit(dialog) == []
        while_open(second if words == ERASE_ONE else told, Message)
        press(dialog, words)

    def first(dialog: QDialog) -> None:
        answer(dialog, ERASE_ONE)

    def second(dialog: QDialog) -> None:
        answer(dialog, "Erase for good")

    def told(dialog: QDialog) -> None:
        asked.append(read(dialog))
        press(dialog, "Close")

    with_dialog(opened, act)
    assert f"Erase {NAME}?" in asked[0]
    assert "Nobody can bring it back." in asked[0]
    assert f"Erase {NAME} for good?" in asked[1]
    assert "copies that you sent" in asked[1]
    for each in asked[:2]:
        assert "1 older backup on this computer goes too." in each
        assert str(own_folders) in each
    assert f"{NAME} is no longer in this project." in asked[2]
    assert "1 older backup is deleted too." in asked[2]
    assert str(own_folders) in asked[2]
    assert opened.project is not None
    snapshot = opened.project.context.workspace.snapshot
    assert [each.name for each in snapshot.all(Stakeholder)] == ["Amal"]
    assert not opened.menus.actions["undo"].isEnabled()
    opened.close_project()
    files = [project, *own_folders.rglob("*.coprod")]
    assert len(files) == 2
    for each in files:
        assert b"Zebedee" not in each.read_bytes()
        assert b"960111" not in each.read_bytes()


@pytest.mark.parametrize("at", [0, 1])
def test_keeping_everything_at_either_question_changes_nothing(opened: MainWindow, at: int) -> None:
    def act(dialog: PersonsDataDialog) -> None:
        choose(dialog, NAME)
        while_open(lambda asked: keep(asked, at))
        QTest.keyClick(dialog.erase, Qt.Key.Key_Return)
        dialog.reject()

    def keep(dialog: QDialog, left: int) -> None:
        if left:
            while_open(lambda asked: keep(asked, left - 1))
            press(dialog, ERASE_ONE)
        else:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

    with_dialog(opened, act)
    assert opened.project is not None
    snapshot = opened.project.context.workspace.snapshot
    assert NAME in [each.name for each in snapshot.all(Stakeholder)]


@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_the_paper_is_saved_where_a_person_chooses(
    opened: MainWindow, tmp_path: Path, ending: str
) -> None:
    said: list[str] = []
    shown: list[str] = []
    opened.announcer.said.connect(said.append)

    def act(dialog: PersonsDataDialog) -> None:
        choose(dialog, NAME)
        while_open(save)
        which = dialog.save_pdf if ending == "pdf" else dialog.save_html
        QTest.keyClick(which, Qt.Key.Key_Return)
        assert dialog.saved.words in read(dialog)
        shown.append(dialog.saved.words)
        assert audit(dialog) == []
        dialog.whose.setFocus()
        choose(dialog, "Gone Long (deleted)")
        assert dialog.saved.words == "", "that was about somebody else"
        dialog.reject()

    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, Picker)
        button(dialog, "Save").click()

    with_dialog(opened, act)
    made = tmp_path / f"what-we-hold-zebedee-quux.{ending}"
    assert made.stat().st_size > 1000
    (sentence,) = shown
    assert f"Saved as {made.name}. It is confidential." in sentence
    assert str(tmp_path) in sentence
    assert sentence in said


def test_a_name_that_the_texts_use_is_found_once_it_is_written(
    opened: MainWindow,
) -> None:
    assert opened.project is not None
    workspace = opened.project.context.workspace
    workspace.perform(Create("session", {"title": "Last", "notes": "Zebbie sang."}))

    def act(dialog: PersonsDataDialog) -> None:
        choose(dialog, NAME)
        assert "Last" not in read(dialog)
        dialog.also.setFocus()
        QTest.keyClicks(dialog.also, "Zebbie")
        QTest.keyClick(dialog.also, Qt.Key.Key_Tab)
        assert "Last" in read(dialog)
        dialog.reject()

    with_dialog(opened, act)


def test_a_project_without_anybody_says_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, clock: StillClock
) -> None:
    create_project(tmp_path / "empty.coprod", WORDS, clock).close()
    window.open_path(tmp_path / "empty.coprod")
    qtbot.waitUntil(lambda: window.project is not None, timeout=20_000)

    def act(dialog: PersonsDataDialog) -> None:
        assert "Nobody stands in this project yet." in read(dialog)
        assert audit(dialog) == []
        dialog.reject()

    with_dialog(window, act)


def test_in_a_project_that_can_only_be_read_nobody_is_erased(
    qtbot: QtBot, window: MainWindow, project: Path
) -> None:
    window.open_path(project, read_only=True)
    qtbot.waitUntil(lambda: window.project is not None, timeout=20_000)

    def act(dialog: PersonsDataDialog) -> None:
        choose(dialog, NAME)
        assert "nobody can be erased in it" in read(dialog)
        assert not hasattr(dialog, "erase")
        dialog.reject()

    with_dialog(window, act)


@pytest.mark.parametrize("zoom", [100, 200])
def test_among_many_somebody_is_found_by_typing(opened: MainWindow, zoom: int) -> None:
    assert opened.project is not None
    opened.themer.show("light", zoom)
    perform = opened.project.context.workspace.perform
    for number in range(MANY):
        perform(Create("stakeholder", {"name": f"Person {number:02}"}))

    def act(dialog: PersonsDataDialog) -> None:
        QTest.qWaitForWindowActive(dialog)
        assert dialog.focusWidget() is dialog.whose
        assert dialog.whose.accessibleName() == "Whose data is it?"
        assert audit(dialog) == []
        dialog.whose.setFocus()
        QTest.keyClick(dialog.whose, Qt.Key.Key_Z)
        (search,) = dialog.findChildren(FindDialog)
        QTest.qWaitForWindowActive(search)
        assert search.windowTitle() == "Whose data is it?"
        assert search.focusWidget() is search.search
        assert audit(search) == []
        QTest.keyClicks(search.search, "eb")
        assert "1 found" in read(search)
        QTest.keyClick(search.search, Qt.Key.Key_Return)
        QTest.qWaitForWindowActive(dialog)
        assert dialog.whose.currentText() == NAME
        assert dialog.focusWidget() is dialog.whose
        assert "Sings well" in read(dialog)
        # Somebody who was deleted is found as well, and Escape leaves all as it was.
        QTest.keyClick(dialog.whose, Qt.Key.Key_Down)
        (search,) = (each for each in dialog.findChildren(FindDialog) if each.isVisible())
        QTest.keyClicks(search.search, "gone")
        assert search.view.currentIndex().data() == "Gone Long (deleted)"
        QTest.keyClick(search.search, Qt.Key.Key_Escape)
        assert dialog.whose.currentText() == NAME
        dialog.reject()

    with_dialog(opened, act)
