"""What the commands share: opening a project, and answers on standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from coprod_desktop.application.opening import open_project
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.support.errors import KnownError

DONE = 0
REFUSED = 1


@contextmanager
def opened(path: Path, words: Words, *, author: str = "") -> Iterator[Workspace]:
    """Open a project for the length of a command."""
    workspace = open_project(path, words, author=author)
    try:
        yield workspace
    finally:
        workspace.close()


def print_json(value: JsonValue | Mapping[str, JsonValue]) -> int:
    """Print one JSON value, in lines."""
    say(json.dumps(value, ensure_ascii=False, indent=2))
    return DONE


def say(text: str) -> None:
    """Print at once: whoever reads an acknowledgement must be able to rely on it."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape") + b"\n")
        sys.stdout.buffer.flush()
    except OSError as error:
        raise KnownError("cli.no_output", reason=error.strerror or str(error)) from error
