"""A question whose answer is any number of records, each on a card."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.application.operations import Changed, Delete, Set, Undo
from coprod_desktop.content.model import Field, RecordForm
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.records import KINDS, Record
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.card import BuildField, Describe, RecordCard
from coprod_desktop.ui.forms.field import FieldBox
from coprod_desktop.ui.forms.group import Group
from coprod_desktop.ui.forms.tabs import in_reading_order
from coprod_desktop.ui.forms.undo import UndoStrip
from coprod_desktop.ui.forms.view import into_view
from coprod_desktop.ui.kit import ONE, Button, column, link, quiet

_AT_ONCE = 30
"""Cards that are shown before a person asks for more: thousands would take the window minutes."""


class RecordsField(FieldBox):
    """Cards that can be added, opened in place, moved and deleted; deleting can be undone.

    `owner` is what a new record belongs to, by the name of the field that says so; only records
    of that owner are shown. `describe` says what a card is called, `form` may ask less than the
    whole record; `whole` is then the section that asks for all of it. `starts` are values that a
    new record has besides, until a person says otherwise.
    """

    def __init__(
        self,
        context: Context,
        field: Field,
        build: BuildField,
        *,
        owner: Mapping[str, str] | None = None,
        describe: Describe | None = None,
        form: RecordForm | None = None,
        whole: str = "",
        starts: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        super().__init__(context.words, field)
        self.cards: list[RecordCard] = []
        self._context = context
        self._form = form or context.workspace.content.forms[field.record]
        self._describe = describe
        self._build = build
        self._owner = dict(owner or {})
        self._starts = starts
        self._all_in = whole
        self._group = Group()
        self.inner = column(self._group, gap=ONE)
        inner = self.inner
        self._list = column(gap=ONE)
        self._empty = quiet(self._form.empty)
        self._undo = UndoStrip(context, self._undo_delete)
        self.more = link("", self._show_more, "down")
        self._most = _AT_ONCE
        self.add = Button(self._form.add, "secondary", "plus", self._on_add)
        if context.workspace.read_only:
            self.add.hide()
        self.add_label(self._group)
        inner.addWidget(self._empty)
        inner.addLayout(self._list)
        inner.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self._undo)
        inner.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        if whole:
            to_all = link(
                context.words(f"forms.record.all_in.{whole}"), lambda: context.go(Place(whole))
            )
            inner.addWidget(to_all, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._group)
        self.finish()
        self.refresh(None)

    def refresh(self, changed: Changed | None) -> None:
        """Show the records that there are now."""
        self._undo.hide()
        records = self._shown()
        kept = {record.id for record in records}
        for card in tuple(self.cards):
            if card.record_id not in kept and not (self._is_draft(card) and card.is_open):
                self._drop(card)
        known = {card.record_id: card for card in self.cards}
        for record in records:
            if record.id not in known:
                known[record.id] = self._card(record.id)
        order = [known[record.id] for record in records]
        order += [card for card in self.cards if card.record_id not in kept]
        self._arrange(order)
        for card in self.cards:
            card.refresh(changed)

    def entry(self) -> QWidget:
        """Return the first card's button, or the button that adds one."""
        last = self._empty if self._context.workspace.read_only else self.add
        return next((card.edit for card in self.cards if not card.is_open), last)

    def go_to(self, record_id: str, part: str = "") -> bool:
        """Bring the card of a record into view, with the cursor in it; tell whether it is here.

        `part` is one of its fields, which the card opens for.
        """
        at = next((at for at, each in enumerate(self._records()) if each.id == record_id), -1)
        if at >= self._most:
            self._most = at + 1
            self.refresh(None)
        card = next((each for each in self.cards if each.record_id == record_id), None)
        if at < 0 or card is None:
            return False
        card.take_cursor(part)
        return True

    def forget(self) -> None:
        """Give up what is unsaved."""
        for card in self.cards:
            card.forget()

    def _records(self) -> Sequence[Record]:
        found = self._context.workspace.snapshot.all(KINDS[self._form.kind])
        return [
            record
            for record in found
            if all(getattr(record, name) == value for name, value in self._owner.items())
        ]

    def _shown(self) -> Sequence[Record]:
        """Return the records that have a card: the first, and those that ever had one."""
        records = self._records()
        have = {card.record_id for card in self.cards}
        shown = [
            record for at, record in enumerate(records) if at < self._most or record.id in have
        ]
        left = len(records) - len(shown)
        self.more.set_words(self.words.plural("forms.record.more", left))
        self.more.setVisible(left > 0)
        return shown

    def _show_more(self) -> None:
        before = len(self.cards)
        self._most += _AT_ONCE
        self.refresh(None)
        if len(self.cards) > before:
            self.cards[before].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_draft(self, card: RecordCard) -> bool:
        """Tell whether nothing of a card was ever written to the project."""
        return card.property("draft") is True

    def _card(self, record_id: str) -> RecordCard:
        card = RecordCard(
            self._context,
            self._form,
            record_id,
            {**self._owner, **self._starts()},
            self._build,
            describe=self._describe,
            whole=self._all_in,
        )
        card.delete_asked.connect(lambda: self._on_delete(card))
        card.move_asked.connect(lambda step: self._on_move(card, step))
        card.closed.connect(lambda: self._on_closed(card))
        return card

    def _arrange(self, order: list[RecordCard]) -> None:
        kind = self._form.kind
        snapshot = self._context.workspace.snapshot
        if order != self.cards:
            for index, card in enumerate(order):
                if self._list.indexOf(card) != index:
                    self._list.removeWidget(card)
                    self._list.insertWidget(index, card)
            self.cards = order
            in_reading_order(self)
        for index, card in enumerate(order):
            card.show_place(index, len(order))
            if snapshot.any_of(kind, card.record_id) is not None:
                card.setProperty("draft", False)  # noqa: FBT003 - Qt's
        self._empty.setVisible(not order)

    def _drop(self, card: RecordCard) -> None:
        card.forget()
        self.cards.remove(card)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _on_add(self) -> None:
        draft = next((card for card in self.cards if self._is_draft(card)), None)
        if draft is None:
            draft = self._card(new_id())
            draft.setProperty("draft", True)  # noqa: FBT003 - Qt's
            self._arrange([*self.cards, draft])
        self._undo.hide()
        draft.open()

    def _on_closed(self, card: RecordCard) -> None:
        if self._is_draft(card):
            self._drop(card)
            self._arrange(list(self.cards))
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_move(self, card: RecordCard, step: int) -> None:
        self._context.saver.flush()
        ids = [record.id for record in self._records()]
        others = [record for record in self._records() if record.id != card.record_id]
        at = ids.index(card.record_id) + step
        if not 0 <= at <= len(others):
            return
        before = others[at - 1].position if at else others[0].position - 2
        after = others[at].position if at < len(others) else before + 2
        place = {"position": (before + after) / 2}
        had_focus = card.up if step < 0 else card.down
        if self._context.perform(Set(self._form.kind, card.record_id, place), self):
            words = self._context.words
            self._context.announce(
                words("forms.record.moved", title=card.title, place=at + 1, count=len(ids))
            )
            other = card.down if step < 0 else card.up
            into_view(card)
            (had_focus if had_focus.isEnabled() else other).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def _on_delete(self, card: RecordCard) -> None:
        if self._is_draft(card):
            self._on_closed(card)
            return
        self._context.saver.flush()
        title = card.title
        if self._context.perform(Delete(self._form.kind, card.record_id), self):
            self._undo.offer(title)

    def _undo_delete(self) -> None:
        before = {card.record_id for card in self.cards}
        self._context.perform(Undo(), self)
        back = next((card for card in self.cards if card.record_id not in before), None)
        (back.edit if back else self.add).setFocus(Qt.FocusReason.OtherFocusReason)
