"""What a report of a mistake holds, what it must never hold, and how long it is kept."""

from __future__ import annotations

import datetime as dt
import os
import re
import sqlite3
from pathlib import Path

import pytest
from projects import StillClock

from coprod_desktop import __version__
from coprod_desktop.support import report_text
from coprod_desktop.support.errors import KnownError
from coprod_desktop.support.report_text import of_crash, of_error, of_qt, short_path
from coprod_desktop.support.reports import MOST, OLDEST, Reports

SECRET = "Bernadette cannot come Thursdays"


def told(error: BaseException) -> str:
    return of_error(type(error), error, error.__traceback__)


def raised(error: BaseException) -> BaseException:
    words = SECRET  # noqa: F841 - a variable of the place where it went wrong
    try:
        raise error  # noqa: TRY301 - the place is what is looked for
    except BaseException as caught:  # noqa: BLE001 - any kind is asked for
        return caught


def test_a_report_says_what_and_where() -> None:
    text = told(raised(ValueError(SECRET)))
    kind, place = text.splitlines()
    assert kind == "ValueError"
    assert re.fullmatch(r"  .*test_reports\.py:\d+ raised", place)


@pytest.mark.parametrize(
    "error",
    [
        ValueError(SECRET),
        KeyError(SECRET),
        FileNotFoundError(2, "No such file", f"/home/anna/{SECRET}.coprod"),
        UnicodeDecodeError("utf-8", SECRET.encode(), 0, 1, SECRET),
        KnownError("file.missing", name=SECRET),
        sqlite3.OperationalError(SECRET),
        ExceptionGroup(SECRET, [ValueError(SECRET)]),
    ],
)
def test_a_report_holds_nobodys_words(error: BaseException) -> None:
    error.add_note(SECRET)
    text = told(raised(error))
    assert type(error).__name__ in text
    assert not [word for word in SECRET.split() if word in text]
    assert ".coprod" not in text


def test_it_tells_what_led_to_an_error_and_once_where_they_go_in_circles() -> None:
    def cause() -> None:
        try:
            raise OSError(28, SECRET)  # noqa: TRY301
        except OSError as full:
            raise KnownError("file.cannot_write", name=SECRET) from full

    try:
        cause()
    except KnownError as caught:
        text = told(caught)
        caught.__cause__.__cause__ = caught
        again = told(caught)
    assert "KnownError (file.cannot_write)" in text
    assert "because of OSError (ENOSPC)" in text
    assert again == text


def test_a_recursion_without_end_makes_a_report_of_a_page() -> None:
    def deeper() -> None:
        deeper()

    with pytest.raises(RecursionError) as caught:
        deeper()
    assert len(told(caught.value).splitlines()) < 70


def test_paths_tell_neither_who_nor_where(
    own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = report_text.__file__
    assert short_path(here) == "coprod_desktop/support/report_text.py"
    assert short_path(re.__file__) == "re/__init__.py"
    assert short_path(str(own_folders / "tools" / "it.py")) == "~/tools/it.py"
    assert short_path(f"{own_folders}-two/it.py") == f"{own_folders}-two/it.py"
    monkeypatch.setattr("sys.path", [str(own_folders)])
    assert short_path("/elsewhere/it.py") == "/elsewhere/it.py"


def test_what_python_wrote_of_a_crash_gets_short_paths(own_folders: Path) -> None:
    written = f'Fatal Python error: Aborted\n\n  File "{own_folders}/a b.py", line 3 in run\n'
    assert of_crash(written) == (
        'Fatal Python error: Aborted\n\n  File "~/a b.py", line 3 in run\n'
    )


def test_of_a_complaint_of_qt_only_the_function_is_kept() -> None:
    text = of_qt("critical", "default", f'QFile::rename: Cannot move "{SECRET}"')
    assert text.startswith("Qt critical default QFile::rename\n")
    assert "test_of_a_complaint_of_qt_only_the_function_is_kept" in text
    assert SECRET not in text
    assert of_qt("fatal", "", SECRET).startswith("Qt fatal\n")


def test_a_whole_report_names_the_versions(tmp_path: Path) -> None:
    clock = StillClock()
    reports = Reports(tmp_path / "reports", clock)
    path = reports.write(reports.compose("ValueError"))
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"Coprod Desktop {__version__}\n{clock.moment.isoformat()}\n")
    for part in ("Python 3.", "PySide6_Essentials 6.", "sqlmodel ", "SQLite 3.", "\nValueError\n"):
        assert part in text
    assert os.uname().nodename not in text


def test_two_reports_of_one_second_both_stay(tmp_path: Path) -> None:
    reports = Reports(tmp_path, StillClock())
    assert len({reports.write("one"), reports.write("two"), reports.write("three")}) == 3


def test_only_so_many_reports_are_kept_and_only_for_so_long(tmp_path: Path) -> None:
    clock = StillClock()
    reports = Reports(tmp_path, clock)
    other = tmp_path / "letter.odt"
    other.touch()
    for number in range(MOST + 5):
        clock.moment += dt.timedelta(minutes=1)
        path = reports.write(str(number))
        assert path is not None
        when = clock.moment.timestamp()
        os.utime(path, (when, when))
    reports.tidy()
    kept = {each.read_text() for each in tmp_path.glob("*.txt")}
    assert kept == {str(number) for number in range(5, MOST + 5)}
    clock.moment += OLDEST - dt.timedelta(minutes=10)
    reports.tidy()
    assert len(list(tmp_path.glob("*.txt"))) == 11
    clock.moment += dt.timedelta(minutes=11)
    reports.tidy()
    assert list(tmp_path.iterdir()) == [other]


def test_a_folder_that_cannot_be_made_costs_only_the_report(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    reports = Reports(tmp_path / "file" / "reports", StillClock())
    assert reports.write("x") is None
    reports.tidy()
