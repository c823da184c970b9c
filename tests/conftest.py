"""What every test shares: how hypothesis runs, and folders of its own for each test."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The machines that run this are noisy: slowness is a benchmark's business, never a test's. CI
# tries the same examples every time, so that a red run is about the change.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
# Programs that tests start keep their bytecode, or each would compile every library anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A test opens no window on anybody's screen. Those that need a real one ask for it themselves.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test its own home, so that no test reads or leaves anything in the user's."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "APPDATA"):
        folder = home / name.lower()
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    return home
