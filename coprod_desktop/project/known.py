"""What this computer remembers of the files that it wrote: which they were, and how they were left.

A file that is byte for byte as this computer left it need not be looked at as a stranger's. And
when a file is damaged beyond reading, this is what still says whose backups to offer.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from coprod_desktop.support.files import write_whole

_MOST = 200
"""How many files are remembered: the last ones."""

_CHUNK = 1 << 20
_TYPES = {"path": str, "project_id": str, "digest": str, "step": int, "at": str}


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as it was left.

    `digest` is of its bytes, empty while it is open; `step` its last undo step; `at` an ISO date
    and time in UTC.
    """

    path: str
    project_id: str
    digest: str
    step: int
    at: str


class KnownFiles:
    """Remembers the last files in a small JSON file; what cannot be read or written is forgotten.

    Forgetting costs only comfort: the next opening then takes a second look.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def remember(self, known: KnownFile) -> None:
        """Remember a file as it is left now."""
        others = [each for each in self._read() if each.path != known.path]
        kept = [asdict(each) for each in [known, *others][:_MOST]]
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, json.dumps(kept, indent=1).encode())

    def at(self, path: Path) -> KnownFile | None:
        """Return what is remembered of the file at `path`."""
        wanted = str(path)
        return next((each for each in self._read() if each.path == wanted), None)

    def wrote(self, path: Path) -> bool:
        """Tell whether this computer left the file just so, under whatever name."""
        digests = {each.digest for each in self._read()} - {""}
        if not digests:
            return False
        return digest_of(path) in digests

    def _read(self) -> list[KnownFile]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return []
        listed = found if isinstance(found, list) else []
        return [known for each in listed if (known := _known(each)) is not None]


def digest_of(path: Path) -> str:
    """Return a digest of a file's bytes; empty where it cannot be read.

    Closing a file drops the locks that this process holds on it (POSIX): for a project that is
    open, call this only as the last thing before it is closed.
    """
    digest = hashlib.blake2b(digest_size=32)
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()


def _known(found: Any) -> KnownFile | None:  # noqa: ANN401 - whatever stands in the file
    if not isinstance(found, Mapping) or found.keys() != _TYPES.keys():
        return None
    if any(type(found[name]) is not wanted for name, wanted in _TYPES.items()):
        return None
    return KnownFile(**found)
