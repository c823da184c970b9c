"""The standing words of documents are all there, all used, and plain."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

import pytest

import coprod_desktop.packs
from coprod_desktop.content import days
from coprod_desktop.content.load import load_content
from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import specs
from coprod_desktop.packs.registry import DOCUMENTS
from coprod_desktop.support.paths import resources

LOCALE = resources() / "locale"
DOCUMENT_WORDS = tomllib.loads((LOCALE / "en" / "documents.toml").read_text(encoding="utf-8"))
PROFILE_WORDS = tomllib.loads((LOCALE / "en" / "profiles.toml").read_text(encoding="utf-8"))
MODULES = [*sorted(Path(coprod_desktop.packs.__path__[0]).glob("*.py")), Path(days.__file__)]

LONGEST_SENTENCE = 20
"""Words in a sentence of standing text."""

LISTS = {"feedback.faces", "whole-plan.stones", "whole-plan.stone"}
"""Words for pictures, which take as many as the picture needs."""


def leaves(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, Mapping):
            yield from leaves(value, f"{key}.")
        else:
            yield key, value


def of_plural(key: str) -> str:
    """Return the key that code asks for: a plural form goes by the key of all its forms."""
    return re.sub(r"\.(one|other)$", "", key)


def strings() -> tuple[set[str], set[str]]:
    """Return the string literals of the code, and how each string with a gap in it begins."""
    whole: set[str] = set()
    begun: set[str] = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value.removeprefix("documents."))
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                begun.add(str(node.values[0].value).removeprefix("documents."))
    return whole, {each for each in begun if each.endswith(".")}


WHOLE, BEGUN = strings()
TABLES = {"names", "dates"}
"""Tables that the code reads as a whole; their names in it are the last part of the key."""


def test_every_key_that_the_code_asks_for_has_words():
    errors = tomllib.loads((LOCALE / "en" / "errors.toml").read_text(encoding="utf-8"))
    known = {of_plural(key) for table in (DOCUMENT_WORDS, errors) for key, _ in leaves(table)}
    heads = "|".join(map(re.escape, DOCUMENT_WORDS))
    asked = {each for each in WHOLE if re.fullmatch(rf"(?:{heads})\.[a-z_.]+[a-z]", each)}
    assert len(asked) > 100
    assert asked - known == set()


def test_no_words_are_left_over():
    unused = {
        key
        for key, _ in leaves(DOCUMENT_WORDS)
        if of_plural(key) not in WHOLE
        and not any(key.startswith(begin) for begin in BEGUN)
        and not (key.split(".")[0] in TABLES and key.split(".")[1] in WHOLE)
    }
    shown_elsewhere = {f"{kind.id}.{name}" for kind in DOCUMENTS for name in ("title", "about")}
    # Short questions are looked up by the id of their field: see the next test.
    assert {key for key in unused if not key.startswith("answers.")} == shown_elsewhere & unused


def test_short_questions_belong_to_questions_that_there_are():
    asked = {field.id: field.label for field in load_content(Words()).fields()}
    short = DOCUMENT_WORDS["answers"]
    assert set(short) - set(asked) == set()
    assert [key for key, words in short.items() if len(words) >= len(asked[key])] == []


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (key, text)
        for table in (DOCUMENT_WORDS, PROFILE_WORDS)
        for key, text in leaves(table)
        if isinstance(text, str)
    ],
)
def test_words_are_short_and_plain(key, text):
    assert text == text.strip()
    assert text
    assert not re.search(r"[<>*_#]", text)
    for name in (name for _, name, _, _ in Formatter().parse(text) if name is not None):
        assert name.isidentifier()
    if key not in LISTS:
        for sentence in re.split(r"(?<=[.!?:])\s", text):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


def test_most_sentences_are_much_shorter():
    lengths = [
        len(sentence.split())
        for _, text in leaves(DOCUMENT_WORDS)
        if isinstance(text, str)
        for sentence in re.split(r"(?<=[.!?])\s", text)
    ]
    assert sum(lengths) / len(lengths) < 12


def test_short_labels_belong_to_fields_that_there_are():
    labels = {kind: set(fields) for kind, fields in DOCUMENT_WORDS["short"].items()}
    assert {kind: found - set(specs(kind)) for kind, found in labels.items()} == {
        kind: set() for kind in labels
    }


@pytest.mark.parametrize("profile", ["clear-14", "large-18", "giant-24", "giant-28", "dyslexia-14"])
def test_each_way_of_printing_has_a_title_with_its_size(profile):
    words = Words()
    assert f"{profile[-2:]} point" in words(f"profiles.{profile}.title")
    assert words(f"profiles.{profile}.about").endswith(".")
