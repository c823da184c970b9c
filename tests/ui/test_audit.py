"""Every check of the audit can fail: each is shown a page with one defect."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit import audit
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.kit import ScrollColumn, column, heading, primary, quiet, secondary, text
from coprod_desktop.ui.theme.themer import Themer

pytestmark = pytest.mark.usefixtures("themer")


def sound_page() -> QWidget:
    page = QWidget()
    page.setProperty("look", "page")
    scroll = ScrollColumn()
    column(page).addWidget(scroll)
    for each in (heading("A page"), text("Some words."), quiet("Quiet words.")):
        scroll.body.addWidget(each)
    for each in (primary("Do this"), secondary("Do that"), QCheckBox("Perhaps")):
        scroll.body.addWidget(each)
    page.box = scroll.body
    return page


def show(qtbot: QtBot, page: QWidget) -> None:
    qtbot.addWidget(page)
    page.resize(700, 600)
    with qtbot.waitExposed(page):
        page.show()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("zoom", [100, 200])
def test_a_sound_page_has_no_findings(qtbot: QtBot, themer: Themer, theme: str, zoom: int) -> None:
    themer.show(theme, zoom)
    page = sound_page()
    show(qtbot, page)
    assert audit(page) == []


def nameless(page: QWidget) -> None:
    page.box.addWidget(QPushButton())


def no_role(page: QWidget) -> None:
    painted = QWidget()
    painted.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    painted.setMinimumSize(60, 60)
    painted.setAccessibleName("A picture")
    page.box.addWidget(painted)


def tiny(page: QWidget) -> None:
    button = secondary("x")
    button.setStyleSheet("min-height: 0; padding: 0; border: 0;")
    button.setFixedSize(16, 16)
    page.box.addWidget(button)


def trap(page: QWidget) -> None:
    editor = QTextEdit()
    editor.setAccessibleName("Words")
    page.box.insertWidget(0, editor)


def mouse_only(page: QWidget) -> None:
    button = secondary("Only by mouse")
    button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    page.box.addWidget(button)


def backwards(page: QWidget) -> None:
    buttons = [secondary(f"Number {number}") for number in (1, 2, 3)]
    for button in buttons:
        page.box.addWidget(button)
    QWidget.setTabOrder(buttons[2], buttons[1])
    QWidget.setTabOrder(buttons[1], buttons[0])


def faint(page: QWidget) -> None:
    label = QLabel("Faint words")
    label.setStyleSheet("color: #999999")
    page.box.addWidget(label)


def cut_off(page: QWidget) -> None:
    label = text("Words that need more than one line of this page. " * 5)
    label.setFixedHeight(20)
    page.box.addWidget(label)


def cut_button(page: QWidget) -> None:
    button = secondary("Extraordinarily unabbreviated")
    button.setFixedWidth(90)
    page.box.addWidget(button)


def markup(page: QWidget) -> None:
    page.box.addWidget(QLabel("<b>Bold</b> words"))


def too_wide(page: QWidget) -> None:
    label = text("Far out")
    label.setMinimumWidth(1200)
    page.box.addWidget(label)


def cut_choice(page: QWidget) -> None:
    combo = QComboBox()
    combo.setAccessibleName("A choice")
    combo.addItem("Words that are longer than the list that shows them")
    combo.setMinimumHeight(44)
    combo.setFixedWidth(160)
    page.box.addWidget(combo)


def cut_box(page: QWidget) -> None:
    box = QCheckBox("Words that are longer than the room beside the box")
    box.setFixedWidth(160)
    page.box.addWidget(box)


def faint_choice(page: QWidget) -> None:
    combo = QComboBox()
    combo.setAccessibleName("A choice")
    combo.addItem("Words")
    combo.setStyleSheet("color: #999999; min-height: 44px")
    page.box.addWidget(combo)


def no_edge(page: QWidget) -> None:
    line = QLineEdit()
    line.setAccessibleName("A field")
    line.setStyleSheet("border: 2px solid #e0d8cc; min-height: 44px")
    page.box.addWidget(line)


def cut_line(page: QWidget) -> None:
    line = QLineEdit("Moira, 01632 960184. When she is away: Siân, 01632 960186.")
    line.setAccessibleName("A field")
    line.setFixedWidth(200)
    page.box.addWidget(line)


def slit(page: QWidget) -> None:
    low = ScrollColumn()
    for number in range(20):
        low.body.addWidget(text(f"Line {number}"))
    low.setFixedHeight(60)
    page.box.addWidget(low)


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (nameless, "has no name"),
        (no_role, "has no role"),
        (tiny, "hard to hit"),
        (trap, "does not get out"),
        (mouse_only, "does not get to it"),
        (backwards, "which stands below it"),
        (faint, "contrast on the screen"),
        (faint, "contrast of its palette"),
        (cut_off, "text is cut off"),
        (cut_button, "words are cut off"),
        (markup, "as markup"),
        (too_wide, "is wider than what shows it"),
        (cut_choice, "what is chosen is cut off"),
        (cut_box, "words are cut off at the side"),
        (faint_choice, "contrast of its palette"),
        (no_edge, "its edge has a contrast of"),
        (slit, "too few to read in"),
        (cut_line, "its words are cut off"),
    ],
)
def test_the_audit_finds_a_planted_defect(
    qtbot: QtBot, plant: Callable[[QWidget], None], expected: str
) -> None:
    page = sound_page()
    plant(page)
    show(qtbot, page)
    findings = audit(page)
    assert any(expected in finding for finding in findings), findings
