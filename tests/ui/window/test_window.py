"""The window as a person uses it: start page, opening, menus, undo, saving, closing."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from pages import press, while_open
from projects import StillClock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.application.operations import Answer, Changed, Create, Set
from coprod_desktop.content.words import Words
from coprod_desktop.support.errors import KnownError
from coprod_desktop.support.settings import Settings, SettingsFile
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.card import RecordCard
from coprod_desktop.ui.forms.entries import DayEntry
from coprod_desktop.ui.kit import Button, heading
from coprod_desktop.ui.theme.themer import Themer
from coprod_desktop.ui.window import shown
from coprod_desktop.ui.window.main import MainWindow
from coprod_desktop.ui.window.message import Message
from coprod_desktop.ui.window.new_project import NewProjectDialog, file_name


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def opened(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.project is not None, timeout=20_000)


def test_the_start_page_offers_new_open_and_the_example(window: MainWindow) -> None:
    assert [each.text() for each in window.start.buttons.values()] == [
        "New project",
        "Open a project",
        "Open the example",
    ]
    assert "Projects that you open are listed here." in texts(window)
    assert window.status.said == "No project is open"
    assert QApplication.focusWidget() is window.start.buttons["new"]


def test_a_new_project_takes_a_name_and_a_place(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NewProjectDialog)
        dialog.place.setText(str(tmp_path))
        QTest.keyClicks(dialog.name, "Garden: for all?")
        assert "Garden for all.coprod" in texts(dialog)
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    seen = while_open(fill)
    window.menus.actions["new"].trigger()
    assert seen
    opened(qtbot, window)
    assert (tmp_path / "Garden for all.coprod").is_file()
    assert window.windowTitle() == "Garden: for all? - Coprod Desktop"
    assert window.menus.title.text() == "Garden: for all?"
    assert window.status.said == "Everything is saved"


def test_a_new_project_without_a_name_asks_for_one(window: MainWindow) -> None:
    def fill(dialog: QDialog) -> None:
        press(dialog, "Make the project")
        assert "Give the project a name first." in texts(dialog)
        press(dialog, "Cancel")

    assert while_open(fill) == []
    window.menus.actions["new"].trigger()
    assert window.project is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Carers' breaks", "Carers' breaks.coprod"),
        ("a/b\\c:d*e", "a b c d e.coprod"),
        ("CON", "CON-.coprod"),
        ("...", ""),
        ("  ", ""),
        ("Caffi Cymraeg ŵ", "Caffi Cymraeg ŵ.coprod"),
    ],
)
def test_a_title_becomes_a_file_name_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_new_project_never_takes_the_place_of_another(tmp_path: Path, window: MainWindow) -> None:
    (tmp_path / "Ours.coprod").touch()
    dialog = NewProjectDialog(Words(), window)
    dialog.place.setText(str(tmp_path))
    dialog.name.setText("Ours")
    assert dialog.path == tmp_path / "Ours 2.coprod"


def test_the_example_is_made_fresh_and_said_to_be_one(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.start.buttons["example"], Qt.MouseButton.LeftButton)
    opened(qtbot, window)
    assert "This is the example" in window.status.said
    window.close_project()
    assert "Projects that you open are listed here." in texts(window)


def test_a_project_that_was_open_is_listed_and_opens_again(
    qtbot: QtBot, example_window: MainWindow
) -> None:
    example_window.menus.actions["close"].trigger()
    entry = next(
        each
        for each in example_window.start.findChildren(QPushButton)
        if each.text() == "Carers' breaks in Glenmore"
    )
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    opened(qtbot, example_window)


def test_projects_of_one_title_are_told_apart(
    qtbot: QtBot, example_window: MainWindow, tmp_path: Path
) -> None:
    example_window.close_project()
    (tmp_path / "stick").mkdir()
    for copy in (tmp_path / "stick" / "example.coprod", tmp_path / "copy.coprod"):
        copy.write_bytes((tmp_path / "example.coprod").read_bytes())
        example_window.open_path(copy)
        opened(qtbot, example_window)
        example_window.close_project()
    names = [
        each.accessibleName()
        for each in example_window.start.findChildren(QPushButton)
        if each.isVisible() and "Carers' breaks" in each.accessibleName()
    ]
    assert len(set(names)) == len(names) == 6
    first = f"Open Carers' breaks in Glenmore (copy.coprod, in {tmp_path})"
    assert first in names
    entries = [each.text() for each in example_window.menus.recent.actions()]
    assert len(set(entries)) == 3
    assert [each for each in entries if each.endswith(f"stick{os.sep}example.coprod)")]


def test_a_recent_project_that_is_gone_says_so_and_can_leave_the_list(
    qtbot: QtBot, example_window: MainWindow, tmp_path: Path
) -> None:
    example_window.close_project()
    (tmp_path / "example.coprod").unlink()
    example_window.show_start()
    qtbot.waitUntil(lambda: "not found here" in texts(example_window))
    forget = next(
        each
        for each in example_window.start.findChildren(QPushButton)
        if each.accessibleName().startswith("Take Carers' breaks")
    )
    qtbot.mouseClick(forget, Qt.MouseButton.LeftButton)
    assert "not found here" not in texts(example_window)


def test_a_file_that_cannot_be_opened_is_explained(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.coprod"
    broken.write_text("This is a letter, not a project. " * 300, encoding="utf-8")
    seen = while_open(lambda dialog: press(dialog, "Close"))
    window.open_path(broken)
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    message = seen[0]
    assert isinstance(message, Message)
    assert "is not a project of this program" in message.said.text()
    assert window.start.isVisible()


def test_a_project_dropped_on_the_window_opens(
    qtbot: QtBot, example_window: MainWindow, tmp_path: Path
) -> None:
    example_window.close_project()
    example_window.projects.drop(tmp_path / "example.coprod")
    opened(qtbot, example_window)


def test_another_file_dropped_on_the_window_is_explained(window: MainWindow) -> None:
    said: list[str] = []

    def read(dialog: QDialog) -> None:
        said.append(texts(dialog))
        press(dialog, "Close")

    while_open(read)
    window.projects.drop(Path("/letter.odt"))
    assert "letter.odt" in said[0]


def test_the_menus_and_keys_lead_to_every_section(example_window: MainWindow) -> None:
    view = example_window.project
    assert view is not None
    for number, section in ((2, "steps"), (3, "people"), (5, "packs"), (1, "overview")):
        QTest.keyClick(
            example_window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier
        )
        assert view.section == section
        assert view.navigation.button(section).isChecked()
        assert QApplication.focusWidget() is view.page.heading


def test_undo_says_what_it_does_and_shows_where_it_was(example_window: MainWindow) -> None:
    view = example_window.project
    assert view is not None
    said: list[str] = []
    example_window.announcer.said.connect(said.append)
    view.context.workspace.perform(Answer("motivations.purpose", "Something new"))
    undo = example_window.menus.actions["undo"]
    assert undo.text() == 'Undo typing in "Why are we doing this?"'
    undo.trigger()
    assert view.section == "steps"
    assert view.context.workspace.snapshot.answer_text("motivations.purpose") != "Something new"
    assert 'Undone: typing in "Why are we doing this?"' in said
    assert example_window.status.said == 'Undone: typing in "Why are we doing this?"'
    redo = example_window.menus.actions["redo"]
    assert redo.text() == 'Redo typing in "Why are we doing this?"'
    redo.trigger()
    assert view.context.workspace.snapshot.answer_text("motivations.purpose") == "Something new"
    assert example_window.status.said == 'Done again: typing in "Why are we doing this?"'
    assert said.count(example_window.status.said) == 1


def test_undo_takes_what_was_typed_a_moment_ago(example_window: MainWindow) -> None:
    view = example_window.project
    assert view is not None
    context = view.context
    before = context.workspace.snapshot.project.organisation
    view.saver.later("x", lambda: context.save(Set("project", "", {"organisation": "Just typed"})))
    example_window.menus.actions["undo"].setEnabled(True)
    example_window.menus.actions["undo"].trigger()
    assert context.workspace.snapshot.project.organisation == before


def test_a_new_name_shows_at_once(example_window: MainWindow) -> None:
    view = example_window.project
    assert view is not None
    view.context.perform(Set("project", "", {"title": "Another name"}))
    assert example_window.menus.title.text() == "Another name"
    assert example_window.windowTitle().startswith("Another name")


def test_the_status_bar_tells_the_truth_about_saving(example_window: MainWindow) -> None:
    view, status = example_window.project, example_window.status
    assert view is not None
    sound = True

    def save() -> KnownError | None:
        if not sound:
            return KnownError("file.cannot_write", name="example")
        return view.context.save(Set("project", "", {"title": "Y"}))

    view.saver.later("x", save)
    assert status.said == "Saving..."
    sound = False
    view.saver.flush()
    assert status.said.startswith("Not saved.")
    said: list[str] = []
    example_window.announcer.said.connect(said.append)
    again = next(each for each in status.findChildren(QPushButton) if each.isVisible())
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert said == [status.said]  # the same as before: who asks is answered
    sound = True
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert status.said == "Everything is saved"


@pytest.mark.parametrize("where", ["page", "card"])
def test_from_a_mistyped_day_the_status_bar_leads_back_to_it(
    example_window: MainWindow, where: str
) -> None:
    view = example_window.project
    assert view is not None
    said: list[str] = []
    example_window.announcer.said.connect(said.append)
    view.go(Place("steps", "evaluate.plan" if where == "page" else "framework.timeline"))
    if where == "card":
        card = next(each for each in view.page.findChildren(RecordCard) if each.isVisible())
        card.open()
        QApplication.processEvents()
    day = next(each for each in view.page.findChildren(DayEntry) if each.isVisible())
    day.entry().setFocus()
    day.entry().selectAll()
    QTest.keyClicks(day.entry(), "next week")
    if where == "card":
        card.close_fields()
    view.go(Place("overview"))
    assert "still there as you typed it" in example_window.status.said
    assert any("still there as you typed it" in each for each in said)
    lead = next(each for each in example_window.status.findChildren(Button) if each.isVisible())
    assert lead.words == "Go to it"
    QTest.keyClick(lead, Qt.Key.Key_Return)
    assert view.section == "steps"
    assert QApplication.focusWidget() is day.entry()
    assert day.entry().isVisible()
    assert day.entry().text() == "next week"
    day.entry().selectAll()
    QTest.keyClicks(day.entry(), "3 December 2026")
    QTest.keyClick(day.entry(), Qt.Key.Key_Tab)
    assert example_window.status.said == "Everything is saved"
    assert not lead.isVisible()


def test_a_refused_operation_is_said_and_shown(example_window: MainWindow) -> None:
    view = example_window.project
    assert view is not None
    said: list[str] = []
    example_window.announcer.said.connect(said.append)
    assert not view.context.perform(Create("session", {"date": "never"}))
    assert "is not a date that exists" in example_window.status.said
    assert "is not a date that exists" in said[0]
    assert view.context.perform(Set("project", "", {"title": "Y"}))
    assert example_window.status.said == "Everything is saved"


@pytest.mark.parametrize("page", [True, False])
def test_what_is_done_is_said_for_a_while_or_until_the_next_page(
    qtbot: QtBot, example_window: MainWindow, monkeypatch: pytest.MonkeyPatch, *, page: bool
) -> None:
    monkeypatch.setattr(shown, "NOTICE", 60_000 if page else 200)
    example_window.notice("The copy is there")
    assert example_window.status.said == "The copy is there"
    if page:
        QTest.keyClick(example_window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: example_window.status.said == "Everything is saved", timeout=5000)


def test_without_a_project_too_what_is_done_is_said_for_a_while(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown, "NOTICE", 200)
    window.notice("Your name is Ines")
    assert window.status.said == "Your name is Ines"
    qtbot.waitUntil(lambda: window.status.said == "No project is open", timeout=5000)


def test_closing_with_words_that_cannot_be_saved_asks_first(example_window: MainWindow) -> None:
    view = example_window.project
    assert view is not None
    told: list[str] = []
    view.saver.later("x", lambda: KnownError("file.cannot_write", name="example"))

    def go_back(dialog: QDialog) -> None:
        told.append(texts(dialog))
        press(dialog, "Go back to my words")

    while_open(go_back)
    assert not example_window.close_project()
    assert "The disk may be full" in told[0]
    assert example_window.project is view
    while_open(lambda dialog: press(dialog, "Close without them"))
    assert example_window.close_project()
    assert example_window.project is None


def test_text_size_theme_and_section_are_there_again_tomorrow(
    qtbot: QtBot, example_window: MainWindow, themer: Themer, tmp_path: Path, clock: StillClock
) -> None:
    assert example_window.project is not None
    QTest.keyClick(example_window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert "Text size 110 %" in texts(example_window)
    example_window.menus.themes["dark"].trigger()
    example_window.menus.actions["help_panel"].trigger()
    example_window.project.go(Place("packs"))
    example_window.close()
    again = MainWindow(Words(), themer, SettingsFile(tmp_path / "settings.json"), clock)
    qtbot.addWidget(again, before_close_func=lambda window: window.close_project())
    assert (themer.choice, themer.zoom) == ("dark", 110)
    assert not again.help.shown
    again.open_path(tmp_path / "example.coprod")
    opened(qtbot, again)
    assert again.project is not None
    assert again.project.section == "packs"


def test_a_long_title_leaves_room_for_the_menus(example_window: MainWindow) -> None:
    view = example_window.project
    assert view is not None
    view.context.perform(Set("project", "", {"title": "A very long title " * 16}))
    menus = example_window.menus
    for zoom in (100, 200, 100):
        example_window.themer.show("light", zoom)
        QApplication.processEvents()
        ends = [menus.bar.actionGeometry(each).right() for each in menus.bar.actions()]
        assert len(ends) == 5
        assert 0 < min(ends) < max(ends) < menus.title.x()
        assert menus.title.text().endswith("…")
    assert menus.title.accessibleName().count("very long") == 16


def test_a_title_is_whole_where_there_is_room_at_any_text_size(example_window: MainWindow) -> None:
    example_window.resize(1024, 700)
    for zoom in (200, 100, 200):
        example_window.themer.show("light", zoom)
        QApplication.processEvents()
        assert example_window.menus.title.text() == "Carers' breaks in Glenmore"


def test_tab_comes_to_the_section_that_is_shown_wherever_the_keyboard_was_before(
    example_window: MainWindow,
) -> None:
    view = example_window.project
    assert view is not None
    buttons = view.navigation
    buttons.button("packs").setFocus(Qt.FocusReason.TabFocusReason)
    for number, section in ((2, "steps"), (3, "people")):
        keys = Qt.Key(Qt.Key.Key_0 + number)
        QTest.keyClick(example_window, keys, Qt.KeyboardModifier.ControlModifier)
        assert view.section == section
        assert not buttons.isAncestorOf(QApplication.focusWidget())
        for _ in range(20):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
            if buttons.isAncestorOf(QApplication.focusWidget()):
                break
        assert buttons.button(section).hasFocus()


class Plain(QWidget):
    """A page with one field."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.heading = heading("Plain")
        self.heading.setParent(self)
        self.edit = QLineEdit(self)

    def refresh(self, changed: Changed | None) -> None:
        """Do nothing."""

    def show_place(self, place: Place) -> None:
        """Take the cursor where a field is asked for."""
        if place.field:
            self.edit.setFocus()


def test_copy_and_paste_work_from_the_menu(
    qtbot: QtBot, themer: Themer, clock: StillClock, tmp_path: Path, example_window: MainWindow
) -> None:
    example_window.close_project()
    settings = SettingsFile(tmp_path / "other.json")
    settings.write(Settings(theme="light", author_asked=True))
    window = MainWindow(Words(), themer, settings, clock, {"overview": Plain, "steps": Plain})
    qtbot.addWidget(window, before_close_func=lambda window: window.close_project())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.open_path(tmp_path / "example.coprod")
    opened(qtbot, window)
    assert window.project is not None
    window.project.go(Place("steps", field="x"))
    edit = QApplication.focusWidget()
    assert isinstance(edit, QLineEdit)
    edit.setText("Words")
    edit.selectAll()
    window.menus.actions["cut"].trigger()
    assert edit.text() == ""
    window.menus.actions["paste"].trigger()
    window.menus.actions["paste"].trigger()
    assert edit.text() == "WordsWords"


def test_the_menus_outlive_a_spring_clean(window: MainWindow) -> None:
    gc.collect()
    window.menus.themes["dark"].trigger()
    assert window.themer.theme == "dark"
    assert [action.menu() is not None for action in window.menus.bar.actions()] == [True] * 5
