"""A name is one line, trimmed, and short, whatever comes in."""

from __future__ import annotations

import pytest

from coprod_desktop.domain.author import author_name
from coprod_desktop.domain.limits import AUTHOR


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Bernadette", "Bernadette"),
        ("  Ann\t of \n the\u2028 garden ", "Ann of the garden"),
        ("Siân Ŵyn", "Siân Ŵyn"),
        ("\u0645\u06cc\u200c\u0646\u0627", "\u0645\u06cc\u200c\u0646\u0627"),
        ("Ann\u202eneB\u2066", "AnnneB"),
        ("A\x00n\x1bn\udcff", "Ann"),
        ("   ", ""),
        ("x" * 200, "x" * AUTHOR),
        ("x" * (AUTHOR - 1) + " y", "x" * (AUTHOR - 1)),
    ],
)
def test_a_name_is_one_short_line(given: str, kept: str) -> None:
    assert author_name(given) == kept
    assert author_name(kept) == kept
