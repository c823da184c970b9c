"""What every page of an open project is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coprod_desktop.content.words import Words
from coprod_desktop.support.clock import Clock
from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.help_switch import HelpSwitch
from coprod_desktop.ui.saver import Saver

if TYPE_CHECKING:
    # The first paint does not wait for the records; they come with the first project.
    from coprod_desktop.application.operations import Operation
    from coprod_desktop.application.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the window that can be gone to.

    `section` is "overview", "steps", "people", "sessions", "packs", "past", "lists", "find" or
    "back";
    `target` the id of a step or of a step's page, of a stakeholder, or of a session; `field` the
    id of a field that is to get the cursor, or of a stakeholder the kind of record. The section
    "people" also takes a way to see everybody, "map" or "strengths"; the section
    "past", what changed, takes the id of any page or record; "lists" takes the name of a list to
    pick from, and the id of a line as the field; "find" leads to the search over the project, and
    "back" back from these three. `record` is the record whose card is to get the cursor, where the
    field holds records. `part` is a part of either: a field of that record, or a line of a
    checklist; "note", or "/note" after that line, is the note.
    """

    section: str
    target: str = ""
    field: str = ""
    record: str = ""
    part: str = ""


def _unheard(_sentence: str) -> None:
    """Show nothing: a page that stands in no window has nowhere to."""


@dataclass(frozen=True, slots=True)
class Context:
    """The open project and the few things that a page asks of the window.

    `announce` says a sentence to people who listen; `report` shows a sentence in the status bar
    as something that went wrong, until something is done or an empty sentence; `go` shows a place;
    `help` is the one switch for the helper panel; `notice` shows and says for a while that
    something is done.
    """

    words: Words
    workspace: Workspace
    saver: Saver
    clock: Clock
    announce: Callable[[str], None]
    report: Callable[[str], None]
    go: Callable[[Place], None]
    help: HelpSwitch = field(default_factory=HelpSwitch)
    notice: Callable[[str], None] = _unheard

    def today(self) -> dt.date:
        """Return the day that it is here."""
        return self.clock.now().astimezone().date()

    def perform(self, operation: Operation, initiator: object | None = None) -> bool:
        """Carry out one operation; tell whether that worked.

        Where it did not, its sentence is shown and said, and what is on the screen stays there.
        """
        error = self.save(operation, initiator)
        if error is not None:
            self.tell(error)
        return error is None

    def save(self, operation: Operation, initiator: object | None = None) -> KnownError | None:
        """Carry out an operation for the saver, which tells by itself of what is not saved."""
        try:
            self.workspace.perform(operation, initiator)
        except KnownError as error:
            return error
        self.report("")
        return None

    def tell(self, error: KnownError) -> None:
        """Show and say what went wrong."""
        sentence = self.words.sentence(error)
        self.report(sentence)
        self.announce(sentence)
