"""What is remembered, and what a damaged file does: nothing bad."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coprod_desktop.support.settings import MOST_RECENT, Recent, Settings, SettingsFile


def test_settings_are_there_again_tomorrow(tmp_path: Path) -> None:
    settings = Settings(theme="dark", zoom=150, show_help=False, section="steps", geometry="QQ==")
    settings = settings._replace(author="Bernadette ŵ", author_asked=True)
    settings = settings.with_recent(Path("/a/ours.coprod"), "Ours")
    SettingsFile(tmp_path / "deep" / "settings.json").write(settings)
    assert SettingsFile(tmp_path / "deep" / "settings.json").read() == settings


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", "null", '{"theme": 7, "zoom": "big", "recent": [1, {"path": 2}]}']
)
def test_a_damaged_file_is_ignored_calmly(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(damage, encoding="utf-8")
    assert SettingsFile(path).read() == Settings()


def test_what_is_sound_in_a_damaged_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"zoom": 200, "theme": 1, "show_help": 0}), encoding="utf-8")
    assert SettingsFile(path).read() == Settings(zoom=200)


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    SettingsFile(tmp_path / "file" / "settings.json").write(Settings())


def test_writing_leaves_no_other_file_behind(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "settings.json").write(Settings())
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json"]


def test_the_latest_project_comes_first_and_only_once() -> None:
    settings = Settings()
    for number in range(MOST_RECENT + 3):
        settings = settings.with_recent(Path(f"/{number}.coprod"), "")
    settings = settings.with_recent(Path("/5.coprod"), "Five")
    assert settings.recent[0] == Recent(str(Path("/5.coprod")), "Five")
    assert len(settings.recent) == MOST_RECENT
    assert len({each.path for each in settings.recent}) == MOST_RECENT
    assert settings.without_recent(str(Path("/5.coprod"))).recent == settings.recent[1:]
