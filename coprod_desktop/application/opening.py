"""Opening and making projects."""

from __future__ import annotations

from pathlib import Path

from coprod_desktop.application.operations import Set
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.load import load_content
from coprod_desktop.content.words import Words
from coprod_desktop.domain.author import author_name
from coprod_desktop.project.archive import Archive
from coprod_desktop.project.connect import journal_of
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.project.layout import SUFFIX
from coprod_desktop.project.lock import is_free
from coprod_desktop.project.scan import Progress
from coprod_desktop.support.clock import Clock, SystemClock
from coprod_desktop.support.errors import KnownError
from coprod_desktop.support.paths import example_folder, user_data


def archive_here(clock: Clock) -> Archive:
    """Return what this computer keeps of projects: their backups, and which files it wrote."""
    return Archive(user_data(), clock)


def open_project(
    path: Path,
    words: Words,
    clock: Clock | None = None,
    *,
    author: str = "",
    read_only: bool = False,
    progress: Progress | None = None,
) -> Workspace:
    """Open a project file; `author` goes with every change that is made to it.

    `progress` hears how far it is, from 0 to 1, and may raise to stop the opening. Raises
    `KnownError` where the file cannot be opened; it stays as it was.
    """
    clock = clock or SystemClock()
    file = ProjectFile.open(
        path,
        clock=clock,
        author=author_name(author),
        archive=archive_here(clock),
        read_only=read_only,
        progress=progress,
    )
    return Workspace(file, load_content(words))


def create_project(
    path: Path, words: Words, clock: Clock | None = None, *, title: str = "", author: str = ""
) -> Workspace:
    """Make a new, empty project file; `title` names it.

    Raises `KnownError` where a file of that name exists or the place cannot be written.
    """
    clock = clock or SystemClock()
    content = load_content(words)

    def name(file: ProjectFile) -> None:
        Workspace(file, content).perform(Set("project", "", {"title": title}))

    file = ProjectFile.create(
        path,
        clock=clock,
        author=author_name(author),
        archive=archive_here(clock),
        fill=name if title else None,
    )
    return Workspace(file, content)


def create_example(path: Path, words: Words, clock: Clock | None = None) -> Workspace:
    """Make the example project by the same operations as a person's edits.

    It can be made again at any time, so no backups are kept of it where it is. Raises
    `KnownError` as `create_project` does. Where it does not come to its end, no file stays.
    """
    # Opening a project needs nothing of the example.
    from coprod_desktop.application.example import example_operations  # noqa: PLC0415

    clock = clock or SystemClock()
    content = load_content(words)

    def fill(file: ProjectFile) -> None:
        workspace = Workspace(file, content)
        for operation in example_operations(words, clock.now().date()):
            workspace.perform(operation)

    file = ProjectFile.create(path, clock=clock, archive=archive_here(clock), keep=False, fill=fill)
    return Workspace(file, content)


def fresh_example(words: Words, clock: Clock | None = None) -> Workspace:
    """Make the example anew in the program's own folder, and open it.

    One of before goes, unless another window has it open. Raises as `create_example` does.
    """
    folder = example_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError("file.cannot_create", name=folder.name) from error
    number = 0
    while True:
        number += 1
        path = folder / f"example{'' if number == 1 else f' {number}'}{SUFFIX}"
        if not is_free(path):
            continue
        try:
            # A journal that a crash left behind would be played back into the new file.
            journal_of(path).unlink(missing_ok=True)
            path.unlink(missing_ok=True)
        except OSError:
            continue
        return create_example(path, words, clock)
