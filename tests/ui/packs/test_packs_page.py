"""Choosing papers, seeing them, and getting them out of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import while_open
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QMenu, QRadioButton
from pytestqt.qtbot import QtBot

from coprod_desktop.application.operations import Create, Delete, Set
from coprod_desktop.application.packing import MadePack
from coprod_desktop.content.words import Words
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.files.picker import Picker
from coprod_desktop.ui.packs import page as packs_page
from coprod_desktop.ui.packs.page import PacksPage
from coprod_desktop.ui.packs.reading import ReadingDialog
from coprod_desktop.ui.theme.themer import Themer

PATIENCE = 30_000
"""Milliseconds: machines are noisy, and the first pack loads a library."""


@pytest.fixture
def page(qtbot: QtBot, example_context: Context) -> Iterator[PacksPage]:
    """Give the page on the example, shown, with its first picture made."""
    shown = PacksPage(example_context)
    qtbot.addWidget(shown)
    shown.resize(1160, 820)
    stop = example_context.workspace.subscribe(shown.refresh)
    shown.show()
    shown.show_place(Place("packs"))
    _wait(qtbot, shown)
    yield shown
    stop()
    shown.close()


def _wait(qtbot: QtBot, page: PacksPage) -> None:
    """Wait until the picture shows what is chosen."""
    qtbot.waitUntil(lambda: not page.is_working, timeout=PATIENCE)


def _box(page: PacksPage, name: str) -> QCheckBox:
    return next(box for box in page.findChildren(QCheckBox) if box.accessibleName() == name)


def test_the_next_session_and_its_usual_papers_are_chosen_at_first(page: PacksPage) -> None:
    assert page.choices.sessions.currentText() == "Planning short breaks, Thursday 3 December"
    assert _box(page, "Agenda").isChecked()
    assert not _box(page, "Invitation").isChecked()
    assert page.preview.document.pageCount() > 5
    assert "page 1 of" in page.preview.caption.text()


def test_ticking_one_paper_shows_it_and_the_button_says_document(
    qtbot: QtBot, page: PacksPage
) -> None:
    for box in page.findChildren(QCheckBox):
        if box.isChecked() and box.accessibleName() != "Agenda":
            qtbot.keyClick(box, Qt.Key.Key_Space)
    _wait(qtbot, page)
    assert page.preview.caption.text().startswith("Agenda, page 1 of")
    assert page.print.words == "Print the document"


def test_with_nothing_ticked_nothing_can_be_printed_and_the_page_says_so(
    qtbot: QtBot, page: PacksPage
) -> None:
    for box in page.findChildren(QCheckBox):
        box.setChecked(False)
    _wait(qtbot, page)
    assert "Nothing is chosen" in page.preview.caption.text()
    assert not any(button.isEnabled() for button in (page.print, page.save, page.save_html))


def test_without_a_session_the_papers_about_one_wait(qtbot: QtBot, page: PacksPage) -> None:
    page.choices.sessions.setCurrentIndex(page.choices.sessions.count() - 1)
    _wait(qtbot, page)
    assert not _box(page, "Agenda").isEnabled()
    assert "Needs a session" in _box(page, "Agenda").accessibleDescription()
    assert _box(page, "Reflection cards").isEnabled()
    assert page.preview.document.pageCount() > 0


def test_a_confidential_paper_says_so_and_is_printed_by_itself(
    qtbot: QtBot, page: PacksPage
) -> None:
    sheet = _box(page, "Confidential: contacts")
    assert not sheet.isChecked()
    assert "Confidential: it is printed by itself." in sheet.accessibleDescription()
    qtbot.keyClick(sheet, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "is confidential" in page.preview.caption.text(), timeout=PATIENCE)
    assert "Choose it by itself" in page.preview.caption.text()
    for box in page.findChildren(QCheckBox):
        if box.isChecked() and box is not sheet:
            qtbot.keyClick(box, Qt.Key.Key_Space)
    _wait(qtbot, page)
    assert page.preview.caption.text().startswith("Confidential: contacts, page 1 of")


def test_larger_print_takes_more_pages(qtbot: QtBot, page: PacksPage) -> None:
    before = page.preview.document.pageCount()
    giant = next(
        button
        for button in page.findChildren(QRadioButton)
        if button.accessibleName() == "Giant print, 28 point"
    )
    giant.click()
    _wait(qtbot, page)
    assert page.preview.document.pageCount() > before


def test_turning_pages_stops_at_both_ends(qtbot: QtBot, page: PacksPage) -> None:
    pages = page.preview.document.pageCount()
    assert not page.preview.previous.isEnabled()
    for _ in range(pages - 1):
        qtbot.mouseClick(page.preview.next, Qt.MouseButton.LeftButton)
    assert f"page {pages} of {pages}" in page.preview.caption.text()
    assert not page.preview.next.isEnabled()


def test_the_words_of_the_pack_can_be_read_instead_of_looked_at(
    qtbot: QtBot, page: PacksPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(
        ReadingDialog, "exec", lambda dialog: read.append(dialog.words.toPlainText())
    )
    qtbot.mouseClick(page.preview.read, Qt.MouseButton.LeftButton)
    assert "Planning short breaks" in read[0]


def test_a_change_elsewhere_shows_in_the_picture(
    qtbot: QtBot, page: PacksPage, example_context: Context
) -> None:
    workspace = example_context.workspace
    session = page.choices.sessions.currentData()
    workspace.perform(Set("session", session, {"title": "Renamed meeting"}))
    _wait(qtbot, page)
    assert "Renamed meeting" in page.choices.sessions.currentText()
    assert "Renamed meeting" in page.preview.caption.text()


def test_when_the_session_is_deleted_another_is_offered(
    qtbot: QtBot, page: PacksPage, example_context: Context
) -> None:
    session = page.choices.sessions.currentData()
    example_context.workspace.perform(Delete("session", session))
    _wait(qtbot, page)
    assert page.choices.sessions.currentData() not in ("", session)


def test_a_project_without_sessions_leads_to_planning_one(
    qtbot: QtBot, context: Context, heard: object
) -> None:
    page = PacksPage(context)
    qtbot.addWidget(page)
    page.show()
    page.show_place(Place("packs"))
    assert page.choices.plan.isVisible()
    page.choices.plan.click()
    assert heard.went == [Place("sessions")]  # type: ignore[attr-defined]  # the fixture's class
    context.workspace.perform(Create("session", {"title": "First"}))
    page.refresh(None)
    assert not page.choices.plan.isVisible()
    _wait(qtbot, page)


def save_as(dialog: QDialog, folder: Path, name: str) -> None:
    assert isinstance(dialog, Picker)
    dialog.where.setText(str(folder))
    QTest.keyClick(dialog.where, Qt.Key.Key_Return)
    dialog.name.setText(name)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)


@pytest.mark.parametrize(("button", "start"), [("save", b"%PDF"), ("save_html", b"<!DOCTYPE")])
def test_saving_writes_the_file_and_says_where(
    qtbot: QtBot, page: PacksPage, tmp_path: Path, button: str, start: bytes
) -> None:
    seen = while_open(lambda dialog: save_as(dialog, tmp_path, "papers"))
    getattr(page, button).click()
    qtbot.waitUntil(page.said.isVisible, timeout=PATIENCE)
    assert seen
    wanted = next(tmp_path.glob("papers.*"))
    assert wanted.read_bytes()[: len(start)].upper() == start.upper()
    assert "papers" in page.said.words


def test_when_the_place_cannot_be_written_the_page_says_so_and_the_project_is_safe(
    qtbot: QtBot, page: PacksPage, tmp_path: Path
) -> None:
    while_open(lambda dialog: save_as(dialog, tmp_path, "gone/papers.pdf"))
    page.save.click()
    qtbot.waitUntil(page.said.isVisible, timeout=PATIENCE)
    assert "could not be written" in page.said.words
    assert "safe" in page.said.words


def test_printing_sends_every_page_in_its_own_size(
    qtbot: QtBot, page: PacksPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Print to a file: what a printer would get, without a printer."""
    printed = tmp_path / "printed.pdf"

    def choose(*_: object) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        printer.setResolution(96)
        printer.setFullPage(True)
        return printer

    monkeypatch.setattr(packs_page, "ask_for_printer", choose)
    page.print.click()
    qtbot.waitUntil(page.said.isVisible, timeout=PATIENCE)
    made = page.preview.document
    assert f"{made.pageCount()} pages went to the printer" in page.said.words
    out = QPdfDocument()
    out.load(str(printed))
    assert out.pageCount() == made.pageCount()
    for number in range(out.pageCount()):
        sent, meant = out.pagePointSize(number), made.pagePointSize(number)
        assert abs(sent.width() - meant.width()) < 4
        assert abs(sent.height() - meant.height()) < 4
    out.close()


def test_printing_can_be_stopped_between_pages(
    qtbot: QtBot, page: PacksPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(*_: object) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return printer

    on_page = page._on_page

    def stop_at_third(number: int, pages: int) -> bool:
        if number == 3:
            page.stop.click()
        return on_page(number, pages)

    monkeypatch.setattr(packs_page, "ask_for_printer", choose)
    monkeypatch.setattr(page, "_on_page", stop_at_third)
    page.print.click()
    qtbot.waitUntil(page.said.isVisible, timeout=PATIENCE)
    assert "2 pages went to the printer" in page.said.words
    assert "Stopped" in page.said.words


def test_a_narrow_window_shows_the_picture_below(qtbot: QtBot, page: PacksPage) -> None:
    page.resize(700, 800)
    qtbot.waitUntil(lambda: page.choices.parentWidget().isAncestorOf(page.preview))
    page.resize(1200, 800)
    qtbot.waitUntil(lambda: not page.choices.parentWidget().isAncestorOf(page.preview))


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_words_of_a_pack_have_a_menu_in_our_words_and_fit_the_screen(
    qtbot: QtBot, words: Words, themer: Themer
) -> None:
    themer.show("light", 200)
    dialog = ReadingDialog(words, MadePack("pack.pdf", "The pack", b"", "Words of the pack."))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    dialog.words.customContextMenuRequested.emit(dialog.words.rect().center())
    menu = dialog.words.findChild(QMenu)
    assert menu is not None
    assert [each.text() for each in menu.actions()] == ["Cut", "Copy", "Paste", "Select all"]
    assert [each.isEnabled() for each in menu.actions()] == [False, False, False, True]
    menu.close()
