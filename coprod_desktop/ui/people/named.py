"""Where else somebody is named: every record that mentions them and stands on no section."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from coprod_desktop.content.people import About, PersonSection
from coprod_desktop.content.summary import title_and_facts
from coprod_desktop.domain import picks
from coprod_desktop.domain.records import KINDS, Record, specs
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.tabs import in_reading_order
from coprod_desktop.ui.kit import ONE, TWO, Card, column, heading, link, quiet, row, text


@dataclass(frozen=True, slots=True)
class Mention:
    """A record that names somebody, and the field that does."""

    kind: str
    field: str
    record: Record


def mentions(
    snapshot: Snapshot, record_id: str, without: frozenset[tuple[str, str]]
) -> Iterator[Mention]:
    """Yield what names somebody, apart from some kinds and fields."""
    for kind, record_type in KINDS.items():
        for spec in specs(kind).values():
            if spec.reference != "stakeholder" or spec.owner or (kind, spec.name) in without:
                continue
            for record in snapshot.all(record_type):
                value = getattr(record, spec.name)
                if value and record_id in value and record_id in picks.lines_of(value):
                    yield Mention(kind, spec.name, record)


class NamedHere(QWidget):
    """A line for each mention, with the way to it."""

    def __init__(
        self,
        context: Context,
        record_id: str,
        sections: tuple[PersonSection, ...],
        go: Callable[[str, str], None],
    ) -> None:
        super().__init__()
        self._context = context
        self._id = record_id
        self._go = go
        shown: list[About] = [each for section in sections for each in section.records]
        self._without = frozenset((each.kind, each.by) for each in shown)
        self._shown: tuple[Mention, ...] | None = None
        self._rows: list[QWidget] = []
        body = column(self, gap=ONE)
        body.addWidget(heading(context.words("ui.people.named.title"), 2))
        self._none = quiet(context.words("ui.people.named.none"))
        body.addWidget(self._none)
        self._list = column(gap=ONE)
        body.addLayout(self._list)
        self.refresh()

    def refresh(self) -> None:
        """Show where they are named now."""
        snapshot = self._context.workspace.snapshot
        found = tuple(mentions(snapshot, self._id, self._without))
        if found == self._shown:
            return
        self._shown = found
        for each in self._rows:
            self._list.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._rows = [self._row(each, snapshot) for each in found]
        for each in self._rows:
            self._list.addWidget(each)
        self._none.setVisible(not found)
        in_reading_order(self)

    def _row(self, mention: Mention, snapshot: Snapshot) -> QWidget:
        words = self._context.words
        form = self._context.workspace.content.forms[mention.kind]
        title, _ = title_and_facts(words, form, mention.record, snapshot)
        card = Card(margin=TWO)
        line = row(gap=TWO)
        names = column(gap=0)
        names.addWidget(text(title, "label"))
        label = form.field(mention.field).label
        names.addWidget(quiet(words("ui.people.named.line", label=label, one=form.one)))
        line.addLayout(names, 1)
        button = link(words("ui.people.named.go"), self._goer(mention))
        button.setAccessibleName(words("ui.people.named.go_to", title=title))
        line.addWidget(button)
        card.body.addLayout(line)
        return card

    def _goer(self, mention: Mention) -> Callable[[], None]:
        return lambda: self._go(mention.kind, mention.record.id)
