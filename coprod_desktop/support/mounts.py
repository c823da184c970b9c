"""What a file system lies on, by what Linux and macOS tell of their mounts."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

SYSTEM = Path("/sys")

_NETWORK = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "9p", "davfs", "coda"),
    *("lustre", "afpfs", "webdav", "fuse.sshfs", "fuse.gvfsd-fuse", "fuse.curlftpfs"),
    *("fuse.davfs", "fuse.davfs2", "fuse.kio-fuse", "fuse.glusterfs", "fuse.s3fs"),
}
_CLOUD = {
    "fuse.rclone": "",
    "fuse.onedriver": "OneDrive",
    "fuse.google-drive-ocamlfuse": "Google Drive",
    "fuse.dropboxfs": "Dropbox",
}
_OF_GVFS = re.compile(r"/gvfs/([a-z0-9-]+):")
_GVFS_DEVICES = ("mtp", "gphoto2", "afc")
_GVFS_CLOUDS = {"google-drive": "Google Drive", "onedrive": "OneDrive"}
_OF_STICKS = ("vfat", "exfat", "msdos", "fuse.exfat")
_MEDIA = ("/media/", "/run/media/")
_ESCAPED = re.compile(r"\\([0-7]{3})")
_USB = re.compile(r"usb\d+")
_MAC_LINE = re.compile(r"(.*) on (/.*) \(([^,)]+)([^)]*)\)$")
_MAC_PATIENCE = 5


class Medium(NamedTuple):
    """What a file lies on; all false is a disk of this computer."""

    removable: bool = False
    network: bool = False
    cloud: bool = False
    service: str = ""


class Mount(NamedTuple):
    """A mounted file system."""

    point: str
    kind: str
    source: str
    device: str
    """Major and minor number, as "8:17"; empty where none is known."""
    options: str


def linux_medium(path: str) -> Medium:
    """Return what a real, absolute path lies on, by this computer's own mounts."""
    try:
        text = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return Medium()
    return medium_of(path, text)


def medium_of(
    path: str,
    mountinfo: str,
    system: Path = SYSTEM,
    number: Callable[[str], str] | None = None,
) -> Medium:
    """Return what a path lies on; `number` gives the number of a device file such as /dev/sdb1."""
    mounts = list(parse_mountinfo(mountinfo))
    mount = _holding(path, mounts)
    if mount is None:
        return Medium()
    if mount.kind in _CLOUD:
        return Medium(cloud=True, service=_CLOUD[mount.kind])
    if mount.kind == "fuse.gvfsd-fuse":
        return _of_gvfs(path)
    if _is_network(mount):
        return Medium(network=True)
    ask = number or _number
    if mount.kind in _OF_STICKS and path.startswith(_MEDIA):
        return Medium(removable=True)
    disks = set(_disks(_device(mount, ask), system))
    root = _holding("/", mounts)
    # What the system runs from is no stick to be taken out, though it may be one.
    if root is not None and disks & set(_disks(_device(root, ask), system)):
        return Medium()
    return Medium(removable=any(_comes_off(disk) for disk in disks))


def parse_mountinfo(text: str) -> Iterator[Mount]:
    """Yield the mounts of a /proc/PID/mountinfo, in their order (see man 5 proc)."""
    for line in text.splitlines():
        before, dash, after = line.partition(" - ")
        first, last = before.split(" "), after.split(" ")
        if not dash or len(first) < 6 or len(last) < 2:  # noqa: PLR2004 - the fields there are
            continue
        options = last[2] if len(last) > 2 else ""  # noqa: PLR2004 - as above
        yield Mount(_plain(first[4]), last[0], _plain(last[1]), first[2], options)


def mac_medium(path: str) -> Medium:
    """Return what a real, absolute path lies on, by what `mount` tells on macOS."""
    try:
        told = subprocess.run(
            ["/sbin/mount"], capture_output=True, text=True, check=True, timeout=_MAC_PATIENCE
        ).stdout
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return Medium()
    return mac_medium_of(path, told)


def mac_medium_of(path: str, told: str) -> Medium:
    """Return what a path lies on, by the lines that `mount` prints."""
    lines = (_MAC_LINE.match(line) for line in told.splitlines())
    mounts = [Mount(each[2], each[3], each[1], "", each[4]) for each in lines if each is not None]
    mount = _holding(path, mounts)
    if mount is None:
        return Medium()
    if _is_network(mount):
        return Medium(network=True)
    # A second disk inside a Mac lies there too; that cannot be told apart without asking each.
    return Medium(removable=mount.point.startswith("/Volumes/"))


def _holding(path: str, mounts: list[Mount]) -> Mount | None:
    found: Mount | None = None
    for mount in mounts:
        point = mount.point.rstrip("/")
        inside = path == point or path.startswith(f"{point}/")
        # Of two in one place the later one lies on top.
        if inside and (found is None or len(mount.point) >= len(found.point)):
            found = mount
    return found


def _is_network(mount: Mount) -> bool:
    if mount.kind == "9p" and "aname=drvfs" in mount.options:
        return False  # the disks of Windows, as its own Linux sees them
    if mount.kind in _NETWORK:
        return True
    return mount.kind.startswith("fuse") and ("://" in mount.source or mount.source[:2] == "//")


def _of_gvfs(path: str) -> Medium:
    found = _OF_GVFS.search(path)
    scheme = found[1] if found is not None else ""
    if scheme in _GVFS_DEVICES:
        return Medium(removable=True)
    if scheme in _GVFS_CLOUDS:
        return Medium(cloud=True, service=_GVFS_CLOUDS[scheme])
    return Medium(network=True)


def _device(mount: Mount, number: Callable[[str], str]) -> str:
    """Return the number of the device under a mount; some file systems name only its file."""
    if mount.source.startswith("/dev/"):
        return number(mount.source) or mount.device
    return mount.device


def _number(device: str) -> str:
    try:
        found = os.stat(device).st_rdev  # noqa: PTH116 - no more is wanted of it
    except OSError:
        return ""
    return f"{os.major(found)}:{os.minor(found)}"


def _disks(number: str, system: Path) -> Iterator[Path]:
    """Yield the folders of /sys for the disks under a device: a locked one lies on another."""
    try:
        device = (system / "dev" / "block" / number).resolve(strict=True)
    except OSError:
        return
    under = [each.resolve() for each in _entries(device / "slaves")]
    for each in under or [device]:
        if under:
            yield from _disks(_read(each / "dev"), system)
        else:
            yield each.parent if (each / "partition").exists() else each


def _comes_off(disk: Path) -> bool:
    if _read(disk / "removable") == "1" or any(_USB.fullmatch(part) for part in disk.parts):
        return True
    # A card in a slot says that it is fixed, as the memory chip of a small computer does.
    return _read(disk / "device" / "type") == "SD"


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _plain(text: str) -> str:
    """Return a field with its escaped spaces, tabs and backslashes as they are."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), text)
