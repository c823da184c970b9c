"""An accessibility audit of a page or a dialog, as far as a machine can judge.

`audit(widget)` returns findings as sentences; none means that everything that takes the keyboard
has a name, a role and a state, is large enough, is reached by Tab in reading order and let go of
again, and that every text is whole and stands out from what it is on. `test_audit.py` shows that
each check can fail.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTextEdit,
    QWidget,
)

from coprod_desktop.ui.theme.tokens import contrast, luminance

TEXT_CONTRAST = 7.0
DISABLED_CONTRAST = 4.5
CONTROL_CONTRAST = 3.0
LEAST_SIDE = 24
TARGET = 44
"""Pixels that a control of the main flow is high."""
LEAST_LINES = 6
"""Lines of text that a part which scrolls shows at least."""

_TYPED = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
_MARKUP = re.compile(r"</?[a-zA-Z][^>]*>")
_NO_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Client)
_MOST_STOPS = 600
_LINE_EDGE = 16
"""Pixels between the edge of a line that is typed in and its words."""
_EDGE = 3
"""Pixels in which the edge of a control is found."""
# An edge of letters that is smoothed away costs a little contrast that the eye does not miss.
_SMOOTHED = 0.93


def audit(widget: QWidget) -> list[str]:
    """Return what is wrong with a page, a window or a dialog that is shown."""
    window = widget.window()
    window.activateWindow()
    for _ in range(2):  # one part's new size may ask for another's
        QApplication.processEvents()
    shown = list(_shown(widget))
    controls = list(_controls(shown))
    found: list[str] = []
    for control in controls:
        found += _named(control)
        found += _large_enough(control)
    found += _tab_order(widget, controls)
    for each in shown:
        found += _plain(each)
        found += _whole(each)
    found += audit_colours(widget)
    return found


def audit_colours(widget: QWidget) -> list[str]:
    """Return which words and edges do not stand out enough: all that a theme can change."""
    # The help beside a page goes by the focus: without one, everything stays as it is.
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    QApplication.processEvents()
    return list(_contrasts(list(_shown(widget))))


def describe(widget: QWidget) -> str:
    """Return what a widget is called in a finding."""
    words = widget.accessibleName() or str(widget.property("text") or widget.objectName() or "")
    parent = widget.parentWidget()
    inside = f" in {type(parent).__name__}" if parent is not None else ""
    return f"{type(widget).__name__} '{words[:50]}'{inside}"


def _shown(widget: QWidget) -> Iterator[QWidget]:
    for each in (widget, *widget.findChildren(QWidget)):
        if each.isVisibleTo(widget) and each.window() is widget.window():
            yield each


def _controls(shown: list[QWidget]) -> Iterator[QWidget]:
    """Yield what takes the keyboard, without the parts that a control is made of."""
    for each in shown:
        parent = each.parentWidget()
        part = isinstance(parent, QAbstractSpinBox | QComboBox) and not isinstance(
            each, QAbstractButton
        )
        if part or isinstance(each, QMenuBar):
            continue
        if isinstance(each, QLabel) and each.focusPolicy() == Qt.FocusPolicy.ClickFocus:
            continue  # a page's heading: it takes the focus to be read out
        if isinstance(each, QAbstractScrollArea) and not _is_control(each):
            continue
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(each, QAbstractButton):
            yield each


def _is_control(area: QAbstractScrollArea) -> bool:
    return not isinstance(area, QScrollArea)


def _named(control: QWidget) -> Iterator[str]:
    interface = QAccessible.queryAccessibleInterface(control)
    if interface is None:
        yield f"{describe(control)}: a screen reader cannot see it"
        return
    name = interface.text(QAccessible.Text.Name)
    if not name.strip():
        yield f"{describe(control)}: has no name"
    if _MARKUP.search(name):
        yield f"{describe(control)}: markup in its name: {name[:60]}"
    if interface.role() in _NO_ROLES:
        yield f"{describe(control)}: has no role"
    state = interface.state()
    if control.isEnabled() and not state.focusable:
        yield f"{describe(control)}: a screen reader hears that it cannot be focused"
    if state.disabled == control.isEnabled():
        yield f"{describe(control)}: says the wrong thing about being available"
    if isinstance(control, QAbstractButton) and control.isCheckable():
        if not state.checkable:
            yield f"{describe(control)}: does not say that it can be chosen"
        if bool(state.checked) != control.isChecked():
            yield f"{describe(control)}: says the wrong thing about being chosen"


def _large_enough(control: QWidget) -> Iterator[str]:
    if isinstance(control, QLabel):
        return  # text that can be selected: nothing to hit
    least = LEAST_SIDE
    if isinstance(control, QPushButton | QCheckBox | QRadioButton | QLineEdit | QComboBox):
        least = TARGET
    if control.height() < least or control.width() < LEAST_SIDE:
        size = f"{control.width()} by {control.height()}"
        yield f"{describe(control)}: {size} pixels are hard to hit, {least} are needed"


def _tab_order(widget: QWidget, controls: list[QWidget]) -> Iterator[str]:
    wanted = [each for each in controls if each.isEnabled() and each.isVisible()]
    if not wanted:
        return
    window = widget.window()
    visited: list[QWidget] = []
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    at = QApplication.focusWidget()
    while at is not None and at not in visited and len(visited) < _MOST_STOPS:
        visited.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        if after is at and len(wanted) > 1:
            yield f"{describe(at)}: Tab does not get out of it"
            QApplication.processEvents()
            after = at.nextInFocusChain()
            after.setFocus(Qt.FocusReason.TabFocusReason)
            after = QApplication.focusWidget()
            if after is at:
                break
        at = after
    for each in wanted:
        if not any(_same(each, stop) for stop in visited) and not _in_group(each, visited):
            yield f"{describe(each)}: Tab does not get to it"
    inside = [each for each in visited if widget is window or widget.isAncestorOf(each)]
    for here, there in pairwise(inside):
        # What scrolls has no fixed place: across areas, it is the areas that are compared.
        same = _surface(here) is _surface(there)
        a, b = (_rect(each if same else _seen(each), window) for each in (here, there))
        if b.bottom() <= a.top() and b.left() <= a.left():
            yield f"{describe(there)}: comes after {describe(here)}, which stands below it"
        if not same and b.right() <= a.left() and b.top() <= a.top():
            yield f"{describe(there)}: comes after {describe(here)}, which stands to its right"


def _same(control: QWidget, stop: QWidget) -> bool:
    return control is stop or control.isAncestorOf(stop) or control.focusProxy() is stop


def _in_group(control: QWidget, visited: list[QWidget]) -> bool:
    """Tell whether the arrow keys lead to it from a button of its group that Tab reaches."""
    if not isinstance(control, QAbstractButton):
        return False
    group = control.group()
    if group is not None and group.exclusive():
        return any(stop in group.buttons() for stop in visited if isinstance(stop, QAbstractButton))
    if isinstance(control, QRadioButton) and control.autoExclusive():
        return any(
            isinstance(stop, QRadioButton) and stop.parentWidget() is control.parentWidget()
            for stop in visited
        )
    return False


def _rect(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _plain(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text():
        if widget.textFormat() == Qt.TextFormat.PlainText:
            return
        if widget.textFormat() != Qt.TextFormat.PlainText and _MARKUP.search(widget.text()):
            yield f"{describe(widget)}: reads its words as markup"


def _whole(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text():
        needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
        needed = needed or widget.sizeHint().height()
        if widget.height() < needed - 1:
            yield f"{describe(widget)}: text is cut off, {widget.height()} of {needed} pixels high"
        widest = _longest(widget)
        if widget.contentsRect().width() < widest - 1:
            yield f"{describe(widget)}: a word is cut off at the side"
    if isinstance(widget, QAbstractButton) and widget.text():
        needed = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else 0
        if needed and widget.height() < needed - 1:
            yield f"{describe(widget)}: words are cut off, {widget.height()} of {needed} high"
        if widget.width() < widget.minimumSizeHint().width() - 1:
            yield f"{describe(widget)}: words are cut off at the side"
    if isinstance(widget, QComboBox) and widget.currentText():
        metrics, room = widget.fontMetrics(), _room_in(widget)
        lines = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, widget.currentText())
        one = metrics.horizontalAdvance(widget.currentText()) <= room.width()
        wraps = widget.hasHeightForWidth() and lines.height() <= widget.height() - 2 * _EDGE
        if not one and not wraps:
            yield f"{describe(widget)}: what is chosen is cut off: {widget.currentText()}"
    if isinstance(widget, QLineEdit) and not isinstance(widget.parentWidget(), QComboBox):
        needed = widget.fontMetrics().horizontalAdvance(widget.text())
        is_path = "/" in widget.text() or "\\" in widget.text()  # as long as it likes
        if not is_path and needed > widget.width() - 2 * _LINE_EDGE:
            yield f"{describe(widget)}: its words are cut off: {widget.text()}"
    if isinstance(widget, QScrollArea) and widget.widget() is not None:
        lines = widget.viewport().height() / widget.fontMetrics().lineSpacing()
        if lines < min(LEAST_LINES, widget.widget().height() / widget.fontMetrics().lineSpacing()):
            yield f"{describe(widget)}: shows {lines:.1f} lines of text, too few to read in"
    surface = _surface(widget)
    if surface is not None and _bears_text(widget):
        right = widget.mapTo(surface, QPoint(widget.width(), 0)).x()
        scrolls = isinstance(surface.parentWidget(), QWidget) and _scrolls_sideways(surface)
        if right > surface.width() + 1 and not scrolls:
            yield f"{describe(widget)}: reaches over the side of the page"
        if _too_wide(surface) and not scrolls:
            yield f"{describe(surface)}: is wider than what shows it"


def _room_in(combo: QComboBox) -> QRect:
    """Return the room that the words in a list that opens have."""
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    style = combo.style()
    return style.subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )


def _too_wide(surface: QWidget) -> bool:
    viewport = surface.parentWidget()
    return viewport is not None and surface.width() > viewport.width() + 1


def _scrolls_sideways(surface: QWidget) -> bool:
    viewport = surface.parentWidget()
    area = viewport.parentWidget() if viewport is not None else None
    return (
        isinstance(area, QScrollArea)
        and area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    )


def _longest(label: QLabel) -> int:
    metrics = label.fontMetrics()
    # A long path may go on in the next line after a folder.
    text = label.text()
    words = re.split(r"\s+|(?<=/)", text) if label.wordWrap() else text.splitlines()
    return max((metrics.horizontalAdvance(word) for word in words), default=0)


def _bears_text(widget: QWidget) -> bool:
    if isinstance(widget, QLabel | QAbstractButton):
        return bool(widget.text().strip())
    if isinstance(widget, QComboBox):
        return bool(widget.currentText().strip())
    if isinstance(widget, QTextEdit):
        return bool(widget.toPlainText().strip())
    return isinstance(widget, QLineEdit) and bool(widget.text().strip())


def _surface(widget: QWidget) -> QWidget | None:
    """Return the content of the scroll area that a widget is in, or None."""
    each: QWidget | None = widget
    while each is not None:
        viewport = each.parentWidget()
        area = viewport.parentWidget() if viewport is not None else None
        if isinstance(area, QScrollArea) and area.widget() is each:
            return each
        each = viewport
    return None


def _seen(widget: QWidget) -> QWidget:
    """Return the area that a widget scrolls in, or the widget itself."""
    surface = _surface(widget)
    viewport = surface.parentWidget() if surface is not None else None
    return viewport or widget


def _contrasts(shown: list[QWidget]) -> Iterator[str]:
    images: dict[QWidget, QImage] = {}
    for each in shown:
        bears, edged = _bears_text(each), _has_edge(each)
        if not bears and not edged:
            continue
        surface = _surface(each) or each.window()
        if surface not in images:
            images[surface] = _picture(surface)
        area = QRect(each.mapTo(surface, QPoint(0, 0)), each.size())
        area = area.intersected(images[surface].rect())
        if area.width() < 4 or area.height() < 4:
            continue
        ground = QColor()
        if bears:
            inside = area.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE) if edged else area
            ground, ink = _colours(images[surface].copy(inside))
            yield from _legible(each, ground, ink)
        if edged:
            yield from _outlined(each, images[surface], area)


def _legible(widget: QWidget, ground: QColor, ink: QColor) -> Iterator[str]:
    least = TEXT_CONTRAST if widget.isEnabled() else DISABLED_CONTRAST
    measured = contrast(ground.name(), ink.name())
    if measured < least * _SMOOTHED:
        shown = f"{ink.name()} on {ground.name()}"
        yield f"{describe(widget)}: contrast on the screen is {measured:.1f} ({shown})"
    stated = contrast(_stated(widget).name(), ground.name())
    if isinstance(widget, QLabel | QLineEdit | QComboBox) and stated < least - 0.05:
        yield f"{describe(widget)}: contrast of its palette is {stated:.1f}"


def _has_edge(widget: QWidget) -> bool:
    """Tell whether it is the edge that shows where a control is."""
    if isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox):
        return False
    if isinstance(widget, QPushButton):
        return widget.isEnabled() and widget.property("look") in {None, "", "primary", "secondary"}
    return widget.isEnabled() and isinstance(widget, QLineEdit | QTextEdit | QComboBox)


def _outlined(widget: QWidget, picture: QImage, area: QRect) -> Iterator[str]:
    """Compare the edge at the left of a control with what lies beside it."""
    middle = area.center().y()
    if not 1 <= area.left() < picture.width() - _EDGE:
        return
    beside = picture.pixelColor(area.left() - 1, middle)
    edge = max(
        contrast(beside.name(), picture.pixelColor(area.left() + step, middle).name())
        for step in range(_EDGE)
    )
    if edge < CONTROL_CONTRAST:
        yield f"{describe(widget)}: its edge has a contrast of {edge:.1f} with what is beside it"


def _picture(surface: QWidget) -> QImage:
    """Return a picture of all of a surface, on what shows through it."""
    window = surface.window()
    if surface is window:
        return window.grab().toImage()
    viewport = surface.parentWidget()
    corner = viewport.mapTo(window, QPoint(1, 1))
    behind = window.grab(QRect(corner, QSize(1, 1))).toImage().pixelColor(0, 0)
    above = surface.grab()
    picture = QImage(above.size(), QImage.Format.Format_RGB32)
    picture.fill(behind)
    painter = QPainter(picture)
    painter.drawPixmap(0, 0, above)
    painter.end()
    return picture


def _stated(widget: QWidget) -> QColor:
    group = QPalette.ColorGroup.Active if widget.isEnabled() else QPalette.ColorGroup.Disabled
    typed = isinstance(widget, QLineEdit | QComboBox)
    role = QPalette.ColorRole.Text if typed else widget.foregroundRole()
    return widget.palette().color(group, role)


def _colours(image: QImage) -> tuple[QColor, QColor]:
    """Return the colour that fills most of a picture, and the one that stands out most from it."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(image.constBits()).cast("I").tolist())  # type: ignore[arg-type]
    ground = QColor(counted.most_common(1)[0][0] & 0xFFFFFF)
    light = _luminance(ground.rgb() & 0xFFFFFF)
    ink = max((each & 0xFFFFFF for each in counted), key=lambda each: _apart(light, each))
    return ground, QColor(ink)


@functools.cache
def _luminance(rgb: int) -> float:
    return luminance(f"#{rgb:06x}")


def _apart(light: float, rgb: int) -> float:
    other = _luminance(rgb)
    return (max(light, other) + 0.05) / (min(light, other) + 0.05)
