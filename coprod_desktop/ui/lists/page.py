"""The page "Lists to pick from": all lists at the left, one part of one of them beside it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.model import Help, TermGroup
from coprod_desktop.content.terms import lines_of
from coprod_desktop.domain.records import Term
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.outline import Line
from coprod_desktop.ui.forms.outlined import Outlined
from coprod_desktop.ui.forms.tabs import in_reading_order
from coprod_desktop.ui.lists.part import PartForm


class ListsPage(Outlined):
    """Every list that is picked from. A menu and the lists themselves lead here."""

    def __init__(self, context: Context) -> None:
        words = context.words
        super().__init__(context, words("forms.lists.list"), words("forms.lists.show_list"))
        self._context = context
        content = context.workspace.content
        field = content.forms["term"].field("list")
        self._titles = {name: field.option_label(name) for name in content.terms}
        self._ways = [(name, group) for name, groups in content.terms.items() for group in groups]
        self._help = tuple(
            Help(each["title"], each["text"]) for each in words.table("forms.lists")["help"]
        )
        self._form: PartForm | None = None
        self._at = 0
        self.list.picked.connect(self.open)
        self._show(0)
        self.fit()

    @property
    def heading(self) -> QLabel:
        """The heading of the part that is shown."""
        return self.form.heading

    @property
    def form(self) -> PartForm:
        """The part that is shown."""
        if self._form is None:
            raise LookupError("no part of a list is shown yet")
        return self._form

    def show_place(self, place: Place) -> None:
        """Show a list, a part of it, or the line that `field` is the id of."""
        self._show(self._index_of(place.target, place.field))
        self.hide_list()
        if place.field:
            self.form.take_cursor(place.field)

    def open(self, target: str) -> None:
        """Go to a list, or to a part of it."""
        self._context.saver.flush()
        self._show(self._index_of(target))
        self.hide_list()
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_next(self) -> None:
        """Go to the next part."""
        self._step(1)

    def show_previous(self) -> None:
        """Go to the part before."""
        self._step(-1)

    def refresh(self, changed: Changed | None) -> None:
        """Show the lists as they are now."""
        if changed is None or changed.touches("term"):
            self.form.refresh(changed)
            self.list.fill(list(self._lines()))

    def _step(self, step: int) -> None:
        if 0 <= self._at + step < len(self._ways):
            self.open(self._target(*self._ways[self._at + step]))

    def _target(self, name: str, group: TermGroup) -> str:
        return f"{name}/{group.id}"

    def _index_of(self, target: str, term_id: str = "") -> int:
        snapshot = self._context.workspace.snapshot
        term = snapshot.get(Term, term_id) if term_id else None
        if term is not None:
            target = f"{term.list}/{term.group}"
        for index, (name, group) in enumerate(self._ways):
            if term_id and any(each.id == term_id for each in group.terms):
                return index
            if not term_id and target == name:
                return index
            if target == self._target(name, group):
                return index
        return self._at

    def _show(self, index: int) -> None:
        self._at = index
        name, group = self._ways[index]
        before = self._form
        if before is None or before.stands_at.target != self._target(name, group):
            self._form = PartForm(self._context, name, self._titles[name], group)
            self.stack.addWidget(self._form)
            self.stack.setCurrentWidget(self._form)
            in_reading_order(self._form)
            if before is not None:
                self.stack.removeWidget(before)
                before.deleteLater()
        self.show_help_of(self._help)
        self.list.fill(list(self._lines()))
        self.list.go_to_open()

    def _lines(self) -> Iterator[Line]:
        words = self._context.words
        snapshot = self._context.workspace.snapshot
        opened, part = self._ways[self._at]
        shown = ""
        for name, group in self._ways:
            if name != shown:
                shown = name
                said = words("forms.lists.list_said", title=self._titles[name])
                yield Line(name, self._titles[name], said)
            if name == opened:
                count = sum(not each.is_out for each in lines_of(snapshot, name, group))
                key = "part_open_said" if group is part else "part_said"
                said = words(f"forms.lists.{key}", title=group.label, count=count)
                yield Line(
                    self._target(name, group),
                    group.label,
                    said,
                    is_page=True,
                    is_open=group is part,
                )
