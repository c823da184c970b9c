"""The document of one person's data reads like every other: printed, on a screen, and heard."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from judging import assert_same_words, findings
from projects import TODAY, example_project, stress_project
from verapdf import assert_pdf_ua

from coprod_desktop.application.persons_data import persons_pack
from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.render.profiles import load_profiles

DAY: dt.date = TODAY.date()


@pytest.mark.parametrize("project", [example_project, stress_project])
def test_it_prints_whole_and_passes_verapdf(project, tmp_path: Path) -> None:
    workspace = project(tmp_path)
    words = Words()
    people = workspace.snapshot.all(Stakeholder)
    packs = [persons_pack(workspace, words, each.id, DAY) for each in people[:2]]
    workspace.close()
    paths = []
    for number, pack in enumerate(packs):
        for name in ("clear-14", "giant-28"):
            profile = load_profiles()[name]
            data = assert_same_words(pack, profile)
            assert findings(data, profile) == []
            paths.append(tmp_path / f"{number}-{name}.pdf")
            paths[-1].write_bytes(data)
    assert_pdf_ua(paths)
