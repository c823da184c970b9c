"""Whether a window can open."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from coprod_desktop.support.display import has_display


def test_windows_and_macs_have_a_screen() -> None:
    assert has_display({}, "win32")
    assert has_display({}, "darwin")


@pytest.mark.parametrize(
    "environment",
    [{}, {"DISPLAY": ""}, {"DISPLAY": ":4711"}, {"WAYLAND_DISPLAY": "wayland-none"}],
)
def test_a_screen_that_does_not_answer_is_none(environment: dict[str, str]) -> None:
    assert not has_display(environment, "linux")


def test_a_screen_that_answers_is_one(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "wayland-0"))
        server.listen()
        assert has_display(
            {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}, "linux"
        )


def test_what_qt_was_told_and_other_machines_are_taken_at_their_word() -> None:
    assert has_display({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert has_display({"DISPLAY": "elsewhere:0"}, "linux")
