"""How long the program takes to appear, against a bare PySide6 window, as ratios of one run.

    uv run python packaging/bench_start.py [RUNS]

Each figure is the median of RUNS fresh processes (7 by default), taken in turn so that a noisy
machine disturbs all alike. Aims: first paint under 1.6 times a bare window; a project the size of
the example open under 4.4 times (1.1 s where a bare window takes 0.25 s).
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from coprod_desktop.support.settings import Settings, SettingsFile  # noqa: E402 - after the path

_BARE = """
import resource, sys, time
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMainWindow
started = float(sys.argv[1])
class Window(QMainWindow):
    def event(self, event):
        done = super().event(event)
        if event.type() == QEvent.Type.Paint:
            seconds = time.time() - started
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            print(seconds, memory, flush=True)
            QApplication.exit()
        return done
application = QApplication([])
window = Window()
window.resize(1360, 860)
window.show()
application.exec()
"""

_OURS = """
import resource, sys, time
from PySide6.QtCore import QEvent, QTimer
from coprod_desktop.ui import app
started, wanted = float(sys.argv[1]), sys.argv[2]
def tell(window):
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    heavy = sorted({"sqlmodel", "reportlab"} & set(sys.modules))
    print(time.time() - started, memory, *heavy, flush=True)
    # It ends as a person ends it: what a program leaves that was killed would slow the next start.
    QTimer.singleShot(0, window, window.close)
class Window(app.MainWindow):
    def event(self, event):
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and not wanted:
            tell(self)
        return done
    def _opened(self, workspace):
        super()._opened(workspace)
        QTimer.singleShot(0, self, lambda: tell(self))
app.MainWindow = Window
from pathlib import Path
app.run_window(Path(wanted) if wanted else None)
"""


def _run(code: str, *arguments: str) -> tuple[float, int, list[str]]:
    environment = dict(os.environ)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    # What is measured is a program that was started before, with its bytecode kept.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", code, str(time.time()), *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    # A window may be painted once more before it is gone.
    seconds, memory, *heavy = done.stdout.splitlines()[0].split()
    return float(seconds), int(memory), heavy


def main() -> int:
    """Print the figures and return 0."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = str(Path(folder) / name.lower())
        # Nobody is asked for a name amid a measurement.
        SettingsFile().write(Settings(author_asked=True))
        example = Path(folder) / "example.coprod"
        subprocess.run(
            [sys.executable, "-m", "coprod_desktop", "new", str(example), "--example"],
            cwd=ROOT,
            check=True,
        )
        kinds = {
            "a bare window, painted": (_BARE,),
            "the start page, painted": (_OURS, ""),
            "the example, open": (_OURS, str(example)),
        }
        found: dict[str, list[tuple[float, int, list[str]]]] = {name: [] for name in kinds}
        for turn in range(runs + 1):
            for name, command in kinds.items():
                taken = _run(*command)
                if turn:  # the first round only warms the disk's cache
                    found[name].append(taken)
    bare = statistics.median(seconds for seconds, _, _ in found["a bare window, painted"])
    light = statistics.median(memory for _, memory, _ in found["a bare window, painted"])
    for name, rounds in found.items():
        seconds = statistics.median(each[0] for each in rounds)
        memory = statistics.median(each[1] for each in rounds)
        print(
            f"{name:24} {seconds:6.2f} s  {seconds / bare:5.2f} x"
            f"   {memory / 1024:6.0f} MB  {memory / light:5.2f} x"
        )
    loaded = {library for _, _, heavy in found["the start page, painted"] for library in heavy}
    print("loaded before the first paint:", json.dumps(sorted(loaded)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
