"""Choices that only a newer version knows: every document is made, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from newer import from_newer
from projects import StillClock, stress_project

from coprod_desktop.application.opening import open_project
from coprod_desktop.content.words import Words
from coprod_desktop.packs.source import Source
from tests.packs.whole_text import whole_text


@pytest.mark.parametrize("every", [1, 3])
def test_every_document_is_made_of_a_project_with_choices_from_a_newer_version(
    tmp_path: Path, every: int
) -> None:
    project = stress_project(tmp_path)
    project.close()
    from_newer(project.path, project.content, every=every)
    words = Words()
    workspace = open_project(project.path, words, StillClock())
    snapshot = workspace.snapshot
    workspace.close()
    for session in snapshot.sessions():
        source = Source(snapshot, project.content, words, session)
        assert words("forms.unknown_choice") in whole_text(source)
