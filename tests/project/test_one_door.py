"""Rows are written in one place only, for anything else would leave the history behind."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from coprod_desktop import project

PACKAGE = Path(project.__file__).parent
ALLOWED = {"sealed.py", "statements.py", "create.py", "migrate.py"}
WRITES = re.compile(
    r"\s*(insert (or \w+ )?into|update .* set|delete from|replace into|drop|alter) ", re.IGNORECASE
)


def writings(source: str) -> list[int]:
    """Return the lines that write rows: statements in words, and SQLAlchemy's and sessions'."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=str(text)) if WRITES.match(text):
                found.append(node.lineno)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=verb)) if (
                name.isupper() or name in ("table", "session", "statements")
            ) and verb in ("insert", "update", "delete", "add", "merge", "write_seal"):
                found.append(node.lineno)
            case ast.Call(
                func=ast.Attribute(value=ast.Call(), attr="insert" | "update" | "delete")
            ):
                found.append(node.lineno)
            case ast.Name(id="Session") | ast.Attribute(attr="executemany" | "executescript"):
                found.append(node.lineno)
    return found


@pytest.mark.parametrize("module", sorted(each.name for each in PACKAGE.glob("*.py")))
def test_only_the_door_writes_rows(module: str) -> None:
    found = writings((PACKAGE / module).read_text(encoding="utf-8"))
    assert bool(found) == (module in ALLOWED), f"{module} writes rows in lines {found}"


@pytest.mark.parametrize(
    "planted",
    [
        "connection.execute('UPDATE session SET title = 1')",
        "CHANGE.delete()",
        "connection.execute(statements.delete('session'), {'key_id': row})",
        "connection.execute(words(table_of('session').update().values(title=1)))",
        "with Session(engine) as session: session.add(row)",
        "raw.executemany(words, rows)",
    ],
)
def test_a_planted_writing_is_caught(planted: str) -> None:
    assert writings(planted)
