"""The name of who writes, which the history keeps with every change."""

from __future__ import annotations

from coprod_desktop.domain.limits import AUTHOR

_TURNS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows, in somebody else's line as well."""


def author_name(text: str) -> str:
    """Return a name as it is kept: one line, trimmed, of `AUTHOR` characters at most."""
    kept = "".join(each for each in " ".join(text.split()) if _is_kept(each))
    return kept[:AUTHOR].strip()


def _is_kept(letter: str) -> bool:
    # What joins letters in some scripts is not printable by itself, and belongs to a name.
    return (letter.isprintable() or letter in "\u200c\u200d") and letter not in _TURNS
