"""Text as it is looked for: without capitals, accents and double spaces."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
"""Letters that Unicode takes for letters of their own, as a person without their key types them."""


def folded(text: str) -> str:
    """Return a text as it is compared: "Siân  Ó Súilleabháin" is "sian o suilleabhain"."""
    small = text.casefold()
    if not small.isascii():
        # Taking letters apart brings capitals out of some signs, and small ones more accents.
        parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", small).casefold())
        small = "".join(each for each in parts if not unicodedata.combining(each))
        small = small.translate(_LETTERS)
    return " ".join(small.split())
