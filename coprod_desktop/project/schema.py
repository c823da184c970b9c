"""The tables of format 1.0 as frozen text, and whether a file has just these.

A new file is made from the text and not from the classes, so that a change to a class cannot
quietly change the format; a test compares the two. After a wanted change, before a release,
`python -m coprod_desktop.project.schema` writes the text anew.
"""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, DDLElement

from coprod_desktop.project.layout import MAJOR, MINOR
from coprod_desktop.project.tables import METADATA
from coprod_desktop.support.errors import KnownError

SCHEMA_FILE = Path(__file__).with_name("schema_1_0.sql")

_NAME = re.compile(r"CREATE (?:TABLE|INDEX) (\w+)")


def statements() -> tuple[str, ...]:
    """Return the statements that make the tables of an empty project."""
    text = SCHEMA_FILE.read_text(encoding="utf-8")
    return tuple(part.strip() for part in text.split(";\n") if part.strip())


def from_classes() -> str:
    """Return the schema that the SQLModel classes make, as the frozen text should have it."""
    made: list[str] = []
    for table in sorted(METADATA.tables.values(), key=lambda each: each.name):
        indexes = sorted(table.indexes, key=lambda each: str(each.name))
        parts: list[DDLElement] = [CreateTable(table), *(CreateIndex(each) for each in indexes)]
        for part in parts:
            text = str(part.compile(dialect=sqlite.dialect())).strip()
            made.append(re.sub(r"\s*\n\s*", "\n  ", text).replace("\n  )", "\n)"))
    return "".join(text + ";\n" for text in made)


def check(connection: Connection, version: tuple[int, int], name: str) -> None:
    """Refuse a file whose tables are not the known ones.

    A file of a newer minor version may have more tables and columns. Views, triggers and virtual
    tables are in no version: they would run somebody else's statements.
    """
    found = {
        str(row[1]): (str(row[0]), str(row[2]))
        for row in connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master")
        if not str(row[1]).startswith("sqlite_autoindex_")
    }
    known = {_name_in(text): text for text in statements()}
    if version == (MAJOR, MINOR):
        right = {each: text for each, (_, text) in found.items()} == known
    else:
        right = known.keys() <= found.keys() and all(
            kind in ("table", "index") and _NAME.match(text) for kind, text in found.values()
        )
    if not right:
        raise KnownError("file.damaged", name=name)


def _name_in(statement: str) -> str:
    found = _NAME.match(statement)
    if found is None:
        raise ValueError(f"not a statement that makes something: {statement[:60]}")
    return found.group(1)


if __name__ == "__main__":
    SCHEMA_FILE.write_text(from_classes(), encoding="utf-8")
