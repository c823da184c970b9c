"""What a reader sees: every letter large enough, whole, on the page and clear of the others."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from judging import findings
from pdf_reader import Glyph, Reader
from sample_packs import CLOCK, agenda, canvas, cards, pack, report, say, words
from trees import NASTY

from coprod_desktop.documents.tree import (
    Blank,
    Callout,
    CheckItem,
    Checklist,
    Column,
    Document,
    Figure,
    Form,
    Kept,
    Paragraph,
    Section,
    Table,
    Text,
    WriteIn,
)
from coprod_desktop.render.pdf import render_pdf
from coprod_desktop.render.profiles import MM, PrintProfile, load_profile, load_profiles

PROFILES = list(load_profiles().values())
IDS = [profile.id for profile in PROFILES]
every_profile = pytest.mark.parametrize("profile", PROFILES, ids=IDS)


@every_profile
def test_every_letter_is_large_enough_whole_and_clear_of_others(profile: PrintProfile) -> None:
    assert findings(render_pdf(pack(), profile), profile) == []


@every_profile
def test_hard_texts_stay_inside_the_page(profile: PrintProfile) -> None:
    # A mark that combines with nothing has no width and stands over its neighbour: left out.
    texts = [text for text in NASTY if "combining" not in text and "a̷" not in text]
    rows = tuple(((Text(text),), (Text(text),), Blank(2)) for text in texts)
    columns = (Column("One"), Column("Supercalifragilisticexpialidocious"), Column("Three"))
    documents = [
        Document("paragraphs", "Paragraphs", "en", tuple(say(text) for text in texts)),
        Document("kept", "Kept", "en", tuple(Paragraph((Kept(text),)) for text in texts)),
        Document("table", "Table", "en", (Table("Hard texts", columns, rows),)),
        Document(
            "boxes",
            "Boxes" * 30,
            "en",
            tuple(
                Callout((say(text), WriteIn(text), Checklist((CheckItem(words(text)),))))
                for text in texts
            ),
        ),
    ]
    assert findings(render_pdf(pack(*documents), profile), profile) == []


@every_profile
def test_a_footer_is_as_large_as_the_text_and_stands_clear(profile: PrintProfile) -> None:
    reader = Reader(render_pdf(pack(report(), agenda()), profile))
    for index in range(len(reader.pages)):
        footer = [glyph for glyph in reader.glyphs(index) if glyph.artifact == "/Footer"]
        assert {glyph.size for glyph in footer} == {profile.size_pt}
        text = "".join(glyph.char for glyph in footer)
        assert text.endswith(f"Page {index + 1} of {len(reader.pages)}")
        top = max(glyph.y for glyph in footer)
        above = [glyph.y for glyph in reader.glyphs(index) if glyph.artifact != "/Footer"]
        assert min(above) - top > profile.size_pt * 1.3


@every_profile
def test_lines_are_no_longer_than_a_reader_can_follow(profile: PrintProfile) -> None:
    reader = Reader(render_pdf(pack(report(), canvas()), profile))
    for index in range(len(reader.pages)):
        lines: dict[tuple[int | None, float], int] = {}
        for glyph in reader.glyphs(index):
            lines[glyph.mark, glyph.y] = lines.get((glyph.mark, glyph.y), 0) + 1
        # A line of narrow letters may hold a few more than the average that the rule counts.
        assert max(lines.values()) <= profile.line_characters * 1.08


@every_profile
def test_lines_stand_as_far_apart_as_the_profile_asks(profile: PrintProfile) -> None:
    text = "We asked people what a good short break looks like. " * 12
    reader = Reader(render_pdf(pack(Document("p", "P", "en", (say(text),))), profile))
    rows = sorted(
        {g.y for g in reader.glyphs(0) if g.size == profile.size_pt and g.mark}, reverse=True
    )
    gaps = [high - low for high, low in pairwise(rows)]
    assert gaps
    assert gaps == pytest.approx([profile.size_pt * profile.line_spacing] * len(gaps), abs=0.01)


def test_a_dyslexia_friendly_page_is_cream_with_wide_letters_and_words() -> None:
    profile = load_profile("dyslexia-14")
    reader = Reader(render_pdf(pack(agenda()), profile))
    stream = reader.pages[0].Contents.read_bytes().decode("latin-1")
    before_text = stream.split("BT")[0]
    assert before_text.startswith("/Artifact BMC")
    assert "0.984 0.953 0.875 rg 0 0 595.276 841.89 re f" in before_text
    assert "0.7 Tc 2.52 Tw" in stream


def test_a_date_or_number_is_never_split_over_two_lines() -> None:
    profile = load_profile("giant-24")
    for length in range(1, 40):
        content = (Text("x " * length), Kept("Thursday 3 December"), Text(" after it."))
        reader = Reader(render_pdf(pack(Document("k", "K", "en", (Paragraph(content),))), profile))
        rows: dict[float, str] = {}
        for glyph in reader.glyphs(0):
            rows[glyph.y] = rows.get(glyph.y, "") + glyph.char
        assert any("Thursday 3 December" in row for row in rows.values())


def test_a_date_wider_than_its_column_breaks_between_its_words() -> None:
    table = Table("T", (Column("When"),), (((Kept("Thursday 3 December, half past ten"),),),))
    document = Document("k", "K", "en", (Callout((table,)),))
    reader = Reader(render_pdf(pack(document), load_profile("giant-28")))
    rows: dict[float, str] = {}
    for glyph in reader.glyphs(0):
        rows[glyph.y] = rows.get(glyph.y, "") + glyph.char
    assert "Thursday 3 December, half " in rows.values()


@every_profile
def test_an_icon_stands_at_the_left_of_its_words(profile: PrintProfile) -> None:
    document = Document("r", "R", "en", (Figure(CLOCK, "A clock"), say("We start at ten.")))
    reader = Reader(render_pdf(pack(document), profile))
    left, low, right, high = (float(edge) for edge in reader.elements("Figure")[0].A.BBox)
    letters = [glyph for glyph in reader.glyphs(0) if glyph.mark == 2]
    assert left >= profile.margin - 0.1
    assert min(glyph.x for glyph in letters) > right
    assert all(low <= glyph.y <= high for glyph in letters)


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    profile = load_profile("large-18")
    for lines in range(8, 24):
        blocks = (
            *(say("A line.") for _ in range(lines)),
            Section("A heading", (say("What stands under it. " * 20),)),
        )
        reader = Reader(render_pdf(pack(Document("h", "H", "en", blocks)), profile))
        for index in range(len(reader.pages)):
            body = [g for g in reader.glyphs(index) if g.mark is not None and g.char.strip()]
            last = min(glyph.y for glyph in body)
            row = "".join(glyph.char for glyph in body if glyph.y == last)
            assert "heading" not in row


def test_a_table_header_stands_on_every_page_and_is_heard_once() -> None:
    profile = load_profile("clear-14")
    rows = tuple((words(f"Row {n}"), words("Something to do")) for n in range(60))
    table = Table("Rows", (Column("Row name"), Column("What")), rows)
    reader = Reader(render_pdf(pack(Document("t", "T", "en", (table,))), profile))
    assert len(reader.pages) > 2
    for index in range(len(reader.pages)):
        text = "".join(glyph.char for glyph in reader.glyphs(index))
        assert "Row name" in text
    assert reader.text().count("Row name") == 1


def test_columns_that_grow_too_narrow_become_labelled_lines() -> None:
    table = Table(
        "Actions",
        (Column("Action"), Column("Who"), Column("By when"), Column("What happened")),
        ((words("Ask the council"), words("Moira"), words("12 January"), words("Not yet")),) * 2,
    )
    document = Document("t", "T", "en", (table,))
    small = Reader(render_pdf(pack(document), load_profile("clear-14"))).glyphs(0)
    assert "Who:" not in "".join(glyph.char for glyph in small)
    large = Reader(render_pdf(pack(document), load_profile("giant-28")))
    seen = "".join(glyph.char for page in range(len(large.pages)) for glyph in large.glyphs(page))
    # What stands beside a value is decoration, so the stream does not keep them together.
    assert seen.count("Who") == 2
    assert large.text().count("Who") == 1
    row = _row_of(large, "Moira")
    assert row.startswith("Who: ")


def _row_of(reader: Reader, word: str) -> str:
    """Return the first line that holds `word`, in the order of sight."""
    for index in range(len(reader.pages)):
        rows: dict[float, list[Glyph]] = {}
        for glyph in reader.glyphs(index):
            rows.setdefault(round(glyph.y, 1), []).append(glyph)
        for row in rows.values():
            text = "".join(glyph.char for glyph in sorted(row, key=lambda glyph: glyph.x))
            if word in text:
                return text
    raise AssertionError(word)


@every_profile
def test_a_canvas_is_one_sheet_up_to_a3_or_labelled_lines_on_a4(profile: PrintProfile) -> None:
    reader = Reader(render_pdf(pack(canvas()), profile))
    width, height = (float(edge) for edge in reader.pages[0].MediaBox[2:])
    if len(reader.pages) == 1:
        assert max(width, height) < 1191
        return
    assert profile.size_pt > 18
    assert (width, height) == pytest.approx((595.276, 841.89))
    seen = "".join(glyph.char for page in range(len(reader.pages)) for glyph in reader.glyphs(page))
    # Each row says again what its values are.
    table = canvas().blocks[0]
    assert isinstance(table, Table)
    assert seen.count(table.columns[1].header) == len(table.rows)


def test_a_sheet_too_full_for_any_paper_goes_on_over_pages() -> None:
    blocks = tuple(
        say("We asked people what a good short break looks like. " * 30) for _ in range(60)
    )
    document = Document("s", "Sheet", "en", blocks, form=Form.ONE_SHEET)
    reader = Reader(render_pdf(pack(document), load_profile("giant-28")))
    assert len(reader.pages) > 10
    assert float(reader.pages[0].MediaBox[2]) == pytest.approx(595.276)


def test_a_card_stands_whole_on_one_page() -> None:
    for profile in PROFILES:
        reader = Reader(render_pdf(pack(cards()), profile))
        for index in range(len(reader.pages)):
            text = "".join(g.char for g in reader.glyphs(index) if g.mark is not None)
            heads = len(re.findall("I need a break|say that again|like to speak|Slow down", text))
            assert text.count("Hold this up") == heads


def test_a_card_too_tall_to_stand_under_the_title_stands_whole_on_the_next_page() -> None:
    lines = tuple(WriteIn("", 1) for _ in range(9))
    document = Document("c", "Cards", "en", (Section("One", lines),), form=Form.CARDS)
    reader = Reader(render_pdf(pack(document), load_profile("giant-28")))
    assert len(reader.pages) == 2
    assert "One" not in "".join(glyph.char for glyph in reader.glyphs(0))


def test_a_poster_is_half_as_large_again_up_to_what_a_wall_needs() -> None:
    document = Document("p", "Poster", "en", (say("Everyone can pass."),), form=Form.POSTER)
    # Giant print is nearly large enough for a wall already.
    for name, size in (("clear-14", 21.0), ("large-18", 27.0), ("giant-28", 30.0)):
        reader = Reader(render_pdf(pack(document), load_profile(name)))
        assert {glyph.size for glyph in reader.glyphs(0) if glyph.char == "y"} == {size}


def test_a_poster_shrinks_to_one_page_but_stays_larger_than_its_profile() -> None:
    lines = tuple(say("One person speaks at a time. Nobody has to speak.") for _ in range(7))
    document = Document("p", "Poster", "en", lines, form=Form.POSTER)
    reader = Reader(render_pdf(pack(document), load_profile("large-18")))
    (size,) = {glyph.size for glyph in reader.glyphs(0) if glyph.char == "k"}
    assert len(reader.pages) == 1
    assert 18 * 1.2 <= size < 27


@every_profile
def test_handwriting_has_room_to_write(profile: PrintProfile) -> None:
    document = Document("w", "Write", "en", (WriteIn("Your words", 4),))
    reader = Reader(render_pdf(pack(document), profile))
    stream = reader.pages[0].Contents.read_bytes().decode("latin-1")
    rules = re.findall(r"q 1 0 0 1 [\d.]+ ([\d.]+) cm [\d. ]+RG 0\.9 w", stream)
    heights = sorted(float(place) for place in rules)
    assert len(heights) == 4
    assert all(
        high - low >= max(11 * MM, profile.size_pt * 1.2) - 0.01 for low, high in pairwise(heights)
    )


def test_the_contents_page_gives_the_page_where_each_document_begins() -> None:
    reader = Reader(render_pdf(pack(), load_profile("large-18")))
    assert len(reader.elements("TOCI")) == 7
    first = "".join(glyph.char for glyph in reader.glyphs(0))
    for entry in reader.elements("PageNumber"):
        page = int(reader.marked(0)[int(entry.K[0])])
        title = str(entry.P.K[0].K[0].K[1].Obj.Contents)
        assert title in first
        text = "".join(g.char for g in reader.glyphs(page - 1) if g.mark is not None)
        assert text.replace(" ", "").startswith(title.replace(" ", ""))


def test_one_document_has_no_contents_page() -> None:
    reader = Reader(render_pdf(pack(agenda()), load_profile("clear-14")))
    assert len(reader.pages) == 1
    assert reader.elements("TOC") == []
