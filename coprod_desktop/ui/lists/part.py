"""One part of a list to pick from: its lines to reword, take out and bring back, and room for more.

A line that came with the program has a record of its own only once it is changed.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from coprod_desktop.application.operations import Changed, Create, Operation, Set
from coprod_desktop.content.model import TermGroup
from coprod_desktop.content.terms import TermLine, lines_of
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.folding import folded
from coprod_desktop.domain.limits import SHORT_TEXT
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.cells import Cell
from coprod_desktop.ui.forms.editor import Link
from coprod_desktop.ui.forms.field import Remark
from coprod_desktop.ui.forms.tabs import in_reading_order
from coprod_desktop.ui.forms.text import LineEdit, ShortText
from coprod_desktop.ui.forms.view import into_view
from coprod_desktop.ui.kit import (
    HALF,
    ONE,
    TWO,
    Button,
    ScrollColumn,
    column,
    eyebrow,
    field_label,
    heading,
    link,
    quiet,
    row,
    secondary,
    text,
)


class PartForm(ScrollColumn):
    """The lines of a part of a list. What is changed here is used wherever it is picked from."""

    def __init__(self, context: Context, name: str, title: str, group: TermGroup) -> None:
        super().__init__()
        self._context = context
        self._name = name
        self._group = group
        self.stands_at = Place("lists", f"{name}/{group.id}")
        words = context.words
        self.body.addWidget(eyebrow(title))
        self.heading: QLabel = heading(group.label)
        self.heading.setAccessibleName(f"{title}. {group.label}")
        self.body.addWidget(self.heading)
        self.body.addWidget(quiet(words("forms.lists.intro")))
        self._lines = column(gap=ONE)
        self.body.addLayout(self._lines)
        self._rows: list[_Row] = []
        self._out_title = heading(words("forms.lists.out"), 3)
        self.body.addWidget(self._out_title)
        self._out_lines = column(gap=ONE)
        self.body.addLayout(self._out_lines)
        self._out: list[QWidget] = []
        self.new = LineEdit(words)
        self.new.setMaxLength(SHORT_TEXT)
        self.new.returnPressed.connect(self._on_add)
        self._remark = Remark()
        adding = QWidget()
        inner = column(adding, gap=HALF)
        inner.addWidget(field_label(words("forms.lists.new"), self.new))
        line = row(gap=ONE)
        line.addWidget(self.new, 1)
        line.addWidget(secondary(words("forms.lists.add"), self._on_add))
        inner.addLayout(line)
        inner.addWidget(self._remark)
        self.body.addWidget(adding)
        if context.workspace.read_only:
            adding.hide()
        back = secondary(words("forms.steps.back"), lambda: context.go(Place("back")))
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self._fill(self._found())
        self.verticalScrollBar().rangeChanged.connect(self._keep_new_in_sight)

    def refresh(self, changed: Changed | None) -> None:
        """Show the lines that there are now."""
        found = self._found()
        if [each.line.id for each in self._rows] != [it.id for it in found if not it.is_out] or [
            each.property("term") for each in self._out
        ] != [it.id for it in found if it.is_out]:
            self._fill(found)
            return
        for each in self._rows:
            each.refresh(changed)

    def take_cursor(self, term_id: str) -> bool:
        """Put the cursor into a line, or on the way back of one that is out; tell if it is here."""
        for each in self._rows:
            if each.line.id == term_id:
                each.editor.entry().setFocus(Qt.FocusReason.OtherFocusReason)
                into_view(each)
                return True
        for out in self._out:
            back = out.findChild(Button)
            if out.property("term") == term_id and back is not None:
                back.setFocus(Qt.FocusReason.OtherFocusReason)
                into_view(out)
                return True
        return False

    def _found(self) -> tuple[TermLine, ...]:
        return lines_of(self._context.workspace.snapshot, self._name, self._group)

    def _fill(self, found: tuple[TermLine, ...]) -> None:
        for old in (*self._rows, *self._out):
            self._lines.removeWidget(old)
            self._out_lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows, self._out = [], []
        for each in found:
            if each.is_out:
                self._add_out(each)
            else:
                made = _Row(self._context, each, self._place(), len(self._rows) + 1)
                made.out.clicked.connect(lambda _checked=False, it=each: self._take_out(it))
                self._rows.append(made)
                self._lines.addWidget(made)
        self._out_title.setVisible(bool(self._out))
        in_reading_order(self)

    def _add_out(self, each: TermLine) -> None:
        words = self._context.words
        made = QWidget()
        made.setProperty("term", each.id)
        line = row(made, gap=TWO)
        line.addWidget(text(each.text), 1)
        back = link(words("forms.lists.bring_back"), lambda: self._bring_back(each), "undo")
        back.setAccessibleName(words("forms.lists.bring_back_what", what=each.text))
        if self._context.workspace.read_only:
            back.hide()
        line.addWidget(back)
        self._out.append(made)
        self._out_lines.addWidget(made)

    def _place(self) -> Mapping[str, str]:
        return {"list": self._name, "group": self._group.id}

    def _take_out(self, each: TermLine) -> None:
        self._context.saver.flush()
        at = next(n for n, it in enumerate(self._rows) if it.line.id == each.id)
        if self._set_out(each, "yes", "forms.lists.taken_out"):
            after = self._rows[min(at, len(self._rows) - 1)].out if self._rows else self.new
            after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_back(self, each: TermLine) -> None:
        if self._set_out(each, "no", "forms.lists.brought_back"):
            self.take_cursor(each.id)

    def _set_out(self, each: TermLine, hidden: str, said: str) -> bool:
        snapshot = self._context.workspace.snapshot
        now = next(it for it in self._found() if it.id == each.id)
        made = term_change(snapshot, each.id, {"hidden": hidden}, self._place())
        done = self._context.perform(made, self)
        if done:
            self._context.announce(self._context.words(said, what=now.text))
        return done

    def _on_add(self) -> None:
        self._context.saver.flush()
        words, said = self._context.words, " ".join(self.new.text().split())
        same = next((it for it in self._found() if folded(it.text) == folded(said)), None)
        if not said:
            self._say_new(words("forms.lists.write_first"), wrong=True)
        elif same is None:
            if self._context.perform(Create("term", {**self._place(), "text": said}), self):
                self.new.clear()
                self._say_new("")
                self._context.announce(words("forms.lists.added", what=said))
        elif not same.is_out:
            at = next(n for n, it in enumerate(self._rows, 1) if it.line.id == same.id)
            self._say_new(words("forms.lists.there_already", number=at), wrong=True)
        elif self._set_out(same, "no", "forms.lists.brought_back"):
            self.new.clear()
            self._say_new(words("forms.lists.was_out"))
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)
        into_view(self.new)

    def _say_new(self, sentence: str, *, wrong: bool = False) -> None:
        self._remark.show_sentence(sentence, self.new, wrong=wrong)
        if sentence:
            self._context.announce(sentence)

    def _keep_new_in_sight(self) -> None:
        """Follow the field for a new line as the lines above it grow."""
        if self.new.hasFocus():
            into_view(self.new)


class _Row(QWidget):
    """A line that can be reworded, with the button that takes it out."""

    def __init__(
        self, context: Context, line: TermLine, place: Mapping[str, str], number: int
    ) -> None:
        super().__init__()
        self.line = line
        words = context.words
        self.editor = ShortText(words, SHORT_TEXT)
        self.editor.name(
            words("forms.lists.line", number=number),
            words("forms.lists.came_as", words=line.came_as) if line.came_as else "",
        )
        self.out: Button = link(words("forms.lists.take_out"), None, "close")
        if context.workspace.read_only:
            self.out.hide()
        self._link = Link(context, term_cell(line, place), self.editor)
        self._context = context
        self._is_emptied = False
        self.editor.typed.connect(self._on_typed)
        self.editor.left.connect(self._on_left)
        self._remark = Remark()
        whole = column(self, gap=HALF)
        inside = row(gap=TWO)
        inside.addWidget(self.editor, 1)
        inside.addWidget(self.out)
        whole.addLayout(inside)
        whole.addWidget(self._remark)
        self.editor.said.connect(self._say)
        self._words = words
        self._name_button()

    def refresh(self, changed: Changed | None) -> None:
        """Show the words that stand there now."""
        self._link.refresh(changed)
        self._name_button()

    def _on_typed(self) -> None:
        self._is_emptied = not self.editor.value()
        self._say("")

    def _on_left(self) -> None:
        # Without words, it says again what it came with.
        self._link.load()
        if self._is_emptied:
            self._is_emptied = False
            said = self._words(f"forms.lists.{'first_words' if self.line.came_as else 'no_words'}")
            self._say(said)
            self._context.announce(said)

    def _name_button(self) -> None:
        what = str(self.editor.value() or "")
        self.out.setAccessibleName(self._words("forms.lists.take_out_what", what=what))

    def _say(self, sentence: str) -> None:
        self._remark.show_sentence(sentence, self.editor.entry(), wrong=False)


def term_cell(line: TermLine, place: Mapping[str, str]) -> Cell:
    """Return the place of a line's words, which may still be those it came with."""

    def read(snapshot: Snapshot) -> JsonValue:
        found = snapshot.any_of("term", line.id)
        return getattr(found, "text", "") or line.came_as

    def write(snapshot: Snapshot, value: JsonValue) -> Operation:
        return term_change(snapshot, line.id, {"text": value}, place)

    return Cell(f"term/{line.id}/text", ("term", line.id), read, write)


def term_change(
    snapshot: Snapshot, term_id: str, fields: Mapping[str, JsonValue], place: Mapping[str, str]
) -> Operation:
    """Return the operation that changes a line, and makes its record where there is none yet."""
    if snapshot.any_of("term", term_id) is None:
        return Create("term", {**place, **fields}, term_id)
    return Set("term", term_id, fields)
