"""What the papers about people say: forms to fill in, maps, budget and plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.content.load import load_content
from coprod_desktop.documents.tree import Callout, Checklist, Document, Figure, Section, WriteIn
from coprod_desktop.domain.budget import budget_of
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.rates import rates_on
from coprod_desktop.domain.records import (
    Asset,
    Barrier,
    BudgetLine,
    ExpectedPerson,
    LearningNeed,
    Project,
    Rate,
    Reciprocity,
    Record,
    Session,
    SessionCost,
    Stakeholder,
    Term,
    TrainingOffer,
)
from coprod_desktop.domain.snapshot import PROJECT_ID
from coprod_desktop.packs.budget import amounts
from coprod_desktop.packs.maps import BOX, FIELD, crowded, influence_map, strengths_map
from coprod_desktop.packs.registry import SESSION_PACK, build_pack
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer
from coprod_desktop.render.svg import read_svg
from coprod_desktop.support.errors import KnownError
from tests.packs.made_up import CONTENT, TODAY, WORDS, consent, empty_source, snapshot, source
from tests.packs.whole_text import whole_text

REAL = load_content(WORDS)


def made(document: str, *records: Record, session: Session | None = None) -> Document:
    found = Source(snapshot(*records), REAL, WORDS, session, TODAY)
    return build_pack(found, [document]).documents[0]


def told(document: str, *records: Record, session: Session | None = None) -> str:
    found = Source(snapshot(*records), REAL, WORDS, session, TODAY)
    return whole_text(found, [document])


def person(name: str, **more: str) -> tuple[Record, Record]:
    key = fixed_id("stakeholder", name)
    return Stakeholder(id=key, name=name, sort="person", **more), consent(key)


# --- Confidential ---------------------------------------------------------------------------------


@pytest.mark.parametrize("others", [("agenda",), ("whole-plan", "sign-in"), SESSION_PACK])
def test_the_contact_sheet_never_lies_in_a_pack_with_papers_for_the_room(others):
    with pytest.raises(KnownError) as refused:
        build_pack(source(), [*others, "contact-sheet"])
    sentence = WORDS.sentence(refused.value)
    assert "Confidential: contacts" in sentence
    assert "Nothing was printed." in sentence


def test_whoever_has_left_is_on_the_contact_sheet_no_more():
    gone = Stakeholder(id="p", name="Ann Orange", phone="01632 960001", part="left")
    sheet = told("contact-sheet", gone, consent("p", purpose="contact"))
    assert "Ann Orange" not in sheet
    assert "01632" not in sheet


# --- Sheets for one person ------------------------------------------------------------------------

SHEET = "access-sheets"


def test_there_is_a_sheet_for_each_who_comes_and_each_begins_on_a_page_of_its_own():
    session = Session(id="s", title="Planning")
    people = [Stakeholder(id=each, name=f"Person {each}") for each in "abcde"]
    people[3] = replace(people[3], part="left")
    people.append(Stakeholder(id="g", name="The Den", sort="group"))
    coming = [
        ExpectedPerson(id=f"e{who}", session="s", stakeholder=who, coming=answer)
        for who, answer in zip("abcdg", ["yes", "no", "maybe", "yes", "yes"], strict=True)
    ]
    found = made(SHEET, session, *people, *coming, session=session)
    assert [(each.heading, each.new_page) for each in found.blocks] == [
        ("Person a", False),
        ("Person c", True),
    ]
    found = made(SHEET, session, *people, *coming)
    assert [each.heading for each in found.blocks] == [
        "Person a",
        "Person b",
        "Person c",
        "Person e",
    ]


def test_a_sheet_first_says_whose_it_is_and_then_what_is_noted():
    helper, agreed = person("Hilda Help")
    (each, _) = person(
        "Ann Orange",
        formats=fixed_id("term", "format/paper/large_print"),
        what_helps="A seat near the door.\n\nAsk Hilda Help or Zoe Secret.",
        support_person=f"{helper.id}\nzoe",
        language="Welsh",
        care="Floods",
        notes="Ours alone",
    )
    each = replace(each, print_size=24, paper_colour="cream")
    session = Session(id="s")
    others = (helper, agreed, Stakeholder(id="zoe", name="Zoe Secret"))
    comes = ExpectedPerson(id="e", session="s", stakeholder=each.id, coming="yes")
    found = made(SHEET, session, each, *others, comes, session=session)
    (sheet,) = found.blocks
    first = sheet.blocks[0]
    assert isinstance(first, Callout)
    said = "".join(node.text for node in first.blocks[0].content)
    assert said.startswith("This sheet is for Ann Orange alone. It is handed over in private.")
    assert "Cross out what is wrong" in said
    text = told(SHEET, session, each, *others, comes, session=session)
    for words in ("A seat near the door.", "Letters of 24 points", "Paper: Cream"):
        assert words in text
    assert "Language: Welsh" in text
    assert "Ask Hilda Help or someone." in text
    assert "Zoe" not in text
    assert "Floods" not in text
    assert "Ours alone" not in text


def test_a_sheet_with_nothing_noted_asks_instead_of_telling():
    text = told(SHEET, Stakeholder(id="a", name="Ann Orange", part="takes_part"))
    assert "Ann Orange" in text
    assert "Cross out" not in text
    assert "Tell us what helps" in text


def test_a_sheet_lies_in_no_pack_with_papers_for_the_room():
    with pytest.raises(KnownError):
        build_pack(source(), ["sign-in", SHEET])


# --- Forms to fill in -----------------------------------------------------------------------------


def boxes(blocks: tuple[object, ...]) -> list[Checklist]:
    found = []
    for block in blocks:
        if isinstance(block, Checklist):
            found.append(block)
        elif isinstance(block, Section | Callout):
            found += boxes(block.blocks)
    return found


@pytest.mark.parametrize("document", ["access-needs", "consent-form", "expenses"])
def test_no_box_of_a_form_is_ticked_beforehand(document):
    (form,) = build_pack(source(), [document]).documents
    assert boxes(form.blocks)
    assert all(line.chosen is None for each in boxes(form.blocks) for line in each.items)


def test_the_access_form_asks_in_the_words_of_the_group():
    (first, second, *_), *_ = (group.terms for group in REAL.terms["access"])
    group = REAL.terms["access"][0].id
    lines = [
        Term(id=first.id, text="A ramp that is not icy"),
        Term(id=second.id, hidden="yes"),
        Term(id="own", list="access", group=group, text="A bell on the gate"),
    ]
    form = told("access-needs", *lines)
    assert "A ramp that is not icy" in form
    assert "A bell on the gate" in form
    assert first.label not in form
    assert second.label not in form


def test_every_use_that_can_be_agreed_to_is_asked_for_by_itself():
    form = made("consent-form")
    (uses,) = [each for each in boxes(form.blocks) if each.options]
    assert len(uses.items) == len(REAL.forms["consent"].field("purpose").options)


def test_the_consent_form_says_that_print_cannot_be_called_back():
    assert "we cannot call printed copies back" in told("consent-form")


def test_the_payment_form_offers_what_holds_today():
    rates = [
        Rate(id="a", name="A meeting", amount=2500, since=dt.date(2025, 1, 1)),
        Rate(id="b", name="a  Meeting", amount=3000, per="session", since=TODAY),
        Rate(id="c", name="A meeting", amount=9900, since=TODAY + dt.timedelta(1)),
        Rate(id="d", position=1, name="Bus fare"),
    ]
    form = told("expenses", *rates)
    assert "£30" in form
    assert "£25" not in form
    assert "£99" not in form
    assert "Bus fare" in form
    assert [each.id for each in rates_on(snapshot(*rates), None)] == ["c", "d"]


def test_the_consent_form_says_what_it_is_about_who_asks_and_when_a_year_is_over():
    project = Project(id=PROJECT_ID, title="Breaks", organisation="The Den", contact_name="Moira")
    session = Session(id="s", title="Planning", date=dt.date(2028, 2, 29))
    form = told("consent-form", project, session, session=session)
    assert "What it is about: Breaks.\nWho asks: The Den, Moira." in form
    assert "until 28 February 2029" in form
    assert "What we told you" in form
    form = told("consent-form")
    assert "What this is about, and what we told you" in form
    assert "Who asks" not in form


@pytest.mark.parametrize("payer", ["others", "only a newer version knows"])
def test_what_others_pay_is_not_offered_but_stands_in_the_plan_as_theirs(payer):
    rates = (
        Rate(id="a", name="An hour", amount=1200, per="hour"),
        Rate(id="b", name="An hour", payer=payer, amount=5000, since=TODAY),
        Rate(id="c", name="A day", payer="us", amount=6000),
    )
    form = told("expenses", *rates)
    assert "£12" in form
    assert "£60" in form
    assert "£50" not in form
    plan = told("whole-plan", *rates)
    assert "£50" in plan
    assert ("Others pay this. It is here to compare." in plan) == (payer == "others")


# --- Badges ---------------------------------------------------------------------------------------


def badges(*records: Record, session: Session | None = None) -> list[str]:
    document = made("badges", *records, session=session)
    callouts = [each for each in document.blocks if isinstance(each, Callout)]
    blank = [each for each in callouts if isinstance(each.blocks[0], WriteIn)]
    assert len(blank) >= 4
    assert len(callouts) % 2 == 0
    return [each.blocks[0].content[0].text for each in callouts if each not in blank]


def test_there_is_a_badge_for_everybody_who_comes_and_agreed():
    session = Session(id="s")
    people = [*person("Ann Orange"), *person("Ben Red"), Stakeholder(id="c", name="Cai Blue")]
    coming = [
        ExpectedPerson(id=str(at), session="s", stakeholder=who, coming=answer)
        for at, (who, answer) in enumerate(
            [(people[0].id, "yes"), (people[2].id, "no"), ("c", "yes"), (people[0].id, "maybe")]
        )
    ]
    assert badges(session, *people, *coming, session=session) == ["Ann Orange"]
    assert badges(session, *people, *coming) == ["Ann Orange", "Ben Red"]
    assert badges() == []


# --- Maps -----------------------------------------------------------------------------------------


def test_the_map_and_its_list_hold_the_same_people():
    people = [
        *person("Ann Orange", interest="very_much", influence="very_little"),
        *person("Ben Red", interest="some", influence="much"),
        *person("Cai Blue", interest="some"),
        Stakeholder(id="d", name="Dee Grey", interest="much", influence="much"),
    ]
    text = told("stakeholder-map", *people)
    assert "1. Ann Orange\nVery much\nVery little" in text
    assert "2. Ben Red\nSome\nMuch" in text
    assert "Not placed yet\n3. Cai Blue" in text
    assert "1 more person, who is not named here." in text
    assert "Dee Grey" not in text
    assert "with 2 numbers" in text


def test_an_empty_map_can_be_drawn_on():
    for document in ("stakeholder-map", "asset-map"):
        (map_, *_) = build_pack(empty_source(content=REAL), [document]).documents
        (figure,) = [each for each in map_.blocks if isinstance(each, Figure)]
        assert "empty" in figure.alt
        assert any(isinstance(each, WriteIn) for each in map_.blocks)


@given(st.lists(st.integers(1, 99_999), min_size=1, max_size=40, unique=True))
def test_numbers_stay_inside_their_field_and_box_however_many_there_are(numbers):
    field = read_svg(influence_map({(4, 0): numbers}))
    empty = len(read_svg(influence_map({})).shapes)
    marks = field.shapes[empty:]
    assert marks
    points = [p for shape in marks for _, values in shape.segments for p in pairs(values)]
    assert min(x for x, _ in points) > field.width - FIELD[0] - 2
    assert max(x for x, _ in points) < field.width
    assert max(y for _, y in points) - min(y for _, y in points) < FIELD[1]
    box = read_svg(strengths_map({"skill": [(each, False) for each in numbers]}))
    points = [p for shape in box.shapes for _, values in shape.segments for p in pairs(values)]
    assert min(x for x, _ in points) >= 0
    assert max(x for x, _ in points) <= box.width
    if crowded(numbers, BOX):
        assert crowded(numbers, FIELD)


def pairs(values: tuple[float, ...]) -> list[tuple[float, float]]:
    return list(zip(values[::2], values[1::2], strict=True))


def test_the_lists_of_strengths_tell_who_offers_them_and_where_they_are_used():
    ann, agreed = person("Ann Orange")
    other = Stakeholder(id=fixed_id("stakeholder", "x"), name="Xan Grey")
    text = told(
        "asset-map",
        ann,
        agreed,
        other,
        Asset(id="1", what="Bakes bread", sort="skill", whose=f"{ann.id}\n{other.id}", used="Teas"),
        Asset(id="2", position=1, what="A hall", sort="place", whose=other.id),
    )
    assert "1. Bakes bread. From Ann Orange. Used: Teas." in text
    assert "2. A hall." in text
    assert "Xan" not in text


# --- Budget and training --------------------------------------------------------------------------

pence = st.none() | st.integers(0, 100_000)


@given(st.lists(st.tuples(pence, pence, pence, pence, pence, pence), max_size=4))
def test_the_lines_of_the_budget_add_up_to_its_sums(rows):
    records: list[Record] = []
    for at, (first, second, third, fourth, fifth, sixth) in enumerate(rows):
        records += [
            Barrier(id=f"b{at}", barrier="Steps", cost=first),
            Reciprocity(id=f"r{at}", amount=second, advanced=third),
            TrainingOffer(id=f"t{at}", cost=third),
            LearningNeed(id=f"l{at}", cost=fourth),
            SessionCost(id=f"s{at}", amount=fifth),
            BudgetLine(id=f"i{at}", sort="income", amount=sixth),
            BudgetLine(id=f"c{at}", sort="cost", amount=first),
            BudgetLine(id=f"u{at}", amount=second),
        ]
    found = snapshot(*records)
    parts = amounts(Writer(Source(found, CONTENT, WORDS, None)))
    sums = {name: sum(amount for _, amount in of) for name, of in parts.items()}
    budget = budget_of(found)
    assert sums == {"income": budget.income, **dict(budget.parts), "unsorted": budget.unsorted}


def test_what_one_person_gets_stands_in_the_budget_without_words():
    ann, agreed = person("Ann Orange")
    text = told(
        "budget",
        ann,
        agreed,
        Reciprocity(id="a", contribution="Talks to trustees", whose=ann.id, amount=2500),
        Reciprocity(id="b", contribution="A meeting", whose="Everyone", amount=3000),
        LearningNeed(id="c", who=ann.id, wants="To read", cost=1000),
    )
    assert "What people get back\nThanks and payment\n£25" in text
    assert "A meeting\nThanks and payment\n£30" in text
    assert "Learning wishes\nLearning\n£10" in text
    assert "trustees" not in text
    assert "To read" not in text


def test_money_that_does_not_reach_is_told_as_what_is_missing():
    text = told(
        "budget",
        Barrier(id="b", barrier="Steps", cost=12_050),
        BudgetLine(id="i", what="Council", sort="income", amount=10_000),
    )
    assert "What is missing\n£20.50" in text
    assert "What is left" not in text


def _bars(*records: Record) -> list[Figure]:
    whole = next(each for each in made("budget", *records).blocks if isinstance(each, Section))
    return [each for each in whole.blocks if isinstance(each, Figure)]


def test_each_cost_is_a_bar_beside_its_words_and_its_sum():
    costs = (Barrier(id="b", barrier="Steps", cost=5000), SessionCost(id="s", amount=10_000))
    first, second = _bars(*costs, BudgetLine(id="i", sort="income", amount=90_000))
    assert first.alt == "A bar, 50 % as long as the longest."
    for each, end in ((first, 81), (second, 161)):
        bar, frame = read_svg(each.svg).shapes
        assert max(points[0] for _, points in bar.segments if points) == end
        assert max(points[0] for _, points in frame.segments if points) == 161
    said = told("budget", *costs)
    assert "Taking away what keeps people out: £50" in said
    assert "Sessions: £100" in said


def test_one_cost_alone_is_not_drawn():
    assert _bars(Barrier(id="b", barrier="Steps", cost=5000)) == []


def test_a_wish_of_somebody_who_is_not_named_is_only_counted():
    ann, agreed = person("Ann Orange")
    other = Stakeholder(id=fixed_id("stakeholder", "x"), name="Xan Grey")
    text = told(
        "training-plan",
        ann,
        agreed,
        other,
        LearningNeed(id="1", who=f"{ann.id}\n{other.id}", wants="To chair", buddy=other.id),
        LearningNeed(id="2", position=1, who=other.id, wants="To speak up"),
        LearningNeed(id="3", position=2, who="Xan Grey", wants="To sing"),
        LearningNeed(id="4", position=3, who="All of us", wants="First aid", cost=500),
    )
    assert "Ann Orange and 1 more\nTo chair" in text
    assert "All of us\nFirst aid" in text
    assert "There are 2 more wishes" in text
    for word in ("Xan", "speak up", "sing", "Buddy:", "£"):
        assert word not in text


def test_a_day_and_an_offer_come_from_the_offer_that_was_booked():
    offer = TrainingOffer(id="o", title="Chairing", date=dt.date(2027, 1, 14))
    need = LearningNeed(id="n", who="All of us", wants="To chair", training="o", state="booked")
    text = told("training-plan", offer, need)
    assert "Chairing\nBooked, 14 January 2027" in text
    assert "Chairing" in told("training-plan", replace(offer, date=None), need)
