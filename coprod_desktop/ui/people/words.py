"""How somebody is called in the window."""

from __future__ import annotations

from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import Stakeholder

_LONGEST_WORD = 20
"""Letters of one word that still fit a narrow page in the largest text."""
_LONGEST = 60


def person_name(words: Words, stakeholder: Stakeholder) -> str:
    """Return what somebody is called, also while no name is written down, short enough to fit."""
    if not stakeholder.name:
        return words("ui.people.unnamed")
    if len(stakeholder.name) <= _LONGEST_WORD:
        return " ".join(stakeholder.name.split())  # no part of it is too long
    return _cut(" ".join(_cut(each, _LONGEST_WORD) for each in stakeholder.name.split()), _LONGEST)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
