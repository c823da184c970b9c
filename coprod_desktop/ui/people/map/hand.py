"""Who is picked up on the map, and where they are in the hand: nothing is written before the end.

The saver holds the move until they are put down. Whatever else is done in the window first, such
as Undo, another page or closing, has the saver write it, and so puts them down too.
"""

from __future__ import annotations

from collections.abc import Callable

from coprod_desktop.application.operations import Set
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.domain.stakeholder_map import Cell, beside, cell_of, first_cell, values_of
from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.people.map.entries import Held, amounts
from coprod_desktop.ui.people.words import person_name

_KEY = "map"
"""Of the move, for the saver."""


class Hand:
    """Picks up, moves, and puts down or back; all of it is said in words.

    `show` is called when any of that is to be seen; `lead` goes to somebody on the map.
    """

    def __init__(
        self, context: Context, show: Callable[[], None], lead: Callable[[str], None]
    ) -> None:
        self._context = context
        self._show = show
        self._lead = lead
        self.held: Held | None = None

    def pick_up(self, record_id: str) -> None:
        """Take somebody into the hand."""
        person = self._take(record_id)
        if person is not None:
            self._show()
            self._say("held_open" if cell_of(person) is None else "held", person)

    def step(self, across: int, up: int) -> None:
        """Take them some steps to the right and upwards."""
        held, person = self.held, self._person()
        if held is None or person is None:
            return
        # From beside the map, the first step leads onto the middle of it.
        there = first_cell(person) if held.cell is None else beside(held.cell, across, up)
        if there == held.cell:
            self._say("edge", person)
            return
        self.held = Held(held.id, there)
        self._show()
        self._say("placed", person, there)

    def drop(self, record_id: str, cell: Cell) -> None:
        """Put somebody into a field, as the mouse does."""
        if self.held is None:
            self._take(record_id)
        if self.held is not None and self.held.id == record_id:
            self.held = Held(record_id, cell)
            self.put_down()

    def put_down(self) -> None:
        """Have whoever is picked up stay where they are."""
        if self.held is not None:
            self._context.saver.flush()

    def put_back(self) -> None:
        """Have whoever is picked up stand where they were before."""
        person = self._person()
        self.let_go()
        self._show()
        if person is not None:
            self._say_placed("back", person, cell_of(person))

    def look(self) -> None:
        """Let go of somebody who is gone from the project."""
        if self.held is not None and self._person() is None:
            self.let_go()

    def let_go(self) -> None:
        """Forget the move."""
        self.held = None
        self._context.saver.forget(_KEY)

    def _take(self, record_id: str) -> Stakeholder | None:
        self._context.saver.flush()
        if self.held is not None:
            return None  # their move could not be saved, and is kept
        person = self._context.workspace.snapshot.get(Stakeholder, record_id)
        if person is not None:
            self.held = Held(record_id, cell_of(person))
            self._context.saver.held(_KEY, self._save, lambda: self._lead(record_id))
        return person

    def _save(self) -> KnownError | None:
        held, person = self.held, self._person()
        self.held = None
        if held is None or person is None:
            return None
        there = values_of(held.cell) if held.cell is not None else {}
        moved = {field: it for field, it in there.items() if getattr(person, field) != it}
        if moved:
            # One step of Undo, however far they went.
            error = self._context.save(Set("stakeholder", held.id, moved), self)
            if error is not None:
                self.held = held
                return error
        self._show()
        self._say_placed("put_down", person, held.cell)
        return None

    def _person(self) -> Stakeholder | None:
        held = self.held.id if self.held is not None else ""
        return self._context.workspace.snapshot.get(Stakeholder, held)

    def _say_placed(self, key: str, person: Stakeholder, cell: Cell | None) -> None:
        self._say(f"{key}_open" if cell is None else key, person, cell)

    def _say(self, key: str, person: Stakeholder, cell: Cell | None = None) -> None:
        words = self._context.words
        facts = amounts(words, cell) if cell is not None else {}
        name = person_name(words, person)
        self._context.announce(words(f"ui.people_map.{key}", name=name, **facts))
