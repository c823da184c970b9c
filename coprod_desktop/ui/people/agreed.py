"""What somebody's consents come to just now, for each purpose, and the way to end one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from coprod_desktop.application.consents import take_back
from coprod_desktop.application.operations import Undo
from coprod_desktop.content.days import day_in_words
from coprod_desktop.content.words import sentences
from coprod_desktop.domain.consent import Consents, Purpose
from coprod_desktop.domain.records import Consent, Stakeholder
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.view import into_view
from coprod_desktop.ui.kit import HALF, ONE, Card, IconLabel, column, heading, link, row, text

_SIGNS = {"yes": "check", "public": "check", "not_asked": "question"}
"""The icon of each standing; all else is a no."""


class AgreedNow(Card):
    """A line for each purpose, which says yes or no and why; what was given can be taken back."""

    def __init__(self, context: Context, record_id: str) -> None:
        super().__init__()
        self._context = context
        self._id = record_id
        form = context.workspace.content.forms["consent"]
        labels = {each.id: each.label for each in form.field("purpose").options}
        self.body.addWidget(heading(context.words("ui.people.now.title"), 2))
        self.lines: dict[Purpose, AgreedLine] = {}
        for purpose in get_args(Purpose):
            line = AgreedLine(
                context,
                labels[purpose],
                partial(self._take_back, purpose),
                partial(self._undo, purpose),
            )
            self.lines[purpose] = line
            self.body.addWidget(line)
        self.refresh()

    def refresh(self) -> None:
        """Say how things stand now."""
        stakeholder = self._stakeholder()
        if stakeholder is None:
            return
        words = self._context.words
        consents = Consents(self._context.workspace.snapshot, self._context.today())
        for purpose, line in self.lines.items():
            standing = consents.standing(stakeholder, purpose)
            if standing == "yes":
                line.show_standing(standing, self._bounds(consents.live(stakeholder, purpose)))
                continue
            day = consents.taken_back_on(stakeholder, purpose)
            on = day_in_words(words, day) if day is not None else ""
            line.show_standing(standing, words(f"ui.people.now.{standing}", day=on))

    def _bounds(self, live: Sequence[Consent]) -> str:
        """Return a yes with until when it is given and for what: a bare yes would promise more."""
        words = self._context.words
        days = [each.until for each in live if each.until is not None]
        # One that never ends outlasts the others.
        if len(days) == len(live):
            until = words("ui.people.now.yes_until", day=day_in_words(words, max(days)))
        else:
            until = words("ui.people.now.yes")
        uses = filter(None, (" ".join(each.uses.split()) for each in live))
        said = [words("ui.people.now.uses", uses=each) for each in dict.fromkeys(uses)]
        see_to = words("ui.people.now.see_to") if said else ""
        return sentences(until, *said, see_to)

    def _take_back(self, purpose: Purpose) -> None:
        self._context.saver.flush()
        stakeholder = self._stakeholder()
        if stakeholder is None:
            return
        snapshot, today = self._context.workspace.snapshot, self._context.today()
        operation = take_back(snapshot, stakeholder, purpose, today)
        if operation is not None and self._context.perform(operation, self):
            self.lines[purpose].offer_undo()

    def _undo(self, purpose: Purpose) -> None:
        if self._context.perform(Undo(), self):
            self.lines[purpose].take_cursor()

    def _stakeholder(self) -> Stakeholder | None:
        return self._context.workspace.snapshot.get(Stakeholder, self._id)


class AgreedLine(QWidget):
    """How it stands with one purpose, a button to take it back, and then one to undo that."""

    def __init__(
        self,
        context: Context,
        purpose: str,
        on_take_back: Callable[[], None],
        on_undo: Callable[[], None],
    ) -> None:
        super().__init__()
        self._context = context
        self._purpose = purpose
        words = context.words
        inner = row(self, gap=ONE)
        inner.setContentsMargins(0, HALF, 0, HALF)
        self._sign = IconLabel("question", "ink")
        inner.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        about = column(gap=0)
        inner.addLayout(about, 1)
        about.addWidget(text(purpose, "label"))
        self._state = text()
        # Where the button goes that had the keyboard, this is read out in its place.
        self._state.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        about.addWidget(self._state)
        self.take_back = link(words("ui.people.now.take_back"), on_take_back)
        self.take_back.setAccessibleName(words("ui.people.now.take_back_of", purpose=purpose))
        self.undo = link(words("forms.undo.button"), on_undo, "undo")
        self.undo.setAccessibleName(words("ui.people.now.undo", purpose=purpose))
        about.addSpacing(HALF)
        for button in (self.take_back, self.undo):
            about.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_standing(self, standing: str, said: str) -> None:
        """Say how it stands; what was done before is not offered to be undone any more."""
        tint = "accent" if standing == "yes" else "ink"
        self._sign.show_icon(_SIGNS.get(standing, "close"), tint)
        self._state.setText(said)
        self._state.setAccessibleName(self._sentence())
        had_cursor = QApplication.focusWidget() in (self.take_back, self.undo)
        if had_cursor:
            # Qt would give the cursor of a button that hides to whatever comes next.
            self._state.setFocus(Qt.FocusReason.OtherFocusReason)
        self.undo.hide()
        may_end = standing == "yes" and not self._context.workspace.read_only
        self.take_back.setVisible(may_end)
        if had_cursor:
            self.take_cursor()

    def offer_undo(self) -> None:
        """Say that it was taken back, and put the keyboard on the way to undo that."""
        self.undo.show()
        self._context.announce(sentences(self._sentence(), self._context.words("forms.undo.offer")))
        self.undo.setFocus(Qt.FocusReason.OtherFocusReason)
        into_view(self)

    def take_cursor(self) -> None:
        """Take the keyboard: to the button where there is one, else to what the line says."""
        wanted = self._state if self.take_back.isHidden() else self.take_back
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        into_view(self)

    def _sentence(self) -> str:
        words, standing = self._context.words, self._state.text()
        return words("ui.people.now.line", purpose=self._purpose, standing=standing)
