"""How somebody is called in the window."""

from __future__ import annotations

from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import Stakeholder


def person_name(words: Words, stakeholder: Stakeholder) -> str:
    """Return what somebody is called, also while no name is written down."""
    return stakeholder.name or words("ui.people.unnamed")
