"""Operations that say what cannot be so are refused whole; the rest of what is there stays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from projects import StillClock

from coprod_desktop.application.opening import create_project
from coprod_desktop.application.operations import Create, Several, Undo, parse
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.records import Consent, LearningNeed, Stakeholder
from coprod_desktop.project.edits import Action
from coprod_desktop.support.errors import KnownError

WORDS = Words()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = create_project(tmp_path / "ours.coprod", WORDS, StillClock())
    yield opened
    opened.close()


def apply(workspace: Workspace, op: str, kind: str, record: str = "", **fields: object) -> str:
    """Carry out a line of JSON as `apply` does."""
    line = {"op": op, "kind": kind, "fields": fields} | ({"id": record} if record else {})
    return workspace.perform(parse(json.dumps(line))).id


def refused(workspace: Workspace, op: str, kind: str, record: str = "", **fields: object) -> str:
    """Return the sentence of a refusal that changes nothing."""
    before, step = workspace.snapshot, workspace.undo_action
    with pytest.raises(KnownError) as error:
        apply(workspace, op, kind, record, **fields)
    assert workspace.snapshot is before
    assert workspace.undo_action == step
    return WORDS.sentence(error.value)


def test_a_consent_ends_after_it_was_given(workspace: Workspace) -> None:
    ann = apply(workspace, "create", "stakeholder", name="Ann")
    yes = {"stakeholder": ann, "purpose": "quote", "answer": "yes", "given_on": "2026-05-02"}
    assert "end before" in refused(workspace, "create", "consent", **yes, until="2026-05-01")
    back = refused(workspace, "create", "consent", **yes, withdrawn_on="2026-01-01")
    assert back.startswith("The consent would be taken back before the day it was given.")
    consent = apply(workspace, "create", "consent", **yes, until="2026-06-01")
    assert "end before" in refused(workspace, "set", "consent", consent, until="2025-06-01")
    assert "end before" in refused(workspace, "set", "consent", consent, given_on="2026-06-02")
    # Both dates at once are judged as they will stand.
    apply(workspace, "set", "consent", consent, given_on="2027-01-01", until="2027-02-01")
    apply(workspace, "set", "consent", consent, until=None)
    apply(workspace, "set", "consent", consent, given_on="2028-01-01")
    (held,) = workspace.snapshot.all(Consent)
    assert (str(held.given_on), held.until) == ("2028-01-01", None)


def test_an_answer_comes_after_the_invitation(workspace: Workspace) -> None:
    ann = apply(workspace, "create", "stakeholder", name="Ann")
    asked = {"stakeholder": ann, "date": "2026-05-02"}
    sentence = refused(workspace, "create", "invitation", **asked, answered_on="2026-05-01")
    assert sentence.startswith("The answer would come before")
    apply(workspace, "create", "invitation", **asked, answered_on="2026-05-02")


def test_nobody_is_their_own_buddy(workspace: Workspace) -> None:
    ann, ben = (apply(workspace, "create", "stakeholder", name=name) for name in ("Ann", "Ben"))
    own = "Nobody can be their own"
    assert own in refused(workspace, "set", "stakeholder", ann, buddy=[ben, ann])
    assert own in refused(workspace, "set", "stakeholder", ann, support_person=ann)
    assert own in refused(workspace, "create", "learning_need", who=ann, buddy=ann)
    apply(workspace, "set", "stakeholder", ann, buddy=[ben, "Her sister"])
    need = apply(workspace, "create", "learning_need", who=[ann, ben], buddy=ben)
    assert own in refused(workspace, "set", "learning_need", need, who=[ben])
    (held,) = workspace.snapshot.all(LearningNeed)
    assert held.who == f"{ann}\n{ben}"


def test_many_records_at_once_are_refused_whole(workspace: Workspace) -> None:
    ann, ben = new_id(), new_id()
    people = [
        Create("stakeholder", {"name": "Ann", "buddy": ben}, ann),
        Create("stakeholder", {"name": "Ben", "buddy": ben}, ben),
    ]
    with pytest.raises(KnownError) as error:
        workspace.perform(Several(people, Action("import", "stakeholder", "2")))
    assert error.value.key == "sense.own_buddy"
    assert workspace.snapshot.all(Stakeholder) == ()


def test_what_an_older_file_holds_can_still_be_mended(workspace: Workspace) -> None:
    ann = apply(workspace, "create", "stakeholder", name="Ann")
    consent = apply(workspace, "create", "consent", stakeholder=ann, given_on="2026-05-02")
    # Straight into the file, as a program wrote it that knew no such rule.
    wrong = [(("consent", consent, "until"), "2025-05-02")]
    workspace._file.put_back(dict(wrong), Action("set", "consent", ""))
    apply(workspace, "set", "consent", consent, told="That it goes on the wall.")
    refused(workspace, "set", "consent", consent, until="2025-06-02")
    apply(workspace, "set", "consent", consent, until="2026-06-02")
    workspace.perform(Undo())
    (held,) = workspace.snapshot.all(Consent)
    assert (held.told, str(held.until)) == ("That it goes on the wall.", "2025-05-02")


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Ann\x00 Lee\x1b", "Ann Lee"),
        ("  Ann Lee ", "Ann Lee"),
        ("\u202eAnn Lee", "Ann Lee"),
        ("Ann\ud800 Lee", "Ann Lee"),
        ("Ann\u2028Lee", "Ann Lee"),
        (" \u200b\u00a0", ""),
        ("\x00\x07", ""),
    ],
)
def test_a_name_is_kept_without_what_nobody_sees(
    workspace: Workspace, given_name: str, kept: str
) -> None:
    apply(workspace, "create", "stakeholder", name=given_name, notes="Rings on Mondays.")
    (held,) = workspace.snapshot.all(Stakeholder)
    assert held.name == kept
