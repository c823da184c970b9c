"""The two commands of the README: what they decide, and what a person reads when they cannot."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
GO = ROOT / "packaging" / "go.py"


def load(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


go = load("coprod_packaging_go", GO)
set_up = load("coprod_packaging_set_up", ROOT / "packaging" / "set_up.py")


def old_pythons() -> list[str]:
    """Return Pythons that are too old: those on the path, and those of pyenv."""
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = [str(path) for path in sorted(versions.glob("*/bin/python"))]
    found += [path for name in ("python2", "python3") if (path := shutil.which(name))]
    ask = "import sys; sys.exit(0 if sys.version_info < (3, 11) else 1)"
    return [
        python
        for python in found
        if subprocess.run([python, "-c", ask], check=False, capture_output=True).returncode == 0
    ]


# The door: which Python


def test_the_door_knows_the_same_pythons_as_the_project_file() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["requires-python"]
    newest = go.NEWEST[1] + 1
    assert wanted == f">={go.OLDEST[0]}.{go.OLDEST[1]},<{go.NEWEST[0]}.{newest}"


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        ((2, 7, 18), False),
        ((3, 10, 13), False),
        ((3, 11, 0), True),
        ((3, 12, 1), True),
        ((3, 13, 9), True),
        ((3, 14, 0), False),
        ((4, 0, 0), False),
    ],
)
def test_only_some_pythons_fit(version: tuple[int, ...], fits: bool) -> None:  # noqa: FBT001
    assert go.fits(version) is fits


def test_an_old_python_is_told_what_it_is_and_what_to_do() -> None:
    text = go.sentence((3, 8, 18))
    assert "needs Python 3.11, 3.12 or 3.13. This is Python 3.8." in text
    assert "https://www.python.org/downloads/" in text


def test_a_real_old_python_reads_the_sentence_and_not_an_error(tmp_path: Path) -> None:
    pythons = old_pythons()
    for python in pythons:
        # Nothing is on the path here, so nothing better can be found.
        result = subprocess.run(
            [python, str(GO), "run"],
            env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
            check=False,
            capture_output=True,
            text=True,
        )
        assert result.returncode == 2, result.stderr
        assert result.stderr.startswith("Coprod Desktop needs Python 3.11, 3.12 or 3.13. This is")
        assert "Error" not in result.stderr
    # Where there is no old Python, at least nothing that it cannot read is in the file.
    source = GO.read_bytes()
    assert source.isascii()
    assert b" f'" not in source
    assert b' f"' not in source
    assert b":=" not in source
    assert b"->" not in source


def test_an_old_python_hands_over_to_a_newer_one() -> None:
    here = {"python3.12": "3 12", "uv": "uv 0.13.9"}
    assert go.hand_over(lambda command: here.get(command[0], "")) == ["python3.12"]


def test_a_stand_in_that_starts_another_python_is_not_believed() -> None:
    here = {"python3.13": "3 9", "python3.12": "no such version"}
    assert go.hand_over(lambda command: here.get(command[0], "")) == []


def test_an_old_python_hands_over_to_uv_when_there_is_no_newer_one() -> None:
    command = go.hand_over(lambda command: "uv 0.13.9" if command[0] == "uv" else "")
    assert command[:2] == ["uv", "run"]
    assert command[-2:] == [">=3.11,<3.14", "python"]


# uv


def test_the_first_uv_that_is_new_enough_is_used() -> None:
    versions = {Path("a"): (), Path("b"): (0, 4, 30), Path("c"): (0, 9, 0), Path("d"): (0, 13, 9)}
    assert set_up.find_uv(versions, versions.__getitem__) == Path("c")


def test_without_a_uv_that_is_new_enough_there_is_none() -> None:
    assert set_up.find_uv([Path("a")], lambda _: (0, 4, 30)) is None


def test_the_private_uv_comes_last() -> None:
    assert set_up.TOOLS in set_up.uv_places()[-1].parents


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_the_version_of_uv_is_read_even_on_a_path_with_spaces(tmp_path: Path) -> None:
    folder = tmp_path / "Tŷ Siân"
    folder.mkdir()
    stand_in = folder / "uv"
    stand_in.write_text("#!/bin/sh\necho 'uv 0.9.2 (of some day)'\n", encoding="utf-8")
    stand_in.chmod(0o755)
    assert set_up.uv_version(stand_in) == (0, 9, 2)
    assert set_up.uv_version(folder / "none") == ()


# The system


def test_only_what_is_missing_is_asked_for() -> None:
    lacking = {"libEGL.so.1", "libxcb-cursor.so.0"}
    found = set_up.missing(set_up.WINDOW, lambda need: need.name not in lacking)
    assert [need.package for need in found] == ["libegl1", "libxcb-cursor0"]


def test_making_packs_asks_for_no_library_of_qt() -> None:
    assert not [need for need in set_up.SET_UP if need in set_up.QT]
    assert set(set_up.QT) < set(set_up.WINDOW) < set(set_up.TESTS)


def test_a_library_and_a_program_are_found_by_looking() -> None:
    assert not set_up.is_here(set_up.Need("libno-such-thing.so.7", "none"))
    assert not set_up.is_here(set_up.Need("no-such-program-here", "none"))
    assert set_up.is_here(set_up.INSTALLER)


def lacking_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_up, "missing", lambda _: list(set_up.QT))
    monkeypatch.setattr(sys, "platform", "linux")


def test_who_may_not_install_packages_gets_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking_qt(monkeypatch)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(set_up, "apt_prefix", lambda: None)
    with pytest.raises(set_up.SetUpError) as caught:
        set_up.provide(set_up.WINDOW, "The window")
    assert "apt-get install --no-install-recommends libglib2.0-0 libgl1" in str(caught.value)


def test_without_apt_the_missing_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking_qt(monkeypatch)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(set_up.SetUpError, match=r"libEGL\.so\.1"):
        set_up.provide(set_up.WINDOW, "The window")


def test_lists_of_packages_are_fetched_only_when_the_first_try_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[list[str]] = []

    def call(command: list[str]) -> int:
        asked.append(command)
        return 0 if "update" in command or len(asked) > 2 else 100

    monkeypatch.setattr(set_up, "call", call)
    monkeypatch.setattr(set_up, "apt_prefix", list)
    monkeypatch.setattr(Path, "glob", lambda *_: iter([Path("some_Packages.lz4")]))
    set_up.install_packages(["xvfb"], "The test run")
    assert ["install" in command for command in asked] == [True, False, True]


@pytest.mark.parametrize(
    ("environment", "display"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":98765"}, False),  # left over: nobody listens there
        ({"DISPLAY": "far.example:10.0"}, True),
        ({"DISPLAY": "far.example:10.0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"WAYLAND_DISPLAY": "wayland-98765", "XDG_RUNTIME_DIR": "/nowhere"}, False),
    ],
)
def test_a_display_is_there_only_when_something_listens(
    environment: dict[str, str],
    display: bool,  # noqa: FBT001
) -> None:
    assert set_up.has_display(environment, "linux") is display


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_have_a_display(platform: str) -> None:
    assert set_up.has_display({}, platform)


# The commands


class Recorder:
    """Takes the place of what runs commands, and writes them down."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []

    def __call__(self, command: list[str]) -> int:
        self.commands.append(command)
        return 0


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    recorder = Recorder()
    monkeypatch.setattr(set_up, "call", recorder)
    monkeypatch.setattr(set_up, "provide", lambda *_: None)
    monkeypatch.setattr(set_up, "find_uv", lambda _: Path("uv"))
    return recorder


def test_run_without_a_display_makes_the_pack_and_names_the_folder(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(set_up, "has_display", lambda _: False)
    assert set_up.main(["run"]) == 0
    sync, new, pack = recorder.commands
    assert sync[:3] == ["uv", "sync", "--locked"]
    assert new[1:4] == ["-m", "coprod_desktop", "new"]
    assert new[-1] == "--example"
    assert pack[3] == "pack"
    assert pack[-2:] == ["--out", str(set_up.EXAMPLE_PACK)]
    said = capsys.readouterr().out
    assert "There is no display here" in said
    assert str(set_up.EXAMPLE_PACK) in said


def test_run_with_a_display_opens_the_window(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(set_up, "has_display", lambda _: True)
    assert set_up.main(["run"]) == 0
    assert recorder.commands[-1][1:] == ["-m", "coprod_desktop", "--example"]


def test_what_follows_test_goes_to_pytest(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert set_up.main(["test", "-k", "words"]) == 0
    assert recorder.commands[-1][1:] == ["-m", "pytest", "-k", "words"]


def test_the_code_of_a_program_that_fails_is_passed_on(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(set_up, "has_display", lambda _: False)
    monkeypatch.setattr(set_up, "set_up", lambda *_: None)
    monkeypatch.setattr(set_up, "call", lambda _: 7)
    assert set_up.main(["run"]) == 7
    assert recorder.commands == []


def test_when_uv_cannot_fetch_pip_installs_the_same_locked_packages(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def call(command: list[str]) -> int:
        recorder(command)
        return 1 if "sync" in command else 0

    monkeypatch.setattr(set_up, "call", call)
    monkeypatch.setattr(set_up, "working_pip", lambda: ["pip"])
    set_up.sync(Path("uv"))
    assert any("--require-hashes" in command for command in recorder.commands)


@pytest.mark.parametrize("arguments", [[], ["ran"], ["run", "fast"]])
def test_an_unknown_wish_gets_the_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert set_up.main(arguments) == 2
    assert "go.py run" in capsys.readouterr().err


def test_the_usage_shows_from_any_folder_and_from_a_path_with_spaces(tmp_path: Path) -> None:
    folder = tmp_path / "Tŷ Siân" / "packaging"
    folder.mkdir(parents=True)
    for name in ("go.py", "set_up.py"):
        shutil.copy(ROOT / "packaging" / name, folder)
    result = subprocess.run(
        [sys.executable, str(folder / "go.py"), "--help"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    assert "go.py test" in result.stdout
