"""The seal: one number over everything in a file, that costs the same to renew in a large one.

It is the sum, modulo 2**256, of a hash of each row. A row that changes takes its old hash out and
puts its new one in. It finds what `PRAGMA integrity_check` cannot: a file that is a well-formed
database but not the one that was written. It guards against accidents, not against a forger.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence

_BITS = 256
_MODULUS = 1 << _BITS
SEAL_BYTES = _BITS // 8


def _blob(value: bytes) -> str | list[str]:
    """Return what stands for a blob. One bit on the disk makes an empty text an empty blob."""
    return value.hex() or []


_encode = json.JSONEncoder(separators=(",", ":"), default=_blob).encode


def row_hash(key: bytes, table: str, row: Sequence[object]) -> int:
    """Return the hash of a row of `table`, its values in the order of the table's columns.

    `key` is the project's, so that rows of another project never cancel out.
    """
    text = _encode([table, *row])
    digest = hashlib.blake2b(text.encode(), digest_size=SEAL_BYTES, key=key).digest()
    return int.from_bytes(digest, "big")


def total(hashes: Iterable[int]) -> int:
    """Return the sum of hashes as a seal counts."""
    return sum(hashes) % _MODULUS


def moved(seal: int, *, out: int = 0, into: int = 0) -> int:
    """Return a seal after one row's hash was taken out and another put in."""
    return (seal - out + into) % _MODULUS


def to_bytes(seal: int) -> bytes:
    """Return a seal as the file holds it."""
    return seal.to_bytes(SEAL_BYTES, "big")


def key_of(project_id: str) -> bytes:
    """Return the key of a project's hashes."""
    return hashlib.blake2b(project_id.encode(), digest_size=32).digest()


def frame_hash(connection: sqlite3.Connection, key: bytes) -> int:
    """Return the hash of what holds the rows: the version and the tables' own text."""
    frame: list[object] = [
        connection.execute("PRAGMA application_id").fetchone()[0],
        connection.execute("PRAGMA user_version").fetchone()[0],
        connection.execute("PRAGMA encoding").fetchone()[0],
    ]
    schema = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name"
    )
    frame += [list(row) for row in schema]
    return row_hash(key, "", frame)
