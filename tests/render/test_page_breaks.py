"""Where a page ends: nothing that belongs to others stands alone, and no page is nearly empty."""

from __future__ import annotations

import pytest
from judging import assert_same_words, findings
from pdf_reader import Reader
from sample_packs import pack, say, words

from coprod_desktop.documents.tree import (
    Block,
    CheckItem,
    Checklist,
    Column,
    Document,
    ItemList,
    Section,
    Table,
    WriteIn,
)
from coprod_desktop.render.pdf import render_pdf
from coprod_desktop.render.profiles import PrintProfile, load_profile, load_profiles

PROFILES = list(load_profiles().values())
every_profile = pytest.mark.parametrize("profile", PROFILES, ids=[each.id for each in PROFILES])


def pages(profile: PrintProfile, *blocks: Block) -> list[str]:
    """Return the letters of each page, without its footer."""
    reader = Reader(render_pdf(pack(Document("d", "D", "en", blocks)), profile))
    return [
        "".join(each.char for each in reader.glyphs(index) if each.artifact != "/Footer")
        for index in range(len(reader.pages))
    ]


def filled(profile: PrintProfile, *blocks: Block) -> list[float]:
    """Return which share of its height each page is filled with letters."""
    reader = Reader(render_pdf(pack(Document("d", "D", "en", blocks)), profile))
    shares = []
    for index in range(len(reader.pages)):
        glyphs = [each for each in reader.glyphs(index) if each.char.strip()]
        footer = max(each.y for each in glyphs if each.artifact == "/Footer")
        low = min(each.y for each in glyphs if each.artifact != "/Footer")
        top = 841.89 - profile.margin
        shares.append((top - low) / (top - footer))
    return shares


@every_profile
@pytest.mark.parametrize("before", range(1, 12))
def test_no_first_or_last_box_of_a_list_is_alone_on_a_page(
    profile: PrintProfile, before: int
) -> None:
    boxes = Checklist(tuple(CheckItem(words(f"Box{chr(97 + at)}")) for at in range(25)))
    found = pages(profile, *(say("A line."),) * before, boxes, *(say("A line."),) * 30)
    assert sum(page.count("Box") for page in found) == 25
    assert 1 not in {page.count("Box") for page in found}


@every_profile
@pytest.mark.parametrize("before", range(1, 12))
def test_no_first_or_last_row_of_a_table_is_alone_on_a_page(
    profile: PrintProfile, before: int
) -> None:
    rows = tuple((words(f"Row{chr(97 + at)}"), words("Here")) for at in range(25))
    table = Table("Rows", (Column("What"), Column("Where")), rows)
    found = pages(profile, *(say("A line."),) * before, table, *(say("A line."),) * 30)
    assert sum(page.count("Row") for page in found) == 25
    assert 1 not in {page.count("Row") for page in found}


@every_profile
@pytest.mark.parametrize("count", range(20, 45, 2))
def test_a_last_page_holds_more_than_a_few_lines(profile: PrintProfile, count: int) -> None:
    shares = filled(profile, *(say("A line."),) * count)
    assert len(shares) == 1 or shares[-1] > 0.12


def pitch(profile: PrintProfile, count: int) -> float:
    """Return how far apart so many paragraphs of one line stand, all on one page."""
    reader = Reader(render_pdf(pack(Document("d", "D", "en", (say("A line."),) * count)), profile))
    assert len(reader.pages) == 1
    rows = sorted({each.y for each in reader.glyphs(0) if each.char == "A"})
    return rows[1] - rows[0]


@every_profile
def test_gaps_close_up_a_little_where_that_saves_a_page(profile: PrintProfile) -> None:
    most = next(n for n in range(2, 60) if len(pages(profile, *(say("A line."),) * (n + 1))) > 1)
    leading = profile.size_pt * profile.line_spacing
    assert leading * 1.6 < pitch(profile, most) < pitch(profile, 3)


NARROW = Table(
    "Costs",
    (Column("For what", 2), Column("Part of", 2), Column("Sum")),
    (
        (
            words("A morning with the tenants' group in the next valley"),
            words("Money that comes in"),
            words("£1,200.50"),
        ),
    )
    * 3,
)


def test_a_table_whose_columns_stack_up_their_words_becomes_labelled_lines() -> None:
    small, large = ("".join(pages(load_profile(name), NARROW)) for name in ("clear-14", "giant-28"))
    assert small.count("For what") == 1
    assert large.count("For what") == 3
    for profile in PROFILES:
        data = assert_same_words(pack(Document("d", "D", "en", (NARROW,))), profile)
        assert findings(data, profile) == []


def test_a_long_row_in_labelled_lines_goes_on_below_its_name() -> None:
    profile = load_profile("giant-28")
    long = words("What we do and when. " * 30)
    table = Table(
        "Wishes",
        (Column("Who"), Column("Wants to learn"), Column("What we do, and when")),
        ((words("Dilys"), words("How to chair without being rude to anybody"), long),),
    )
    found = pages(profile, say("Everyone can learn."), Section("Wishes", (table,)))
    assert "Everyone can learn." in found[0]
    assert "Dilys" in found[0]
    assert len(found) > 1
    assert all("Dilys" in page for page in found)
    pdf = render_pdf(pack(Document("d", "D", "en", (table,))), profile)
    assert Reader(pdf).text().count("Dilys") == 1


def test_no_line_to_write_on_is_alone_on_a_page() -> None:
    profile = load_profile("giant-28")
    for before in range(1, 14):
        blocks = (*(say("A line."),) * before, WriteIn("Write here", 6), say("The end. " * 60))
        reader = Reader(render_pdf(pack(Document("d", "D", "en", blocks)), profile))
        ruled = [
            page.Contents.read_bytes().decode("latin-1").count("0.9 w 0 0 m")
            for page in reader.pages
        ]
        assert sum(ruled) == 6
        assert 1 not in ruled


@every_profile
def test_a_list_of_lines_is_set_closer_than_a_list_of_paragraphs(profile: PrintProfile) -> None:
    def height(text: str) -> float:
        items = ItemList(tuple((say(f"{text} {at}"),) for at in range(4)))
        reader = Reader(render_pdf(pack(Document("d", "D", "en", (items,))), profile))
        marks = sorted((each.y for each in reader.glyphs(0) if each.char == "•"), reverse=True)
        return marks[2] - marks[3]

    assert profile.size_pt * profile.line_spacing < height("One") < height("One line " * 10)
