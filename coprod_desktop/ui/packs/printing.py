"""Sends a finished pack to a printer through the system's dialog, page by page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

_SHARPEST = 300
"""Dots per inch above which a page's picture only costs memory."""


def ask_for_printer(parent: QWidget, title: str, pages: int) -> QPrinter | None:
    """Ask in the system's own dialog where to print; None where a person chose not to."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setMinMax(1, pages)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def print_document(
    document: QPdfDocument, printer: QPrinter, step: Callable[[int, int], bool]
) -> int:
    """Print the pages that the printer's dialog asked for and return how many that were.

    `step` hears the page and the number of pages before each one, and answers whether to go on.
    Each page goes out on its own size of paper, so that its letters stay as large as they are.
    """
    first = max(1, printer.fromPage()) - 1
    last = (printer.toPage() or document.pageCount()) - 1
    wanted = range(first, min(last, document.pageCount() - 1) + 1)
    painter = QPainter()
    done = 0
    for page in wanted:
        if not step(done + 1, len(wanted)):
            printer.abort() if not done else None
            break
        printer.setPageLayout(_layout(document.pagePointSize(page)))
        if done == 0:
            if not painter.begin(printer):
                return 0
        else:
            printer.newPage()
        _draw(document, page, printer, painter)
        done += 1
    if painter.isActive():
        painter.end()
    return done


def _layout(size: QSizeF) -> QPageLayout:
    """Return the layout of a page of this many points, with nothing kept free at the edges."""
    upright = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = (
        QPageLayout.Orientation.Landscape
        if size.width() > size.height()
        else QPageLayout.Orientation.Portrait
    )
    layout = QPageLayout(paper, way, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _draw(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> None:
    sharp = min(_SHARPEST, printer.resolution())
    size = document.pagePointSize(page)
    pixels = QSize(round(size.width() / 72 * sharp), round(size.height() / 72 * sharp))
    drawn: QImage = document.render(page, pixels)
    area = QSizeF(
        size.width() / 72 * printer.resolution(), size.height() / 72 * printer.resolution()
    )
    painter.drawImage(QRectF(QPointF(0, 0), area), drawn)
