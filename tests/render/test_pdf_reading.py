"""What a listener gets: the words of the tree, in order, in a file that keeps PDF/UA-1."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judging import assert_same_words
from pdf_reader import Reader
from sample_packs import LABELS, agenda, pack, say
from trees import NASTY, packs, titles
from verapdf import assert_pdf_ua

from coprod_desktop.documents.text import words
from coprod_desktop.documents.tree import (
    Blank,
    Callout,
    CheckItem,
    Checklist,
    Column,
    Document,
    Figure,
    Foreign,
    ItemList,
    Kept,
    Link,
    Pack,
    Paragraph,
    Section,
    Strong,
    Table,
    Term,
    Text,
    WriteIn,
)
from coprod_desktop.render.pdf import render_pdf
from coprod_desktop.render.profiles import PrintProfile, load_profile, load_profiles

PROFILES = list(load_profiles().values())


def everywhere(text: str) -> Document:
    """Return a document that holds `text` in every place that takes words."""
    inside = (Text(text), Strong(text), Kept(text), Term(text, text), Foreign(text, "pl"))
    linked = (*inside, Link(text, "https://example.org/"))
    return Document(
        "everywhere",
        text,
        "en",
        (
            Paragraph(linked),
            ItemList(((Paragraph(linked), say(text)), (say(text),)), numbered=True),
            Table(
                text,
                (Column(text), Column(text)),
                ((inside, linked), (Blank(2), inside)),
                show_caption=True,
            ),
            Table(text, (Column(text),), ((inside,),)),
            Figure("<svg/>", text, text),
            Checklist((CheckItem(inside, 0, text), CheckItem(linked, None, text))),
            Checklist((CheckItem(inside, 1, text),), (text, text)),
            WriteIn(text, 2),
            Callout((say(text),), text),
            Section(text, (say(text), Section(text, (say(text),)))),
        ),
        subtitle=text,
    )


def test_every_profile_of_a_session_pack_is_read_as_the_tree_says(tmp_path: Path) -> None:
    paths = []
    for profile in PROFILES:
        path = tmp_path / f"{profile.id}.pdf"
        path.write_bytes(assert_same_words(pack(), profile))
        paths.append(path)
    assert_pdf_ua(paths)


def test_hard_texts_are_read_unchanged_wherever_they_stand(tmp_path: Path) -> None:
    paths = []
    for index, text in enumerate(NASTY):
        path = tmp_path / f"{index}.pdf"
        data = assert_same_words(
            Pack(text, "en", (everywhere(text), agenda()), LABELS, text, {"subject": text}),
            PROFILES[index % len(PROFILES)],
        )
        path.write_bytes(data)
        paths.append(path)
    assert_pdf_ua(paths)


def test_any_tree_at_all_is_read_as_it_says(tmp_path: Path) -> None:
    numbers = count()

    @settings(max_examples=40, suppress_health_check=list(HealthCheck))
    @given(packs, st.sampled_from(PROFILES))
    def read(tree: Pack, profile: PrintProfile) -> None:
        data = assert_same_words(tree, profile)
        (tmp_path / f"{next(numbers) % 80}.pdf").write_bytes(data)

    read()
    assert_pdf_ua(sorted(tmp_path.glob("*.pdf")))


@given(st.lists(titles, min_size=2, max_size=6))
@settings(max_examples=15)
def test_bookmarks_name_the_documents_and_their_sections(names: list[str]) -> None:
    documents = tuple(
        Document("one", name, "en", (Section(name, (say("Words."),)),)) for name in names
    )
    reader = Reader(render_pdf(pack(*documents), load_profile("clear-14")))
    with reader.pdf.open_outline() as outline:
        tops = [words([item.title]) for item in outline.root]
        inner = [words([kid.title]) for item in outline.root for kid in item.children]
    assert tops == ["Planning short breaks", *(words([name]) for name in names)]
    assert inner == [words([name]) for name in names]


def test_an_empty_cell_or_paragraph_is_only_empty(tmp_path: Path) -> None:
    paths = []
    for index, text in enumerate(("", " ", "\x00", "\n", "\u200b")):
        document = Document(
            "empty",
            "Empty",
            "en",
            (
                say(text),
                Table("Rows", (Column("One"), Column("Two")), (((Text(text),), ()),)),
                Checklist((CheckItem((Text(text),)),)),
                ItemList(((say(text),),)),
            ),
            subtitle=text,
        )
        path = tmp_path / f"{index}.pdf"
        path.write_bytes(assert_same_words(pack(document), load_profile("large-18")))
        paths.append(path)
    assert_pdf_ua(paths)


def test_an_untagged_file_fails_the_check_that_tagged_files_pass(tmp_path: Path) -> None:
    path = tmp_path / "untagged.pdf"
    path.write_bytes(render_pdf(pack(agenda()), load_profile("clear-14"), tagged=False))
    with pytest.raises(AssertionError, match=r"untagged\.pdf"):
        assert_pdf_ua([path])


def test_the_first_cell_of_a_row_and_the_headers_are_headers_in_both_forms() -> None:
    table = Table(
        "Who does what",
        (Column("Action"), Column("Who"), Column("By when"), Column("What happened then")),
        tuple(((Text(f"Action {n}"),), (Text("Ann"),), (Text("May"),), ()) for n in range(3)),
    )
    for profile in (load_profile("clear-14"), load_profile("giant-28")):
        reader = Reader(render_pdf(pack(Document("t", "T", "en", (table,))), profile))
        scopes = [str(cell.A.Scope) for cell in reader.elements("TH")]
        assert scopes == ["/Column"] * 4 + ["/Row"] * 3
        assert len(reader.elements("TD")) == 9
        assert str(reader.elements("Table")[0].A.Summary) == "Who does what"


def test_words_in_another_language_say_so() -> None:
    document = Document(
        "welsh", "Croeso", "cy", (Paragraph((Text("Bore da. "), Foreign("Good morning", "en"))),)
    )
    reader = Reader(render_pdf(Pack("Pack", "en", (document,), LABELS), load_profile("clear-14")))
    assert str(reader.pdf.Root.Lang) == "en"
    assert [str(part.Lang) for part in reader.elements("Part")] == ["cy"]
    assert [str(span.Lang) for span in reader.elements("Span")] == ["en"]
