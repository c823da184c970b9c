"""Cells that a spreadsheet program would take for a formula, made harmless, and back again.

A cell that begins with one of these signs is run as a formula when a CSV file is opened (OWASP,
"CSV Injection"). An apostrophe before it makes it text.
"""

from __future__ import annotations

import re

_DANGER = re.compile(r"'*(\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")
_GUARDED = re.compile(r"'+(\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")


def guarded(text: str) -> str:
    """Return a text that no program runs: with an apostrophe more where one is needed."""
    return f"'{text}" if _DANGER.match(text) else text


def kept_apart(text: str) -> str:
    """Return a text for a cell that is marked as text: so that `unguarded` gives it back.

    Such a cell is never run, so only what looks guarded already gets an apostrophe.
    """
    return f"'{text}" if _GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """Return a text without the apostrophe that `guarded` gave it."""
    return text[1:] if _GUARDED.match(text) else text
