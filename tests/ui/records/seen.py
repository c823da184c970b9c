"""What stands on the page that is open, held against what the project should hold."""

from __future__ import annotations

from record_model import Model

from coprod_desktop.domain.fields import Kind
from coprod_desktop.ui.forms.card import RecordCard
from coprod_desktop.ui.forms.field import SingleField
from coprod_desktop.ui.forms.records import RecordsField
from coprod_desktop.ui.people.page import PeoplePage
from coprod_desktop.ui.sessions.page import SessionsPage
from coprod_desktop.ui.window.project_view import ProjectView


def assert_shown(view: ProjectView, model: Model) -> None:
    """Check that every list and every answer in sight says what the project should hold."""
    for field in view.page.findChildren(RecordsField):
        if field.isVisible():
            _assert_listed(field, view, model)
    for box in view.page.findChildren(SingleField):
        if box.isVisible():
            _assert_answered(box, model)
    page = view.page
    if isinstance(page, PeoplePage) and page.list.isVisible():
        assert sorted(page.list.model.ids) == sorted(model.records["stakeholder"])


def in_sight(view: ProjectView, kind: str, record_id: str) -> bool:
    """Tell whether the page that is open shows a record."""
    cards = view.page.findChildren(RecordCard)
    if any(each.record_id == record_id and each.isVisible() for each in cards):
        return True
    page = view.page
    if isinstance(page, PeoplePage) and page.person is not None and page.person.isVisible():
        return page.person.record_id == record_id
    if isinstance(page, PeoplePage):
        return page.list.isVisible() and record_id in page.list.model.ids
    if isinstance(page, SessionsPage) and page.overview.isVisible():
        return kind == "session"
    boxes = [each for each in page.findChildren(SingleField) if each.isVisible()]
    return kind == "term" or any(each._link.cell.row == (kind, record_id) for each in boxes)


def _assert_listed(field: RecordsField, view: ProjectView, model: Model) -> None:
    kind = field.field.record
    place = view.page.form.stands_at if not isinstance(view.page, PeoplePage) else None  # type: ignore[attr-defined]  # pages with lists have forms
    if isinstance(view.page, PeoplePage):
        assert view.page.person is not None
        place = view.page.person.form.stands_at
    assert place is not None
    whose, _, _ = place.target.partition("/")
    wanted = list(model.records[kind])
    if place.section in ("people", "sessions"):
        (by,) = field._owner
        wanted = model.named_by(kind, by, whose)
    assert [each.record_id for each in field.cards if not field._is_draft(each)] == wanted
    for card in field.cards:
        if not card.is_open:
            _assert_called(card, model)


def _assert_called(card: RecordCard, model: Model) -> None:
    """Check that a closed card goes by its first answer, where that is in a person's words."""
    first = card._form.fields[0]
    said = model.records[card._form.kind][card.record_id][first.id]
    if first.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT) and said:
        assert str(said) in card.title


def _assert_answered(box: SingleField, model: Model) -> None:
    kind, record_id = box._link.cell.row
    if record_id not in model.records.get(kind, {}):
        return  # it is there with its first answer
    held = model.records[kind][record_id][box.field.id]
    assert (box.editor.value() or "") == (held or ""), (kind, box.field.id)
