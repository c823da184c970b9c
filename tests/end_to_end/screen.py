"""A screen of its own, and a person who only has a keyboard in front of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 60.0
"""Seconds after which something that should happen has not: machines are noisy."""


@contextmanager
def a_screen() -> Iterator[str]:
    """Give the name of an X display that nobody else sees."""
    missing = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    if missing:
        reason = f"no {' and no '.join(missing)} here, so no real window can be driven"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


class Person:
    """Starts the program and works it by keyboard, looking only at what a person could see."""

    def __init__(self, display: str, home: Path) -> None:
        self._home = home
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(home),
            **{
                name: str(home / name.lower())
                for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
            },
        }
        self._program: subprocess.Popen[bytes] | None = None
        self._errors = home / "errors.txt"

    def start(self, *arguments: str) -> None:
        """Start the program."""
        with self._errors.open("ab") as errors:
            self._program = subprocess.Popen(
                [sys.executable, "-X", "faulthandler", "-m", "coprod_desktop", *arguments],
                env=self._environment,
                stderr=errors,
            )

    def see(self, title: str) -> None:
        """Wait for a window of this title and turn to it, as a click on it would."""
        _wait(lambda: bool(self._windows(title)), lambda: f"no window {title!r}: {self.errors}")
        self._do("windowfocus", "--sync", self._windows(title)[-1])
        time.sleep(0.3)

    def not_see(self, title: str) -> None:
        """Wait until no window has this title."""
        _wait(lambda: not self._windows(title), lambda: f"still a window {title!r}")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as "Tab" or "ctrl+z"."""
        for key in keys:
            self._do("key", key)
            time.sleep(0.15)

    def write(self, text: str) -> None:
        """Write text, and pause as one does."""
        self._do("type", "--delay", "15", text)
        time.sleep(0.6)

    def leave(self) -> None:
        """Quit the program and wait until it is gone; it must go in peace."""
        self.press("ctrl+q")
        program = self._program
        assert program is not None
        _wait(lambda: program.poll() is not None, lambda: f"it does not end: {self.errors}")
        assert (program.returncode, self.errors) == (0, "")
        self._program = None

    def picture(self, path: Path) -> None:
        """Keep a picture of the screen, to see what went wrong."""
        if shutil.which("import"):
            subprocess.run(
                ["import", "-window", "root", str(path)], env=self._environment, check=False
            )

    def kill(self) -> None:
        """End the program whatever it does."""
        if self._program is not None:
            self._program.kill()
            self._program.wait(10)

    @property
    def errors(self) -> str:
        """What the program wrote to standard error."""
        return self._errors.read_text() if self._errors.exists() else ""

    def _windows(self, title: str) -> list[str]:
        return self._do("search", "--onlyvisible", "--name", title).split()

    def _do(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        return done.stdout


def _wait(until: Callable[[], bool], otherwise: Callable[[], str]) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > end:
            pytest.fail(otherwise())
        time.sleep(0.2)
