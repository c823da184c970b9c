"""The program makes mistakes, crashes and is killed, for real, and then starts again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from projects import example_project

from coprod_desktop.support.paths import user_data

SECRET = "Bernadette"
SIZE_HINTS = "This plugin does not support propagateSizeHints()\n"
DRIVER = """
import json, sys, threading, weakref
from pathlib import Path
from PySide6.QtCore import QTimer, qCritical
from PySide6.QtWidgets import QApplication, QLabel
from coprod_desktop.ui import app
from coprod_desktop.ui.kit import Button

def seen(window):
    dialog = QApplication.activeModalWidget()
    shown = dialog or window
    return {
        "dialog": dialog is not None,
        "said": [each.text() for each in shown.findChildren(QLabel) if each.isVisible()],
        "buttons": [each.words for each in shown.findChildren(Button) if each.isVisible()],
        "focus": QApplication.focusWidget() and QApplication.focusWidget().accessibleName(),
        "clipboard": QApplication.clipboard().text(),
    }

def press(window, words):
    shown = QApplication.activeModalWidget() or window
    next(b for b in shown.findChildren(Button) if b.words == words and b.isVisible()).click()

class Left:
    def __del__(self):
        raise LookupError("Bernadette")

def mistake():
    words = "Bernadette"
    raise ValueError(words)

def unraisable():
    Left()

def in_thread():
    threading.Thread(target=mistake).start()

def critical():
    qCritical("Bernadette wrote this")

def listen():
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, app.MainWindow))
    line = sys.stdin.readline()
    if not line:
        return  # nobody asks any more
    word, *more = json.loads(line)
    answer = {}
    if word == "seen":
        answer = seen(window)
    elif word == "press":
        QTimer.singleShot(0, window, lambda: press(window, more[0]))
    elif word == "do":
        QTimer.singleShot(0, window, globals()[more[0]])
    elif word == "ready":
        answer = window.project is not None
    elif word == "close":
        window.close()
    print(json.dumps(answer), flush=True)

start = QApplication.exec
def run(self=None):
    listener = QTimer(QApplication.instance(), interval=20)
    # A line at a time, only when one is there.
    import select
    def look():
        if select.select([sys.stdin], [], [], 0)[0]:
            listen()
    listener.timeout.connect(look)
    listener.start()
    return start()
QApplication.exec = run
path = Path(sys.argv[1]) if len(sys.argv) > 1 else None
sys.exit(app.run_window(path))
"""


class Program:
    """The real program, with somebody who looks and presses."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", DRIVER, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )

    def ask(self, *words: str) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            pytest.fail(self.process.communicate()[1])
        return json.loads(line)

    def until(self, wanted: Callable[[Any], bool], *words: str) -> Any:
        end = time.monotonic() + 60
        while not wanted(found := self.ask(*(words or ("seen",)))):
            if time.monotonic() > end:
                pytest.fail(f"{found}")
            time.sleep(0.05)
        return found

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        self.process.send_signal(how)
        self.process.communicate(timeout=60)

    def leave(self) -> str:
        self.ask("close")
        _, errors = self.process.communicate(timeout=60)
        assert self.process.returncode == 0, errors
        return errors.replace(SIZE_HINTS, "")

    def end(self) -> None:
        self.process.kill()
        self.process.communicate(timeout=60)


@pytest.fixture
def started(request: pytest.FixtureRequest) -> Callable[..., Program]:
    def start(*arguments: str) -> Program:
        program = Program(*arguments)
        request.addfinalizer(program.end)
        return program

    return start


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and select")
Start = Callable[..., Program]
STOPPED = "The program stopped unexpectedly last time. Everything that was saved is there."


@pytest.fixture
def project(tmp_path: Path) -> str:
    example = example_project(tmp_path)
    example.close()
    return str(example.path)


def reports() -> list[str]:
    return [each.read_text() for each in sorted((user_data() / "reports").glob("*.txt"))]


def test_after_a_kill_the_next_start_says_calmly_that_all_is_there(
    started: Start, project: str
) -> None:
    program = started(project)
    program.until(bool, "ready")
    program.kill()
    again = started()
    found = again.until(lambda seen: seen["focus"] == "Open Carers' breaks in Glenmore")
    assert STOPPED in found["said"]
    assert found["buttons"][:2] == ["Open Carers' breaks in Glenmore", "Dismiss"]
    again.ask("press", "Open Carers' breaks in Glenmore")
    again.until(bool, "ready")
    assert again.leave() == ""
    # A clean exit says nothing afterwards.
    third = started()
    assert STOPPED not in third.ask("seen")["said"]
    assert third.leave() == ""
    assert list((user_data() / "running").iterdir()) == []
    assert list((user_data() / "reports").iterdir()) == []


def test_a_crash_below_python_leaves_a_report(started: Start, project: str) -> None:
    program = started(project)
    program.until(bool, "ready")
    program.kill(signal.SIGSEGV)
    again = started()
    assert "See the report" in again.ask("seen")["buttons"]
    again.ask("press", "See the report")
    found = again.until(lambda seen: seen["dialog"])
    assert found["buttons"] == ["Close", "Copy details"]
    again.ask("press", "Copy details")
    found = again.until(lambda seen: seen["clipboard"])
    assert "Fatal Python error: Segmentation fault" in found["clipboard"]
    assert 'File "coprod_desktop/ui/app.py"' in found["clipboard"]
    assert str(Path.home()) not in found["clipboard"]
    assert "The details are copied. You can paste them into a letter." in found["said"]
    again.ask("press", "Close")
    again.until(lambda seen: not seen["dialog"])
    again.ask("press", "Dismiss")
    again.until(lambda seen: STOPPED not in seen["said"])
    assert again.leave() == ""


def test_a_second_window_is_no_crash(started: Start, project: str) -> None:
    first = started(project)
    first.until(bool, "ready")
    second = started()
    assert STOPPED not in second.ask("seen")["said"]
    first.kill()
    third = started()
    assert STOPPED in third.ask("seen")["said"]
    assert second.leave() == ""
    assert third.leave() == ""


@pytest.mark.parametrize("how", ["mistake", "in_thread", "unraisable"])
def test_a_mistake_of_the_program_is_told_calmly_and_holds_no_words(
    started: Start, how: str
) -> None:
    program = started()
    program.ask("do", how)
    found = program.until(lambda seen: seen["dialog"] and seen["focus"] == "Close")
    assert found["said"][-1].startswith("That was a mistake of the program, not yours. All that")
    assert "holds none of your words" in found["said"][-1]
    assert found["buttons"] == ["Close", "Copy details"]
    program.ask("press", "Copy details")
    copied = program.until(lambda seen: seen["clipboard"])["clipboard"]
    [report] = reports()
    assert copied == report
    assert ("LookupError" if how == "unraisable" else "ValueError") in report
    program.ask("press", "Close")
    program.until(lambda seen: not seen["dialog"])
    errors = program.leave()
    assert "Error" in errors
    assert SECRET not in report + errors


def test_a_complaint_of_qt_is_kept_without_its_words(started: Start) -> None:
    program = started()
    program.ask("do", "critical")
    program.ask("do", "critical")
    assert not program.until(lambda _: bool(reports()))["dialog"]
    assert "wrote this" in program.leave()
    [report] = reports()
    assert "Qt critical default" in report
    assert SECRET not in report


def test_a_mistake_before_a_kill_can_be_read_after_it(started: Start) -> None:
    program = started()
    program.ask("do", "mistake")
    program.until(lambda seen: seen["dialog"])
    program.kill()
    again = started()
    assert again.ask("seen")["buttons"][:2] == ["See the report", "Dismiss"]
    again.ask("press", "See the report")
    again.until(lambda seen: seen["dialog"])
    again.ask("press", "Copy details")
    assert "ValueError" in again.until(lambda seen: seen["clipboard"])["clipboard"]
    again.ask("press", "Close")
    again.until(lambda seen: not seen["dialog"])
    again.leave()
