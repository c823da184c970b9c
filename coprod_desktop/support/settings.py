"""What the program remembers about this user: looks, recent projects, where the window stood.

A small JSON file. It holds nothing of a project; losing it loses comfort only, so a damaged one
is ignored calmly and written anew.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from coprod_desktop.support.paths import user_config

MOST_RECENT = 8
"""Recent projects that are kept."""


# Named tuples, because data classes take five times as long to make and the first paint waits.


class Recent(NamedTuple):
    """A project that was open before: its file, and what it was called then."""

    path: str
    title: str = ""


class Settings(NamedTuple):
    """The settings, each with its usual value.

    `zoom` is in per cent, `geometry` what the window says of itself, in base 64. `author` is the
    name that goes with every change, `author_asked` whether it was asked for.
    """

    theme: str = "system"
    zoom: int = 100
    show_help: bool = True
    section: str = "overview"
    geometry: str = ""
    author: str = ""
    author_asked: bool = False
    recent: tuple[Recent, ...] = ()

    def with_recent(self, path: Path, title: str) -> Settings:
        """Return the settings with a project as the most recent one."""
        entry = Recent(str(path), title)
        others = tuple(each for each in self.recent if each.path != entry.path)
        return self._replace(recent=(entry, *others)[:MOST_RECENT])

    def without_recent(self, path: str) -> Settings:
        """Return the settings without a project among the recent ones."""
        return self._replace(recent=tuple(each for each in self.recent if each.path != path))


class SettingsFile:
    """The settings of this user, in a file."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or user_config() / "settings.json"

    def read(self) -> Settings:
        """Return the settings; the usual ones for whatever is missing or damaged."""
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return Settings()
        return _settings(found) if isinstance(found, dict) else Settings()

    def write(self, settings: Settings) -> None:
        """Replace the file in one go. A place that cannot be written costs only comfort."""
        facts = {**settings._asdict(), "recent": [each._asdict() for each in settings.recent]}
        text = json.dumps(facts, indent=1, ensure_ascii=False)
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=self.path.name)
            temporary = Path(name)
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(text)
                temporary.replace(self.path)
            finally:
                temporary.unlink(missing_ok=True)


def _settings(found: Mapping[str, Any]) -> Settings:
    usual = Settings()
    kept: dict[str, Any] = {
        name: value
        for name in usual._fields
        if name != "recent" and type(value := found.get(name)) is type(getattr(usual, name))
    }
    listed = found.get("recent")
    recent = tuple(
        Recent(each["path"], each.get("title", ""))
        for each in (listed if isinstance(listed, list) else ())
        if isinstance(each, dict)
        and isinstance(each.get("path"), str)
        and isinstance(each.get("title", ""), str)
    )
    return usual._replace(**kept, recent=recent[:MOST_RECENT])
