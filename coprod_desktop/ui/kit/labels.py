"""Text on a page: always plain, so that nobody's words are read as markup."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coprod_desktop.ui.kit.measures import em
from coprod_desktop.ui.theme.icons import pixmap
from coprod_desktop.ui.theme.palette import colour


def as_tip(words: str) -> str:
    """Return what a tooltip has to be given to show these words as they are.

    A tooltip takes what looks like markup for markup, and would open the files that it names.
    """
    from html import escape  # noqa: PLC0415 - few pages have tooltips: the first paint has none

    return f"<qt>{escape(words)}</qt>"


class Label(QLabel):
    """Plain text that wraps."""

    def __init__(self, words: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if look:
            self.setProperty("look", look)
        self.setText(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def let_select(self) -> None:
        """Let the text be selected and copied, and so be a stop on the way of the Tab key."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Qt's own menu does not speak our words; the keys for copying work without it.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size of one line where the text wraps.

        What it really needs depends on its width. Qt's own hint is its height in a narrow column,
        which would make every page scroll that holds a few labels.
        """
        hint = super().minimumSizeHint()
        if not self.wordWrap():
            return hint
        margins = self.contentsMargins()
        line = self.fontMetrics().height() + margins.top() + margins.bottom()
        return QSize(hint.width(), min(hint.height(), line))


def heading(words: str, level: int = 1) -> Label:
    """Return a heading, level 1 to 3.

    A page's own heading (level 1) takes the focus when the page is shown, so that a screen reader
    says where one is; it is no stop on the way of the Tab key.
    """
    label = Label(words, f"h{level}")
    if level == 1:
        label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        label.setAccessibleName(words)
    return label


def text(words: str = "", look: str = "") -> Label:
    """Return running text."""
    return Label(words, look)


def quiet(words: str = "") -> Label:
    """Return text that stands back: a hint, a reason, a state."""
    return Label(words, "quiet")


def eyebrow(words: str = "") -> Label:
    """Return the small line above a heading, such as "Step 2 of 8"."""
    return Label(words, "eyebrow")


def field_label(words: str, buddy: QWidget) -> Label:
    """Return the label of a control; it is also the control's name for a screen reader."""
    label = Label(words, "label")
    # An ampersand in the words must stay one: a buddy's label would make it a shortcut.
    label.setText(words.replace("&", "&&"))
    label.setBuddy(buddy)
    buddy.setAccessibleName(words)
    return label


class IconLabel(QLabel):
    """An icon beside words: a picture only, which says nothing by itself."""

    def __init__(self, name: str, tint: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._tint = tint
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()

    def show_icon(self, name: str, tint: str) -> None:
        """Show another icon, in the colour of a token."""
        self._name, self._tint = name, tint
        self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw anew in the colours and at the text size of now."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _draw(self) -> None:
        if not hasattr(self, "_tint"):  # Qt tells of the first font while this is being made
            return
        picture = pixmap(self._name, colour(self, self._tint), em(self, 1.25), 2.0)
        self.setPixmap(picture)
