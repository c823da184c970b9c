"""strace, which watches what a program asks of the system, and makes some of it fail."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

CANARY = "canary-of-this-test"
"""A name that nobody may ask the system for, whatever a file says."""

_CALL = re.compile(r"^\d+ +(?P<name>\w+)\((?P<arguments>.*)\) += (?P<result>-?\d+)")
_FILE = re.compile(r"\d+<(?P<path>[^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@cache
def _why_not() -> str:
    if sys.platform != "linux" or shutil.which("strace") is None:
        return "strace is not here"
    done = subprocess.run(["strace", "-o", "/dev/null", "true"], check=False, capture_output=True)
    return "this system lets no program watch another" if done.returncode else ""


def need_strace() -> None:
    """Skip a test where programs cannot be watched."""
    if why := _why_not():
        pytest.skip(why)


def watched(log: Path, *calls: str) -> tuple[str, ...]:
    """Return the words before a command that has all of these calls written down in full."""
    trace = f"trace={','.join(calls)}"
    return ("strace", "-f", "-y", "-xx", "-s", "1000000", "-o", str(log), "-e", trace)


@dataclass(frozen=True)
class Call:
    """One call that succeeded: its file, the texts among its arguments, its last numbers."""

    name: str
    path: str
    texts: tuple[bytes, ...]
    arguments: str
    result: int

    @property
    def offset(self) -> int:
        """The last argument: an offset, a length."""
        return int(self.arguments.rpartition(",")[2])


def calls(log: Path) -> Iterator[Call]:
    """Yield the calls of a log that did not fail, in order."""
    with log.open() as lines:
        for line in lines:
            found = _CALL.match(line)
            if found is None or found["result"].startswith("-"):
                continue
            file = _FILE.match(found["arguments"])
            texts = tuple(map(_bytes, _TEXT.findall(found["arguments"])))
            path = _bytes(file["path"]).decode() if file else ""
            rest = _TEXT.sub("", found["arguments"])
            yield Call(found["name"], path, texts, rest, int(found["result"]))


def _bytes(text: str) -> bytes:
    """Return what strace wrote in hexadecimal, or as it is."""
    if not text.startswith("\\x"):
        return text.encode()
    return bytes.fromhex(text.replace("\\x", ""))
