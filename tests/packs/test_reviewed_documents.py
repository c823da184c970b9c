"""Every document of a made-up project, and of an empty one, reads as it was reviewed.

The files under `golden/` are the document trees in the notation of `notation.py`. After a change
that is meant, run `UPDATE_GOLDEN=1 uv run pytest tests/packs`, read what changed (`git diff
tests/packs/golden`) as a person in the room would, and commit it with the change.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coprod_desktop.packs.registry import DOCUMENTS, build_pack
from tests.packs.made_up import empty_source, source
from tests.packs.notation import notation

GOLDEN = Path(__file__).parent / "golden"
SOURCES = {"filled": source(), "empty": empty_source()}


@pytest.mark.parametrize("project", SOURCES)
@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.id)
def test_a_document_reads_as_it_was_reviewed(kind, project):
    (document,) = build_pack(SOURCES[project], [kind.id]).documents
    text = notation(document)
    path = GOLDEN / f"{kind.id}-{project}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_no_reviewed_file_is_left_over():
    wanted = {f"{kind.id}-{project}.txt" for kind in DOCUMENTS for project in SOURCES}
    assert {path.name for path in GOLDEN.iterdir()} == wanted
