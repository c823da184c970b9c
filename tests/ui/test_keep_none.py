import subprocess
import sys

_CALLS = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import coprod_desktop.ui
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
widget = QWidget()
for _ in range(300_000):
    widget.update()
print("still here")
"""


def test_the_window_lives_through_very_many_calls_on_every_python():
    done = subprocess.run(
        [sys.executable, "-c", _CALLS], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.strip() == "still here", done.stderr
