"""A disk that keeps what was synced, and any part of the rest.

It is told what a program asks of its files and gives what may be left of them after a power cut.
A sector of 512 bytes is written whole or not at all; nothing else is taken for granted. What was
not synced may be there, or not, or in part. A place that grew without its words holds rubbish.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

SECTOR = 512


@dataclass(frozen=True)
class Write:
    """Bytes at a place."""

    at: int
    data: bytes


@dataclass(frozen=True)
class Cut:
    """A new, shorter length."""

    length: int


@dataclass
class File:
    """One file: what is safe, and what was done to it since."""

    safe: bytearray = field(default_factory=bytearray)
    since: list[Write | Cut] = field(default_factory=list)

    def sync(self) -> None:
        """Make all that was done safe."""
        for each in self.since:
            _do(self.safe, each)
        self.since.clear()

    def after_a_cut(self, chance: random.Random) -> bytes:
        """Return what may be left."""
        left = bytearray(self.safe)
        how = chance.choice(["none", "all", "some", "some", "torn"])
        for each in self.since:
            if how == "none" or (how == "some" and chance.random() < 0.5):
                continue
            if how == "torn" and isinstance(each, Write):
                _tear(left, each, chance)
            elif how != "torn" or chance.random() < 0.5:
                _do(left, each, rubbish=chance)
        return bytes(left)


@dataclass
class Disk:
    """One folder. `syncs_folders` is off for a disk that takes its time with names."""

    syncs_folders: bool = True
    files: dict[str, File] = field(default_factory=dict)
    safe_names: dict[str, File] = field(default_factory=dict)

    def make(self, name: str) -> None:
        """Give a new, empty file a name, unless it is there."""
        self.files.setdefault(name, File())

    def remove(self, name: str) -> None:
        """Take a name away."""
        self.files.pop(name, None)

    def sync(self, name: str) -> None:
        """Make a file safe, and with it its name if it is new."""
        self.files[name].sync()
        self.safe_names[name] = self.files[name]

    def sync_folder(self) -> None:
        """Make all names safe."""
        if self.syncs_folders:
            self.safe_names = dict(self.files)

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return the files that may be left, by name."""
        names = {}
        for name in self.files.keys() | self.safe_names.keys():
            now, safe = self.files.get(name), self.safe_names.get(name)
            found = now if now is safe else chance.choice([now, safe])
            if found is not None:
                names[name] = found.after_a_cut(chance)
        return names


def _do(content: bytearray, each: Write | Cut, rubbish: random.Random | None = None) -> None:
    if isinstance(each, Cut):
        del content[each.length :]
        content.extend(bytes(each.length - len(content)))
        return
    missing = each.at - len(content)
    if missing > 0:
        content.extend(rubbish.randbytes(missing) if rubbish else bytes(missing))
    content[each.at : each.at + len(each.data)] = each.data


def _tear(content: bytearray, each: Write, chance: random.Random) -> None:
    """Write some sectors of a writing."""
    end = each.at + len(each.data)
    for sector in range(each.at // SECTOR * SECTOR, end, SECTOR):
        if chance.random() < 0.5:
            start, stop = max(sector, each.at), min(sector + SECTOR, end)
            part = each.data[start - each.at : stop - each.at]
            _do(content, Write(start, part), rubbish=chance)
