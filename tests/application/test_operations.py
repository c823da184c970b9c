"""What a line of JSON asks for."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.application.operations import (
    Answer,
    Create,
    Delete,
    Redo,
    Set,
    Undo,
    parse,
)
from coprod_desktop.content.words import Words
from coprod_desktop.support.errors import KnownError


@pytest.mark.parametrize(
    ("line", "operation"),
    [
        (
            '{"op": "create", "kind": "session", "fields": {"title": "First"}}',
            Create("session", {"title": "First"}),
        ),
        (
            '{"op": "set", "kind": "session", "id": "x", "fields": {}}',
            Set("session", "x", {}),
        ),
        (
            '{"op": "set", "kind": "project", "fields": {"title": "T"}}',
            Set("project", "", {"title": "T"}),
        ),
        ('{"op": "delete", "kind": "session", "id": "x"}', Delete("session", "x")),
        ('{"op": "answer", "field": "a.b", "value": ["c"]}', Answer("a.b", ["c"])),
        ('{"op": "undo"}', Undo()),
        ('{"op": "redo"}', Redo()),
    ],
)
def test_each_operation_is_read_from_its_line(line: str, operation: object) -> None:
    assert parse(line) == operation


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("create a session", "operation.not_json"),
        ("[" * 100_000, "operation.not_json"),
        ("[]", "operation.not_an_object"),
        ("{}", "operation.unknown"),
        ('{"op": "drop"}', "operation.unknown"),
        ('{"op": ["undo"]}', "operation.unknown"),
        ('{"op": "create", "kind": "session"}', "operation.member_missing"),
        ('{"op": "create", "kind": 5, "fields": {}}', "operation.member_wrong"),
        ('{"op": "undo", "steps": 2}', "operation.member_unknown"),
        ('{"op": "delete", "kind": "session"}', "operation.member_missing"),
    ],
)
def test_a_line_that_is_no_operation_is_refused_with_a_sentence(line: str, key: str) -> None:
    with pytest.raises(KnownError) as refused:
        parse(line)
    assert refused.value.key == key
    assert Words().sentence(refused.value).endswith(".")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(
    st.dictionaries(
        st.sampled_from(["op", "kind", "id", "fields", "field", "value", "x"]),
        json_values | st.sampled_from(["create", "set", "delete", "answer", "undo", "session"]),
    )
)
def test_whatever_the_line_it_is_an_operation_or_refused(given_line: object) -> None:
    refused = None
    try:
        parse(json.dumps(given_line))
    except KnownError as error:
        refused = error
    assert refused is None or Words().sentence(refused)
