"""When two people in two lists are probably one: the same name, email or phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coprod_desktop.domain.contacts import phones_of
from coprod_desktop.domain.fields import JsonValue

_SHORTEST_PHONE = 6
"""Digits without the nought before them."""


def reached_by(values: Mapping[str, JsonValue]) -> Iterator[str]:
    """Yield the email and each phone number of a person in a form that compares."""
    email = str(values.get("email") or "").strip().casefold()
    if "@" in email:
        yield email
    phones = phones_of([str(values.get("phone") or "")])
    yield from (each for each in dict.fromkeys(phones) if len(each) >= _SHORTEST_PHONE)
