"""What everyone brings: the drawn boxes, and who offers what, from People and from step 4."""

from __future__ import annotations

import pytest
from audit import audit
from pages import button, gone, read
from people_pages import press, who
from PySide6.QtCore import QPoint, Qt

from coprod_desktop.application.operations import Create, Delete
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.kit import em
from coprod_desktop.ui.people.strengths import StrengthsPage
from coprod_desktop.ui.steps.page import StepsPage

MINIBUS = fixed_id("test", "minibus")


@pytest.fixture
def shown(full_page, context) -> StrengthsPage:
    """Give the strengths of the tests' people."""
    bus = {
        "what": "Drives a minibus",
        "sort": "skill",
        "whose": [who("Bilal")],
        "use": "On Thursdays",
        "used": "In the storm",
    }
    context.workspace.perform(Create("asset", bus, MINIBUS))
    hall = {"what": "A warm hall", "sort": "place", "whose": ["The hall committee"]}
    context.workspace.perform(Create("asset", hall))
    context.workspace.perform(Create("asset", {"what": "Whistles"}))
    button(full_page, "Strengths").setFocus()
    press(Qt.Key.Key_Return)
    view = full_page._views["strengths"]
    assert isinstance(view, StrengthsPage)
    assert view.isVisible()
    return view


def test_each_sort_says_how_many_there_are_and_who_offers_them(shown):
    lines = read(shown).split("\n")
    at = lines.index("Skills")
    assert lines[at : at + 3] == ["Skills", "1 in all, 1 used", "From Bilal."]
    at = lines.index("Knowledge")
    assert lines[at : at + 2] == ["Knowledge", "None yet"]
    at = lines.index("Not sorted yet")
    assert lines[at + 2] == "Nobody is noted yet."


def test_the_list_says_who_offers_what_and_where_it_is_used(shown):
    words = "Drives a minibus. From Bilal. Could be used: On Thursdays Used already: In the storm"
    assert button(shown, "Drives a minibus.").words == words
    assert button(shown, "A warm hall.").words == "A warm hall. From The hall committee."
    assert button(shown, "Whistles.").words == "Whistles. Nobody is noted yet."


def test_the_list_has_the_signs_of_the_picture(shown):
    """A full disc is used already, an open ring is still to be used."""
    for start, share in (("Drives a minibus.", 0.9), ("A warm hall.", 0.0), ("Whistles.", 0.0)):
        row = button(shown, start)
        picture = row.grab().toImage()
        side = em(row, 1.375)
        frame = row._measured().width() // 2
        middle = QPoint(frame + side // 2, row.height() // 2)
        ground = picture.pixelColor(row.width() - 5, middle.y())
        inside = [
            picture.pixelColor(middle + QPoint(x, y)) != ground
            for x in range(-2, 3)
            for y in range(-2, 3)
        ]
        assert sum(inside) / len(inside) >= share
        assert bool(share) or not any(inside)
        edge = [picture.pixelColor(frame + x, middle.y()) != ground for x in range(side // 2)]
        assert any(edge)


@pytest.mark.parametrize(
    ("start", "place"),
    [
        ("Drives", Place("people", who("Bilal"), "asset")),
        ("A warm", Place("steps", "relationships.assets", "relationships.assets")),
        ("Add a strength", Place("steps", "relationships.assets", "relationships.assets")),
    ],
)
def test_each_line_leads_to_its_place(shown, heard, start, place):
    button(shown, start).setFocus()
    press(Qt.Key.Key_Return)
    assert heard.went == [place]


def test_what_is_gone_is_on_the_map_no_more(shown, context):
    context.workspace.perform(Delete("asset", MINIBUS))
    assert "From Bilal." not in read(shown)
    with pytest.raises(StopIteration):
        button(shown, "Drives")


def test_without_strengths_the_page_says_what_goes_here(page):
    page.show_place(Place("people", "strengths"))
    assert "Nothing is listed yet." in read(page)
    assert "The same as a list" not in read(page)


def test_after_the_first_few_more_are_shown_when_asked_for(shown, context):
    for number in range(20):
        context.workspace.perform(Create("asset", {"what": f"Skill {number:02}", "sort": "skill"}))
    more = button(shown, "Show 8 more")
    more.setFocus()
    press(Qt.Key.Key_Return)
    assert button(shown, "Skill 10.")
    assert button(shown, "Show 5 more")


@pytest.mark.usefixtures("shown")
def test_step_4_shows_the_boxes_and_the_way_to_everybodys(qtbot, context, heard):
    steps = StepsPage(context)
    qtbot.addWidget(steps)
    steps.resize(1150, 800)
    with qtbot.waitActive(steps):
        steps.show()
        steps.activateWindow()
    steps.show_place(Place("steps", "relationships.assets"))
    assert "1 in all, 1 used" in read(steps)
    lead = button(steps, "See who brings what")
    lead.setFocus()
    press(Qt.Key.Key_Return)
    assert heard.went[-1] == Place("people", "strengths")
    steps.show_place(Place("steps", "stakeholders.people"))
    assert "0 are on the map, 5 still to be placed." in read(steps)
    lead = button(steps, "Open the map")
    lead.setFocus()
    press(Qt.Key.Key_Return)
    assert heard.went[-1] == Place("people", "map")
    gone(steps)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.usefixtures("shown")
def test_the_strengths_are_for_everybody(full_page, themer, theme, zoom):
    themer.show(theme, zoom)
    for size in ((1150, 800), (640, 700)):
        full_page.resize(*size)
        assert audit(full_page) == []
