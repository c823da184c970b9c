"""What will come out of the printer, page by page, and the same in words."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from coprod_desktop.application.packing import MadePack
from coprod_desktop.content.words import Words
from coprod_desktop.ui.kit import (
    ONE,
    THREE,
    FlowLayout,
    column,
    heading,
    link,
    quiet,
    secondary,
)
from coprod_desktop.ui.packs.reading import ReadingDialog


class PagePicture(QWidget):
    """One page of a PDF, as large as the room allows. A picture only: `ReadingDialog` has words."""

    def __init__(self) -> None:
        super().__init__()
        self._document: QPdfDocument | None = None
        self._page = 0
        self._image: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.setMinimumSize(180, 240)

    def show_page(self, document: QPdfDocument | None, page: int) -> None:
        """Show a page, counted from 0, or nothing."""
        self._document, self._page, self._image = document, page, None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the page anew in its new size."""
        super().resizeEvent(event)
        self._image = None

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the page in the middle, on whatever paper it says."""
        if self._document is None:
            return
        size = self._document.pagePointSize(self._page)
        if size.isEmpty():
            return
        room = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        ratio = self.devicePixelRatioF()
        if self._image is None:
            pixels = QSize(round(room.width() * ratio), round(room.height() * ratio))
            drawn = self._document.render(self._page, pixels, QPdfDocumentRenderOptions())
            # What a page leaves unpainted is the colour of the paper: white.
            self._image = QImage(drawn.size(), QImage.Format.Format_RGB32)
            self._image.fill(Qt.GlobalColor.white)
            painter = QPainter(self._image)
            painter.drawImage(0, 0, drawn)
            painter.end()
            self._image.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawImage(round((self.width() - room.width()) / 2), 0, self._image)
        painter.end()


class Preview(QFrame):
    """The pack as it will be, one page at a time, with buttons to turn the pages."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._words = words
        self._made: MadePack | None = None
        self._page = 0
        self._document = QPdfDocument(self)
        # The document reads from the buffer to its end, so the buffer goes after it.
        self._buffer = QBuffer(self._document)
        self.body = whole = column(self, gap=ONE, margin=THREE)
        whole.addWidget(heading(words("packs.preview.title"), 2))
        self.caption = quiet(words("packs.documents.nothing"))
        whole.addWidget(self.caption)
        self.picture = PagePicture()
        whole.addWidget(self.picture, 1)
        self._turning = QWidget()
        line = FlowLayout(self._turning, gap=ONE)
        self.previous = secondary(
            words("packs.preview.previous"), lambda: self.turn(-1), "previous"
        )
        self.next = secondary(words("packs.preview.next"), lambda: self.turn(1), "next")
        self.read = link(words("packs.preview.words"), self._read)
        for button in (self.previous, self.next, self.read):
            line.addWidget(button)
        whole.addWidget(self._turning)
        self._show()

    @property
    def document(self) -> QPdfDocument:
        """The PDF that is shown."""
        return self._document

    def show_pack(self, made: MadePack | None) -> None:
        """Show a finished pack, on the page that was looked at before if there is one."""
        self._made = made
        self.picture.show_page(None, 0)
        self._document.close()
        self._buffer.close()
        if made is not None:
            self._buffer.setData(QByteArray(made.data))
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document.load(self._buffer)
            self._page = min(self._page, max(0, self._document.pageCount() - 1))
        self._show()

    def turn(self, step: int) -> None:
        """Go so many pages on."""
        self._page = min(max(0, self._page + step), max(0, self._document.pageCount() - 1))
        self._show()

    def _show(self) -> None:
        pages = self._document.pageCount() if self._made else 0
        self._turning.setVisible(pages > 0)
        if self._made is None or not pages:
            self.caption.setText(self._words("packs.documents.nothing"))
            self.picture.show_page(None, 0)
            return
        facts = {"page": self._page + 1, "pages": pages}
        self.caption.setText(self._words("packs.preview.caption", title=self._made.title, **facts))
        self.picture.setAccessibleName(self._words("packs.preview.picture", **facts))
        self.picture.show_page(self._document, self._page)
        self.previous.setEnabled(self._page > 0)
        self.next.setEnabled(self._page < pages - 1)

    def _read(self) -> None:
        if self._made is None:
            return
        dialog = ReadingDialog(self._words, self._made, self)
        dialog.exec()
        dialog.deleteLater()
