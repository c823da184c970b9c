"""Every document in every print, of the example, an empty project and one under stress."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from judging import assert_same_words, findings
from projects import empty_project, example_project, stress_project
from verapdf import assert_pdf_ua

from coprod_desktop.content.words import Words
from coprod_desktop.packs.registry import DOCUMENTS, build_pack
from coprod_desktop.packs.source import Source
from coprod_desktop.render.pdf import render_pdf
from coprod_desktop.render.profiles import load_profiles

ALL = [kind.id for kind in DOCUMENTS]
PROJECTS = {"example": example_project, "empty": empty_project, "stress": stress_project}


@dataclass(frozen=True)
class Printed:
    """All documents of one project as files, by document and profile."""

    source: Source
    folder: Path


@pytest.fixture(scope="module", params=PROJECTS)
def printed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Printed]:
    folder = tmp_path_factory.mktemp(request.param)
    workspace = PROJECTS[request.param](folder)
    snapshot = workspace.snapshot
    yield Printed(Source(snapshot, workspace.content, Words(), snapshot.sessions()[0]), folder)
    workspace.close()


@pytest.mark.parametrize("document", ALL)
def test_it_prints_large_enough_whole_and_as_it_is_heard_in_every_profile(
    printed: Printed, document: str
) -> None:
    pack = build_pack(printed.source, [document])
    for profile in load_profiles().values():
        assert findings(assert_same_words(pack, profile), profile) == [], profile.id


def test_every_document_and_all_of_them_together_keep_every_rule_of_pdf_ua(
    printed: Printed,
) -> None:
    files = []
    for profile in load_profiles().values():
        together = [ALL] if profile.id == "large-18" else []
        for documents in (*([each] for each in ALL), *together):
            file = printed.folder / f"{documents[0]}-{len(documents)}-{profile.id}.pdf"
            file.write_bytes(render_pdf(build_pack(printed.source, documents), profile))
            files.append(file)
    assert_pdf_ua(files)
