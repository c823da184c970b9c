"""The tables of a project file, as SQLModel classes.

One table a record kind is derived from the domain's dataclasses, so that a field is declared once.
Its rows are only a view: the truth is `change`, and replaying it gives exactly these rows. A
reference is plain text and no foreign key, because a merge may bring a record whose owner another
copy deleted; who reads it treats it as pointing nowhere.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic import create_model
from sqlalchemy import Index, LargeBinary, MetaData, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import registry
from sqlalchemy.schema import CreateIndex, CreateTable, DDLElement
from sqlmodel import Field, SQLModel

from coprod_desktop.domain.fields import FieldSpec, Kind
from coprod_desktop.domain.records import KINDS, specs
from coprod_desktop.project.schema import SCHEMA_FILE


class _Base(SQLModel, registry=registry(metadata=MetaData())):
    """Keeps our tables apart from any other in the process."""


class ChangeRow(_Base, table=True):
    """One operation on one field of one row. It is never changed afterwards.

    `value` is JSON text; `hlc` is milliseconds since 1970, but always more than the one before;
    `at` is the wall clock as an ISO date and time in UTC.
    """

    __tablename__ = "change"
    __table_args__ = (
        Index("change_field", "tbl", "row", "field"),
        {"sqlite_with_rowid": False},
    )

    op: bytes = Field(primary_key=True, sa_type=LargeBinary)
    tbl: str = Field(sa_type=Text)
    row: str = Field(sa_type=Text)
    field: str = Field(sa_type=Text)
    value: str = Field(sa_type=Text)
    hlc: int
    author: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)


class ParentRow(_Base, table=True):
    """One operation was made by somebody who had seen another.

    The parent may be an operation that is no longer, or not yet, in this file.
    """

    __tablename__ = "parent"
    __table_args__ = ({"sqlite_with_rowid": False},)

    op: bytes = Field(primary_key=True, foreign_key="change.op", sa_type=LargeBinary)
    parent: bytes = Field(primary_key=True, sa_type=LargeBinary)


class ErasedRow(_Base, table=True):
    """A row whose words were taken out of the history for good, and must not return by a merge."""

    __tablename__ = "erased"
    __table_args__ = ({"sqlite_with_rowid": False},)

    row: str = Field(primary_key=True, sa_type=Text)
    at: str = Field(sa_type=Text)


class FileInfoRow(_Base, table=True):
    """The one row that says which project this is, and seals everything else."""

    __tablename__ = "file_info"
    __table_args__ = ({"sqlite_with_rowid": False},)

    project_id: str = Field(primary_key=True, sa_type=Text)
    seal: bytes = Field(sa_type=LargeBinary)


class StepRow(_Base, table=True):
    """One undo step of this copy of the file: what a person did, and whether it still stands.

    `state` is "done", "undone" or "dropped". Undoing and redoing are steps as well, of the verbs
    "undo" and "redo" and dropped from the first, so that the history knows them for what they are.
    """

    __tablename__ = "undo_step"

    id: int = Field(primary_key=True)
    verb: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    subject: str = Field(sa_type=Text)
    state: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)


class StepOpRow(_Base, table=True):
    """An operation that belongs to an undo step."""

    __tablename__ = "undo_op"
    __table_args__ = ({"sqlite_with_rowid": False},)

    step: int = Field(primary_key=True, foreign_key="undo_step.id")
    op: bytes = Field(primary_key=True, sa_type=LargeBinary)


def _column(spec: FieldSpec) -> tuple[Any, Any]:
    if spec.kind in (Kind.NUMBER, Kind.MONEY):
        return (float, Field()) if spec.hidden else (int | None, Field(default=None))
    if spec.kind in (Kind.DATE, Kind.TIME):
        return (str | None, Field(default=None, sa_type=Text))
    owned = spec.kind is Kind.REFERENCE and spec.owner
    return (str, Field(sa_type=Text, index=owned))


def _row_class(kind: str) -> type[SQLModel]:
    columns: dict[str, Any] = {"id": (str, Field(primary_key=True, sa_type=Text))}
    columns |= {name: _column(spec) for name, spec in specs(kind).items()}
    name = "".join(part.title() for part in kind.split("_")) + "Row"
    return create_model(
        name,
        __base__=_Base,
        __cls_kwargs__={"table": True},
        __tablename__=(Any, kind),
        **columns,
    )


ROW_CLASSES: dict[str, type[SQLModel]] = {kind: _row_class(kind) for kind in KINDS}
"""The SQLModel class of each record kind."""

METADATA: MetaData = _Base.metadata


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


if __name__ == "__main__":
    SCHEMA_FILE.write_text(from_classes(), encoding="utf-8")
