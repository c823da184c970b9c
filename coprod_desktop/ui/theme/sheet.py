"""The style sheet, made from the tokens for one theme and one text size.

Looks hang on the dynamic property `look`. Colours stand here by the names of their tokens; marks
are small pictures in the theme's colours, see `marks`. The font of running text is the
application's: a rule for it would be set on every widget once more.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from coprod_desktop.ui.theme.tokens import Tokens

_BORDER = 2
_CONTROL_GROWTH = 0.85


def style_sheet(tokens: Tokens, theme: str, zoom: int, marks: Mapping[str, str]) -> str:
    """Return the style sheet for a theme at a text size in per cent.

    `marks` gives the file of each mark: check, partly, dot, down, up.
    """
    scale = zoom / 100
    facts: dict[str, object] = dict(tokens.colours[theme])
    facts |= {f"size_{name}": round(value * scale) for name, value in tokens.type.items()}
    facts |= {f"space_{name}": value for name, value in tokens.space.items()}
    facts |= {f"radius_{name}": value for name, value in tokens.radius.items()}
    facts |= {f"mark_{name}": file for name, file in marks.items()}
    # Controls grow more slowly than text: large text in a low button is still easy to hit.
    grown = max(1.0, scale * _CONTROL_GROWTH)
    target, mark = round(tokens.size["target"] * grown), round(tokens.size["icon"] * grown)
    facts |= {"target": target, "inner": target - 2 * _BORDER, "mark": mark}
    facts |= {"mark_half": mark // 2 + _BORDER, "padding": round(tokens.space["two"] * grown)}
    return Template(_SHEET).substitute(facts)


_SHEET = """
* { outline: none; }
QMainWindow, QDialog, QMessageBox, QWidget[look="page"] { background: $paper; }
QScrollArea, QScrollArea > QWidget > QWidget[look="clear"] { background: transparent; border: 0; }
QStackedWidget { background: transparent; }
QToolTip { background: $card; color: $ink; border: 1px solid $edge; padding: ${space_half}px; }

QLabel { background: transparent; }
QLabel[look="h1"] { font-size: ${size_heading}px; font-weight: bold; }
QLabel[look="h2"] { font-size: ${size_title}px; font-weight: bold; }
QLabel[look="h3"] { font-size: ${size_body}px; font-weight: bold; }
QLabel[look="label"] { font-weight: bold; }
QLabel[look="eyebrow"] { color: $quiet; font-weight: bold; }
QLabel[look="quiet"] { color: $quiet; }
QLabel[look="people"] { color: $people; font-weight: bold; }
QLabel[look="error"] { color: $error; font-weight: bold; }
QLabel[look="chip"] { background: $soft; color: $accent; font-weight: bold;
    border-radius: 12px; padding: 2px 10px; }
QLabel[look="draft"] { background: $amber_soft; color: $ink; font-weight: bold;
    border-radius: 12px; padding: 2px 10px; }

QFrame[look="card"] { background: $card; border: 1px solid $line;
    border-radius: ${radius_card}px; }
QFrame[look="panel"] { background: $panel; border: 0; border-left: 1px solid $line; }
QFrame[look="side"] { background: $side; border: 0; border-right: 1px solid $line; }
Note[look="error"] { background: $error_soft; border: 2px solid $error;
    border-radius: ${radius_control}px; }
Note[look="note"], QFrame[look="strip"] { background: $amber_soft; border: 1px solid $amber_edge;
    border-radius: ${radius_control}px; }
QFrame[look="rule"] { background: $line; border: 0; min-height: 1px; max-height: 1px; }

QPushButton { background: $card; color: $accent; border: 2px solid $accent; font-weight: bold;
    border-radius: ${radius_control}px; padding: 0 ${padding}px; min-height: ${inner}px; }
QPushButton:hover { background: $soft; }
QPushButton:pressed { background: $soft; border-color: $ink; }
QPushButton:disabled { color: $disabled; border-color: $disabled; background: transparent; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; }
QPushButton[look="primary"]:hover, QPushButton[look="primary"]:pressed {
    background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:disabled { background: transparent; color: $disabled; }
QPushButton[look="chip"] { background: $soft; color: $accent; border: 1px solid $line;
    border-radius: 14px; padding: 4px 10px; font-weight: normal; }
QPushButton[look="chip"]:disabled { color: $ink; }
QPushButton[look="link"] { background: transparent; border: 0; padding: 0;
    min-height: ${target}px; text-decoration: underline; }
QPushButton[look="add"] { border: 2px dashed $edge; }
QPushButton[look="segment"] { color: $ink; border-color: $edge; }
QPushButton[look="segment"]:checked { background: $accent; color: $on_accent;
    border-color: $accent; }
QPushButton::menu-indicator { image: url("$mark_down"); width: 20px; height: 20px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 4px; }
QPushButton[look="nav"] { background: transparent; color: $ink; border: 0;
    border-left: 4px solid transparent; text-align: left; min-height: ${target}px;
    padding: 0 ${space_one}px; border-radius: ${radius_control}px; }
QPushButton[look="nav"]:hover { background: $soft; }
QPushButton[look="nav"]:checked { background: $card; color: $accent;
    border-left: 4px solid $accent; }
QPushButton[look="row"] { background: transparent; color: $ink; border: 0; text-align: left;
    min-height: ${target}px; padding: 0 ${space_one}px; border-radius: ${radius_small}px;
    font-weight: normal; }
QPushButton[look="row"]:hover { background: $soft; }
QPushButton[look="row"]:checked { background: $soft; color: $accent; font-weight: bold; }
QPushButton[look="tool"] { background: transparent; border: 0; padding: 0; color: $accent;
    min-width: ${target}px; min-height: ${target}px; }
QPushButton[look="tool"]:hover { background: $soft; }

QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox, QAbstractSpinBox {
    background: $card; color: $ink; border: 2px solid $edge;
    border-radius: ${radius_control}px; padding: 0 12px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox { min-height: ${inner}px; }
QTextEdit, QPlainTextEdit { padding: 6px 8px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border-color: $accent; }
QLineEdit:read-only, QTextEdit:read-only { background: $paper; }
QLineEdit:disabled, QTextEdit:disabled, QComboBox:disabled { color: $disabled;
    background: transparent; }
QLineEdit[look="wrong"], QTextEdit[look="wrong"] { border-color: $error; }
QAbstractSpinBox QLineEdit { padding: 0 10px; }
QComboBox QLineEdit { padding: 0; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: 0; background: transparent;
    min-height: 0; }
QComboBox::drop-down { border: 0; width: ${target}px; }
QComboBox::down-arrow { image: url("$mark_down"); width: 20px; height: 20px; }
QComboBox QAbstractItemView { background: $card; color: $ink; border: 1px solid $edge;
    selection-background-color: $accent; selection-color: $on_accent; outline: 0; }
QComboBox QAbstractItemView::item { min-height: ${target}px; padding: 0 12px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 28px; border: 0;
    background: transparent; }
QAbstractSpinBox::up-arrow { image: url("$mark_up"); width: 16px; height: 16px; }
QAbstractSpinBox::down-arrow { image: url("$mark_down"); width: 16px; height: 16px; }

QCheckBox, QRadioButton { spacing: 10px; min-height: ${target}px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: ${mark}px; height: ${mark}px;
    border: 2px solid $edge; background: $card; }
QCheckBox::indicator { border-radius: 6px; }
QRadioButton::indicator { border-radius: ${mark_half}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
    image: url("$mark_check"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
    image: url("$mark_partly"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
    image: url("$mark_dot"); }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }

QMenuBar { background: $side; color: $ink; border-bottom: 1px solid $line; padding: 6px 8px; }
QMenuBar::item { background: transparent; color: $ink; padding: 6px 11px;
    border-radius: ${radius_small}px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent; color: $on_accent; }
QMenu { background: $card; color: $ink; border: 1px solid $edge; padding: 6px; }
QMenu::item { padding: 8px 24px 8px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 18px; height: 18px; margin-left: 8px; }
QMenu::indicator:checked { image: url("$mark_tick"); }
QMenu::indicator:checked:selected { image: url("$mark_check"); }
QMenu::right-arrow { image: url("$mark_right"); width: 16px; height: 16px; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }

QStatusBar { background: $side; border-top: 1px solid $line; }
QStatusBar::item { border: 0; }

QListView, QListWidget, QTreeView, QTableView, QTableWidget { background: $card; color: $ink;
    border: 2px solid $edge; border-radius: ${radius_control}px; gridline-color: $line;
    selection-background-color: $soft; selection-color: $accent;
    alternate-background-color: $paper; }
QListView::item { min-height: ${target}px; padding: 0 8px; }
QTableView::item { padding: 6px 8px; }
QHeaderView::section { background: $side; color: $ink; border: 0;
    border-bottom: 1px solid $line; padding: 8px; font-weight: bold; }

QScrollBar:vertical { background: transparent; width: 14px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $accent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $side; border: 1px solid $edge; border-radius: 6px; min-height: 10px;
    max-height: 10px; }
QProgressBar::chunk { background: $people; border-radius: 5px; }
QSplitter::handle { background: $line; }
QCalendarWidget QWidget { background: $card; alternate-background-color: $side; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent;
    selection-color: $on_accent; border: 0; }
QCalendarWidget QToolButton { background: $card; color: $ink; border: 0; min-height: 32px;
    padding: 0 8px; border-radius: 6px; }
QCalendarWidget QToolButton:hover { background: $soft; }
"""
