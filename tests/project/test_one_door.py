"""Rows are written in one place only, for anything else would leave the history behind."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from fake_clock import FakeClock

from coprod_desktop import project
from coprod_desktop.project import Action, RowCreate
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.errors import KnownError

# Nothing else gets at a database: see `test_contracts`.
PACKAGE = Path(project.__file__).parent
MODULES = sorted(each.relative_to(PACKAGE).as_posix() for each in PACKAGE.rglob("*.py"))
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


@pytest.mark.parametrize("module", MODULES)
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


def test_a_bulk_change_that_gets_past_this_breaks_the_seal(path: Path, clock: FakeClock) -> None:
    with ProjectFile.create(path, clock=clock) as file:
        edits = [RowCreate("session", f"s{number}", {"title": "Tea"}) for number in range(200)]
        file.write(edits, Action("create", "session", "many"))
        opened = file._held.opened
        assert opened is not None
        opened.connection.execute("UPDATE session SET title = 'Coffee'")
        opened.connection.execute("PRAGMA integrity_check").fetchone()
    with pytest.raises(KnownError) as raised:
        ProjectFile.open(path, clock=clock)
    assert raised.value.key == "file.damaged"


def test_nothing_that_a_project_gives_out_leads_to_its_rows(file: ProjectFile) -> None:
    """Walk all that is public: only frozen values are there, and none is SQLite's."""
    file.write([RowCreate("session", "s", {"title": "Tea"})], Action("create", "session", ""))
    given = [
        getattr(each, name)
        for each in (file, file.copies)
        for name in dir(each)
        if not name.startswith("_") and not callable(getattr(type(each), name, None))
    ]
    given.remove(file.copies)
    session = file.snapshot().sessions()[0]
    found = [type(each).__module__ for each in _reached([*given, file.snapshot(), session])]
    assert "coprod_desktop.domain.records.sessions" in found
    assert not [each for each in found if each.startswith(("sqlite3", "sqlalchemy", "sqlmodel"))]
    with pytest.raises(AttributeError):
        session.title = "Coffee"  # type: ignore[misc]
    with pytest.raises(TypeError):
        file.snapshot().records["session"]["s"] = session  # type: ignore[index]


def _reached(start: Iterable[object]) -> Iterator[object]:
    waiting, seen = list(start), dict[int, object]()
    while waiting:
        each = waiting.pop()
        if id(each) in seen or isinstance(each, type | str | int | float | None):
            continue
        seen[id(each)] = each
        yield each
        if isinstance(each, Mapping):
            waiting += [*each.keys(), *each.values()]
        elif isinstance(each, list | tuple | set | frozenset):
            waiting += each
        else:
            slots = [name for kind in type(each).__mro__ for name in getattr(kind, "__slots__", ())]
            waiting += [getattr(each, name, None) for name in slots]
            waiting += vars(each).values() if hasattr(each, "__dict__") else ()
