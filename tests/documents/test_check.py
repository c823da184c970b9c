"""A tree that breaks a rule is refused, and all that is wrong with it is named."""

from __future__ import annotations

import pytest

from coprod_desktop.documents.check import BrokenTreeError, check_pack
from coprod_desktop.documents.tree import (
    Block,
    Callout,
    CheckItem,
    Checklist,
    Column,
    Document,
    Figure,
    ItemList,
    Labels,
    Link,
    Pack,
    Paragraph,
    Section,
    Table,
    Text,
    WriteIn,
)

LABELS = Labels("Page {page} of {pages}", "Contents", "Ticked", "Tick box", "Space to write")
WORDS = Paragraph((Text("Words"),))


def _pack(*blocks: Block, title: str = "Title", language: str = "en") -> Pack:
    return Pack("Pack", "en", (Document("one", title, language, blocks),), LABELS)


def _nested(depth: int) -> Block:
    block: Block = WORDS
    for level in range(depth):
        block = Section(f"Level {depth - level}", (block,))
    return block


def test_a_sound_tree_is_returned_as_it_is() -> None:
    pack = _pack(WORDS, _nested(5), ItemList(((WORDS,),)), Callout((WORDS,)), WriteIn("", 1))
    assert check_pack(pack) is pack


@pytest.mark.parametrize(
    ("block", "finding"),
    [
        (ItemList(()), "an empty list"),
        (ItemList(((),)), "without content"),
        (Table("", (Column("A"),), (((),),)), "without a caption"),
        (Table("T", (), ()), "an empty table: T"),
        (Table("T", (Column("A"),), ()), "an empty table: T"),
        (Table("T", (Column(" "),), (((),),)), "a column without a header: T"),
        (Table("T", (Column("A"),), (((), ()),)), "does not fit its columns: T"),
        (Figure("<svg/>", "\x00"), "without alt text"),
        (Checklist(()), "an empty checklist"),
        (Checklist((CheckItem((), chosen=1),)), "does not exist: 1"),
        (Checklist((CheckItem((), chosen=-1),), ("Yes",)), "does not exist: -1"),
        (WriteIn("", 0), "without lines"),
        (Callout(()), "without content"),
        (Section("\n", (WORDS,)), "a heading without words"),
        (Section("H", ()), "without content"),
        (_nested(6), "nested too deep at: Level 6"),
        (Paragraph((Link("Here", "javascript:alert(1)"),)), "unsafe address"),
        (Paragraph((Link("Here", "http://example.org"),)), "unsafe address"),
    ],
)
def test_a_broken_block_is_named(block: Block, finding: str) -> None:
    with pytest.raises(BrokenTreeError, match=finding):
        check_pack(_pack(Section("Sound", (WORDS,)), block))


def test_a_pack_needs_documents_with_a_title_and_a_language() -> None:
    with pytest.raises(BrokenTreeError, match="no document"):
        check_pack(Pack("Pack", "en", (), LABELS))
    with pytest.raises(BrokenTreeError, match="one: no title; one: no language"):
        check_pack(_pack(WORDS, title=" ", language=""))


def test_all_findings_are_named_at_once() -> None:
    with pytest.raises(BrokenTreeError) as caught:
        check_pack(_pack(ItemList(()), Callout((ItemList(()),)), WriteIn("", 0)))
    assert str(caught.value).count("an empty list") == 2
    assert "without lines" in str(caught.value)
