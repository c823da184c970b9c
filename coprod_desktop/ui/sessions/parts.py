"""The parts of a session, each a page of its own: what they ask and how they are built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.model import Help
from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import Session
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.build import record_field
from coprod_desktop.ui.forms.field import FieldBox
from coprod_desktop.ui.forms.records import RecordsField
from coprod_desktop.ui.forms.view import into_view
from coprod_desktop.ui.kit import (
    HALF,
    THREE,
    TWO,
    FlowLayout,
    ScrollColumn,
    column,
    eyebrow,
    heading,
    link,
    primary,
    quiet,
    secondary,
)
from coprod_desktop.ui.sessions.agenda import AgendaField
from coprod_desktop.ui.sessions.coming import ComingField
from coprod_desktop.ui.sessions.costs import CostsField
from coprod_desktop.ui.sessions.reflection import ReflectionField
from coprod_desktop.ui.sessions.words import session_title, session_when

PARTS: Mapping[str, Sequence[Sequence[str]]] = {
    "when": (
        ("title",),
        ("date",),
        ("start", "end"),
        ("place",),
        ("directions",),
        ("place_checked",),
        ("place_checked_by",),
    ),
    "what": (("purpose",), ("what_is_open",), ("costs_covered",), ("reply_by",), ("may_upset",)),
    "agenda": (),
    "coming": (),
    "costs": (),
    "notes": (("notes",),),
    "reflect": (),
}
"""The parts in their order, with the session's own fields that each asks for, line by line."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of one session."""

    session_id: str
    name: str

    @property
    def target(self) -> str:
        """What the part is called in a list of things to open."""
        return f"{self.session_id}/{self.name}"


def part_help(words: Words, name: str) -> tuple[Help, ...]:
    """Return the help that goes with a part, apart from its questions."""
    found = words.table(f"forms.sessions.parts.{name}").get("help", ())
    return tuple(Help(each["title"], each["text"]) for each in found)


class PartForm(ScrollColumn):
    """The questions of one part of a session, and the way to the next."""

    asked = Signal(str)
    """The target of another part."""
    delete_asked = Signal()

    def __init__(self, context: Context, part: Part) -> None:
        super().__init__()
        self._context = context
        self.part = part
        self.stands_at = Place("sessions", part.target)
        words = context.words
        self.body.setSpacing(THREE)
        top = column(gap=HALF)
        self._where = eyebrow()
        self.heading: QLabel = heading(words(f"forms.sessions.parts.{part.name}.title"))
        top.addWidget(self._where)
        top.addWidget(self.heading)
        self._when = quiet()
        top.addWidget(self._when)
        self.body.addLayout(top)
        self.boxes: list[FieldBox] = []
        self._add_fields()
        self._add_way()
        self.body.addStretch(1)
        self._say_where()

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now."""
        for box in self.boxes:
            box.refresh(changed)
        self._say_where()

    def take_cursor(self, field_id: str, record_id: str = "", part: str = "") -> bool:
        """Put the cursor into a field, or to a record of it; tell whether this page has it.

        `part` is a part of either.
        """
        for box in self.boxes:
            if box.field.id == field_id:
                if isinstance(box, RecordsField) and box.go_to(record_id, part):
                    return True
                box.take_cursor(part)
                into_view(box.entry_of(part) if part else box)
                return True
        return False

    def forget(self) -> None:
        """Give up what is unsaved, because the session is gone."""
        for box in self.boxes:
            box.forget()

    def _add_fields(self) -> None:
        context, session_id = self._context, self.part.session_id
        match self.part.name:
            case "agenda":
                self._add(AgendaField(context, session_id))
            case "coming":
                self._add(ComingField(context, session_id))
            case "costs":
                self._add(CostsField(context, session_id))
            case "reflect":
                for question in context.workspace.content.questions:
                    self._add(ReflectionField(context, session_id, question))
            case name:
                form = context.workspace.content.forms["session"]
                for line in PARTS[name]:
                    self._add(
                        *(
                            record_field(context, "session", session_id, form.field(each), {})
                            for each in line
                        )
                    )

    def _add(self, *boxes: FieldBox) -> None:
        self.boxes += boxes
        if len(boxes) == 1:
            self.body.addWidget(boxes[0])
            return
        line = FlowLayout(gap=THREE)
        for box in boxes:
            line.addWidget(box)
        self.body.addLayout(line)

    def _add_way(self) -> None:
        words = self._context.words
        names = list(PARTS)
        at = names.index(self.part.name)
        line = FlowLayout(gap=TWO)
        if at:
            before = Part(self.part.session_id, names[at - 1]).target
            line.addWidget(secondary(words("forms.steps.back"), lambda: self.asked.emit(before)))
        if at + 1 < len(names):
            after = Part(self.part.session_id, names[at + 1]).target
            title = words(f"forms.sessions.parts.{names[at + 1]}.title")
            line.addWidget(
                primary(words("forms.steps.next", title=title), lambda: self.asked.emit(after))
            )
        pack = secondary(words("forms.sessions.pack"), self._make_pack, "printer")
        line.addWidget(pack)
        changed = Place("past", self.part.session_id)
        line.addWidget(link(words("past.here"), lambda: self._context.go(changed)))
        if not at and not self._context.workspace.read_only:
            delete = link(words("forms.sessions.delete"), self.delete_asked.emit, "delete")
            line.addWidget(delete)
        self.body.addLayout(line)

    def _make_pack(self) -> None:
        self._context.saver.flush()
        self._context.go(Place("packs", self.part.session_id))

    def _say_where(self) -> None:
        session = self._context.workspace.snapshot.get(Session, self.part.session_id)
        if session is None:
            return
        words = self._context.words
        title = session_title(words, session)
        self._where.setText(title)
        self._when.setText(
            " · ".join(each for each in (session_when(words, session), session.place) if each)
        )
        self.heading.setAccessibleName(f"{title}. {self.heading.text()}")
