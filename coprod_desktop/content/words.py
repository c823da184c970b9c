"""The catalogue: every word that a person reads, by key, in one language.

`resources/locale/<language>/` holds TOML files. A key such as "ui.start.new" stands in `ui.toml`
under `[start]`; "steps.understand.title" stands in `steps/understand.toml`. Files are read on
first use, so that the start page does not wait for the words of the steps.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from coprod_desktop.support.errors import KnownError
from coprod_desktop.support.paths import resources


def _english(count: int) -> str:
    return "one" if count == 1 else "other"


def _welsh(count: int) -> str:
    return {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}.get(count, "other")


PLURAL_FORMS: Mapping[str, Callable[[int], str]] = {"en": _english, "cy": _welsh}
"""Which form a count takes, by language (Unicode CLDR, cardinal rules)."""


_STOPS = (".", "?", "!", "…", ":", ";")


def sentences(*parts: str) -> str:
    """Return some texts as one to be read aloud, with a stop after each that has none of its own.

    Names and questions stand in it as people wrote them: "Added: Is it?" takes no full stop.
    """
    said = [each.rstrip() for each in parts if each.strip()]
    ended = [each if each.endswith(_STOPS) else f"{each}." for each in said[:-1]]
    return " ".join([*ended, *said[-1:]])


class Words:
    """The words of one language. Raises `KeyError` for a key that the catalogue lacks: a bug."""

    def __init__(self, language: str = "en", root: Path | None = None) -> None:
        self.language = language
        self._folder = (root or resources() / "locale") / language
        self._files: dict[str, Mapping[str, Any] | None] = {}

    def __call__(self, key: str, **facts: object) -> str:
        """Return the words for a key, with its {placeholders} filled from `facts`."""
        found = self._find(key)
        if not isinstance(found, str):
            raise KeyError(key)
        return found.format_map(facts) if facts else found

    def plural(self, key: str, count: int, **facts: object) -> str:
        """Return the form of a key that `count` takes; {count} is filled in."""
        form = PLURAL_FORMS[self.language](count)
        found = self._find(key)
        if not isinstance(found, Mapping):
            raise KeyError(key)
        chosen = found.get(form, found["other"])
        return str(chosen).format_map({"count": count, **facts})

    def choice(self, key: str) -> str:
        """Return the words for a key that ends in a choice from a file.

        A file of a newer version may hold one that the catalogue lacks: this is said then.
        """
        try:
            return self(key)
        except KeyError:
            return self("forms.unknown_choice")

    def table(self, key: str) -> Mapping[str, Any]:
        """Return all that stands under a key, as nested tables; empty where nothing does."""
        try:
            found = self._find(key)
        except KeyError:
            return {}
        if not isinstance(found, Mapping):
            raise KeyError(key)
        return found

    def sentence(self, error: KnownError) -> str:
        """Return the sentence of an error that a person can act on."""
        return self(f"errors.{error.key}", **error.facts)

    def in_short(self, error: KnownError) -> str:
        """Return an error's sentence for little room; the whole one where there is no other."""
        area, _, name = error.key.partition(".")
        short = self.table(f"errors.short.{area}").get(name)
        return str(short) if short else self.sentence(error)

    def _find(self, key: str) -> object:
        head, *rest = key.split(".")
        found: object = self._read(head)
        if found is None and rest:
            found = self._read(f"{head}/{rest[0]}")
            rest = rest[1:]
        if found is None:
            raise KeyError(key)
        for part in rest:
            if not isinstance(found, Mapping) or part not in found:
                raise KeyError(key)
            found = found[part]
        return found

    def _read(self, name: str) -> Mapping[str, Any] | None:
        """Return what a file holds, None where there is none; the disk is asked once."""
        if name not in self._files:
            path = self._folder / f"{name}.toml"
            self._files[name] = (
                tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
            )
        return self._files[name]
