"""The strip on the start page after the program stopped, and the report that it leads to."""

from __future__ import annotations

from pathlib import Path

from audit import audit
from pages import button, press, read, while_open
from projects import example_project
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from coprod_desktop.content.words import Words
from coprod_desktop.support.running import Stopped
from coprod_desktop.ui.window.main import MainWindow
from coprod_desktop.ui.window.report import mistake, past_report
from coprod_desktop.ui.window.stopped import StoppedStrip, tell_stopped

SENTENCE = "The program stopped unexpectedly last time. Everything that was saved is there."


def strip_of(window: MainWindow, *stopped: Stopped) -> StoppedStrip:
    return tell_stopped(Words(), window, stopped, {"/a.coprod": "Our <b>garden</b>"})


def test_it_is_said_and_the_project_is_one_key_away(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    example = example_project(tmp_path)
    example.close()
    said: list[str] = []
    window.announcer.said.connect(said.append)
    strip = strip_of(window, Stopped("1", str(example.path)))
    window.activateWindow()
    qtbot.waitUntil(lambda: said == [SENTENCE])
    first = QApplication.focusWidget()
    assert first is strip.buttons[0]
    assert first.accessibleDescription() == SENTENCE
    QTest.keyClick(first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.project is not None, timeout=20_000)
    window.close_project()
    assert SENTENCE not in read(window)


def test_every_project_that_was_open_is_offered_once_by_its_name(window: MainWindow) -> None:
    strip = strip_of(
        window, Stopped("1", "/a.coprod"), Stopped("2", "/b & c.coprod"), Stopped("3", "/a.coprod")
    )
    assert [each.words for each in strip.buttons] == [
        "Open Our <b>garden</b>",
        "Open b & c",
        "Dismiss",
    ]


def test_tab_goes_from_the_strip_to_new_project(window: MainWindow) -> None:
    strip = strip_of(window, Stopped("1"))
    window.activateWindow()
    assert QApplication.focusWidget() is strip.buttons[0]
    QTest.keyClick(strip.buttons[0], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.start.buttons["new"]


def test_dismissed_it_is_gone_and_the_keyboard_goes_on_below(window: MainWindow) -> None:
    strip_of(window, Stopped("1"))
    window.activateWindow()
    QTest.keyClick(button(window.start, "Dismiss"), Qt.Key.Key_Return)
    assert SENTENCE not in read(window)
    assert QApplication.focusWidget() is window.start.buttons["new"]


def test_the_report_can_be_read_and_copied_by_keyboard(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("<b>ValueError</b>\n  here", encoding="utf-8")
    strip_of(window, Stopped("1", report=str(path)))
    QApplication.clipboard().clear()
    said: list[str] = []

    def copy(dialog: QDialog) -> None:
        shown = dialog.findChild(QPlainTextEdit)
        assert shown.toPlainText() == "<b>ValueError</b>\n  here"
        assert shown.accessibleName() == "What the report says"
        dialog.announcer.said.connect(said.append)
        QTest.keyClick(button(dialog, "Copy details"), Qt.Key.Key_Return)
        assert "The details are copied." in read(dialog)
        press(dialog, "Close")

    assert while_open(copy) == []
    button(window.start, "See the report").click()
    assert QApplication.clipboard().text() == "<b>ValueError</b>\n  here"
    assert said == ["The details are copied. You can paste them into a letter."]
    assert SENTENCE in read(window)


def test_a_report_that_is_gone_is_said_to_be(window: MainWindow, tmp_path: Path) -> None:
    dialog = past_report(Words(), tmp_path / "gone.txt", window)
    dialog.show()
    assert "The report is not there any more." in read(dialog)
    assert dialog.copy_button.isHidden()


def test_the_place_of_a_report_wraps_and_is_said_as_it_is(window: MainWindow) -> None:
    window.themer.show("light", 200)
    where = "/home/somebody/with/a/longish/name/.local/share/Coprod/reports/today.txt"
    dialog = mistake(Words(), "ValueError", where, window)
    dialog.show()
    assert f"A report was written to {where}. " in read(dialog)
    assert audit(dialog) == []


def test_without_room_for_a_report_the_details_can_still_be_copied(window: MainWindow) -> None:
    dialog = mistake(Words(), "ValueError", "", window)
    dialog.show()
    assert "There was no room to write a report." in read(dialog)
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == "ValueError"
