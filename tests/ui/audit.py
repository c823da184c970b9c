"""An accessibility audit of a page or a dialog, as far as a machine can judge.

`audit(widget)` returns findings as sentences; none means that everything that takes the keyboard
has a name, a role and a state, is large enough, is reached by Tab in reading order and let go of
again, and that every text is whole and stands out from what it is on. `test_audit.py` shows that
each check can fail.
"""

from __future__ import annotations

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
    QTextEdit,
    QWidget,
)

from coprod_desktop.ui.theme.tokens import contrast

TEXT_CONTRAST = 7.0
DISABLED_CONTRAST = 4.5
LEAST_SIDE = 24
TARGET = 44
"""Pixels that a control of the main flow is high."""

_TYPED = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
_MARKUP = re.compile(r"</?[a-zA-Z][^>]*>")
_NO_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Client)
_MOST_STOPS = 600
# An edge of letters that is smoothed away costs a little contrast that the eye does not miss.
_SMOOTHED = 0.93


def audit(widget: QWidget) -> list[str]:
    """Return what is wrong with a page, a window or a dialog that is shown."""
    window = widget.window()
    window.activateWindow()
    QApplication.processEvents()
    found: list[str] = []
    for control in _controls(widget):
        found += _named(control)
        found += _large_enough(control)
    found += _tab_order(widget)
    for each in _shown(widget):
        found += _plain(each)
        found += _whole(each)
    found += _contrasts(widget)
    return found


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


def _controls(widget: QWidget) -> Iterator[QWidget]:
    """Yield what takes the keyboard, without the parts that a control is made of."""
    for each in _shown(widget):
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
    least = LEAST_SIDE
    if isinstance(control, QPushButton | QCheckBox | QRadioButton | QLineEdit | QComboBox):
        least = TARGET
    if control.height() < least or control.width() < LEAST_SIDE:
        size = f"{control.width()} by {control.height()}"
        yield f"{describe(control)}: {size} pixels are hard to hit, {least} are needed"


def _tab_order(widget: QWidget) -> Iterator[str]:
    wanted = [
        each
        for each in _controls(widget)
        if each.isEnabled() and each.isVisible() and not _label(each)
    ]
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


def _label(each: QWidget) -> bool:
    return isinstance(each, QLabel)


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
    if isinstance(widget, QPushButton) and widget.text():
        needed = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else 0
        if needed and widget.height() < needed - 1:
            yield f"{describe(widget)}: words are cut off, {widget.height()} of {needed} high"
        if widget.width() < widget.minimumSizeHint().width() - 1:
            yield f"{describe(widget)}: words are cut off at the side"
    surface = _surface(widget)
    if surface is not None and _bears_text(widget):
        right = widget.mapTo(surface, QPoint(widget.width(), 0)).x()
        scrolls = isinstance(surface.parentWidget(), QWidget) and _scrolls_sideways(surface)
        if right > surface.width() + 1 and not scrolls:
            yield f"{describe(widget)}: reaches over the side of the page"
        if _too_wide(surface) and not scrolls:
            yield f"{describe(surface)}: is wider than what shows it"


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
    # A long path holds places without width where the next line may begin.
    text = label.text()
    words = re.split(r"[\s\u200b]+", text) if label.wordWrap() else text.splitlines()
    return max((metrics.horizontalAdvance(word) for word in words), default=0)


def _bears_text(widget: QWidget) -> bool:
    if isinstance(widget, QLabel | QAbstractButton):
        return bool(widget.text().strip())
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


def _contrasts(widget: QWidget) -> Iterator[str]:
    images: dict[QWidget, QImage] = {}
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    for each in _shown(widget):
        if not _bears_text(each):
            continue
        surface = _surface(each) or each.window()
        if surface not in images:
            images[surface] = _picture(surface)
        area = QRect(each.mapTo(surface, QPoint(0, 0)), each.size())
        area = area.intersected(images[surface].rect())
        least = TEXT_CONTRAST if each.isEnabled() else DISABLED_CONTRAST
        if area.width() < 4 or area.height() < 4:
            continue
        ground, ink = _colours(images[surface].copy(area))
        measured = contrast(ground.name(), ink.name())
        if measured < least * _SMOOTHED:
            shown = f"{ink.name()} on {ground.name()}"
            yield f"{describe(each)}: contrast on the screen is {measured:.1f} ({shown})"
        stated = contrast(_stated(each).name(), ground.name())
        if isinstance(each, QLabel | QLineEdit) and stated < least - 0.05:
            yield f"{describe(each)}: contrast of its palette is {stated:.1f}"


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
    role = QPalette.ColorRole.Text if isinstance(widget, QLineEdit) else widget.foregroundRole()
    return widget.palette().color(group, role)


def _colours(image: QImage) -> tuple[QColor, QColor]:
    """Return the colour that fills most of a picture, and the one that stands out most from it."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(image.constBits()).cast("I").tolist())  # type: ignore[arg-type]
    ground = QColor(counted.most_common(1)[0][0] & 0xFFFFFF)
    ink = max(
        (QColor(each & 0xFFFFFF) for each in counted),
        key=lambda colour: contrast(ground.name(), colour.name()),
    )
    return ground, ink
