"""The first window paints before anything heavy is loaded."""

from __future__ import annotations

import subprocess
import sys

PAINT = """
import linecache
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from coprod_desktop.ui import app

def leave():
    heavy = (
        "sqlmodel", "sqlalchemy", "sqlite3", "reportlab", "PySide6.QtPdf",
        "PySide6.QtPrintSupport", "concurrent.futures", "dataclasses",
        "coprod_desktop.application", "coprod_desktop.domain", "coprod_desktop.project",
    )
    print([name for name in heavy if name in sys.modules])
    # Asking Qt for a widget that Python did not make loads every kind of widget there is.
    from PySide6 import QtWidgets
    print([name for name in ("QStyle", "QTextEdit", "QTableView") if name in vars(QtWidgets)])
    # Qt's bindings read the source of what is imported, unless they are kept from it.
    print([name for name in linecache.cache if "window" in name])
    QApplication.closeAllWindows()

start = QApplication.exec
def run(self=None):
    QTimer.singleShot(0, leave)
    return start()
QApplication.exec = run
print(app.run_window())
"""


def test_the_start_page_loads_only_what_it_shows() -> None:
    result = subprocess.run(
        [sys.executable, "-c", PAINT], capture_output=True, check=False, text=True, timeout=60
    )
    assert result.stdout.splitlines() == ["[]", "[]", "[]", "0"], result.stderr
