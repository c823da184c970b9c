"""The Sessions section: the list of sessions, and one session part by part."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coprod_desktop.application.operations import Changed, Create, Delete, Undo
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.records import Session
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.outline import Line
from coprod_desktop.ui.forms.outlined import Outlined
from coprod_desktop.ui.forms.tabs import in_reading_order
from coprod_desktop.ui.sessions.overview import SessionsOverview
from coprod_desktop.ui.sessions.parts import PARTS, Part, PartForm, part_help
from coprod_desktop.ui.sessions.words import session_day, session_title, session_when

_ALL = "all"
_FIRST = next(iter(PARTS))


class SessionsPage(Outlined):
    """All sessions on one page, and the parts of the session that is open on pages of its own."""

    def __init__(self, context: Context) -> None:
        words = context.words
        super().__init__(context, words("forms.sessions.list"), words("forms.sessions.show_list"))
        self._context = context
        self._forms: dict[str, PartForm] = {}
        self._part: Part | None = None
        self.overview = SessionsOverview(context, self._undo_delete)
        self.overview.opened.connect(self.open)
        self.overview.new_asked.connect(self.plan_one)
        self.stack.addWidget(self.overview)
        in_reading_order(self.overview)
        self.list.picked.connect(self.open)
        self._show(None)
        self.fit()

    @property
    def heading(self) -> QLabel:
        """The heading of what is shown."""
        return self.overview.heading if self._part is None else self.form.heading

    @property
    def form(self) -> PartForm:
        """The part of a session that is open. Raises `KeyError` on the page of all sessions."""
        return self._forms[self._part.target if self._part else ""]

    def show_place(self, place: Place) -> None:
        """Show a session, or all of them where none is named."""
        self._show(self._part_of(place.target, place.field))
        self.hide_list()
        if place.field and self._part is not None:
            self.form.take_cursor(place.field, place.record, place.part)

    def show_next(self) -> None:
        """Go to the next part of the session."""
        self._step(1)

    def show_previous(self) -> None:
        """Go to the part before."""
        self._step(-1)

    def open(self, target: str) -> None:
        """Go to a session, to a part of it, or to all sessions."""
        self._context.saver.flush()
        self._show(self._part_of(target))
        self.hide_list()
        if self._part is not None:
            self.form.verticalScrollBar().setValue(0)
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def plan_one(self) -> None:
        """Make a session and begin with its name."""
        session_id = new_id()
        if self._context.perform(Create("session", {}, session_id), self):
            self.open(session_id)
            self.form.take_cursor("title")

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now."""
        snapshot = self._context.workspace.snapshot
        for target, form in tuple(self._forms.items()):
            if snapshot.get(Session, form.part.session_id) is None:
                form.forget()
                del self._forms[target]
                self.stack.removeWidget(form)
                form.deleteLater()
            else:
                form.refresh(changed)
        self.overview.refresh(changed)
        if self._part is not None and self._part.target not in self._forms:
            self._show(None)
        self.list.fill(list(self._lines()))

    def _part_of(self, target: str, field: str = "") -> Part | None:
        session_id, _, name = target.partition("/")
        if self._context.workspace.snapshot.get(Session, session_id) is None:
            return None
        if not name and field:
            name = next(
                (part for part, lines in PARTS.items() if any(field in line for line in lines)), ""
            )
        if not name and self._part is not None and self._part.session_id == session_id:
            return self._part
        return Part(session_id, name if name in PARTS else _FIRST)

    def _step(self, step: int) -> None:
        if self._part is None:
            return
        names = list(PARTS)
        at = names.index(self._part.name) + step
        if 0 <= at < len(names):
            self.open(Part(self._part.session_id, names[at]).target)

    def _show(self, part: Part | None) -> None:
        self._part = part
        if part is None:
            self.stack.setCurrentWidget(self.overview)
            self.show_help_of(part_help(self._context.words, _ALL))
        else:
            self._keep_only(part.session_id)
            form = self._forms.get(part.target) or self._make(part)
            self.stack.setCurrentWidget(form)
            self.show_help_of(part_help(self._context.words, part.name))
        self.list.fill(list(self._lines()))
        self.list.go_to_open()

    def _keep_only(self, session_id: str) -> None:
        """Let go of another session's pages, unless they may hold what could not be saved."""
        saver = self._context.saver
        if saver.waiting or saver.failed:
            return
        for target, form in tuple(self._forms.items()):
            if form.part.session_id != session_id:
                del self._forms[target]
                self.stack.removeWidget(form)
                form.deleteLater()

    def _make(self, part: Part) -> PartForm:
        form = PartForm(self._context, part)
        form.asked.connect(self.open)
        form.delete_asked.connect(self._delete)
        self._forms[part.target] = form
        self.stack.addWidget(form)
        in_reading_order(form)
        return form

    def _delete(self) -> None:
        if self._part is None:
            return
        self._context.saver.flush()
        snapshot = self._context.workspace.snapshot
        session = snapshot.get(Session, self._part.session_id)
        if session is None:
            return
        title = session_title(self._context.words, session)
        if self._context.perform(Delete("session", session.id), self):
            self.overview.undo.offer(title)

    def _undo_delete(self) -> None:
        if self._context.perform(Undo(), self):
            self.overview.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lines(self) -> Iterator[Line]:
        words = self._context.words
        all_ = words("forms.sessions.all")
        said = words(
            "forms.sessions.part_open_said" if self._part is None else "forms.sessions.part_said",
            title=all_,
        )
        yield Line(_ALL, all_, said, is_open=self._part is None)
        for session in self._context.workspace.snapshot.sessions():
            title = session_title(words, session)
            when = session_when(words, session)
            state = session_day(words, session)
            yield Line(session.id, title, f"{title}. {when}", state)
            if self._part is not None and self._part.session_id == session.id:
                for name in PARTS:
                    yield self._part_line(Part(session.id, name))

    def _part_line(self, part: Part) -> Line:
        is_open = part == self._part
        title = self._context.words(f"forms.sessions.parts.{part.name}.title")
        key = "forms.sessions.part_open_said" if is_open else "forms.sessions.part_said"
        said = self._context.words(key, title=title)
        return Line(part.target, title, said, is_page=True, is_open=is_open)
