"""The pictures above lists: drawn live, and the same in words for everybody."""

import pytest
from audit import audit
from pages import gone, read
from PySide6.QtWidgets import QApplication

from coprod_desktop.application.operations import Create, Delete, Set, Undo
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.forms.shade import shade
from coprod_desktop.ui.pictures.budget import _Bar
from coprod_desktop.ui.steps.page import StepsPage

ONE = "00000000-0000-4000-8000-000000000001"
TWO = "00000000-0000-4000-8000-000000000002"


@pytest.fixture
def page(qtbot, context):
    made = StepsPage(context)
    qtbot.addWidget(made)
    stop = context.workspace.subscribe(made.refresh)
    made.resize(1150, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    stop()
    gone(made)


def picture(page, target):
    page.show_place(Place("steps", target))
    (found,) = page.form.pictures
    return found


def look(widget):
    """Return what is drawn, to tell whether it changed."""
    QApplication.processEvents()
    return widget.grab().toImage()


def painted(bar):
    """Return how much of a bar is full, along its middle."""
    image = look(bar)
    middle = image.height() // 2
    full = shade("accent").rgb()
    inside = range(2, image.width() - 2)
    return sum(image.pixelColor(x, middle).rgb() == full for x in inside) / len(inside)


def test_milestones_stand_on_a_line_with_today_and_their_state(page, context):
    shown = picture(page, "framework.timeline")
    assert not shown.isVisible()
    made = {"what": "We have met", "date": "2026-11-05", "state": "to_do"}
    context.workspace.perform(Create("milestone", made, ONE))
    context.workspace.perform(
        Create("milestone", {"what": "The trial begins", "date": "2027-01-11"}, TWO)
    )
    lines = read(shown).split("\n")[2:]
    assert lines == [
        "We have met",
        "Thursday 5 November 2026 · To do · its day has passed",
        "Today, Monday 23 November 2026",
        "The trial begins",
        "Monday 11 January 2027",
    ]
    before = look(shown)
    context.workspace.perform(Set("milestone", ONE, {"state": "reached"}))
    assert "Thursday 5 November 2026 · Reached" in read(shown).split("\n")
    assert look(shown) != before
    context.workspace.perform(Delete("milestone", ONE))
    context.workspace.perform(Delete("milestone", TWO))
    assert not shown.isVisible()


def test_values_are_drawn_over_time_and_said(page, context):
    shown = picture(page, "relationships.values")
    assert not shown.isVisible()
    for day, rating in (("2026-09-17", "not_yet"), ("2026-11-05", "mostly")):
        made = {"value": "sharing_power", "date": day, "rating": rating}
        context.workspace.perform(Create("value_check", made))
    assert shown.isVisible()
    assert "Thursday 17 September 2026: Not yet · Thursday 5 November 2026: Mostly" in read(
        shown
    ).split("\n")
    before = look(shown)
    context.workspace.perform(Undo())
    assert "Thursday 17 September 2026: Not yet" in read(shown).split("\n")
    assert look(shown) != before


def test_the_budget_adds_itself_up_whatever_changes_elsewhere(page, context):
    shown = picture(page, "framework.money")
    assert not shown.isVisible()
    perform = context.workspace.perform
    perform(Create("budget_line", {"sort": "income", "amount": 10000}, ONE))
    perform(Create("barrier", {"cost": 2550}))
    perform(Create("reciprocity", {"amount": 3000, "advanced": 500, "claimed_on": "2026-11-09"}))
    lines = read(shown).split("\n")
    pairs = dict(zip(lines[2:-1:2], lines[3:-1:2], strict=True))
    assert pairs == {
        "Getting barriers out of the way": "£25.50",
        "What people get back": "£30",
        "All costs together": "£55.50",
        "Money that comes in": "£100",
        "Left": "£44.50",
    }
    assert lines[-1] == ("Of what people get back: £5 given in advance, £25 waiting to be paid.")
    bars = [each for each in shown.findChildren(_Bar) if each.isVisible()]
    assert [painted(each) for each in bars] == [pytest.approx(0.85, abs=0.02), 1.0]
    perform(Set("budget_line", ONE, {"amount": 5000}))
    assert "Still missing\n£5.50" in read(shown)
    perform(Undo())
    assert "Left\n£44.50" in read(shown)
    perform(Set("budget_line", ONE, {"sort": ""}))
    assert "Not counted yet: say whether it comes in or goes out\n£100" in read(shown)


@pytest.mark.parametrize("theme", ["light", "contrast"])
@pytest.mark.parametrize(
    "target", ["framework.timeline", "relationships.values", "framework.money"]
)
def test_the_pictures_of_the_example_are_whole_in_large_text(example_window, theme, target):
    example_window.themer.show(theme, 200)
    example_window.resize(1024, 700)
    example_window.project.go(Place("steps", target))
    QApplication.processEvents()
    assert audit(example_window) == []
