"""Every document in every print, of the example, an empty project and one under stress."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import le
from pathlib import Path

import pytest
from judging import assert_same_words, findings
from pdf_reader import Reader
from projects import empty_project, example_project, stress_project
from verapdf import assert_pdf_ua

from coprod_desktop.content.words import Words
from coprod_desktop.packs.registry import DOCUMENTS, FOR_THE_ROOM, build_pack
from coprod_desktop.packs.source import Source
from coprod_desktop.render.pdf import render_pdf
from coprod_desktop.render.profiles import MM, load_profiles

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


A4, A3 = (210, 297), (420, 297)
SHORT = {
    "invitation": (2, 3, 4, 5, 2),
    "access-needs": (8, 11, 17, 19, 9),
    "agenda": (1, 2, 3, 4, 1),
    "what-to-expect": (2, 2, 4, 4, 2),
    "ways-of-working": (1, 1, 2, 2, 1),
    "sign-in": (1, 2, 2, 3, 1),
    "badges": (3, 3, 3, 3, 3),
    "consent-form": (3, 4, 7, 7, 4),
    "expenses": (4, 5, 7, 8, 4),
    "feedback": (2, 3, 4, 4, 2),
    "reflection-cards": (4, 5, 8, 8, 4),
    "stakeholder-map": (3, 4, 6, 9, 3),
    "asset-map": (2, 3, 5, 6, 3),
    "training-plan": (3, 4, 6, 8, 3),
    "budget": (3, 5, 9, 10, 4),
    "plan-canvas": (1, 4, 5, 7, 1),
    "whole-plan": (36, 56, 94, 116, 43),
    "contact-sheet": (2, 3, 5, 6, 3),
    "access-sheets": (31, 40, 60, 71, 35),
}
"""Pages of the example's papers at most, in the order of the profiles."""


def sheets(data: bytes) -> list[tuple[int, int]]:
    """Return the width and height of every page in millimetres."""
    reader = Reader(data)
    boxes = [page.MediaBox for page in reader.pages]
    return [(round(float(box[2]) / MM), round(float(box[3]) / MM)) for box in boxes]


@pytest.mark.parametrize("document", ALL)
def test_it_prints_on_a4_and_only_one_sheet_of_a_canvas_on_a3(
    printed: Printed, document: str
) -> None:
    pack = build_pack(printed.source, [document])
    for profile in load_profiles().values():
        found = sheets(render_pdf(pack, profile))
        assert set(found) == {A4} or (document == "plan-canvas" and found == [A3]), profile.id


def test_the_papers_of_the_example_are_short(tmp_path: Path) -> None:
    workspace = example_project(tmp_path)
    session = workspace.snapshot.sessions()[1]
    source = Source(workspace.snapshot, workspace.content, Words(), session)
    workspace.close()
    for document, most in SHORT.items():
        pack = build_pack(source, [document])
        found = [len(sheets(render_pdf(pack, each))) for each in load_profiles().values()]
        assert all(map(le, found, most)), (document, found)


def test_every_document_and_all_of_them_together_keep_every_rule_of_pdf_ua(
    printed: Printed,
) -> None:
    files = []
    for profile in load_profiles().values():
        together = [FOR_THE_ROOM] if profile.id == "large-18" else []
        for documents in (*([each] for each in ALL), *together):
            file = printed.folder / f"{documents[0]}-{len(documents)}-{profile.id}.pdf"
            file.write_bytes(render_pdf(build_pack(printed.source, documents), profile))
            files.append(file)
    assert_pdf_ua(files)
