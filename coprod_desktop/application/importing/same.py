"""When two people in two lists are probably one: the same name, email or phone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from coprod_desktop.domain.fields import JsonValue

_NOT_DIGITS = re.compile(r"[^0-9]")
_ABROAD = re.compile(r"^\s*(?:\+|00)\s*44\s*(?:\(0\))?")
_SHORTEST_PHONE = 7


def folded(text: str) -> str:
    """Return a text without capitals, accents, spaces and signs, to compare it with another."""
    plain = text.casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        plain = "".join(each for each in apart if not unicodedata.combining(each))
    return "".join(each for each in plain if each.isalnum()) or " ".join(plain.split())


def reached_by(values: Mapping[str, JsonValue]) -> Iterator[str]:
    """Yield the email and the phone of a person in a form that compares; each where there is one.

    A phone number of the United Kingdom is the same with and without the sign for abroad.
    """
    email = str(values.get("email") or "").strip().casefold()
    if "@" in email:
        yield email
    written = str(values.get("phone") or "")
    phone = _NOT_DIGITS.sub("", _ABROAD.sub("0", written))
    if len(phone) >= _SHORTEST_PHONE:
        yield phone
