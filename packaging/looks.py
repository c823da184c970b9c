"""Pictures of every page and dialog of the window, and of every page of every document.

    uv run python packaging/looks.py [FOLDER]

Run it before and after a change in looks, and compare the two folders (build/looks by default):
`window/` holds each page in light, dark and high contrast, at 100 % and 200 % text, and in a narrow
window; `papers/` holds the documents of the example's next session in every print profile. The
clock stands still, so that only a change in looks changes a picture.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, Qt, QTimer  # noqa: E402 - after the path
from PySide6.QtGui import QImage, QPainter  # noqa: E402
from PySide6.QtPdf import QPdfDocument  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QTextEdit, QWidget  # noqa: E402

from coprod_desktop.application.exporting import Leaving  # noqa: E402
from coprod_desktop.application.opening import create_example, create_project  # noqa: E402
from coprod_desktop.application.operations import Answer  # noqa: E402
from coprod_desktop.application.packing import PackOrder, make_pack  # noqa: E402
from coprod_desktop.content.load import load_content  # noqa: E402
from coprod_desktop.content.people import person_sections  # noqa: E402
from coprod_desktop.content.words import Words  # noqa: E402
from coprod_desktop.domain.records import Stakeholder  # noqa: E402
from coprod_desktop.packs.registry import DOCUMENTS  # noqa: E402
from coprod_desktop.render.profiles import load_profiles  # noqa: E402
from coprod_desktop.support.settings import Settings, SettingsFile  # noqa: E402
from coprod_desktop.ui.about.about import AboutDialog  # noqa: E402
from coprod_desktop.ui.about.glossary import GlossaryDialog  # noqa: E402
from coprod_desktop.ui.about.guides import GuideDialog  # noqa: E402
from coprod_desktop.ui.about.shortcuts import ShortcutsDialog  # noqa: E402
from coprod_desktop.ui.about.sources import SourcesDialog  # noqa: E402
from coprod_desktop.ui.context import Place  # noqa: E402
from coprod_desktop.ui.find.page import FindPage  # noqa: E402
from coprod_desktop.ui.tables.export import ExportDialog  # noqa: E402
from coprod_desktop.ui.theme.themer import Themer  # noqa: E402
from coprod_desktop.ui.window.main import MainWindow  # noqa: E402
from coprod_desktop.ui.window.new_project import NewProjectDialog  # noqa: E402
from coprod_desktop.ui.window.your_name import YourNameDialog  # noqa: E402

LOOKS = (("light", 100), ("light", 200), ("dark", 100), ("dark", 200), ("contrast", 200))
SIZES = ((1360, 860), (1024, 700))
SETTLE = 700
"""Milliseconds until a page has laid itself out."""

PAPER_DPI = 60


class StillClock:
    """The clock of the pictures."""

    def now(self) -> dt.datetime:
        """Return the morning on which the example is set."""
        return dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)


def wait(milliseconds: int = SETTLE) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(reached: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    for _ in range(600):
        if reached():
            return
        wait(50)
    raise TimeoutError


def keep(widget: QWidget, folder: Path, name: str) -> None:
    """Write a picture of a widget."""
    folder.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(folder / f"{name}.png")):
        raise OSError(f"cannot write {folder / name}.png")


def window_pictures(folder: Path, example: Path, work: Path) -> None:
    """Write a picture of every page and dialog in every look."""
    words = Words("en")
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("no application")
    themer = Themer(application)
    settings = SettingsFile(work / "settings.json")
    settings.write(Settings(theme="light", author_asked=True))
    stick = work / "stick"
    stick.mkdir()
    create_project(stick / "ours.coprod", words, StillClock(), title="Ours").close()
    window = MainWindow(words, themer, settings, StillClock())
    window.show()
    for theme, zoom in LOOKS:
        for width, height in SIZES:
            themer.show(theme, zoom)
            window.resize(width, height)
            here = folder / f"{theme}-{zoom}-{width}"
            wait()
            keep(window, here, "start")
            not_saved_picture(window, here, stick)
            if (width, height) != SIZES[0] and (theme, zoom) != LOOKS[0]:
                continue
            window.open_path(example)
            until(lambda: window.project is not None)
            project_pictures(window, here)
            window.close_project()
        for name, dialog in dialogs(words, window).items():
            dialog.show()
            wait(200)
            keep(dialog, folder / f"{theme}-{zoom}-dialogs", name)
            dialog.close()
            dialog.deleteLater()
    window.close()


def not_saved_picture(window: MainWindow, folder: Path, stick: Path) -> None:
    """Write a picture of a page that is written on while the stick is out."""
    window.open_path(stick / "ours.coprod")
    until(lambda: window.project is not None and not window.project.keeper.busy)
    view = window.project
    if view is None:
        raise TypeError("no project")
    away = stick.rename(stick.with_name("away"))
    view.go(Place("steps", "motivations.purpose", "motivations.purpose"))
    wait(250)
    entry = QApplication.focusWidget()
    if not isinstance(entry, QTextEdit):
        raise TypeError("no text to write in")
    entry.insertPlainText("Typed while the stick was out. " * 8)
    until(lambda: view.saver.failed)
    wait(250)
    keep(window, folder, "not-saved")
    away.rename(stick)
    view.saver.flush()
    view.context.perform(Answer("motivations.purpose", ""))  # the next picture begins alike
    window.close_project()


def project_pictures(window: MainWindow, folder: Path) -> None:
    """Write a picture of every page of an open project."""
    view = window.project
    if view is None:
        raise TypeError("no project")
    workspace = view.context.workspace
    places = [Place("overview"), Place("overview", "project"), Place("sessions"), Place("packs")]
    places += [Place("past"), Place("lists"), Place("find")]
    places += [
        Place("steps", page.id) for step in workspace.content.all_steps() for page in step.pages
    ]
    person = workspace.snapshot.all(Stakeholder)[0].id
    places += [Place("people"), Place("people", "map"), Place("people", "strengths")]
    places += [Place("people", f"{person}/{it.id}") for it in person_sections(Words())]
    places += [Place("sessions", session.id) for session in workspace.snapshot.sessions()]
    sessions = [session.id for session in workspace.snapshot.sessions()]
    for place in places:
        view.go(place)
        wait(2500 if place.section == "packs" else 250)
        target = place.target
        if target in sessions:
            target = str(sessions.index(target) + 1)
        target = target.removeprefix(f"{person}/")
        keep(window, folder, f"{place.section}-{target}".rstrip("-"))
    view.go(Place("find"))
    if not isinstance(view.page, FindPage):
        raise TypeError("no search")
    view.page.search.setText("bernadette")
    wait()
    keep(window, folder, "find-found")


def dialogs(words: Words, window: MainWindow) -> dict[str, QDialog]:
    """Return every dialog that can be shown without a reason."""
    leaving = Leaving(*map(frozenset, ("abcdefgh", "i", "jk")))  # ids of some people
    return {
        "about": AboutDialog(words, window),
        "sources": SourcesDialog(words, window),
        "glossary": GlossaryDialog(words, window),
        "five-values": GuideDialog(words, "five", window),
        "keyboard": ShortcutsDialog(words, window.menus.actions, window),
        "new-project": NewProjectDialog(words, window),
        "export-people": ExportDialog(words, load_content(words), leaving, window),
        "your-name": YourNameDialog(words, "", window, first=True),
    }


def paper_pictures(folder: Path, example: Path) -> None:
    """Write a picture of every page of every document in every profile."""
    words = Words("en")
    workspace = create_example(example, words, StillClock())
    snapshot, content = workspace.snapshot, workspace.content
    session = snapshot.sessions()[1]
    for profile in load_profiles():
        for kind in DOCUMENTS:
            order = PackOrder((kind.id,), profile, session=session)
            made = make_pack(snapshot, content, words, order, today=StillClock().now().date())
            document = QPdfDocument()
            buffer = QBuffer(document)
            buffer.setData(made.data)
            buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            document.load(buffer)
            (folder / profile).mkdir(parents=True, exist_ok=True)
            for page in range(document.pageCount()):
                size = document.pagePointSize(page) * PAPER_DPI / 72
                picture = document.render(page, size.toSize())
                # What a page leaves unpainted is the paper.
                paper = QImage(picture.size(), QImage.Format.Format_RGB32)
                paper.fill(Qt.GlobalColor.white)
                painter = QPainter(paper)
                painter.drawImage(0, 0, picture)
                painter.end()
                paper.save(str(folder / profile / f"{kind.id}-{page + 1:03}.png"))
            document.close()
    workspace.close()


def main() -> int:
    """Make all pictures and return 0."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "looks"
    application = QApplication.instance() or QApplication(["looks", "-style", "Fusion"])
    with tempfile.TemporaryDirectory() as work:
        example = Path(work) / "example.coprod"
        paper_pictures(folder / "papers", example)
        window_pictures(folder / "window", example, Path(work))
    print(folder)
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
