"""Pictures: the outlines that a browser would draw, and never a crash."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coprod_desktop.render.pdf.figures import figure_code
from coprod_desktop.render.svg import UnreadablePictureError, read_svg
from coprod_desktop.render.svg_path import path

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'


def _end(d: str) -> tuple[float, ...]:
    return path(d)[-1][1][-2:]


@pytest.mark.parametrize(
    ("d", "end"),
    [
        ("M10 10 L20 30", (20, 30)),
        ("m10 10 5 5 5 5", (20, 20)),
        ("M1,1H9V9h-2v-2", (7, 7)),
        ("M0 0C1 1 2 2 3 3S5 5 6 6", (6, 6)),
        ("M0 0Q5 5 10 0T20 0", (20, 0)),
        ("M0 0A5 5 0 0 1 10 0", (10, 0)),
        ("M0 0a5 5 0 1010 0", (10, 0)),
        ("M.5.5-1-1", (-1, -1)),
        ("M1e1 1E1", (10, 10)),
    ],
)
def test_a_path_ends_where_its_commands_lead(d: str, end: tuple[float, float]) -> None:
    assert _end(d) == pytest.approx(end)


def test_an_arc_stays_on_its_circle() -> None:
    points = path("M10 0A10 10 0 0 1 -10 0A10 10 0 0 1 10 0")
    for _, numbers in points[1:]:
        assert math.hypot(*numbers[-2:]) == pytest.approx(10, abs=0.01)
    assert min(numbers[-1] for _, numbers in points) == pytest.approx(-10, abs=0.01)


def test_groups_hand_down_their_look_and_place() -> None:
    picture = read_svg(
        f'{HEAD}<g fill="none" stroke="#abc" stroke-width="2" transform="translate(10 5) scale(2)">'
        '<line x2="10"/><rect width="4" height="4" style="fill:red"/></g></svg>'
    )
    line, rect = picture.shapes
    assert line.segments == (("m", (10, 5)), ("l", (30, 5)))
    assert (line.fill, line.stroke, line.width) == ("", "#AABBCC", 4)
    assert rect.fill == "#FF0000"


@pytest.mark.parametrize(
    "source",
    ["", "words", "<p/>", "<svg", '<svg viewBox="0 0 0 0"/>', "<!DOCTYPE svg><svg/>", "\ud800"],
)
def test_what_is_no_picture_is_refused(source: str) -> None:
    with pytest.raises(UnreadablePictureError):
        read_svg(source)
    assert figure_code(source).code


@given(st.text(alphabet="MmLlHhVvCcSsQqTtAaZz0123456789 .,-e", max_size=60))
@example("M0 0A0 0 0 0 0 1e400 1")
@example("M1e308 1e308l1e308 1e308")
def test_any_path_is_drawn_or_refused(d: str) -> None:
    code = figure_code(f'{HEAD}<path d="{d}"/></svg>').code
    assert "inf" not in code
    assert "nan" not in code
