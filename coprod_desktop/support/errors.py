"""Errors that a person can act on, as against bugs."""

from __future__ import annotations


class KnownError(Exception):
    """Something went wrong that a person can act on.

    `key` names a sentence in the catalogue (`errors.toml`) that says what happened, whether the
    work is safe and what to do; `facts` fill its placeholders. The window and the command line
    turn it into words. Anything else that is raised is a bug and goes to the crash report.
    """

    def __init__(self, key: str, **facts: str | int) -> None:
        super().__init__(key, facts)
        self.key = key
        self.facts = facts
