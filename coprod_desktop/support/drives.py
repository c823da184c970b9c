"""Where a file lies: on this computer, on a stick, on a shared drive, or in a copied folder.

A project keeps safe on each of them, but a person does well to know: a stick is taken out too
soon, a shared drive lets one person in at a time, and what copies a folder to other computers may
make two files of one. Where nothing can be told for sure, a file is said to lie on this computer.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from coprod_desktop.support.mounts import Medium, linux_medium, mac_medium


class Kind(Enum):
    """What kind of place it is."""

    HERE = "here"
    REMOVABLE = "removable"
    NETWORK = "network"
    SYNCED = "synced"


class Spot(NamedTuple):
    """A kind of place; `service` is the name of what copies a folder, where that is known."""

    kind: Kind
    service: str = ""


_NAMES: Sequence[tuple[str, str]] = (
    (r"onedrive( - .+|-.+)?", "OneDrive"),
    (r"dropbox( \(.+\)|-.+)?", "Dropbox"),
    (r"google ?drive(-.+)?", "Google Drive"),
    (r"icloud ?drive|mobile documents", "iCloud Drive"),
    (r"nextcloud", "Nextcloud"),
    (r"owncloud", "ownCloud"),
)
"""What services call the folder that they copy, the whole name, in small letters."""

_MARKERS = {".dropbox": "Dropbox", ".dropbox.cache": "Dropbox", ".stfolder": "Syncthing"}
"""What services put into the folder that they copy."""

_NEXTCLOUD = re.compile(r"\._?sync_[0-9a-f]+\.db|\.owncloudsync\.log")
_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""What OneDrive puts into the environment on Windows."""

_UNC = re.compile(r"[\\/]{2}(?:\?[\\/]UNC[\\/])?(?![?.][\\/])([^\\/]+)[\\/]", re.IGNORECASE)
_OF_THIS_COMPUTER = ("wsl$", "wsl.localhost", "localhost", "127.0.0.1")
_DRIVES = {2: Kind.REMOVABLE, 4: Kind.NETWORK, 5: Kind.REMOVABLE}
"""What GetDriveTypeW answers for DRIVE_REMOVABLE, DRIVE_REMOTE and DRIVE_CDROM."""


def where_is(path: Path) -> Spot:
    """Return what kind of place a file lies in. It asks the disk, so it may take a moment."""
    real = os.path.realpath(path)
    home = os.path.expanduser("~")  # noqa: PTH111 - it never fails
    copied = synced_by(real, home, os.environ)
    if copied is not None:
        return copied
    return _asked(real)


def synced_by(path: str, home: str, environment: Mapping[str, str]) -> Spot | None:
    """Return what copies a folder above `path` to other computers; None where nothing does."""
    for name in _ONEDRIVE:
        root = environment.get(name, "")
        if root and _within(path, root):
            return Spot(Kind.SYNCED, "OneDrive")
    if _within(path, os.path.join(home, "Library", "CloudStorage")):  # noqa: PTH118 - text only
        return Spot(Kind.SYNCED, _by_name(path))
    service = _by_name(path) or _by_marker(path) or _by_icloud(path, home)
    return Spot(Kind.SYNCED, service) if service else None


def windows_kind(path: str, drive_type: Callable[[str], int]) -> Kind:
    """Return the kind of place of a Windows path; `drive_type` asks for that of a root."""
    server = _UNC.match(path)
    if server is not None:
        return Kind.HERE if server[1].lower() in _OF_THIS_COMPUTER else Kind.NETWORK
    found = re.match(r"(?:\\\\\?\\)?([A-Za-z]:)", path)
    if found is None:
        return Kind.HERE
    return _DRIVES.get(drive_type(f"{found[1]}\\"), Kind.HERE)


def _by_name(path: str) -> str:
    for part in re.split(r"[\\/]", path)[:-1]:
        for pattern, service in _NAMES:
            if re.fullmatch(pattern, part.lower()):
                return service
    return ""


def _by_marker(path: str) -> str:
    for folder in Path(path).parents:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name in _MARKERS:
                        return _MARKERS[entry.name]
                    if _NEXTCLOUD.fullmatch(entry.name):
                        return "Nextcloud"
        except OSError:
            continue
    return ""


def _by_icloud(path: str, home: str) -> str:
    """Tell whether iCloud keeps Documents and Desktop, which then are in its folder as well."""
    for name in ("Documents", "Desktop"):
        here = Path(home) / name
        there = Path(home) / "Library" / "Mobile Documents" / "com~apple~CloudDocs" / name
        try:
            if _within(path, str(here)) and there.samefile(here):
                return "iCloud Drive"
        except OSError:
            continue
    return ""


def _within(path: str, folder: str) -> bool:
    folder = os.path.normcase(folder).rstrip("/\\")
    return os.path.normcase(path).startswith((f"{folder}/", f"{folder}\\"))


if sys.platform == "win32":

    def _asked(path: str) -> Spot:
        return Spot(windows_kind(path, ctypes.windll.kernel32.GetDriveTypeW))

else:

    def _asked(path: str) -> Spot:
        match mac_medium(path) if sys.platform == "darwin" else linux_medium(path):
            case Medium(cloud=True, service=service):
                return Spot(Kind.SYNCED, service)
            case Medium(network=True):
                return Spot(Kind.NETWORK)
            case Medium(removable=True):
                return Spot(Kind.REMOVABLE)
            case _:
                return Spot(Kind.HERE)
