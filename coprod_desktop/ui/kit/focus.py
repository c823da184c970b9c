"""A ring around the control that has the keyboard, the same for every kind of control."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from coprod_desktop.ui.theme.palette import colour

_WIDTH = 3
_GAP = 2
_ROOM = _WIDTH + _GAP
_ROUND = 12
# By name, because the first paint need not wait for kinds of controls that it does not show.
_MADE_OF_A_FIELD = ("QAbstractSpinBox", "QComboBox")
_TYPED_IN = ("QLineEdit", "QTextEdit", "QPlainTextEdit", *_MADE_OF_A_FIELD)
_NEVER = ("QMenu", "QMenuBar", "QScrollArea")
_MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.LayoutRequest,
        QEvent.Type.ParentChange,
    }
)


class FocusRing(QWidget):
    """Follows the focus within one window and draws a ring around the control that has it.

    A control that was clicked shows none, unless it is typed in: a ring is for people who go by
    keyboard. A label that takes the focus only to be read out shows none either.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self) or not isValid(self._window):
            return  # the window is going, and the ring with it
        self._forget()
        if new is None or new.window() is not self._window or _is_one_of(new, _NEVER):
            return
        if _is_one_of(new, ("QLabel",)) and not new.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return
        typed = _is_one_of(new, _TYPED_IN)
        if not typed and QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        # The field inside a spin box or a combo box is not what a person sees as the control.
        parent = new.parentWidget()
        if parent is not None and _is_one_of(parent, _MADE_OF_A_FIELD):
            new = parent
        self._follow(new)

    def _follow(self, target: QWidget) -> None:
        self._target = target
        host = self._host(target)
        self.setParent(host)
        each: QWidget | None = target
        while each is not None and each is not host:
            each.installEventFilter(self)
            self._watched.append(each)
            each = each.parentWidget()
        target.destroyed.connect(self._gone)
        self._place()

    def _forget(self) -> None:
        for each in self._watched:
            each.removeEventFilter(self)
        self._watched.clear()
        if self._target is not None:
            self._target.destroyed.disconnect(self._gone)
        self._target = None
        self.hide()
        # Away from a page that may be deleted, and this ring with it.
        self.setParent(self._window)

    def _gone(self) -> None:
        if not isValid(self) or not isValid(self._window):
            return
        self._target = None
        self._watched.clear()
        self.hide()
        self.setParent(self._window)

    def _host(self, target: QWidget) -> QWidget:
        """Return what the ring is drawn on: it scrolls and is clipped together with the control."""
        each = target.parentWidget()
        while each is not None and each is not self._window:
            parent = each.parentWidget()
            area = parent.parentWidget() if parent is not None else None
            if isinstance(area, QScrollArea) and area.widget() is each:
                return each
            each = parent
        return self._window

    def _place(self) -> None:
        target, host = self._target, self.parentWidget()
        if target is None or host is None or not target.isVisible():
            self.hide()
            return
        corner = target.mapTo(host, target.rect().topLeft())
        area = QRect(corner, target.size()).adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
        self.setGeometry(area)
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay around the control while it or what it stands in moves."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(self, "focus"), _WIDTH))
        half = _WIDTH / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), _ROUND, _ROUND
        )


def _is_one_of(widget: QWidget, kinds: tuple[str, ...]) -> bool:
    return any(widget.inherits(kind) for kind in kinds)
