"""The tables of each version of the format as frozen text, and whether a file has just these.

A new file is made from the text and not from the classes, so that a change to a class cannot
quietly change the format; a test compares the two. After a wanted change, before a release,
`python -m coprod_desktop.project.tables` writes the text anew.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from coprod_desktop.project.layout import MAJOR, MINOR, OLDER
from coprod_desktop.support.errors import KnownError

SCHEMA_FILE = Path(__file__).with_name(f"schema_{MAJOR}_{MINOR}.sql")

_NAME = re.compile(r"CREATE (?:TABLE|INDEX) (\w+)")


def statements() -> tuple[str, ...]:
    """Return the statements that make the tables of an empty project."""
    return statements_in(SCHEMA_FILE)


def statements_in(file: Path) -> tuple[str, ...]:
    """Return the statements of a file of SQL, each of which ends with a line."""
    text = file.read_text(encoding="utf-8")
    return tuple(part.strip() for part in text.split(";\n") if part.strip())


def check(connection: sqlite3.Connection, version: tuple[int, int], name: str) -> None:
    """Refuse a file whose tables are not the known ones.

    A file of a newer minor version may have more tables and columns. Views, triggers and virtual
    tables are in no version: they would run somebody else's statements.
    """
    found = {
        str(row[1]): (str(row[0]), str(row[2]))
        for row in connection.execute("SELECT type, name, sql FROM sqlite_master")
        if not str(row[1]).startswith("sqlite_autoindex_")
    }
    known = {_name_in(text): text for text in _of(version)}
    if version == (MAJOR, MINOR) or version in OLDER:
        right = {each: text for each, (_, text) in found.items()} == known
    else:
        right = known.keys() <= found.keys() and all(
            kind in ("table", "index") and _NAME.match(text) for kind, text in found.values()
        )
    if not right:
        raise KnownError("file.damaged", name=name)


def _of(version: tuple[int, int]) -> tuple[str, ...]:
    """Return the tables that a file of a version must have; of a newer one, those we know."""
    if version not in OLDER:
        return statements()
    major, minor = version
    return statements_in(SCHEMA_FILE.with_name(f"schema_{major}_{minor}.sql"))


def _name_in(statement: str) -> str:
    found = _NAME.match(statement)
    if found is None:
        raise ValueError(f"not a statement that makes something: {statement[:60]}")
    return found.group(1)
