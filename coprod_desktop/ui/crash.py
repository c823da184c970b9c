"""What happens when the program itself makes a mistake: a report, and a calm sentence."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QWidget

from coprod_desktop import __version__
from coprod_desktop.content.words import Words
from coprod_desktop.support.paths import user_data


def watch(words: Words, window: QWidget) -> None:
    """From now on tell of every mistake of the program that nothing else takes care of."""
    telling = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal telling
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        # Wanted only when something went wrong, and then there is time.
        import traceback  # noqa: PLC0415

        report = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(report)
        path = _write(report)
        if telling:
            return
        telling = True
        try:
            sentence = (
                words("ui.dialog.bug", path=str(path))
                if path is not None
                else words("ui.dialog.bug_no_report")
            )
            from coprod_desktop.ui.window.message import tell  # noqa: PLC0415 - seldom wanted

            tell(words("ui.dialog.bug_title"), sentence, words("ui.dialog.close"), window)
        finally:
            telling = False

    sys.excepthook = hook


def _write(report: str) -> Path | None:
    """Write a report and return where it is; it holds what the program did, no one's words."""
    import platform  # noqa: PLC0415 - as above

    moment = dt.datetime.now().astimezone()
    head = (
        f"Coprod Desktop {__version__}, {platform.platform()}, Python {platform.python_version()}"
    )
    path = user_data() / "reports" / f"{moment:%Y-%m-%d %H%M%S}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{head}\n{moment.isoformat()}\n\n{report}", encoding="utf-8")
    except OSError:
        return None
    return path
