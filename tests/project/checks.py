"""What must hold of any project file that is closed."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select

from coprod_desktop.domain.records import KINDS, specs
from coprod_desktop.project import connect, history, seal
from coprod_desktop.project.load import scan
from coprod_desktop.project.tables import ROWS


def tables_of(connection: Connection) -> dict[str, dict[str, dict[str, object]]]:
    return {
        kind: {
            row["id"]: {name: row[name] for name in specs(kind)}
            for row in connection.execute(select(ROWS[kind])).mappings()
        }
        for kind in KINDS
    }


def assert_consistent(path: Path) -> None:
    """Check that the history makes the tables, the seal holds, and nothing lies beside."""
    connection = connect.connect(path, read_only=True)
    try:
        assert history.replay(connection) == tables_of(connection)
        loaded = scan(connection)
        assert loaded.written_seal == seal.to_bytes(loaded.seal)
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
    finally:
        connect.disconnect(connection, tidy=False)
    beside = {each.name for each in path.parent.iterdir() if path.name in each.name}
    assert beside == {path.name}
