"""A pack holds the documents that were asked for, and says kindly what is missing."""

from __future__ import annotations

import pytest

from coprod_desktop.content.load import load_content
from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import Session
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.packs.registry import DOCUMENTS, SESSION_PACK, build_pack
from coprod_desktop.packs.source import Source
from coprod_desktop.support.errors import KnownError

WORDS = Words()
EMPTY = Source(Snapshot({}), load_content(WORDS), WORDS, Session(id="s"))


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.id)
def test_every_document_can_be_printed_from_an_empty_project_and_session(kind):
    pack = build_pack(EMPTY, [kind.id])
    (document,) = pack.documents
    assert document.id == kind.id
    assert document.blocks
    assert pack.title == document.title == WORDS(f"documents.{kind.id}.title")
    assert WORDS(f"documents.{kind.id}.about")


def test_documents_lie_in_the_pack_in_their_usual_order_and_once():
    pack = build_pack(EMPTY, ["feedback", "agenda", "feedback"])
    assert [document.id for document in pack.documents] == ["agenda", "feedback"]


def test_a_session_pack_needs_nothing_but_known_documents():
    assert [document.id for document in build_pack(EMPTY, SESSION_PACK).documents] == list(
        SESSION_PACK
    )


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.id)
def test_a_paper_for_a_session_asks_for_the_session(kind):
    source = Source(Snapshot({}), EMPTY.content, WORDS)
    if not kind.needs_session:
        assert build_pack(source, [kind.id])
        return
    with pytest.raises(KnownError) as caught:
        build_pack(source, [kind.id])
    sentence = WORDS.sentence(caught.value)
    assert WORDS(f"documents.{kind.id}.title") in sentence
    assert "Choose a session" in sentence


def test_an_unknown_document_is_named_in_a_sentence():
    with pytest.raises(KnownError) as caught:
        build_pack(EMPTY, ["agenda", "poem"])
    assert '"poem"' in WORDS.sentence(caught.value)


def test_no_document_at_all_is_refused_with_a_sentence():
    with pytest.raises(KnownError) as caught:
        build_pack(EMPTY, [])
    assert "Tick at least one" in WORDS.sentence(caught.value)
