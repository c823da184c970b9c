"""Whether there is a screen to open a window on."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_LOCAL_X = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Tell whether a window can open. Asked before Qt, which ends the process where none can.

    A display that is only named does not count: a session may have ended and left its name.
    """
    if platform in {"win32", "darwin"} or environment.get("QT_QPA_PLATFORM"):
        return True
    wayland = environment.get("WAYLAND_DISPLAY")
    if wayland:
        folder = environment.get("XDG_RUNTIME_DIR", "")
        if _answers(str(Path(folder) / wayland)):
            return True
    display = environment.get("DISPLAY", "")
    local = _LOCAL_X.fullmatch(display)
    if local is None:
        return bool(display)  # on another machine: only Qt can tell
    path = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108 - where X servers listen
    return _answers(path) or _answers(f"\0{path}")


def _answers(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as tried:
        tried.settimeout(2)
        try:
            tried.connect(address)
        except (OSError, ValueError):
            return False
    return True
