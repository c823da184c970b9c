"""Text as it is looked for: without capitals, accents and double spaces; and names as typed."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
"""Letters that Unicode takes for letters of their own, as a person without their key types them."""

APOSTROPHES = "'\u2018\u2019\u02bc\u02b9\u2032\uff07`\u00b4"
HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
"""Signs that programs put in the place of each other as somebody types; the plain one is first."""

_SIGNS = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(HYPHENS, "-"))


_FOLDED_SIGNS = _LETTERS | _SIGNS
_KEPT = 4096
"""Letters that are remembered: those of a few alphabets."""


def folded(text: str) -> str:
    """Return a text as it is compared: "Siân  Ó Súilleabháin" is "sian o suilleabhain".

    Apostrophes are one kind, and so are hyphens: "O\u2019Brien" is "o'brien".
    """
    small = text.casefold().replace("`", "'")
    return " ".join((small if small.isascii() else _taken_apart(small)).split())


def folded_with_places(text: str) -> tuple[str, Sequence[int]]:
    """Return a text folded letter by letter, and for each of its letters the one it came from.

    Spaces stay as many as they are; else it reads as `folded` does.
    """
    if text.isascii():
        small = text.casefold().replace("`", "'")
        return small, range(len(small))
    parts: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        part = _letter(letter)
        parts.append(part)
        places += [at] * len(part)
    return "".join(parts), places


def bare(text: str) -> str:
    """Return a text without capitals, accents, spaces and signs, to compare it with another."""
    small = folded(text)
    return "".join(each for each in small if each.isalnum()) or small


def _taken_apart(small: str) -> str:
    # Taking letters apart brings capitals out of some signs, and small ones more accents.
    text = small.translate(_SIGNS)
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(each for each in parts if not unicodedata.combining(each))
    return bare.translate(_FOLDED_SIGNS)


@functools.lru_cache(_KEPT)
def _letter(letter: str) -> str:
    return _taken_apart(letter.casefold())


def with_plain_signs(text: str) -> str:
    """Return a text with one kind of apostrophe and of hyphen; no letter changes its place."""
    return text if text.isascii() and "`" not in text else text.translate(_SIGNS)


def plain(text: str) -> str:
    """Return a text with one kind of apostrophe, hyphen and space, and joined accents (NFC)."""
    return " ".join(with_plain_signs(unicodedata.normalize("NFC", text)).split())


def as_name(text: str) -> str:
    """Return a name as it is compared: "Nia O\u2019BRIEN" is "nia o'brien"; accents count."""
    return plain(text).casefold()
