"""Opening and making projects. Importing this module loads the database library."""

from __future__ import annotations

from pathlib import Path

from coprod_desktop.application.operations import Set
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.load import load_content
from coprod_desktop.content.words import Words
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.clock import Clock, SystemClock

ENDING = ".coprod"
"""The ending of a project file's name."""


def open_project(path: Path, words: Words, clock: Clock | None = None) -> Workspace:
    """Open a project file. Raises `KnownError` where it cannot be opened; it stays as it was."""
    content = load_content(words)
    return Workspace(ProjectFile.open(path, clock=clock or SystemClock()), content)


def create_project(
    path: Path, words: Words, clock: Clock | None = None, *, title: str = ""
) -> Workspace:
    """Make a new, empty project file; `title` names it.

    Raises `KnownError` where a file of that name exists or the place cannot be written.
    """
    content = load_content(words)
    workspace = Workspace(ProjectFile.create(path, clock=clock or SystemClock()), content)
    if title:
        workspace.perform(Set("project", "", {"title": title}))
    return workspace


def create_example(path: Path, words: Words, clock: Clock | None = None) -> Workspace:
    """Make the example project by the same operations as a person's edits.

    Raises `KnownError` as `create_project` does. Where it does not come to its end, no file stays.
    """
    # Opening a project needs nothing of the example.
    from coprod_desktop.application.example import example_operations  # noqa: PLC0415

    clock = clock or SystemClock()
    content = load_content(words)

    def fill(file: ProjectFile) -> None:
        workspace = Workspace(file, content)
        for operation in example_operations(words, clock.now().date()):
            workspace.perform(operation)

    return Workspace(ProjectFile.create(path, clock=clock, fill=fill), content)
