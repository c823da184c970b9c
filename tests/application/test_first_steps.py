"""Making a project, and what a person can do with it at first."""

from __future__ import annotations

from pathlib import Path

from coprod_desktop.application.opening import create_example, create_project, open_project
from coprod_desktop.application.operations import Redo, Set, Undo
from coprod_desktop.application.past import Past
from coprod_desktop.content.words import Words
from coprod_desktop.project.edits import Action
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.clock import SystemClock


def test_a_new_project_has_its_name_and_nothing_to_undo(tmp_path: Path) -> None:
    path = tmp_path / "ours.coprod"
    workspace = create_project(path, Words(), title="Carers' breaks")
    assert workspace.undo_action is None
    assert Past(Words(), workspace).moments()[0].where == "About this project"
    workspace.perform(Set("project", "", {"organisation": "Ours"}))
    workspace.close()
    workspace = open_project(path, Words())
    workspace.perform(Undo())
    assert (workspace.undo_action, workspace.snapshot.project.title) == (None, "Carers' breaks")
    workspace.perform(Redo())
    assert workspace.snapshot.project.organisation == "Ours"
    workspace.close()


def test_the_example_begins_with_nothing_to_undo(tmp_path: Path) -> None:
    workspace = create_example(tmp_path / "example.coprod", Words())
    assert workspace.undo_action is None
    assert workspace.snapshot.project.title
    workspace.close()


def test_nothing_can_be_undone_however_much_a_project_was_made_with(tmp_path: Path) -> None:
    path = tmp_path / "ours.coprod"

    def fill(file: ProjectFile) -> None:
        for number in range(1100):
            cells = {("project", "p", "title"): str(number), ("project", "p", "_deleted"): False}
            file.put_back(cells, Action("set", "project", ""))

    ProjectFile.create(path, clock=SystemClock(), fill=fill).close()
    workspace = open_project(path, Words())
    assert workspace.undo_action is None
    workspace.close()
