"""Where a file lies, by what Linux, Windows and macOS really tell of sticks, shares and folders."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coprod_desktop.support import drives
from coprod_desktop.support.drives import Kind, Spot, synced_by, where_is, windows_kind
from coprod_desktop.support.mounts import Medium, mac_medium_of, medium_of

# As kernels write it: a laptop with a locked disk, a stick, a camera's card, shares and folders.
MOUNTINFO = r"""
22 1 253:0 / / rw,relatime shared:1 - ext4 /dev/mapper/vgmint-root rw,errors=remount-ro
23 22 0:21 / /proc rw,nosuid,nodev,noexec,relatime shared:12 - proc proc rw
30 22 0:25 / /run rw,nosuid,nodev,noexec,relatime shared:5 - tmpfs tmpfs rw,size=1624092k,mode=755
41 22 8:2 / /boot rw,relatime shared:29 - ext4 /dev/sda2 rw
101 22 8:17 / /media/anna/ANNA\040STICK rw,nosuid,nodev,relatime shared:61 - vfat /dev/sdb1 rw
102 22 8:33 / /media/anna/Backup rw,nosuid,nodev,relatime shared:62 - ext4 /dev/sdc1 rw
103 22 179:1 / /media/anna/CARD rw,nosuid,nodev,relatime shared:63 - ext4 /dev/mmcblk0p1 rw
104 22 253:7 / /media/anna/Secret rw,nosuid,nodev,relatime shared:64 - ext4 /dev/mapper/luks-7 rw
105 22 0:52 / /data rw,relatime shared:65 - btrfs /dev/sda3 rw,subvolid=5,subvol=/
110 22 0:61 / /mnt/team rw,relatime shared:70 - nfs4 nas:/export/team rw,vers=4.2
111 22 0:62 / /mnt/office rw,relatime shared:71 - cifs //server/office rw,vers=3.1.1
112 22 0:63 / /home/anna/far rw,nosuid,nodev,relatime shared:72 - fuse.sshfs anna@far: rw
113 22 0:64 / /mnt/dav rw,nosuid,nodev,relatime shared:73 - fuse https://cloud.example.org/dav rw
114 22 0:65 / /home/anna/drive rw,nosuid,nodev,relatime shared:74 - fuse.rclone gdrive: rw
115 22 0:66 / /mnt/host rw,relatime - 9p hostshare rw,trans=virtio
116 22 0:67 / /mnt/c rw,noatime - 9p C:\134 rw,dirsync,aname=drvfs;path=C:\;uid=1000
117 30 0:68 / /run/user/1000/gvfs rw,nosuid,nodev,relatime shared:75 - fuse.gvfsd-fuse gvfsd-fuse rw
118 22 0:69 / /over rw,relatime - ext4 /dev/sda3 rw
119 22 0:70 / /over rw,relatime - nfs4 nas:/over rw
a line that no kernel wrote
"""
DEVICES = {
    "/dev/mapper/vgmint-root": "253:0",
    "/dev/sda2": "8:2",
    "/dev/sda3": "8:3",
    "/dev/sdb1": "8:17",
    "/dev/sdc1": "8:33",
    "/dev/mmcblk0p1": "179:1",
    "/dev/mapper/luks-7": "253:7",
}


@pytest.fixture
def system(tmp_path: Path) -> Path:
    """Give a /sys with an inner disk, a stick, an outside disk, a card and what is locked."""
    pci = tmp_path / "devices" / "pci0000:00"

    def disk(path: Path, number: str, parts: dict[str, str], *, removable: bool = False) -> None:
        path.mkdir(parents=True)
        (path / "removable").write_text(f"{int(removable)}\n")
        found = {path: number, **{path / part: each for part, each in parts.items()}}
        for folder, each in found.items():
            folder.mkdir(exist_ok=True)
            (folder / "dev").write_text(f"{each}\n")
            if folder != path:
                (folder / "partition").write_text("1\n")
            link(each, folder)

    def link(number: str, folder: Path) -> None:
        (tmp_path / "dev" / "block").mkdir(parents=True, exist_ok=True)
        (tmp_path / "dev" / "block" / number).symlink_to(folder)

    def locked(name: str, number: str, under: Path) -> None:
        folder = tmp_path / "devices" / "virtual" / "block" / name
        (folder / "slaves").mkdir(parents=True)
        (folder / "slaves" / under.name).symlink_to(under)
        (folder / "dev").write_text(f"{number}\n")
        link(number, folder)

    sda = pci / "0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block/sda"
    disk(sda, "8:0", {"sda2": "8:2", "sda3": "8:3", "sda5": "8:5"})
    usb = pci / "0000:00:14.0/usb2"
    disk(usb / "2-1/host6/block/sdb", "8:16", {"sdb1": "8:17"}, removable=True)
    disk(usb / "2-2/host7/block/sdc", "8:32", {"sdc1": "8:33", "sdc2": "8:34"})
    card = pci / "mmc_host/mmc0/mmc0:aaaa"
    disk(card / "block/mmcblk0", "179:0", {"mmcblk0p1": "179:1"})
    (card / "type").write_text("SD\n")
    (card / "block/mmcblk0/device").symlink_to(card)
    locked("dm-1", "253:1", sda / "sda5")
    locked("dm-0", "253:0", tmp_path / "devices/virtual/block/dm-1")
    locked("dm-7", "253:7", usb / "2-2/host7/block/sdc/sdc2")
    return tmp_path


@pytest.mark.parametrize(
    ("path", "medium"),
    [
        ("/home/anna/Documents/ours.coprod", Medium()),
        ("/boot/ours.coprod", Medium()),
        ("/data/ours.coprod", Medium()),
        ("/media/anna/ANNA STICK/ours.coprod", Medium(removable=True)),
        ("/media/anna/ANNA STICKER/ours.coprod", Medium()),
        ("/media/anna/Backup/deep/ours.coprod", Medium(removable=True)),
        ("/media/anna/CARD/ours.coprod", Medium(removable=True)),
        ("/media/anna/Secret/ours.coprod", Medium(removable=True)),
        ("/mnt/team/ours.coprod", Medium(network=True)),
        ("/mnt/office/ours.coprod", Medium(network=True)),
        ("/home/anna/far/ours.coprod", Medium(network=True)),
        ("/mnt/dav/ours.coprod", Medium(network=True)),
        ("/mnt/host/ours.coprod", Medium(network=True)),
        ("/mnt/c/Users/Anna/ours.coprod", Medium()),
        ("/over/ours.coprod", Medium(network=True)),
        ("/home/anna/drive/ours.coprod", Medium(cloud=True)),
        ("/run/user/1000/gvfs/smb-share:server=nas,share=a/ours.coprod", Medium(network=True)),
        ("/run/user/1000/gvfs/mtp:host=Phone/ours.coprod", Medium(removable=True)),
        (
            "/run/user/1000/gvfs/google-drive:host=x,user=y/ours.coprod",
            Medium(cloud=True, service="Google Drive"),
        ),
    ],
)
def test_linux_tells_sticks_and_shares_from_its_own_disks(
    system: Path, path: str, medium: Medium
) -> None:
    assert medium_of(path, MOUNTINFO, system, lambda device: DEVICES.get(device, "")) == medium


def test_a_computer_that_runs_from_a_stick_or_a_card_is_no_stick(system: Path) -> None:
    told = MOUNTINFO.replace("22 1 253:0 / / ", "22 1 179:1 / / ").replace(
        "/dev/mapper/vgmint-root", "/dev/mmcblk0p1"
    )
    find = DEVICES.get
    assert medium_of("/home/anna/a.coprod", told, system, lambda it: find(it, "")) == Medium()
    stick = "/media/anna/Backup/a.coprod"
    assert medium_of(stick, told, system, lambda it: find(it, "")).removable


def test_without_any_word_of_the_devices_a_stick_is_known_by_its_place(tmp_path: Path) -> None:
    path = "/media/anna/ANNA STICK/ours.coprod"
    assert medium_of(path, MOUNTINFO, tmp_path / "none").removable
    told = MOUNTINFO.replace("/media/anna/ANNA", "/srv/ANNA")
    assert medium_of("/srv/ANNA STICK/ours.coprod", told, tmp_path / "none") == Medium()
    assert medium_of(path, "", tmp_path / "none") == Medium()


MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect)
/dev/disk4s1 on /Volumes/ANNA (OLD) STICK (msdos, local, nodev, nosuid, noowners, noatime)
//anna@nas._smb._tcp.local/Team on /Volumes/Team (smbfs, nodev, nosuid, mounted by anna)
nas:/export on /private/nas (nfs, nodev, nosuid)
"""


@pytest.mark.parametrize(
    ("path", "medium"),
    [
        ("/Users/anna/Documents/ours.coprod", Medium()),
        ("/Volumes/ANNA (OLD) STICK/ours.coprod", Medium(removable=True)),
        ("/Volumes/Team/ours.coprod", Medium(network=True)),
        ("/private/nas/ours.coprod", Medium(network=True)),
    ],
)
def test_a_mac_tells_by_what_mount_prints(path: str, medium: Medium) -> None:
    assert mac_medium_of(path, MAC) == medium


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("C:\\Users\\Anna\\ours.coprod", Kind.HERE),
        ("\\\\?\\C:\\Users\\Anna\\ours.coprod", Kind.HERE),
        ("E:\\ours.coprod", Kind.REMOVABLE),
        ("\\\\?\\e:\\ours.coprod", Kind.REMOVABLE),
        ("R:\\ours.coprod", Kind.REMOVABLE),
        ("Z:\\ours.coprod", Kind.NETWORK),
        ("\\\\server\\share\\ours.coprod", Kind.NETWORK),
        ("//server/share/ours.coprod", Kind.NETWORK),
        ("\\\\?\\UNC\\server\\share\\ours.coprod", Kind.NETWORK),
        ("\\\\wsl.localhost\\Debian\\home\\ours.coprod", Kind.HERE),
    ],
)
def test_windows_tells_by_its_drives(path: str, kind: Kind) -> None:
    types = {"C:\\": 3, "E:\\": 2, "e:\\": 2, "R:\\": 5, "Z:\\": 4}
    assert windows_kind(path, lambda root: types[root]) is kind


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/anna/OneDrive/ours.coprod", "OneDrive"),
        ("C:\\Users\\Anna\\OneDrive - Glenmore Carers\\Documents\\ours.coprod", "OneDrive"),
        ("/Users/anna/Dropbox (Personal)/ours.coprod", "Dropbox"),
        ("/Users/anna/Google Drive/ours.coprod", "Google Drive"),
        ("/home/anna/Nextcloud/Group/ours.coprod", "Nextcloud"),
        ("C:\\Users\\Anna\\iCloudDrive\\ours.coprod", "iCloud Drive"),
        ("/Users/anna/Library/Mobile Documents/x/ours.coprod", "iCloud Drive"),
        ("/Users/anna/Library/CloudStorage/GoogleDrive-anna@x.org/ours.coprod", "Google Drive"),
        ("/Users/anna/Library/CloudStorage/Other-anna/ours.coprod", ""),
    ],
)
def test_a_copied_folder_is_known_by_its_name(path: str, service: str) -> None:
    assert synced_by(path, "/Users/anna", {}) == Spot(Kind.SYNCED, service)


@pytest.mark.parametrize(
    "path", ["/home/anna/My Dropbox notes/a.coprod", "/home/anna/Dropbox.coprod", "/a.coprod"]
)
def test_another_name_is_no_copied_folder(path: str) -> None:
    assert synced_by(path, "/home/anna", {}) is None


def test_windows_tells_where_onedrive_is() -> None:
    told = {"OneDriveCommercial": "D:\\Work"}
    assert synced_by("D:\\Work\\a.coprod", "", told) == Spot(Kind.SYNCED, "OneDrive")
    assert synced_by("D:\\Workshop\\a.coprod", "", told) is None


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".dropbox", "Dropbox"),
        (".sync_5f3a.db", "Nextcloud"),
        ("._sync_0b.db", "Nextcloud"),
        (".stfolder", "Syncthing"),
    ],
)
def test_a_copied_folder_is_known_by_what_lies_in_it(
    tmp_path: Path, marker: str, service: str
) -> None:
    path = tmp_path / "Group" / "ours.coprod"
    path.parent.mkdir()
    assert where_is(path) == Spot(Kind.HERE)
    (tmp_path / marker).touch()
    assert where_is(path) == Spot(Kind.SYNCED, service)


def test_documents_that_icloud_keeps_are_known(tmp_path: Path) -> None:
    (tmp_path / "Documents").mkdir()
    path = str(tmp_path / "Documents" / "a.coprod")
    assert synced_by(path, str(tmp_path), {}) is None
    cloud = tmp_path / "Library" / "Mobile Documents" / "com~apple~CloudDocs"
    cloud.mkdir(parents=True)
    (cloud / "Documents").symlink_to(tmp_path / "Documents")
    assert synced_by(path, str(tmp_path), {}) == Spot(Kind.SYNCED, "iCloud Drive")


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """Give a folder with a file system of its own, where this user may have one."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root mounts a file system")
    point = tmp_path / "a place\\with marks"
    point.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "server:/made-up", str(point)], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("this system lets nobody mount")
    yield point
    subprocess.run(["umount", str(point)], check=True)


def test_a_real_mount_is_found_under_its_odd_name(
    mounted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = mounted / "ours.coprod"
    assert where_is(path) == Spot(Kind.HERE)
    # Its kind is one of memory; were it one of the net, it would be said of it and of no other.
    monkeypatch.setattr("coprod_desktop.support.mounts._NETWORK", {"tmpfs"})
    assert where_is(path) == Spot(Kind.NETWORK)
    assert where_is(mounted / "deep" / "ours.coprod") == Spot(Kind.NETWORK)
    assert where_is(Path(drives.__file__)) == Spot(Kind.HERE)


def test_a_link_is_followed_to_where_the_file_lies(tmp_path: Path) -> None:
    there = tmp_path / "Dropbox"
    there.mkdir()
    (there / "ours.coprod").touch()
    link = tmp_path / "ours.coprod"
    link.symlink_to(there / "ours.coprod")
    assert where_is(link) == Spot(Kind.SYNCED, "Dropbox")
