"""What must hold of any project file that is closed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from coprod_desktop.domain.records import KINDS, specs
from coprod_desktop.project import connect, history, seal
from coprod_desktop.project.scan import scan


def tables_of(connection: sqlite3.Connection) -> dict[str, dict[str, dict[str, object]]]:
    return {
        kind: {
            row: dict(zip(specs(kind), values, strict=True))
            for row, *values in connection.execute(
                f"SELECT id, {', '.join(map(_quoted, specs(kind)))} FROM {_quoted(kind)}"
            )
        }
        for kind in KINDS
    }


def _quoted(name: str) -> str:
    return f'"{name}"'


def assert_consistent(path: Path) -> None:
    """Check that the history makes the tables, the seal holds, and nothing lies beside."""
    connection = connect.connect(path, read_only=True)
    try:
        assert history.replay(connection) == tables_of(connection)
        loaded = scan(connection)
        assert loaded.written_seal == seal.to_bytes(loaded.seal)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
    finally:
        connect.disconnect(connection, tidy=False)
    beside = {each.name for each in path.parent.iterdir() if path.name in each.name}
    assert beside == {path.name}
