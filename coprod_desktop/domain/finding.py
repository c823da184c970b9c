"""Looking for words in texts: what is looked for, where it stands, and a piece of text around it.

Capitals, accents, and which apostrophe or hyphen it is count for nothing, and a part of a word is
enough: "sian" finds "Siân", and "bus" finds "minibus".
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

from coprod_desktop.domain.folding import folded, folded_with_places

Span = tuple[int, int]
"""Where something stands in a text: its first letter, and the one after its last."""

WHOLE = 160
"""Letters of a text that is shown whole."""
_BEFORE, _AFTER = 40, 80
"""Letters that are shown before and after a word of a longer text."""
_GAP = "…"


def wanted_words(typed: str) -> tuple[str, ...]:
    """Return the words that somebody looks for, folded, each once."""
    return tuple(dict.fromkeys(folded(typed).split()))


def has_all(text: str, words: Sequence[str]) -> bool:
    """Tell whether a folded text has all of some folded words, in any order."""
    # A loop is quicker than all(): this is asked of everything that there is.
    for each in words:  # noqa: SIM110
        if each not in text:
            return False
    return True


def begin(text: str, words: Sequence[str]) -> bool:
    """Tell whether each of some folded words begins a word of a folded text."""
    # Most words stand after a space: the slower look is for those after a bracket and the like.
    return all(f" {each}" in text or _beginning(each).search(text) for each in words)


def spans(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Return where folded words stand in a text, in order; what touches is one."""
    letters, places = folded_with_places(text)
    found: list[Span] = []
    for word in words:
        at = letters.find(word)
        while at >= 0:
            found.append(_span(text, places, at, len(word)))
            at = letters.find(word, at + len(word))
    return _merged(found)


def first_of(text: str, word: str) -> Span | None:
    """Return where a folded word stands first, at the beginning of a word if it does anywhere."""
    letters, places = folded_with_places(text)
    begun = _beginning(word).search(letters)
    at = begun.start() if begun else letters.find(word)
    return None if at < 0 else _span(text, places, at, len(word))


def around(text: str, words: Sequence[str]) -> str:
    """Return a text on one line, or of a long one the pieces around the folded words in it."""
    text = " ".join(text.split())
    if len(text) <= WHOLE:
        return text
    found = [span for each in words if (span := first_of(text, each)) is not None]
    if not found:
        return f"{text[: _end(text, 0, WHOLE)].rstrip()} {_GAP}"
    pieces = _merged([(_start(text, start), _end(text, end, end + _AFTER)) for start, end in found])
    said = f" {_GAP} ".join(text[start:end].strip() for start, end in pieces)
    before = f"{_GAP} " if pieces[0][0] > 0 else ""
    return before + said + (f" {_GAP}" if pieces[-1][1] < len(text) else "")


@functools.lru_cache(16)
def _beginning(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}")


def _span(text: str, places: Sequence[int], at: int, length: int) -> Span:
    start, end = places[at], places[at + length - 1] + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return start, end


def _merged(found: Sequence[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _start(text: str, at: int) -> int:
    """Return where a piece begins: with a word, if one begins near enough."""
    least = max(0, at - _BEFORE)
    if not least:
        return 0
    space = text.find(" ", least, at)
    return least if space < 0 else space + 1


def _end(text: str, least: int, most: int) -> int:
    """Return where a piece ends: with a word, if one ends near enough."""
    if most >= len(text):
        return len(text)
    space = text.rfind(" ", least, most)
    return most if space < 0 else space
