"""Nobody's name, words or details are in any paper, in any format, without their living yes."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from html_reader import html_text
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_reader import Reader

from coprod_desktop.content.load import load_content
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import (
    KINDS,
    Answer,
    Consent,
    Record,
    Reflection,
    Session,
    Stakeholder,
    Term,
    specs,
)
from coprod_desktop.domain.snapshot import PROJECT_ID
from coprod_desktop.packs.registry import DOCUMENTS, FOR_THE_ROOM, build_pack
from coprod_desktop.packs.source import Source
from coprod_desktop.render.html import render_html
from coprod_desktop.render.pdf import render_pdf
from coprod_desktop.render.profiles import load_profiles
from tests.packs.made_up import WORDS, snapshot
from tests.packs.whole_text import whole_text

CONTENT = load_content(WORDS)
TODAY = dt.date(2026, 11, 23)
DAY = dt.timedelta(days=1)
NAME = "Zebedee Quux"
QUOTE = "Marmalade under the moon"
PERSON = fixed_id("stakeholder", "zebedee")
SESSION = fixed_id("session", "one")
FRIEND = fixed_id("stakeholder", "friend")
LINE = fixed_id("term", "a line of ours")

SHOWN = {"name", "perspective", "why", "speaks_for", "pronouns", "badge"}
"""What a paper for the room may tell of somebody who agreed to be named."""

OWN = "access-sheets"
"""The paper with a sheet for each person, which that person alone is given."""

OURS = tuple(each.id for each in DOCUMENTS if each.confidential and each.id != OWN)
"""The other papers that are not for the room."""

NO = {
    "never asked": [],
    "waiting": [{}],
    "refused": [{"answer": "no", "given_on": TODAY}],
    "refused after a yes": [
        {"answer": "yes", "given_on": TODAY - 9 * DAY},
        {"answer": "no", "given_on": TODAY - DAY},
    ],
    "taken back": [
        {"answer": "yes", "given_on": TODAY - 9 * DAY, "withdrawn_on": TODAY - DAY},
    ],
    "over": [{"answer": "yes", "given_on": TODAY - 9 * DAY, "until": TODAY - DAY}],
}
"""Ways in which somebody has not agreed, or no longer."""

YES = {
    "open": [{"answer": "yes", "given_on": TODAY}],
    "until today": [{"answer": "yes", "given_on": TODAY, "until": TODAY}],
}


ELSEWHERE = {"stakeholder", "consent", "term", "answer", "reflection", "step_state", "project"}
"""Kinds of which there is a record with fields of its own; `step_state` holds no words."""


def consents(purpose: str, given: list[dict[str, Any]]) -> list[Record]:
    return [
        Consent(
            id=fixed_id("consent", f"{purpose}{at}"), stakeholder=PERSON, purpose=purpose, **each
        )
        for at, each in enumerate(given)
    ]


def token(kind: str, field: str) -> str:
    return f"Secret-{kind}-{field}".replace("_", "-")


def person(sort: str = "person") -> Stakeholder:
    fields: dict[str, Any] = {
        name: token("stakeholder", name)
        for name, spec in specs("stakeholder").items()
        if spec.kind in {Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.PICKS}
    }
    fields |= {"name": NAME, "sort": sort, "interest": "much", "influence": "some"}
    return Stakeholder(id=PERSON, part="takes_part", **fields)


def mentions(
    said: str = f"Once {NAME} spoke", own: str = f"{NAME} as well", whose_quote: str = PERSON
) -> Iterator[Record]:
    """Yield a record of every kind that mentions the person wherever it can."""
    for kind, record_type in KINDS.items():
        if kind in ELSEWHERE:
            continue
        fields: dict[str, Any] = {}
        for name, spec in specs(kind).items():
            if spec.kind is Kind.PICKS and spec.reference == "stakeholder":
                fields[name] = f"{PERSON}\n{own}"
            elif spec.kind is Kind.PICKS:
                fields[name] = f"{LINE}\n{' '.join(said.split())}"
            elif spec.kind in {Kind.SHORT_TEXT, Kind.LONG_TEXT}:
                fields[name] = f"{said} of {kind} {name}."
            elif spec.kind is Kind.MONEY:
                fields[name] = 1234
            elif spec.kind is Kind.REFERENCE:
                fields[name] = {"stakeholder": PERSON, "session": SESSION}.get(
                    spec.reference, fixed_id(spec.reference, "one")
                )
        if kind == "observation":
            fields |= {"quote": QUOTE, "quote_consent": "yes", "whose_quote": whose_quote}
        if kind == "invitation":
            fields |= {name: token(kind, name) for name in ("said", "reply")}
        if kind == "learning_need":
            fields |= {"care": token(kind, "care")}
        if kind == "expected_person":
            fields |= {"coming": "yes", "role": "participant"}
        if kind == "reciprocity":
            fields |= {"choice": token(kind, "choice")}
        yield record_type(id=fixed_id(kind, "one"), **fields)
    yield from answers(said)
    yield Term(id=LINE, list="format", group="reading", text=said)
    # Somebody who agreed to everything, and who is told of in other people's words.
    fields = {
        name: f"{said}."
        for name, spec in specs("stakeholder").items()
        if spec.kind in {Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.PICKS}
    }
    yield Stakeholder(
        id=FRIEND, sort="person", part="takes_part", **fields | {"name": "Ann Friend"}
    )
    for purpose in specs("consent")["purpose"].options:
        key = fixed_id("consent", f"friend {purpose}")
        yield Consent(id=key, stakeholder=FRIEND, purpose=purpose, answer="yes", given_on=TODAY)


def answers(said: str) -> Iterator[Record]:
    """Yield an answer to every question of the steps, with a text wherever one can be written."""
    for field in CONTENT.fields():
        match field.kind:
            case Kind.RECORDS:
                continue
            case Kind.CHECKLIST:
                keys, value = [f"{field.id}/{each.id}" for each in field.options], "yes"
            case Kind.CHOICE | Kind.CHOICES | Kind.RATING:
                keys, value = [field.id], field.options[0].id
            case Kind.SHORT_TEXT | Kind.LONG_TEXT:
                keys, value = [field.id], f"{said} of {field.id}."
            case _:
                continue
        for key in keys:
            yield Answer(id=fixed_id("answer", key), key=key, value=value, note=f"{said} of it.")
    for question in CONTENT.questions:
        yield Reflection(
            id=fixed_id("reflection", f"{SESSION}/{question.id}"),
            session=SESSION,
            question=question.id,
            state="partly",
            note=f"{said}, when asked.",
        )


def source(*records: Record, **mentioned: str) -> Source:
    found = snapshot(
        *records, *mentions(**mentioned), KINDS["project"](id=PROJECT_ID, title="Breaks")
    )
    session = found.get(Session, SESSION)
    return Source(found, CONTENT, WORDS, session, TODAY)


def in_every_format(
    source: Source, documents: tuple[str, ...], profile: str = "clear-14"
) -> Iterator[str]:
    """Yield what a pack says: as a tree, as the bytes of a PDF and a web page, and as read."""
    pack = build_pack(source, documents)
    looks = load_profiles()[profile]
    pdf, page = render_pdf(pack, looks), render_html(pack, looks)
    yield whole_text(source, documents)
    yield Reader(pdf).text()
    yield html_text(page)
    yield page
    yield pdf.decode("latin-1")


BYTES = 4
"""The place of the bytes of a PDF: a net for what leaks, where few words stand in a row."""


def says(text: str, words: str) -> bool:
    return words.casefold() in " ".join(text.split()).casefold()


ways = st.sampled_from(sorted(NO))


@settings(max_examples=60)
@given(
    st.sampled_from(["", "person", "group", "organisation"]),
    ways,
    ways,
    st.sampled_from([*NO, *YES]),
)
def test_without_a_yes_no_name_words_or_details_are_on_any_paper(sort, name, quote, contact):
    records = [
        person(sort),
        *consents("name", NO[name]),
        *consents("quote", NO[quote]),
        *consents("contact", (NO | YES)[contact]),
    ]
    found = source(*records)
    text = whole_text(found)
    public = sort in {"group", "organisation"} and name in {"never asked", "waiting", "over"}
    assert says(text, "Zebedee") == public
    assert not says(text, QUOTE)
    assert not says(text, "Secret-stakeholder-phone")
    open_name = name in {"never asked", "waiting", "over"}
    for document in OURS:
        sheet = whole_text(found, [document])
        if not open_name:
            assert not says(sheet, NAME), document
        assert (open_name and contact in YES) or not says(sheet, "Secret-"), document
        assert not says(sheet, QUOTE), document
    sheet = whole_text(found, ["contact-sheet"])
    assert says(sheet, NAME) == open_name
    assert says(sheet, "Secret-") == (open_name and contact in YES)
    assert not says(sheet, QUOTE)


NEEDS = (
    *("access", "communication", "professionals", "formats", "hear_by", "language"),
    *("what_helps", "support_person"),
)
"""What is noted of what helps somebody, as it stands on the sheet that is for them alone."""

REACHED_BY = ("phone", "email", "address", "reach_note")


@settings(max_examples=60)
@given(st.sampled_from(["", "person"]), ways, ways, ways)
def test_a_sheet_of_ones_own_says_nothing_that_one_refused(sort, name, access, contact):
    records = [
        person(sort),
        *consents("name", NO[name]),
        *consents("access", NO[access]),
        *consents("contact", NO[contact]),
    ]
    sheet = whole_text(source(*records), [OWN])
    open_ways = {"never asked", "waiting", "over"}
    assert says(sheet, "Zebedee") == (name in open_ways)
    filled = name in open_ways and access in open_ways
    for field in NEEDS:
        assert says(sheet, token("stakeholder", field)) == filled
    for field in (*REACHED_BY, "care", "notes", "why", "how_to_invite"):
        assert not says(sheet, token("stakeholder", field))
    assert not says(sheet, QUOTE)


@pytest.mark.parametrize("way", YES)
def test_how_one_is_reached_stands_on_ones_own_sheet_with_a_yes(way):
    records = [person(), *consents("name", YES[way]), *consents("contact", YES[way])]
    sheet = whole_text(source(*records), [OWN])
    assert all(says(sheet, token("stakeholder", field)) for field in REACHED_BY)
    assert not any(says(sheet, token("stakeholder", field)) for field in ("care", "notes"))


TYPED = {
    "Zebedee O'Quux": ["Zebedee O\u2019Quux", "zebedee o\u02bcquux", "ZEBEDEE O'QUUX"],
    "Zebedée-Wyn Quux": [
        "Zebede\u0301e-Wyn Quux",
        "zebedée\u2011wyn quux",
        "Zebedée\u2013Wyn\u00a0Quux",
    ],
    "Zebedee": ["_Zebedee_", "Zebedee\u2019s", "(Zebedee)"],
}
"""Ways in which a name on record is typed elsewhere."""

REACHED = ["01632 960186", "01632960186", "+44 (0)1632 960186", "01632\u2011960\u2011186"]


@settings(max_examples=40)
@given(st.data(), ways, st.sampled_from(sorted(TYPED)), st.sampled_from(REACHED))
def test_ordinary_typing_brings_nobody_on_a_paper(data, way, name, number):
    typed = data.draw(st.sampled_from([name, *TYPED[name]]))
    said = f"Ask {typed}, {number}, ZEB@mill.example"
    who = Stakeholder(
        id=PERSON, name=name, sort="person", phone="01632 960186", email="zeb@mill.example"
    )
    found = snapshot(
        who,
        *consents("name", NO[way]),
        *consents("quote", NO[way]),
        *consents("contact", YES["open"]),
        *mentions(said, typed.casefold(), whose_quote=typed),
        KINDS["project"](id=PROJECT_ID, title="Breaks", contact_phone="01632 960999"),
    )
    text = whole_text(Source(found, CONTENT, WORDS, found.get(Session, SESSION), TODAY))
    assert "(number left out)" in text
    assert "01632 960999" in text
    assert not says(text, "zeb")
    assert "960186" not in "".join(filter(str.isdigit, text.replace("01632 960999", " ")))
    assert not says(text, QUOTE)


@pytest.mark.parametrize("profile", load_profiles())
@settings(max_examples=2)
@given(st.data(), ways, st.sampled_from(sorted(TYPED)))
def test_so_it_is_in_every_format(profile, data, way, name):
    typed = data.draw(st.sampled_from([name, name.replace(" ", "\n"), *TYPED[name]]))
    records = [
        dataclasses.replace(person(), name=name),
        *(each for purpose in ("name", "quote", "contact") for each in consents(purpose, NO[way])),
    ]
    found = source(*records, said=f"Once {typed} spoke", own=" ".join(typed.split()))
    for text in in_every_format(found, FOR_THE_ROOM, profile):
        assert not says(text, "Zebed")
        assert not says(text, QUOTE)
        assert not says(text, "Secret-")
    for text in in_every_format(found, (OWN,), profile):
        assert not says(text, QUOTE)
        assert not any(says(text, token("stakeholder", each)) for each in REACHED_BY)
    for document in OURS:
        for text in in_every_format(found, (document,), profile):
            assert not says(text, "Secret-"), document


@settings(max_examples=3)
@given(ways)
def test_so_it_is_in_each_document_by_itself(way):
    found = source(person(), *consents("name", NO[way]), *consents("quote", NO[way]))
    for document in FOR_THE_ROOM:
        text = whole_text(found, [document])
        assert not says(text, "Zebed"), document
        assert not says(text, QUOTE), document
        assert not says(text, "Secret-"), document


@pytest.mark.parametrize("way", YES)
def test_with_a_yes_name_and_words_are_there_and_needs_and_details_are_not(way):
    purposes = ("name", "contact", "access", "photo", "quote", "story")
    records = [person(), *(each for one in purposes for each in consents(one, YES[way]))]
    found = source(*records)
    allowed = {token("stakeholder", name).casefold() for name in SHOWN}
    for at, text in enumerate(in_every_format(found, FOR_THE_ROOM)):
        if at < BYTES:
            assert says(text, NAME)
            assert says(text, QUOTE)
        words = " ".join(text.split()).casefold()
        told = {part.strip(".,;:<>()\"'") for part in words.split() if "secret-" in part}
        assert {part for part in told if not any(each in part for each in allowed)} == set()
    text = whole_text(found)
    assert says(text, NAME)
    assert says(text, QUOTE)
    sheet = whole_text(found, ["contact-sheet"])
    reached = ("phone", "email", "address", "hear_by", "reach_note")
    assert all(says(sheet, token("stakeholder", name)) for name in reached)
    assert not any(says(sheet, token("stakeholder", name)) for name in ("care", "notes", "access"))


def test_a_badge_tells_what_somebody_wanted_on_it_and_no_more():
    found = source(person(), *consents("name", YES["open"]))
    badge = whole_text(found, ["badges"])
    for name in ("pronouns", "badge"):
        assert says(badge, token("stakeholder", name))
    assert badge.casefold().count("secret-") == len(("pronouns", "badge"))


def test_no_name_stands_beside_a_sum_though_it_was_agreed_to():
    found = source(person(), *consents("name", YES["open"]))
    budget = whole_text(found, ["budget"])
    assert says(budget, "£12.34")
    assert not says(budget, "Zebedee")
