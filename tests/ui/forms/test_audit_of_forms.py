"""The accessibility audit over every kind of field, on the pages where they stand."""

import pytest
from audit import audit
from pages import gone
from PySide6.QtWidgets import QApplication

from coprod_desktop.ui.context import Place
from coprod_desktop.ui.forms.records import RecordsField
from coprod_desktop.ui.sessions.page import SessionsPage
from coprod_desktop.ui.steps.page import StepsPage

LOOKS = [("light", 100), ("dark", 100), ("contrast", 200)]


@pytest.fixture
def show(qtbot, example_context, themer):
    made = []

    def show_page(kind, theme, zoom):
        themer.show(theme, zoom)
        page = kind(example_context)
        page.resize(1148 if zoom == 100 else 960, 780)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        made.append(page)
        return page

    yield show_page
    for page in made:
        gone(page)


@pytest.mark.parametrize(("theme", "zoom"), LOOKS)
def test_pages_of_steps(show, theme, zoom):
    page = show(StepsPage, theme, zoom)
    found = {}
    for target in ("understand.readiness", "motivations.involvement", "framework.terms"):
        page.show_place(Place("steps", target))
        page.heading.setFocus()
        QApplication.processEvents()
        found[target] = audit(page)
    page.show_place(Place("steps", "motivations.achieve"))
    next(box for box in page.form.boxes if isinstance(box, RecordsField)).cards[0].open()
    QApplication.processEvents()
    found["an open card"] = audit(page)
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize(("theme", "zoom"), LOOKS)
def test_pages_of_sessions(show, example_context, theme, zoom):
    page = show(SessionsPage, theme, zoom)
    found = {"all": audit(page)}
    session = example_context.workspace.snapshot.sessions()[1]
    for part in ("when", "agenda", "coming", "reflect"):
        page.open(f"{session.id}/{part}")
        QApplication.processEvents()
        found[part] = audit(page)
    assert {name: each for name, each in found.items() if each} == {}
