"""Starts things and wires them: the window, or a command without Qt."""

from __future__ import annotations

import os
import sys

from coprod_desktop.cli import COMMANDS
from coprod_desktop.content.words import Words
from coprod_desktop.support.display import has_display
from coprod_desktop.support.errors import KnownError

STOPPED = 130
"""The exit code after Ctrl+C, as shells have it."""


def start(arguments: list[str]) -> int:
    """Run a command where the first argument is one, else the window. Return the exit code."""
    words = Words("en")
    try:
        return _run(arguments, words)
    except KeyboardInterrupt:
        print(words("errors.cli.stopped"), file=sys.stderr)  # noqa: T201 - the command line's
        return STOPPED


def _run(arguments: list[str], words: Words) -> int:
    if arguments and (arguments[0] in COMMANDS or arguments[0] in {"-h", "--help", "--version"}):
        # Only a command loads the command line, and only a window loads Qt.
        from coprod_desktop.cli.main import run  # noqa: PLC0415

        return run(arguments, words)
    try:
        return _window(arguments, words)
    except KnownError as error:
        print(words.sentence(error), file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1


def _window(arguments: list[str], words: Words) -> int:
    from coprod_desktop.cli.parser import build_window_parser  # noqa: PLC0415 - see `start`

    options = build_window_parser(words).parse_args(arguments)
    if not has_display(os.environ):
        raise KnownError("cli.no_display")
    try:
        from coprod_desktop.ui.app import run_window  # noqa: PLC0415 - see `start`
    except ImportError as error:
        raise KnownError("cli.no_qt", reason=str(error)) from error
    return run_window(options.file, example=options.example)
