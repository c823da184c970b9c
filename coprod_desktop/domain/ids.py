"""Identities of records."""

from __future__ import annotations

import uuid

_FIXED = uuid.UUID("6f1c7a52-1c0e-5a0b-9d0e-3f6c2b8a4d11")


def new_id() -> str:
    """Return a random id for a new record, as 36 characters."""
    return str(uuid.uuid4())


def fixed_id(kind: str, key: str) -> str:
    """Return the id of a record that exists once for its `key` in every copy of a project.

    Two people who answer the same question in two copies of a file so write to the same row,
    and a merge sees one field with two values instead of two rows.
    """
    return str(uuid.uuid5(_FIXED, f"{kind}/{key}"))
