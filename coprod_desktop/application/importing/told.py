"""What the values of a person say in words, and whether two of them say the same."""

from __future__ import annotations

from functools import partial

from coprod_desktop.application.importing.columns import KIND, head
from coprod_desktop.content.model import Content
from coprod_desktop.content.picked import name_of, text_of
from coprod_desktop.content.words import Words
from coprod_desktop.domain.contacts import phones_of
from coprod_desktop.domain.fields import JsonValue, Kind
from coprod_desktop.domain.folding import bare
from coprod_desktop.domain.snapshot import Snapshot

_LONGEST = 60
"""Characters of a value in a sentence: it shows which one is meant."""


class Told:
    """Tells values by field, as a person reads them in one language."""

    def __init__(self, words: Words, content: Content, snapshot: Snapshot) -> None:
        self._words = words
        self._form = content.forms[KIND]
        self._snapshot = snapshot

    def head(self, name: str) -> str:
        """Return what a field is called."""
        return head(self._words, name)

    def text(self, name: str, value: JsonValue) -> str:
        """Return a value in words on one line: what is picked by its words, with commas."""
        return ", ".join(filter(None, self._lines(name, value)))

    def same(self, name: str, there: JsonValue, value: JsonValue) -> bool:
        """Tell whether what is there says all that a value says."""
        if name == "phone" and (phones := set(phones_of([str(value)]))):
            return phones <= set(phones_of([str(there or "")]))
        if self._form.field(name).kind is Kind.PICKS:
            held = set(map(bare, self._lines(name, there)))
            return held >= set(map(bare, self._lines(name, value)))
        return bare(self.text(name, there)) == bare(self.text(name, value))

    def _lines(self, name: str, value: JsonValue) -> list[str]:
        field = self._form.field(name)
        said = text_of(field, value, partial(name_of, field, snapshot=self._snapshot))
        return said.split("\n")


def shortened(text: str, most: int = _LONGEST) -> str:
    """Return a text that fits a sentence."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
