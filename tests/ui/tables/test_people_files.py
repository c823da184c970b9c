"""Import and export of people through the window, by keys and by what is read on the screen."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from answers import Answers, choose_file, enter, pressing
from audit import audit
from openpyxl import Workbook
from pages import press, read, sweep
from projects import TODAY
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from coprod_desktop.application.exporting import who_may_leave
from coprod_desktop.application.operations import IMPORT, Create, Several
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.domain.consent import Consents
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.records import Consent, Stakeholder
from coprod_desktop.project.edits import Action
from coprod_desktop.ui.files.picker import Picker
from coprod_desktop.ui.forms.combo import ComboBox
from coprod_desktop.ui.forms.marks import CheckMark, RadioMark, Segment
from coprod_desktop.ui.keeping.waiting import Waiting
from coprod_desktop.ui.tables.columns import ColumnsDialog
from coprod_desktop.ui.tables.done import DoneDialog
from coprod_desktop.ui.tables.export import ExportDialog
from coprod_desktop.ui.tables.lines import MOST, Lines
from coprod_desktop.ui.tables.preview import PreviewDialog
from coprod_desktop.ui.window.main import MainWindow
from coprod_desktop.ui.window.message import Message

PEOPLE = (
    "First name,Surname,E-mail,Kind,Shoe size\n"
    "Nadia,Omar,nadia@x.org,person,38\n"
    "Glenmore,Library,,organisation,\n"
    ",,lost@x.org,,\n"
    "Tomos,Evans,t@x.org,wizard,44\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


@pytest.fixture
def workspace_of(example_window: MainWindow) -> Workspace:
    view = example_window.project
    assert view is not None
    return view.context.workspace


def names(workspace: Workspace) -> list[str]:
    return [each.name for each in workspace.snapshot.all(Stakeholder)]


def choose(window: MainWindow, name: str) -> None:
    window.menus.actions[name].trigger()
    QCoreApplication.processEvents()


def test_people_are_brought_in_step_by_step_and_one_undo_takes_them_out(
    example_window: MainWindow, workspace_of: Workspace, table: Path
) -> None:
    before = names(workspace_of)
    said = Answers(
        (Picker, choose_file(table)),
        (ColumnsDialog, enter),
        (PreviewDialog, pressing("Bring in 3 people")),
        (DoneDialog, enter),
    )
    choose(example_window, "import")
    assert said.all_came
    columns, preview, done = said.texts[1:]
    assert "We read 4 rows" in columns
    assert "In it: Nadia, Glenmore, Tomos" in columns
    assert "3 people are new. 1 row cannot be taken." in preview
    assert "Email: nadia@x.org" in preview
    assert "Row 4: This row has no name" in preview
    assert 'Row 5: We do not know what "wizard" means' in preview
    assert "3 people were added. 1 row cannot be taken." in done
    assert names(workspace_of) == [*before, "Nadia Omar", "Glenmore Library", "Tomos Evans"]
    assert example_window.menus.actions["undo"].text() == "Undo importing 3 people"
    choose(example_window, "undo")
    assert names(workspace_of) == before


def test_a_column_is_sent_elsewhere_and_back_shows_the_choice_again(
    example_window: MainWindow, workspace_of: Workspace, table: Path
) -> None:
    def to_notes(dialog: QDialog) -> None:
        combo = dialog.findChildren(ComboBox)[4]
        assert combo.accessibleName() == 'Column "Shoe size"'
        combo.setFocus()
        combo.setCurrentIndex(combo.findText("Notes"))
        press(dialog, "Look at the people")

    def still_notes(dialog: QDialog) -> None:
        assert dialog.findChildren(ComboBox)[4].currentText() == "Notes"
        enter(dialog)

    Answers(
        (Picker, choose_file(table)),
        (ColumnsDialog, to_notes),
        (PreviewDialog, pressing("Back to the columns")),
        (ColumnsDialog, still_notes),
        (PreviewDialog, pressing("Bring in 3 people")),
        (DoneDialog, enter),
    )
    choose(example_window, "import")
    assert workspace_of.snapshot.all(Stakeholder)[-3].notes == "38"


def test_two_columns_for_one_field_and_none_for_the_name_are_told(
    example_window: MainWindow, table: Path
) -> None:
    def wrong(dialog: QDialog) -> None:
        combos = dialog.findChildren(ComboBox)
        combos[4].setCurrentIndex(combos[4].findText("Email"))
        enter(dialog)
        assert 'Two columns go to "Email"' in read(dialog)
        assert combos[4].hasFocus()
        for combo in combos:
            combo.setCurrentIndex(0)
        enter(dialog)
        assert "No column holds the names yet" in read(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    said = Answers((Picker, choose_file(table)), (ColumnsDialog, wrong))
    choose(example_window, "import")
    assert said.all_came


def radio(dialog: QDialog, words: str, at: int = 0) -> QWidget:
    found = [
        each
        for kind in (RadioMark, Segment)
        for each in dialog.findChildren(kind)
        if words in (each.text(), each.accessibleName())
    ]
    return found[at]


def test_who_is_there_already_is_decided_on_and_consent_is_noted(
    example_window: MainWindow, workspace_of: Workspace, table: Path
) -> None:
    known = workspace_of.perform(Create("stakeholder", {"name": "NADIA omar"})).id
    consents = len(workspace_of.snapshot.all(Consent))

    def decide(dialog: QDialog) -> None:
        assert "1 row has the name of somebody who is there" in read(dialog)
        assert 'Row 2: "Nadia Omar" has the name of "NADIA omar", who is there.' in read(dialog)
        assert '"NADIA omar" is there already' in read(dialog)
        QTest.mouseClick(radio(dialog, "Fill in what is empty"), Qt.MouseButton.LeftButton)
        assert "is there already" not in read(dialog)
        assert "who is there." in read(dialog)
        QTest.mouseClick(radio(dialog, "Yes, all of them"), Qt.MouseButton.LeftButton)
        assert "When did they agree" in read(dialog)
        press(dialog, "Bring in 3 people")

    Answers(
        (Picker, choose_file(table)),
        (ColumnsDialog, enter),
        (PreviewDialog, decide),
        (DoneDialog, enter),
    )
    choose(example_window, "import")
    nadia = workspace_of.snapshot.get(Stakeholder, known)
    assert nadia is not None
    assert (nadia.name, nadia.email, nadia.sort) == ("NADIA omar", "nadia@x.org", "person")
    given = workspace_of.snapshot.all(Consent)[consents:]
    assert [(each.purpose, each.answer) for each in given] == [("contact", "yes")] * 2


def test_nothing_comes_in_when_somebody_stops_or_the_file_is_bad(
    example_window: MainWindow, workspace_of: Workspace, table: Path, tmp_path: Path
) -> None:
    before = workspace_of.path.read_bytes()
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 nothing")
    for acts in (
        [(Picker, lambda dialog: dialog.reject())],
        [(Picker, choose_file(table)), (ColumnsDialog, lambda dialog: dialog.reject())],
        [
            (Picker, choose_file(table)),
            (ColumnsDialog, enter),
            (PreviewDialog, lambda dialog: dialog.reject()),
        ],
        [(Picker, choose_file(bad)), (Message, enter)],
    ):
        said = Answers(*acts)
        choose(example_window, "import")
        assert said.all_came
    assert 'The workbook "bad.xlsx" is damaged' in said.texts[-1]
    assert workspace_of.path.read_bytes() == before


def test_the_report_is_saved_as_a_table(
    example_window: MainWindow, table: Path, tmp_path: Path
) -> None:
    def save(dialog: QDialog) -> None:
        press(dialog, "Save this list...")
        dialog.reject()

    said = Answers(
        (Picker, choose_file(table)),
        (ColumnsDialog, enter),
        (PreviewDialog, save),
        (Picker, choose_file(tmp_path / "report")),
    )
    choose(example_window, "import")
    assert said.all_came
    text = (tmp_path / "report.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["Row", "What happened and why"]
    assert [row[0] for row in rows[1:]] == ["4", "5"]


def test_people_are_written_to_a_file_without_what_they_need(
    example_window: MainWindow, workspace_of: Workspace, tmp_path: Path
) -> None:
    def as_text(dialog: QDialog) -> None:
        assert "These are private." in read(dialog)
        care = next(
            each for each in dialog.findChildren(CheckMark) if each.text() == "Be careful with"
        )
        assert not care.isChecked()
        QTest.mouseClick(radio(dialog, "CSV (.csv)"), Qt.MouseButton.LeftButton)
        press(dialog, "Choose where to write it...")

    said = Answers(
        (ExportDialog, as_text),
        (Picker, choose_file(tmp_path / "out.csv")),
        (Message, enter),
    )
    choose(example_window, "export")
    assert said.all_came
    assert 'in "out.csv".' in said.texts[-1]
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    consents = Consents(workspace_of.snapshot, TODAY.date())
    agreed = [
        each.name
        for each in workspace_of.snapshot.all(Stakeholder)
        if consents.allows(each, "name")
    ]
    assert [row[0] for row in rows[1:]] == agreed
    assert "1 said no to being named and is never in a file." in said.texts[0]
    assert "Not in it, as they said no to being named: 1." in said.texts[-1]
    assert "Be careful with" not in rows[0]


def test_those_without_a_yes_are_written_for_our_own_use_by_one_tick(
    example_window: MainWindow, workspace_of: Workspace, tmp_path: Path
) -> None:
    snapshot = workspace_of.snapshot
    leaving = who_may_leave(snapshot, TODAY.date())
    assert leaving.not_asked

    def tick(dialog: QDialog) -> None:
        assert f"{len(leaving.agreed)} are in it." in read(dialog)
        assert f"{len(leaving.not_asked)} ha" in read(dialog)
        box = next(it for it in dialog.findChildren(CheckMark) if "for our own use" in it.text())
        assert not box.isChecked()
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
        QTest.mouseClick(radio(dialog, "CSV (.csv)"), Qt.MouseButton.LeftButton)
        press(dialog, "Choose where to write it...")

    said = Answers(
        (ExportDialog, tick), (Picker, choose_file(tmp_path / "all.csv")), (Message, enter)
    )
    choose(example_window, "export")
    assert said.all_came
    text = (tmp_path / "all.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    written = {row[0] for row in rows[1:]}
    assert written == {
        each.name for each in snapshot.all(Stakeholder) if each.id not in leaving.refused
    }
    assert "no yes to being named" not in said.texts[-1]


def test_import_waits_for_a_project(window: MainWindow) -> None:
    assert not window.menus.actions["import"].isEnabled()
    assert not window.menus.actions["export"].isEnabled()


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_step_is_accessible(
    example_window: MainWindow, workspace_of: Workspace, table: Path, theme: str, zoom: int
) -> None:
    workspace_of.perform(Create("stakeholder", {"name": "Nadia Omar"}))
    example_window.themer.show(theme, zoom)
    found: dict[str, list[str]] = {}

    def judged(name: str, act: Callable[[QDialog], None]) -> Callable[[QDialog], None]:
        def judge(dialog: QDialog) -> None:
            heading = dialog.focusWidget()
            assert isinstance(heading, QLabel)
            assert heading.text()
            found[name] = audit(dialog)
            act(dialog)

        return judge

    def agreed(dialog: QDialog) -> None:
        QTest.mouseClick(radio(dialog, "Yes, all of them"), Qt.MouseButton.LeftButton)
        found["agreed"] = audit(dialog)
        press(dialog, "Bring in 2 people")

    Answers(
        (Picker, choose_file(table)),
        (ColumnsDialog, judged("columns", pressing("Look at the people"))),
        (PreviewDialog, judged("preview", agreed)),
        (DoneDialog, judged("done", pressing("Close"))),
    )
    choose(example_window, "import")
    Answers((ExportDialog, judged("export", lambda dialog: dialog.reject())))
    choose(example_window, "export")
    sweep()
    assert found == {name: [] for name in ("columns", "preview", "agreed", "done", "export")}


def test_the_window_stays_alive_while_people_come_in(
    example_window: MainWindow, workspace_of: Workspace, table: Path
) -> None:
    table.write_text("Name\n" + "".join(f"Person {n}\n" for n in range(300)), encoding="utf-8")
    seen: list[bool] = []
    workspace_of.subscribe(
        lambda _changed: seen.append(QCoreApplication.instance().thread().isCurrentThread())
    )
    Answers(
        (Picker, choose_file(table)),
        (ColumnsDialog, enter),
        (PreviewDialog, pressing("Bring in 300 people")),
        (DoneDialog, enter),
    )
    choose(example_window, "import")
    # Everybody hears of it once, on the window's own thread.
    assert seen == [True]
    assert not isinstance(QApplication.activeModalWidget(), Waiting)


def bring_in(workspace: Workspace, count: int, fields: dict[str, str]) -> None:
    people = [
        Create("stakeholder", {"name": f"Somebody {number}", **fields}, new_id())
        for number in range(count)
    ]
    workspace.perform(Several(people, Action(IMPORT, "stakeholder", str(count))))


def test_undoing_an_import_of_many_leaves_the_window_alive(
    example_window: MainWindow, workspace_of: Workspace
) -> None:
    before = names(workspace_of)
    fields = {"sort": "person", "phone": "01632 960123", "notes": "By the window. " * 9}
    bring_in(workspace_of, 800, fields)
    ticks: list[int] = []
    tick = QTimer(example_window, interval=5)
    tick.timeout.connect(lambda: ticks.append(len(names(workspace_of))))
    tick.start()
    example_window.menus.actions["undo"].trigger()
    tick.stop()
    # The window's timers go on. Until all is on the disk everybody is there, for whoever asks.
    assert ticks
    assert ticks[0] == len(before) + 800
    assert set(ticks) <= {len(before) + 800, len(before)}
    assert ticks == sorted(ticks, reverse=True)
    assert names(workspace_of) == before
    assert workspace_of.undo_action is None
    assert example_window.menus.actions["redo"].text() == "Redo importing 800 people"


def test_an_undo_of_many_that_cannot_be_saved_says_so_and_changes_nothing(
    example_window: MainWindow, workspace_of: Workspace
) -> None:
    fields = {"phone": "01632 960123", "notes": "By the window."}
    bring_in(workspace_of, 400, fields)
    there = names(workspace_of)
    workspace_of.path.rename(workspace_of.path.with_suffix(".away"))
    choose(example_window, "undo")
    assert names(workspace_of) == there
    assert "cannot" in read(example_window.status) or "moved" in read(example_window.status)
    workspace_of.path.with_suffix(".away").rename(workspace_of.path)
    choose(example_window, "undo")
    assert not [each for each in names(workspace_of) if each.startswith("Somebody")]


def test_every_remark_is_there_to_be_scrolled_through_by_keys(
    example_window: MainWindow, table: Path
) -> None:
    rows = "".join(f",p{n}@x.org\n" for n in range(6000))
    table.write_text("Name,Email\nZoe,z@x.org\n" + rows, encoding="utf-8")

    def scroll(dialog: QDialog) -> None:
        assert isinstance(dialog, PreviewDialog)
        dialog.resize(dialog.width(), 420)
        (box,) = dialog.findChildren(Lines)
        assert box.accessibleName() == "What to know about single rows"
        box.setFocus()
        assert box.blockCount() == MOST + 1
        assert "Row 5002: This row has no name" in read(dialog)
        assert "And 1000 more, in the list that you can save." in read(dialog)
        read(dialog)
        seen = dialog.area.viewport().rect()
        assert seen.contains(box.rect().translated(box.mapTo(dialog.area.viewport(), QPoint())))
        QTest.keyClick(box, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        assert box.verticalScrollBar().value() > MOST / 2
        assert box.viewport().rect().contains(box.cursorRect())
        QTest.keyClick(box, Qt.Key.Key_Tab)
        assert not box.hasFocus()
        dialog.reject()

    said = Answers((Picker, choose_file(table)), (ColumnsDialog, enter), (PreviewDialog, scroll))
    choose(example_window, "import")
    assert said.all_came


def test_another_sheet_is_chosen_and_headings_below_a_title_are_told(
    example_window: MainWindow, workspace_of: Workspace, tmp_path: Path
) -> None:
    book = Workbook()
    for title, name in (("Old", "Ann Old"), ("New", "Bo New"), ("Empty", "")):
        sheet = book.create_sheet(title)
        for row in ([["People of 2026"], ["Name", "Phone"], [name, 1632960555]]) if name else ():
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "book.xlsx")

    def other(name: str) -> Callable[[QDialog], None]:
        def act(dialog: QDialog) -> None:
            combo = dialog.findChildren(ComboBox)[0]
            assert combo.accessibleName() == "Which sheet are the people on?"
            combo.setFocus()
            combo.setCurrentIndex(combo.findText(name))
            press(dialog, "Read this sheet")

        return act

    said = Answers(
        (Picker, choose_file(tmp_path / "book.xlsx")),
        (ColumnsDialog, other("Empty")),
        (Message, enter),
        (ColumnsDialog, other("New")),
        (ColumnsDialog, enter),
        (PreviewDialog, pressing("Bring in 1 person")),
        (DoneDialog, enter),
    )
    choose(example_window, "import")
    assert said.all_came
    assert 'This file has 3 sheets. We read "Old".' in said.texts[1]
    assert "The headings stand in row 2." in said.texts[1]
    assert 'There are no people on the sheet "Empty"' in said.texts[2]
    assert 'We read "New".' in said.texts[4]
    assert "In 1 row the phone number had lost the 0 at its start." in said.texts[5]
    assert "We put it back, as numbers in the UK have it: 01632960555." in said.texts[6]
    assert workspace_of.snapshot.all(Stakeholder)[-1].name == "Bo New"
