"""One record in a list: closed it says what it is, open it can be filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.model import Field, RecordForm
from coprod_desktop.content.summary import title_and_facts
from coprod_desktop.domain.records import Record
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.field import FieldBox
from coprod_desktop.ui.forms.tabs import in_reading_order
from coprod_desktop.ui.forms.view import into_view
from coprod_desktop.ui.kit import (
    ONE,
    THREE,
    TWO,
    Card,
    FlowLayout,
    Label,
    column,
    link,
    quiet,
    row,
    secondary,
)

BuildField: TypeAlias = Callable[[Context, str, str, Field, Mapping[str, str]], FieldBox]
"""Builds the widget for a field of a record: see `build.record_field`."""

Describe: TypeAlias = Callable[[Record, Snapshot], tuple[str, str]]
"""Gives a record's title and a few facts of it."""


class RecordCard(Card):
    """A record. Its fields are made when it is first opened.

    `whole` is the section that asks for more than these fields, where there is one.
    """

    closed = Signal()
    """A person is done with it."""
    delete_asked = Signal()
    move_asked = Signal(int)
    """To go one up (-1) or one down (1)."""

    def __init__(
        self,
        context: Context,
        form: RecordForm,
        record_id: str,
        owner: Mapping[str, str],
        build: BuildField,
        *,
        describe: Describe | None = None,
        whole: str = "",
    ) -> None:
        super().__init__(margin=TWO)
        self._describe = describe
        self.record_id = record_id
        self.boxes: list[FieldBox] = []
        self._context = context
        self._form = form
        self._owner = owner
        self._build = build
        words = context.words
        self._title = Label("", "label")
        self._facts = quiet()
        self.edit = link(words("forms.record.edit"), self.open, "edit")
        head = row(gap=TWO)
        names = column(gap=0)
        names.addWidget(self._title)
        names.addWidget(self._facts)
        head.addLayout(names, 1)
        head.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self._inside = QWidget()
        self._inside.hide()
        self.fields = column(self._inside, gap=THREE)
        self.fields.setContentsMargins(0, ONE, 0, 0)
        self.body.addWidget(self._inside)
        self.done = secondary(words("forms.record.done"), self.close_fields, "check")
        self.up = link(words("forms.record.up"), lambda: self.move_asked.emit(-1), "move-up")
        self.down = link(words("forms.record.down"), lambda: self.move_asked.emit(1), "move-down")
        self.delete = link(words("forms.record.delete"), self.delete_asked.emit, "delete")
        if context.workspace.read_only:
            for button in (self.up, self.down, self.delete):
                button.hide()
        self._buttons = [self.edit, self.up, self.down, self.delete, self.done]
        self._foot = QWidget(self._inside)
        foot = FlowLayout(self._foot, gap=TWO)
        foot.addWidget(self.done)
        if whole:
            place = Place(whole, record_id)
            self.whole = link(words(f"forms.record.open_in.{whole}"), lambda: context.go(place))
            self._buttons.append(self.whole)
            foot.addWidget(self.whole)
        for button in (self.up, self.down, self.delete):
            foot.addWidget(button)
        self.show_summary()

    @property
    def is_open(self) -> bool:
        """Whether the fields are in sight."""
        return not self._inside.isHidden()

    @property
    def title(self) -> str:
        """What the record is called."""
        return self._title.text()

    def open(self, *, cursor: bool = True) -> None:
        """Show the fields, with the cursor in the first."""
        if not self.boxes:
            self._fill()
        self._inside.show()
        self.edit.hide()
        self._facts.hide()
        into_view(self)
        if cursor:
            self.boxes[0].take_cursor()

    def take_cursor(self, part: str = "") -> None:
        """Be seen and have the cursor, which stays where it is if it is in here.

        With a field as the `part`, the card opens and the cursor goes there.
        """
        if part and any(each.id == part for each in self._form.fields):
            self.unfold()
            box = next(each for each in self.boxes if each.field.id == part)
            box.take_cursor()
            into_view(box)
            return
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            if self.is_open:
                self.boxes[0].take_cursor()
            else:
                self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        into_view(self)

    def unfold(self) -> None:
        """Show the fields, wherever the cursor goes."""
        if not self.is_open:
            self.open(cursor=False)

    def close_fields(self) -> None:
        """Hide the fields again; everything in them is saved."""
        self._context.saver.flush()
        self._inside.hide()
        self.edit.show()
        self.show_summary()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        into_view(self)
        self.closed.emit()

    def show_summary(self) -> None:
        """Say what the record is."""
        words = self._context.words
        snapshot = self._context.workspace.snapshot
        record = snapshot.any_of(self._form.kind, self.record_id)
        if record is None:
            title, facts = words("forms.record.new", one=self._form.one), ""
        else:
            describe = self._describe or self._say
            title, facts = describe(record, snapshot)
        self._title.setText(title)
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts) and not self.is_open)
        for button in self._buttons:
            button.setAccessibleName(
                words("forms.record.button_for", button=button.words, title=title)
            )

    def show_place(self, index: int, count: int) -> None:
        """Offer only the moves that there are."""
        for button, possible in ((self.up, index > 0), (self.down, index < count - 1)):
            button.setEnabled(possible)
            button.setVisible(count > 1 and not self._context.workspace.read_only)

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now."""
        self.show_summary()
        for box in self.boxes:
            box.refresh(changed)

    def forget(self) -> None:
        """Give up what is unsaved, because the record is gone."""
        for box in self.boxes:
            box.forget()

    def _say(self, record: Record, snapshot: Snapshot) -> tuple[str, str]:
        return title_and_facts(self._context.words, self._form, record, snapshot)

    def _fill(self) -> None:
        for field in self._form.fields:
            box = self._build(self._context, self._form.kind, self.record_id, field, self._owner)
            self.boxes.append(box)
            self.fields.addWidget(box)
        self.fields.addWidget(self._foot)
        in_reading_order(self)
