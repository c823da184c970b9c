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

# What a file of a newer minor version may have in its tables: plain columns and keys. Anything
# else of SQL could refuse or change what this program writes there.
_WORD = r'(?:\w+|"\w+")'
_LIST = rf"\({_WORD}(?:, {_WORD})*\)"
_TABLE = re.compile(r"CREATE TABLE \w+ ?\((.*)\)( WITHOUT ROWID)?")
_PIECE = re.compile(r"[^(),]+(?:\([^()]*\)[^(),]*)*")
_INDEX = re.compile(rf"CREATE INDEX {_WORD} ON {_WORD} {_LIST}")
_PLAIN = r"(?:TEXT|FLOAT|INTEGER|BLOB)"
_DEFAULT = r"DEFAULT (?:'[^'(),]*'|-?\d+(?:\.\d+)?)"
_ADDED = re.compile(rf"{_WORD} {_PLAIN}(?: NOT NULL {_DEFAULT}| {_DEFAULT})?")
_PART = re.compile(rf"{_WORD} {_PLAIN}(?: NOT NULL)?(?: {_DEFAULT})?(?: PRIMARY KEY)?")
_KEY = re.compile(rf"PRIMARY KEY {_LIST}")


def statements() -> tuple[str, ...]:
    """Return the statements that make the tables of an empty project."""
    return statements_in(SCHEMA_FILE)


def statements_in(file: Path) -> tuple[str, ...]:
    """Return the statements of a file of SQL, each of which ends with a line."""
    text = file.read_text(encoding="utf-8")
    return tuple(part.strip() for part in text.split(";\n") if part.strip())


def check(connection: sqlite3.Connection, version: tuple[int, int], name: str) -> None:
    """Refuse a file whose tables are not the known ones.

    A file of a newer minor version may have more tables, plain indexes, and more columns that
    can be left out in writing. Views, triggers and virtual tables are in no version: they would
    run somebody else's statements.
    """
    found = {
        str(name): (str(kind), str(text))
        for kind, name, text in connection.execute("SELECT type, name, sql FROM sqlite_master")
        if (kind, text) != ("index", None)  # what SQLite makes for a key
    }
    known = {_name_in(text): text for text in _of(version)}
    if version == (MAJOR, MINOR) or version in OLDER:
        right = {each: text for each, (_, text) in found.items()} == known
    else:
        right = known.keys() <= found.keys() and all(
            _may_be(kind, text, known.get(each, "")) and _name_in(text) == each
            for each, (kind, text) in found.items()
        )
    if not right:
        raise KnownError("file.damaged", name=name)


def _may_be(kind: str, text: str, known: str) -> bool:
    """Tell whether a newer version may have this where we have `known`, or nothing if empty."""
    if kind == "index":
        return text == known if known else _INDEX.fullmatch(text) is not None
    if kind != "table":
        return False
    parts, end = _parts(text)
    if not known:
        return bool(parts) and all(_PART.fullmatch(each) or _KEY.fullmatch(each) for each in parts)
    ours, our_end = _parts(known)
    return (
        end == our_end
        and [each for each in parts if each in ours] == ours
        and all(each in ours or _ADDED.fullmatch(each) for each in parts)
    )


def _parts(text: str) -> tuple[list[str], str]:
    """Return the columns and keys of a table as its text has them, and what comes after them."""
    table = _TABLE.fullmatch(" ".join(text.split()))
    pieces = _PIECE.findall(table[1]) if table else []
    if table is None or ",".join(pieces) != table[1]:
        return [], ""
    return [each.strip() for each in pieces], table[2] or ""


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
