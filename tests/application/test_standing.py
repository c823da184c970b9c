"""How much of a page is answered."""

from __future__ import annotations

from coprod_desktop.application.operations import Answer, Create
from coprod_desktop.application.standing import answered
from coprod_desktop.application.workspace import Workspace


def test_fields_of_every_kind_count_once_they_hold_something(workspace: Workspace) -> None:
    pages = {page.id: page for step in workspace.content.steps for page in step.pages}
    readiness, achieve = pages["understand.readiness"], pages["motivations.achieve"]
    assert answered(workspace.snapshot, readiness) == 0
    workspace.perform(Answer("understand.for_real", {"mistakes": "partly"}))
    workspace.perform(Answer("understand.commitment", {"note": "Nearly"}))
    assert answered(workspace.snapshot, readiness) == 2
    workspace.perform(Create("objective", {"change": "Rest"}))
    assert answered(workspace.snapshot, achieve) == 1
    workspace.perform(Answer("understand.commitment", {"note": ""}))
    assert answered(workspace.snapshot, readiness) == 1
