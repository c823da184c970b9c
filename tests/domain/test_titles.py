"""What records are called in menus."""

from __future__ import annotations

from coprod_desktop.domain.records import Objective, Outcome, Stakeholder
from coprod_desktop.domain.titles import LONGEST_TITLE, title_of


def test_a_person_is_called_by_name() -> None:
    assert title_of(Stakeholder(id="1", name="Bernadette", perspective="carer")) == "Bernadette"


def test_the_first_words_that_are_not_empty_count() -> None:
    assert title_of(Objective(id="1", benefit="A rest")) == "A rest"


def test_long_text_is_cut_to_one_line_that_fits_a_menu() -> None:
    title = title_of(Outcome(id="1", outcome="word\n" * 100))
    assert len(title) == LONGEST_TITLE
    assert "\n" not in title
    assert title.endswith("…")


def test_a_record_without_words_has_no_title() -> None:
    assert title_of(Outcome(id="1")) == ""
