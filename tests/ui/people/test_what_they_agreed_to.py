"""What we may do just now: a yes is told with until when and for what."""

from __future__ import annotations

from pages import read
from people_pages import who
from PySide6.QtWidgets import QApplication

from coprod_desktop.application.operations import Create, Set
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.people.agreed import AgreedNow


def agree(context, **more: object) -> str:
    given = {"stakeholder": who("Amal"), "purpose": "quote", "answer": "yes", **more}
    return context.workspace.perform(Create("consent", given)).id


def told(page, context) -> str:
    context.workspace.perform(Set("stakeholder", who("Amal"), {"notes": "."}))
    page.show_place(Place("people", f"{who('Amal')}/agreed"))
    QApplication.processEvents()
    lines = read(page.findChild(AgreedNow)).split("\n")
    return lines[lines.index("Their words") + 1]


def test_a_yes_says_until_when_and_for_what(full_page, context):
    agree(context, until="2027-05-31", uses="In the newsletter,\nfirst name only")
    assert told(full_page, context) == (
        "Yes, until Monday 31 May 2027. Where and how: In the newsletter, first name only. "
        "Check this yourself before you print or send."
    )


def test_of_several_the_longest_counts_and_each_use_is_told(full_page, context):
    agree(context, until="2027-05-31", uses="In the newsletter.")
    agree(context, until="2027-01-31", uses="On the wall")
    agree(context, until="2020-01-31", uses="On a film")
    said = told(full_page, context)
    assert said.startswith("Yes, until Monday 31 May 2027. Where and how: In the newsletter. Where")
    assert "film" not in said
    agree(context, uses="On the wall")
    said = told(full_page, context)
    assert said.startswith(
        "Yes. Where and how: In the newsletter. Where and how: On the wall. Check"
    )


def test_a_yes_without_bounds_is_a_yes(full_page, context):
    agree(context)
    assert told(full_page, context) == "Yes"
