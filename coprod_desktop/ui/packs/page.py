"""The Packs page: choose papers, see them, print them or save them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QLabel,
    QProgressBar,
    QWidget,
)

from coprod_desktop.application.operations import Changed
from coprod_desktop.application.packing import Format, MadePack, PackOrder, make_pack
from coprod_desktop.support.errors import KnownError
from coprod_desktop.support.files import write_whole
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.files.ask import ask_save
from coprod_desktop.ui.kit import (
    ONE,
    FlowLayout,
    Note,
    ScrollColumn,
    column,
    em,
    heading,
    primary,
    quiet,
    secondary,
)
from coprod_desktop.ui.packs.choices import Choices
from coprod_desktop.ui.packs.job import Jobs
from coprod_desktop.ui.packs.preview import Preview
from coprod_desktop.ui.packs.printing import ask_for_printer, print_document

_PAUSE = 250
"""Milliseconds without a change after which the picture is made anew."""

_LONG = 400
"""Milliseconds after which work shows how far it is."""

_BESIDE = 62.0
"""Em that the choices and the picture need side by side."""


class PacksPage(QWidget):
    """Papers for a session or for the whole project."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._context = context
        self._jobs = Jobs(self)
        self._jobs.busy.connect(self._on_busy)
        self._jobs.progress.connect(self._show_progress)
        self._jobs.refused.connect(self._refuse)
        self._printing = False
        words = context.words
        self._made: MadePack | None = None
        scroll = ScrollColumn(width=42)
        self.heading: QLabel = heading(words("packs.page.title"))
        scroll.body.addWidget(self.heading)
        scroll.body.addWidget(quiet(words("packs.page.intro")))
        self.choices = Choices(context)
        scroll.body.addWidget(self.choices)
        scroll.body.addStretch(1)
        self.preview = Preview(words)
        self.said = Note()
        self.said.hide()
        for part in (self._actions(), self._progress(), self.said):
            self.preview.body.addWidget(part)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._sides.addWidget(scroll, 4)
        self._sides.addWidget(self.preview, 3)
        self._scroll = scroll
        self._beside = True
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._make_preview)
        self._slow = QTimer(self, singleShot=True, interval=_LONG)
        self._slow.timeout.connect(lambda: self._busy.setVisible(True))
        self.choices.changed.connect(self._on_chosen)
        self._show_actions()

    @property
    def is_working(self) -> bool:
        """Whether something is being made, or about to be."""
        return self._soon.isActive() or self._jobs.is_busy

    def refresh(self, changed: Changed | None) -> None:  # noqa: ARG002 - every record may print
        """Make the papers anew from the project as it stands."""
        self.choices.refresh()
        self._on_chosen()

    def show_place(self, place: Place) -> None:
        """Show the papers for a session, or what was shown before."""
        if place.target:
            self.choices.choose_session(place.target)
        self.refresh(None)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Make the picture once somebody can see it."""
        super().showEvent(event)
        self._soon.start(0)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop making what nobody sees."""
        super().hideEvent(event)
        self._soon.stop()
        self._jobs.cancel()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the picture beside the choices, or below them where that is too narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= em(self, _BESIDE)
        if beside == self._beside:
            return
        self._beside = beside
        if beside:
            self._sides.addWidget(self.preview, 3)
        else:
            self._scroll.body.insertWidget(self._scroll.body.count() - 1, self.preview)
        self.preview.setMinimumHeight(0 if beside else em(self, 34))
        self.preview.show()

    def _actions(self) -> QWidget:
        words = self._context.words
        buttons = QWidget()
        line = FlowLayout(buttons, gap=ONE)
        self.print = primary(words("packs.do.print"), self._print, "printer")
        self.save = secondary(words("packs.do.save"), partial(self._save, Format.PDF), "save")
        self.save_html = secondary(
            words("packs.do.save_html"), partial(self._save, Format.HTML), "file"
        )
        for button in (self.print, self.save, self.save_html):
            line.addWidget(button)
        return buttons

    def _progress(self) -> QWidget:
        words = self._context.words
        self._busy = QWidget()
        whole = column(self._busy, gap=ONE)
        self._doing = quiet(words("packs.busy.making"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(words("packs.busy.making"))
        self.stop = secondary(words("packs.do.cancel"), self._stop, "close")
        whole.addWidget(self._doing)
        whole.addWidget(self._bar)
        whole.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        self._busy.hide()
        return self._busy

    # --- Making ---------------------------------------------------------------------------------

    def _on_chosen(self) -> None:
        self._show_actions()
        if self.isVisible():
            self._soon.start(_PAUSE)

    def _show_actions(self) -> None:
        order = self.choices.order()
        words = self._context.words
        for button in (self.print, self.save, self.save_html):
            button.setEnabled(order is not None and not self._printing)
        one = order is not None and len(order.documents) == 1
        self.print.set_words(words("packs.do.print_one" if one else "packs.do.print"))

    def _make_preview(self) -> None:
        if self._printing:
            self._soon.start(_PAUSE)
            return
        order = self.choices.order()
        if order is None:
            self._jobs.cancel()
            self._show_made(None)
            return
        if self._made is None:
            self.preview.caption.setText(self._context.words("packs.busy.making"))
        self._start(order, self._show_made)

    def _start(self, order: PackOrder, then: Callable[[MadePack], None]) -> None:
        """Make a pack on a thread; `then` gets it unless something else is wanted by then."""
        self._context.saver.flush()
        workspace, words = self._context.workspace, self._context.words
        snapshot, content = workspace.snapshot, workspace.content
        today = self._context.clock.now().date()
        self._jobs.start(
            lambda progress, cancelled: make_pack(
                snapshot,
                content,
                words,
                order,
                today=today,
                progress=progress,
                cancelled=cancelled,
            ),
            then,
        )

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Show how far a pack is only where that takes longer than a glance."""
        if busy:
            self._bar.setRange(0, 0)
            self._slow.start()
        else:
            self._slow.stop()
            self._busy.hide()

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._doing.setText(self._context.words("packs.busy.making_page", done=done, all=total))

    def _show_made(self, made: MadePack | None) -> None:
        self._made = made
        self.preview.show_pack(made)

    def _stop(self) -> None:
        if self._printing:
            self._printing = False
            return
        self._jobs.cancel()
        self._tell(self._context.words("packs.said.stopped"))

    def _refuse(self, error: KnownError) -> None:
        """Say why there is nothing to see, until something else is chosen."""
        sentence = self._context.words.sentence(error)
        self._show_made(None)
        self.preview.caption.setText(sentence)
        self._context.announce(sentence)

    # --- Saving and printing --------------------------------------------------------------------

    def _save(self, form: Format) -> None:
        order = self.choices.order()
        if order is None:
            return
        self._start(replace(order, format=form), self._save_made)
        # A picture that is due would take the place of what is to be saved.
        self._soon.stop()

    def _save_made(self, made: MadePack) -> None:
        self._save_as(made)
        self._soon.start(0)

    def _save_as(self, made: MadePack) -> None:
        words = self._context.words
        form = "html" if made.name.endswith(".html") else "pdf"
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = ask_save(
            words,
            self,
            title=words("packs.save.title"),
            path=Path(folder) / made.name,
            kinds=(words(f"packs.save.{form}"),),
        )
        if path is None:
            return
        try:
            write_whole(path, made.data)
        except OSError as error:
            reason = error.strerror or str(error)
            refusal = KnownError("cli.cannot_write", path=str(path), reason=reason)
            self._tell(words.sentence(refusal))
            return
        self._tell(words("packs.said.saved", name=path.name, folder=str(path.parent)))

    def _print(self) -> None:
        order = self.choices.order()
        if order is not None and not self._printing:
            self._start(order, self._print_made)
            self._soon.stop()

    def _print_made(self, made: MadePack) -> None:
        self._show_made(made)
        document, words = self.preview.document, self._context.words
        printer = ask_for_printer(self, made.title, document.pageCount())
        if printer is None:
            return
        self._printing = True
        self._busy.show()
        # The document that is being printed must not be taken away by another choice.
        self.choices.setEnabled(False)
        self._show_actions()
        printed = print_document(document, printer, self._on_page)
        stopped, self._printing = not self._printing, False
        self.choices.setEnabled(True)
        self._show_actions()
        self._busy.hide()
        said = words.plural("packs.said.printed", printed)
        if stopped:
            said = f"{said} {words('packs.said.stopped_printing')}"
        self._tell(said)

    def _on_page(self, page: int, pages: int) -> bool:
        words = self._context.words
        self._bar.setRange(0, pages)
        self._bar.setValue(page - 1)
        self._doing.setText(words("packs.busy.printing", page=page, pages=pages))
        # The window stays alive between pages, so that Stop can be pressed.
        QApplication.processEvents()
        return self._printing

    def _tell(self, sentence: str) -> None:
        self.said.set_words(sentence)
        self._context.announce(sentence)
