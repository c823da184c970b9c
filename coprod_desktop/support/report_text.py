"""What a report of a mistake says: enough to find the mistake, and nobody's words.

It names versions, the kinds of errors, and every place in the program on the way there. The
message of an error may quote what somebody wrote, and a variable may hold it, so neither is ever
read. A report is for those who make the program, so it is the same in every language.
"""

from __future__ import annotations

import datetime as dt
import errno
import functools
import os
import re
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import FrameType, TracebackType

from coprod_desktop import __version__
from coprod_desktop.support.errors import KnownError

_LIBRARIES = ("PySide6_Essentials", "sqlmodel", "SQLAlchemy", "reportlab", "platformdirs")
_MOST_FRAMES = 60
"""Places that are told of one error, half from each end: a recursion has a thousand."""
_MOST_ERRORS = 20
_FRAME = re.compile(r'File "([^"\n]*)"')
_FUNCTION_OF_QT = re.compile(r"(Q\w+(::\w+)*)\b")


def head(moment: dt.datetime) -> str:
    """Return which program this is, when, and on what it runs."""
    # Wanted only when something went wrong, and then there is time.
    import platform  # noqa: PLC0415
    from importlib import metadata  # noqa: PLC0415

    found = [f"Python {platform.python_version()}"]
    for library in _LIBRARIES:
        try:
            found.append(f"{library} {metadata.version(library)}")
        except metadata.PackageNotFoundError:
            continue
    sqlite = getattr(sys.modules.get("sqlite3"), "sqlite_version", "")
    if sqlite:
        found.append(f"SQLite {sqlite}")
    return "\n".join(
        (
            f"Coprod Desktop {__version__}",
            moment.isoformat(timespec="seconds"),
            platform.platform(),
            ", ".join(found),
        )
    )


def of_error(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> str:
    """Return the kinds of an error and of those that led to it, and where each one was."""
    if error is None:
        return "\n".join((_kind(kind, None), *_places(trace)))
    return "\n\n".join(
        "\n".join((how + _kind(type(each), each), *_places(where)))
        for each, how, where in islice(_chain(error, trace), _MOST_ERRORS)
    )


def of_qt(severity: str, category: str, message: str) -> str:
    """Return a complaint of Qt's without its words, with the way of the program to it."""
    function = _FUNCTION_OF_QT.match(message)
    where = function[1] if function is not None else ""
    title = " ".join(filter(None, ("Qt", severity, category, where)))
    places: list[str] = []
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 - no other way leads to callers
    while frame is not None:
        code = frame.f_code
        places.insert(0, _place(code.co_filename, frame.f_lineno, code.co_qualname))
        frame = frame.f_back
    return "\n".join((title, *_shortened(places)))


def of_crash(text: str) -> str:
    """Return what Python's fault handler wrote, with its paths made short."""
    return _FRAME.sub(lambda found: f'File "{short_path(found[1])}"', text)


def short_path(path: str) -> str:
    """Return the path of a piece of the program without the folders that it was installed in."""
    for root in _roots():
        if _within(path, root):
            return path[len(root) + 1 :].replace("\\", "/")
    home = os.path.expanduser("~")  # noqa: PTH111 - it never fails
    if _within(path, home):
        return f"~/{path[len(home) + 1 :]}".replace("\\", "/")
    return path


def _within(path: str, folder: str) -> bool:
    start = os.path.normcase(path[: len(folder) + 1])
    return start in (os.path.normcase(folder) + "/", os.path.normcase(folder) + os.sep)


@functools.cache
def _roots() -> tuple[str, ...]:
    """Return the folders that the program and its libraries lie in, the longest path first."""
    here = str(Path(__file__).resolve().parents[2])
    folders = {os.path.abspath(each) for each in sys.path if each}  # noqa: PTH100 - as Python has it
    folders |= {here, sys.prefix, sys.base_prefix}
    return tuple(sorted((each.rstrip("/\\") for each in folders), key=len, reverse=True))


def _chain(
    error: BaseException, trace: TracebackType | None
) -> Iterator[tuple[BaseException, str, TracebackType | None]]:
    """Yield an error, what it holds, and what led to it, the latest first."""
    yield error, "", trace
    yield from _held(error)
    seen = {id(error)}
    while True:
        cause, context = error.__cause__, error.__context__
        if cause is not None:
            how, error = "because of ", cause
        elif context is not None and not error.__suppress_context__:
            how, error = "during ", context
        else:
            return
        if id(error) in seen:
            return
        seen.add(id(error))
        yield error, how, error.__traceback__
        yield from _held(error)


def _held(error: BaseException) -> Iterator[tuple[BaseException, str, TracebackType | None]]:
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield each, "holding ", each.__traceback__


def _kind(kind: type[BaseException], error: BaseException | None) -> str:
    """Return what kind of error this is; with it only codes that come from no person."""
    name = kind.__qualname__
    if kind.__module__ != "builtins":
        name = f"{kind.__module__}.{name}"
    codes: list[str] = []
    if isinstance(error, KnownError):
        codes.append(error.key)
    if isinstance(error, OSError) and error.errno is not None:
        codes.append(errno.errorcode.get(error.errno, str(error.errno)))
    sqlite = getattr(error, "sqlite_errorname", "")
    if isinstance(sqlite, str) and sqlite:
        codes.append(sqlite)
    return f"{name} ({', '.join(codes)})" if codes else name


def _places(trace: TracebackType | None) -> list[str]:
    places: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(_place(code.co_filename, trace.tb_lineno, code.co_qualname))
        trace = trace.tb_next
    return _shortened(places)


def _place(path: str, line: int, function: str) -> str:
    return f"  {short_path(path)}:{line} {function}"


def _shortened(places: list[str]) -> list[str]:
    if len(places) <= _MOST_FRAMES:
        return places
    half = _MOST_FRAMES // 2
    return [*places[:half], f"  ({len(places) - 2 * half})", *places[-half:]]
