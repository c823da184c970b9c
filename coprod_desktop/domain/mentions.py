"""Where a text speaks of somebody: a name or a contact as it was recorded, and what to say instead.

A rule that everybody can foresee: whole words, as they stand in the person's record. A name of one
word heeds capitals, for "Rose" is no rose. Nobody guesses at first names or nicknames.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from coprod_desktop.domain.folding import APOSTROPHES, HYPHENS, plain

_LEAST_DIGITS = 5
_BETWEEN_DIGITS = r"[\s().\-]*"
_LEAST_LETTERS = 2
_SHORTEST = "…"


class Mentions:
    """The places in texts where some names and contacts stand.

    What is in `keep` is found too and left as it is: "Sam Lee" stays whole where "Sam" goes.
    """

    def __init__(self, values: Iterable[str], keep: Iterable[str] = ()) -> None:
        kept = _known(keep)
        known = _known(values) - kept
        longest_first = sorted(known | kept, key=lambda each: (-len(each), each))
        parts = (
            _pattern(each) if each in kept else f"({_pattern(each)})" for each in longest_first
        )
        self._any = re.compile("|".join(parts) or "(?!)")

    def found_in(self, text: str) -> bool:
        """Tell whether a text holds one of them."""
        return any(each.lastindex for each in self._any.finditer(_composed(text)))

    def replaced(self, text: str, instead: str, most: int | None = None) -> str:
        """Return a text with other words in their place, of `most` characters where that is given.

        A text that holds none of them is as it was.
        """
        if not self.found_in(text):
            return text
        said = self._with(text, instead)
        if most is not None and len(said) > most:
            said = self._with(text, _SHORTEST)[:most]
        return said

    def _with(self, text: str, instead: str) -> str:
        return self._any.sub(
            lambda match: instead if match.lastindex else match.group(), _composed(text)
        )


def _known(values: Iterable[str]) -> set[str]:
    lines = {plain(each) for each in values}
    return {each for each in lines if sum(map(str.isalnum, each)) >= _LEAST_LETTERS}


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _pattern(value: str) -> str:
    digits = [each for each in value if each.isdecimal()]
    if len(digits) >= _LEAST_DIGITS and not any(map(str.isalpha, value)):
        plus = re.escape("+") if value.startswith("+") else ""
        return rf"(?<!\d){plus}{_BETWEEN_DIGITS.join(digits)}(?!\d)"
    words = "".join(map(_typed, value))
    caseless = " " in value or "@" in value
    return rf"(?<![^\W_]){f'(?i:{words})' if caseless else words}(?![^\W_])"


def _typed(letter: str) -> str:
    """Return what may stand for a letter of a plain name in a text."""
    match letter:
        case " ":
            return r"\s+"
        case "'":
            return f"[{re.escape(APOSTROPHES)}]"
        case "-":
            return f"[{re.escape(HYPHENS)}]"
        case _:
            return re.escape(letter)
