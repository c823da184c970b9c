"""Text as it is looked for: without capitals, accents and double spaces; and names as typed."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
"""Letters that Unicode takes for letters of their own, as a person without their key types them."""

APOSTROPHES = "'\u2018\u2019\u02bc\u02b9\u2032\uff07`\u00b4"
HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
"""Signs that programs put in the place of each other as somebody types; the plain one is first."""

_SIGNS = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(HYPHENS, "-"))


def folded(text: str) -> str:
    """Return a text as it is compared: "Siân  Ó Súilleabháin" is "sian o suilleabhain"."""
    small = text.casefold()
    if not small.isascii():
        # Taking letters apart brings capitals out of some signs, and small ones more accents.
        parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", small).casefold())
        small = "".join(each for each in parts if not unicodedata.combining(each))
        small = small.translate(_LETTERS)
    return " ".join(small.split())


def with_plain_signs(text: str) -> str:
    """Return a text with one kind of apostrophe and of hyphen; no letter changes its place."""
    return text if text.isascii() and "`" not in text else text.translate(_SIGNS)


def plain(text: str) -> str:
    """Return a text with one kind of apostrophe, hyphen and space, and joined accents (NFC)."""
    return " ".join(with_plain_signs(unicodedata.normalize("NFC", text)).split())


def as_name(text: str) -> str:
    """Return a name as it is compared: "Nia O\u2019BRIEN" is "nia o'brien"; accents count."""
    return plain(text).casefold()
