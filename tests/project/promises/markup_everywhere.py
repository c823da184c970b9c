"""Fills every field with markup, shows every page and makes every paper, and says what was seen.

Started with a folder. It looks for text that the window would take for markup, and says as JSON
what it found wrong and which markup it saw as it was written, in the window and on paper.
"""

from __future__ import annotations

import contextlib
import html
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import projects
from html_reader import html_tags, html_text
from pdf_reader import Reader
from projects import StillClock, stress_operations
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)
from tracing import CANARY

from coprod_desktop.application.opening import create_project
from coprod_desktop.application.operations import Answer, Set
from coprod_desktop.content.words import Words
from coprod_desktop.documents.text import pack_text
from coprod_desktop.packs.registry import DOCUMENTS, build_pack
from coprod_desktop.packs.source import Source
from coprod_desktop.render.html import render_html
from coprod_desktop.render.pdf import render_pdf
from coprod_desktop.render.profiles import load_profiles
from coprod_desktop.support.settings import Recent, Settings, SettingsFile
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.packs.page import PacksPage
from coprod_desktop.ui.theme.themer import Themer
from coprod_desktop.ui.window.main import MainWindow

MARKUP = (
    f"<img src='file:///{CANARY}/a.png'>",
    f'<img src="//{CANARY}/share/a.png"/>',
    f'<a href="\\\\{CANARY}\\share">here</a>',
    f"<link rel='stylesheet' href='file:///{CANARY}/a.css'><style>@import '{CANARY}'</style>",
    f"![a picture]({CANARY}/a.png) [a link](file:///{CANARY})",
    "<b>bold</b> <i>not</i> <br/> <!-- --> ]]>",
    f'<para><font name="{CANARY}" color="red">red</font><super>1</super></para>',
    "&amp; &lt;b&gt; &#60;i&#62; &nbsp;",
    "{placeholder} {0} {words.title} %s %(name)s %n ${HOME}",
    f"<table background='file:///{CANARY}/b.png'><tr><td>cell</td></tr></table>",
    f"<script src='https://{CANARY}.invalid/x.js'></script><svg onload=alert(1)>",
)
MARKED = tuple(each for each in MARKUP if html.escape(each) != each)
projects.NASTY = MARKUP
projects.LONG, projects.LONG_TEXT = "Long.", 300


class Looker:
    """Looks at widgets as a person does, and at what Qt would make of their text."""

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self.seen: set[str] = set()

    def look(self, window: QWidget) -> None:
        settle()
        window.grab()
        tips: list[QWidget] = []
        for each in (window, *window.findChildren(QWidget)):
            for text in texts_of(each):
                self.seen |= {markup for markup in MARKUP if markup in text}
            if isinstance(each, QLabel) and is_rich(each):
                self.wrong.append(f"a label takes its text for markup: {each.text()[:80]}")
            tip = each.toolTip()
            if GuiQt.mightBeRichText(tip) and any(each in tip for each in MARKED):
                self.wrong.append(f"a tooltip takes its text for markup: {tip[:80]}")
            if CANARY in tip and each.isVisible():
                tips.append(each)
        for each in tips:
            hover(each)


def texts_of(widget: QWidget) -> Iterator[str]:
    """Yield what stands in a widget as a person reads it."""
    match widget:
        case QLabel() | QLineEdit():
            yield widget.text()
        case QAbstractButton():
            yield widget.text().replace("&&", "&")
        case QTextEdit() | QPlainTextEdit():
            yield widget.toPlainText()
        case QComboBox():
            yield from (widget.itemText(index) for index in range(widget.count()))


def is_rich(label: QLabel) -> bool:
    form = label.textFormat()
    return form in (Qt.TextFormat.RichText, Qt.TextFormat.MarkdownText) or (
        form == Qt.TextFormat.AutoText and GuiQt.mightBeRichText(label.text())
    )


def hover(widget: QWidget) -> None:
    """Have the tooltip really shown."""
    place = widget.rect().center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
    QCoreApplication.sendEvent(widget, event)
    settle()
    assert QToolTip.isVisible()
    QToolTip.hideText()


def settle() -> None:
    for _ in range(2):
        QCoreApplication.processEvents()


def until(reached: Callable[[], bool]) -> None:
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if reached() else None)
    timer.start(20)
    QTimer.singleShot(60_000, loop.quit)
    loop.exec()
    timer.stop()
    assert reached()


def places(window: MainWindow) -> Iterator[Place]:
    assert window.project is not None
    workspace = window.project.context.workspace
    yield Place("overview")
    yield Place("overview", "project")
    for step in workspace.content.all_steps():
        yield from (Place("steps", page.id) for page in step.pages)
    yield from (Place("sessions", each.id) for each in workspace.snapshot.sessions())
    yield Place("packs")


def look_at_the_window(folder: Path, path: Path) -> Looker:
    words = Words()
    looker = Looker()
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    settings = SettingsFile(folder / "settings.json")
    settings.write(Settings(theme="light", author_asked=True))
    window = MainWindow(words, Themer(application), settings, StillClock())
    window.start.show_recent([Recent(str(path), each) for each in MARKUP])
    window.show()
    looker.look(window)
    window.open_path(path)
    until(lambda: window.project is not None)
    assert window.project is not None
    for place in places(window):
        window.project.go(place)
        looker.look(window)
    (papers,) = window.findChildren(PacksPage)
    until(lambda: not papers.is_working)
    looker.look(window)
    window.close_project()
    window.close()
    return looker


def read_the_papers(source: Source) -> tuple[list[str], set[str]]:
    profile = load_profiles()["large-18"]
    wrong: list[str] = []
    seen: set[str] = set()
    for document in DOCUMENTS:
        pack = build_pack(source, [document.id])
        pdf = Reader(render_pdf(pack, profile))
        page = render_html(pack, profile)
        wanted = " ".join(" ".join(pack_text(pack)).split())
        for name, text in (("PDF", pdf.text()), ("HTML", html_text(page))):
            if " ".join(text.split()) != wanted:
                wrong.append(f"{document.id}: the {name} does not say what it should")
        if {"script", "img", "link", "font", "para"} & set(html_tags(page)):
            wrong.append(f"{document.id}: markup of a person is in the HTML")
        if any("/A" in each for leaf in pdf.pages for each in leaf.get("/Annots", ())):
            wrong.append(f"{document.id}: a link of a person is in the PDF")
        seen |= {each for each in MARKUP if " ".join(each.split()) in wanted}
    return wrong, seen


def main(folder: Path) -> None:
    words = Words()
    workspace = create_project(folder / "a.coprod", words, StillClock())
    for operation in stress_operations(workspace.content):
        workspace.perform(operation)
    # Who did not want to be named is "Someone" on every paper, wherever the name is written.
    for each in workspace.snapshot.records["stakeholder"]:
        workspace.perform(Set("stakeholder", each, {"name": f"Ann {MARKUP[5]}"}))
    workspace.perform(Answer("motivations.purpose", "\n".join(MARKUP)))
    source = Source(workspace.snapshot, workspace.content, words, workspace.snapshot.sessions()[0])
    workspace.close()
    with contextlib.suppress(OSError):
        Path("BEGIN-SHOWING").stat()
    wrong, on_paper = read_the_papers(source)
    looker = look_at_the_window(folder, folder / "a.coprod")
    print(  # noqa: T201 - it is what a child says
        json.dumps(
            {
                "wrong": wrong + sorted(set(looker.wrong)),
                "not in the window": sorted(set(MARKUP) - looker.seen),
                "not on paper": sorted(set(MARKUP) - on_paper),
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
