"""How each kind of record is added, changed and deleted in the window, with keys alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from hands import answer, focused, press, settle, tab_to, type_in, ways
from hypothesis import strategies as st
from pages import button
from projects import TERM_PLACE
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from record_model import Fields, Model

from coprod_desktop.content.people import person_sections
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import Kind
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.forms.card import RecordCard
from coprod_desktop.ui.forms.field import FieldBox, SingleField
from coprod_desktop.ui.forms.pick import PickRecord
from coprod_desktop.ui.forms.records import RecordsField
from coprod_desktop.ui.lists.page import ListsPage
from coprod_desktop.ui.people.page import PeoplePage
from coprod_desktop.ui.sessions.page import SessionsPage
from coprod_desktop.ui.sessions.parts import PARTS
from coprod_desktop.ui.window.project_view import ProjectView


@dataclass(frozen=True)
class Done:
    """What became of a record: other `values`, or None where it was deleted."""

    kind: str
    id: str
    values: Fields | None


@dataclass(frozen=True)
class Spot:
    """A list of records in the window; `by` is the field that names whose page it stands on."""

    kind: str
    section: str
    part: str
    by: str = ""


SPOTS_OF_SESSIONS = (
    Spot("agenda_item", "sessions", "agenda", "session"),
    Spot("session_cost", "sessions", "costs", "session"),
    Spot("expected_person", "sessions", "coming", "session"),
)


class Keyboard:
    """A person without a mouse, in an open project."""

    def __init__(self, view: ProjectView) -> None:
        self._view = view
        content = view.context.workspace.content
        self._sections = person_sections(Words())
        self._spots = [
            *SPOTS_OF_SESSIONS,
            *(
                Spot(field.record, "steps", page.id)
                for step in content.all_steps()
                for page in step.pages
                for field in page.fields
                if field.kind is Kind.RECORDS
            ),
            *(
                Spot(about.kind, "people", section.id, about.by)
                for section in self._sections
                for about in section.records
            ),
        ]

    # --- Three things that can be done to any kind ----------------------------------------------

    def add(self, kind: str, data: st.DataObject, model: Model) -> Done | None:
        """Add a record with one answer in it."""
        spot = self._spot(kind, data, model)
        if kind == "term":
            return self._add_term()
        if kind == "session":
            self._go("sessions")
            tab_to(self._sessions.overview.new)
            press(Qt.Key.Key_Return)
            return Done(kind, self._sessions.form.part.session_id, {})
        if kind == "stakeholder" and (spot is None or data.draw(st.booleans())):
            self._go("people")
            tab_to(self._people.list.new)
            press(Qt.Key.Key_Return)
            assert self._people.person is not None
            form = self._people.person.form
            return self._answer(data, kind, form.record_id, form.boxes, {"sort": "person"})
        if spot is None:
            return None
        field, owner = self._list(spot, data, model)
        if kind == "expected_person":
            return self._expect(spot, field, data, owner)
        tab_to(field.add)
        press(Qt.Key.Key_Return)
        card = next(each for each in field.cards if each.is_open and field._is_draft(each))
        done = self._answer(data, kind, card.record_id, card.boxes, owner)
        if data.draw(st.booleans()):
            tab_to(card.done)
            press(Qt.Key.Key_Return)
        return done

    def change(self, kind: str, data: st.DataObject, model: Model) -> Done | None:
        """Answer one question about a record in another way."""
        if kind == "term":
            return self._reword(data, model)
        if kind in ("stakeholder", "session"):
            record_id = data.draw(st.sampled_from(list(model.records[kind]) or [""]))
            if not record_id:
                return None
            boxes = self._boxes_of(kind, record_id, data, model)
            return self._answer(data, kind, record_id, boxes, {}, must_say=False)
        card = self._card(kind, data, model)
        if card is None:
            return None
        return self._answer(data, kind, card.record_id, card.boxes, {}, must_say=False)

    def remove(self, kind: str, data: st.DataObject, model: Model) -> Done | None:
        """Delete a record; a line of a list is taken out of it."""
        if kind == "term":
            return self._take_out(data, model)
        if kind in ("stakeholder", "session"):
            record_id = data.draw(st.sampled_from(list(model.records[kind]) or [""]))
            if not record_id:
                return None
            first = self._sections[0].id if kind == "stakeholder" else next(iter(PARTS))
            section = "people" if kind == "stakeholder" else "sessions"
            self._go(section, f"{record_id}/{first}")
            tab_to(button(self._view.page, "Delete"))
            press(Qt.Key.Key_Return)
            return Done(kind, record_id, None)
        card = self._card(kind, data, model)
        if card is None:
            return None
        record_id = card.record_id
        tab_to(card.delete)
        press(Qt.Key.Key_Return)
        return Done(kind, record_id, None)

    # --- Finding the way ------------------------------------------------------------------------

    @property
    def _people(self) -> PeoplePage:
        return cast("PeoplePage", self._view.page)

    @property
    def _sessions(self) -> SessionsPage:
        return cast("SessionsPage", self._view.page)

    @property
    def _lists(self) -> ListsPage:
        return cast("ListsPage", self._view.page)

    def _go(self, section: str, target: str = "") -> None:
        self._view.go(Place(section, target))
        settle()

    def _spot(self, kind: str, data: st.DataObject, model: Model) -> Spot | None:
        """Draw a place where records of a kind are listed, with a page for it to stand on."""
        there = {"": True, "session": bool(model.records["session"])}
        found = [
            each
            for each in self._spots
            if each.kind == kind
            and (
                there.get(each.by, False)
                if each.section != "people"
                else bool(self._pages(each, model))
            )
        ]
        return data.draw(st.sampled_from(found)) if found else None

    def _pages(self, spot: Spot, model: Model) -> list[str]:
        """Return on whose pages a list stands."""
        if spot.section == "sessions":
            return list(model.records["session"])
        section = next(each for each in self._sections if each.id == spot.part)
        return [
            each
            for each, fields in model.records["stakeholder"].items()
            if section.is_for(str(fields["sort"]))
        ]

    def _list(
        self, spot: Spot, data: st.DataObject, model: Model, whose: str = ""
    ) -> tuple[RecordsField, Fields]:
        """Go to a list of records; return it, and what a new one in it belongs to."""
        owner: Fields = {}
        target = spot.part
        if spot.by:
            whose = whose or data.draw(st.sampled_from(self._pages(spot, model)))
            owner = {spot.by: whose}
            target = f"{whose}/{spot.part}"
        self._go(spot.section, target)
        return next(
            each
            for each in self._view.page.findChildren(RecordsField)
            if each.isVisible() and each.field.record == spot.kind
        ), owner

    def _card(self, kind: str, data: st.DataObject, model: Model) -> RecordCard | None:
        """Go to a record that is there, and open it with Return."""
        ways_to: list[tuple[Spot, str, str]] = []
        for spot in self._spots:
            if spot.kind != kind:
                continue
            for whose in self._pages(spot, model) if spot.by else [""]:
                mine = model.named_by(kind, spot.by, whose) if spot.by else model.records[kind]
                ways_to += [(spot, whose, each) for each in mine]
        if not ways_to:
            return None
        spot, whose, record_id = data.draw(st.sampled_from(ways_to))
        field, _ = self._list(spot, data, model, whose)
        card = next(each for each in field.cards if each.record_id == record_id)
        if not card.is_open:
            tab_to(card.edit)
            press(Qt.Key.Key_Return)
        return card

    def _boxes_of(
        self, kind: str, record_id: str, data: st.DataObject, model: Model
    ) -> Sequence[FieldBox]:
        """Go to a page of a person or a session that asks something; return its questions."""
        if kind == "session":
            part = data.draw(st.sampled_from([name for name, lines in PARTS.items() if lines]))
            self._go("sessions", f"{record_id}/{part}")
            return self._sessions.form.boxes
        sort = str(model.records[kind][record_id]["sort"])
        mine = [each.id for each in self._sections if each.is_for(sort) and each.fields]
        self._go("people", f"{record_id}/{data.draw(st.sampled_from(mine))}")
        assert self._people.person is not None
        return self._people.person.form.boxes

    # --- Writing --------------------------------------------------------------------------------

    def _answer(
        self,
        data: st.DataObject,
        kind: str,
        record_id: str,
        boxes: Sequence[FieldBox],
        owner: Fields,
        *,
        must_say: bool = True,
    ) -> Done:
        asked = [each for each in boxes if isinstance(each, SingleField) and each.isVisible()]
        can = [each for each in asked if ways(each, must_say=must_say)]
        box = data.draw(st.sampled_from(can), label=f"a question about {kind}")
        way = data.draw(st.integers(0, ways(box, must_say=must_say) - 1))
        # What a new record starts with stands in the form before there is anything to save.
        starts = {each.field.id: each.editor.value() for each in asked if each.editor.value()}
        said = answer(box, way, must_say=must_say)
        return Done(
            kind,
            record_id,
            {**starts, **owner, box.field.id: said} if must_say else {box.field.id: said},
        )

    def _expect(
        self, spot: Spot, field: RecordsField, data: st.DataObject, owner: Fields
    ) -> Done | None:
        """Pick who is expected, or what somebody is expected at, from the list under the cards."""
        pick = cast("PickRecord", field._pick)  # type: ignore[attr-defined]  # both lists have it
        ids = [str(pick.combo.itemData(at) or "") for at in range(pick.combo.count())]
        found = [each for each in ids if each not in ("", "+")]
        if not found:
            return None
        chosen = data.draw(st.sampled_from(found))
        before = {each.record_id for each in field.cards}
        tab_to(pick.combo)
        press(Qt.Key.Key_Space)
        view = pick.combo.view()
        QTest.keyClick(view, Qt.Key.Key_Home)
        for _ in range(ids.index(chosen)):
            QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Return)
        settle()
        (new,) = {each.record_id for each in field.cards} - before
        other = "stakeholder" if spot.by == "session" else "session"
        return Done("expected_person", new, {**owner, other: chosen})

    # --- Lists to pick from ---------------------------------------------------------------------

    def _add_term(self) -> Done:
        self._go("lists", f"{TERM_PLACE['list']}/{TERM_PLACE['group']}")
        before = {each.line.id for each in self._lists.form._rows}
        tab_to(self._lists.form.new)
        QTest.keyClicks(focused(), "A lamp")
        press(Qt.Key.Key_Return)
        (new,) = {each.line.id for each in self._lists.form._rows} - before
        return Done("term", new, {**TERM_PLACE, "text": "A lamp"})

    def _row(self, data: st.DataObject, model: Model) -> QWidget | None:
        self._go("lists", f"{TERM_PLACE['list']}/{TERM_PLACE['group']}")
        rows = [each for each in self._lists.form._rows if each.line.id in model.records["term"]]
        return data.draw(st.sampled_from(rows)) if rows else None

    def _reword(self, data: st.DataObject, model: Model) -> Done | None:
        row = self._row(data, model)
        if row is None:
            return None
        said = data.draw(st.sampled_from(["A ramp", "A lamp & a rug"]))
        tab_to(row.editor.entry())  # type: ignore[attr-defined]  # a row of the list
        type_in(said)
        return Done("term", row.line.id, {"text": said})  # type: ignore[attr-defined]  # as above

    def _take_out(self, data: st.DataObject, model: Model) -> Done | None:
        row = self._row(data, model)
        if row is None:
            return None
        term = row.line.id  # type: ignore[attr-defined]  # as above
        tab_to(row.out)  # type: ignore[attr-defined]  # as above
        press(Qt.Key.Key_Return)
        return Done("term", term, {"hidden": "yes"})
