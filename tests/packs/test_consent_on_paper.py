"""A name, a quote or a way to reach somebody prints only where its owner agreed."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.content.load import load_content
from coprod_desktop.domain.consent import Consents
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import (
    KIND_OF,
    KINDS,
    Acknowledgement,
    Barrier,
    BudgetLine,
    LearningNeed,
    Observation,
    Project,
    Reciprocity,
    Record,
    Session,
    Stakeholder,
    specs,
)
from coprod_desktop.domain.snapshot import PROJECT_ID
from coprod_desktop.packs.names import Names
from coprod_desktop.packs.source import Source
from tests.packs.made_up import WITHHELD, WORDS, answer, consent, snapshot, source
from tests.packs.whole_text import whole_text

REAL = load_content(WORDS)
PERSON = "00000000-0000-4000-8000-000000000001"

NOT_MADE = frozenset({"answer", "step_state", "reflection", "stakeholder", "consent"})
"""Kinds of record that `everywhere` leaves to others: answers and whoever is on record."""


def everywhere(name: str) -> list[Record]:
    """Return a record of every kind with a name in every text and pick that a person can write.

    The records are as those of `PERSON`, who has a record of their own.
    """
    made: list[Record] = []
    ids = {"stakeholder": PERSON}
    for kind, record_type in KINDS.items():
        fields: dict[str, Any] = {"id": f"{kind}-1"}
        for spec in specs(kind).values():
            if spec.kind in {Kind.SHORT_TEXT, Kind.LONG_TEXT}:
                fields[spec.name] = name if spec.max_length == 300 else f"Today {name} spoke."
            elif spec.kind is Kind.PICKS:
                typed = name.casefold() if spec.reference == "stakeholder" else name
                fields[spec.name] = f"{PERSON}\n{typed}, as typed\n{name}"
            elif spec.kind is Kind.REFERENCE:
                fields[spec.name] = ids.get(spec.reference, f"{spec.reference}-1")
        if kind == "project":
            fields |= {"id": PROJECT_ID, "contact_name": "Moira", "contact_email": "us@us.example"}
        if kind not in NOT_MADE:
            made.append(record_type(**fields))
    made += [
        answer(field.id, f"We heard it from {name}.", f"Note by {name}")
        for field in REAL.fields()
        if field.kind is not Kind.RECORDS
    ]
    made += [
        answer(f"{field.id}/{option.id}", "yes", f"{name} said so")
        for field in REAL.fields()
        for option in field.options
        if field.kind is Kind.CHECKLIST
    ]
    return made


def all_documents(records: list[Record]) -> str:
    session = next(record for record in records if isinstance(record, Session))
    return whole_text(Source(snapshot(*records), REAL, WORDS, session))


@pytest.mark.parametrize("choice", ["", "no"])
@pytest.mark.parametrize("sort", ["", "person"])
@pytest.mark.parametrize(
    "name", ["Zebedee", "Zebedee Quux", "zebedee", "Dr Zebedee Quux", "Žebedée O'Quux-Wyn"]
)
def test_a_name_without_a_yes_is_in_no_document_at_all(name, sort, choice):
    person = Stakeholder(id=PERSON, name=name, sort=sort)
    text = all_documents([person, consent(person.id, choice), *everywhere(name)])
    assert name.casefold() not in text.casefold()
    assert "ebed" not in text.casefold()


@pytest.mark.parametrize("contact", ["", "no", "yes"])
def test_nor_is_a_refused_name_on_the_sheet_of_contacts(contact):
    someone = Stakeholder(id=PERSON, name="Zebedee", sort="person", phone="01632 960186")
    ann = Stakeholder(
        id="ann",
        name="Ann",
        sort="person",
        hear_by="Ask Zebedee, or ring +44 1632 960186",
        reach_note="Zebedee knows, 01632960186. Her mum is on 01632 960111.",
    )
    found = snapshot(
        *everywhere("Zebedee"),
        someone,
        ann,
        consent(PERSON, "no"),
        consent(PERSON, contact, "contact"),
        consent("ann", "yes", "contact"),
    )
    text = whole_text(Source(found, REAL, WORDS), ["contact-sheet"])
    assert "ebed" not in text.casefold()
    assert "Someone knows" in text
    assert "01632 960111" in text
    assert ("960186" in text) == (contact == "yes")


def test_a_name_with_a_yes_is_printed():
    person = Stakeholder(id=PERSON, name="Zebedee Quux")
    text = all_documents([person, consent(person.id), *everywhere("Zebedee Quux")])
    assert text.count("Zebedee Quux") > 50


def test_a_group_or_organisation_that_said_no_is_in_no_document():
    for sort in ("group", "organisation"):
        body = Stakeholder(id=PERSON, name="The Quux Club", sort=sort)
        own = Project(id=PROJECT_ID, title="Work with The Quux Club", organisation="Us")
        assert "Quux" not in all_documents(
            [body, consent(PERSON, "no"), *everywhere("The Quux Club"), own]
        )


def test_a_group_or_organisation_that_was_not_asked_may_be_spoken_of():
    body = Stakeholder(id="p", name="Young Carers' Den", sort="group", why="They meet on Fridays.")
    records = [body, Session(id="s"), answer("motivations.purpose", "Ask the Young Carers' Den.")]
    text = whole_text(Source(snapshot(*records), REAL, WORDS), ["whole-plan"])
    assert "Ask the Young Carers' Den." in text
    assert "They meet on Fridays." in text
    assert "not named here" not in text


def test_the_place_where_we_meet_is_told_even_if_its_owner_was_not_asked():
    hall = Stakeholder(id="p", name="Glenmore Hall", sort="organisation")
    session = Session(id="s", place="Glenmore Hall, main room", directions="Glenmore Hall is red.")
    text = all_documents([hall, session])
    assert "Glenmore Hall, main room" in text
    assert "Glenmore Hall is red." in text


def test_people_who_are_not_named_are_counted_and_nothing_is_told_of_them():
    people = [
        person("Ann Orange", "no"),
        person("Ben Purple"),
        person("Cai Red", "yes"),
    ]
    people = [
        (dataclasses.replace(each, why=f"Reason of {each.id}"), agreed) for each, agreed in people
    ]
    everybody = [record for each in people for record in each]
    text = whole_text(Source(snapshot(*everybody), REAL, WORDS), ["whole-plan"])
    assert "Reason of Cai Red" in text
    assert text.count("Reason of") == 1
    assert "2 more people, who are not named here." in text
    alone = whole_text(Source(snapshot(*people[0]), REAL, WORDS), ["whole-plan"])
    assert "1 more person, who is not named here." in alone


def test_what_is_the_practitioners_own_or_a_persons_choice_is_on_no_paper():
    project = [
        Session(id="s"),
        answer("training.my_learning", "Owls"),
        answer("training.my_support", "Owls"),
        KINDS["reciprocity"](id="r", contribution="An hour", choice="Owls"),
    ]
    assert "Owls" not in all_documents(project)


def test_the_made_up_project_names_nobody_who_did_not_agree():
    text = whole_text(source())
    for name in WITHHELD:
        assert name not in text
    assert "Bernadette Price" in text
    assert "Moira Gill" in text


def test_whoever_leads_a_part_is_left_out_of_the_agenda_until_they_agree():
    text = whole_text(source(), ["agenda"])
    assert text.count(", with ") == 1
    assert ", with Bernadette Price" in text


def test_a_quote_prints_only_with_a_yes():
    text = whole_text(source())
    assert "I slept all night." in text
    assert "I gave up." not in text
    assert "Ask me in May." not in text


@given(choice=st.sampled_from(["", "no", "yes"]))
def test_a_quote_follows_its_consent(choice):
    seen = Observation(id="e", noticed="Something", quote="Zebra words", quote_consent=choice)
    text = all_documents([seen, Session(id="s")])
    assert ("Zebra words" in text) == (choice == "yes")


def test_how_somebody_is_reached_and_reads_is_on_no_paper():
    text = whole_text(source())
    assert "01632 960555" not in text
    assert "large print" not in text.replace("It may be an interpreter, large print,", "")


def test_an_interpreter_or_support_person_is_not_listed():
    text = whole_text(source(), ["whole-plan"])
    assert "Interpreter" not in text
    assert "Support person" not in text


def test_the_projects_own_contact_prints_even_if_it_is_a_stakeholder_without_a_yes():
    records = [
        Stakeholder(id="p", name="Moira Gill", sort="person"),
        Project(id=PROJECT_ID, contact_name="Moira Gill", contact_phone="01632 960203"),
        Session(id="s"),
    ]
    text = all_documents(records)
    assert "Ring Moira Gill on 01632 960203." in text


def names(*people: tuple[Record, ...], **project: str) -> Names:
    records = [each for person in people for each in person]
    found = snapshot(*records, Project(id=PROJECT_ID, **project))
    return Names(found, WORDS, Consents(found, None))


def person(name: str, choice: str = "", key: str = "") -> tuple[Record, ...]:
    key = key or name
    return Stakeholder(id=key, name=name, sort="person"), consent(key, choice)


def test_only_the_whole_name_as_it_was_recorded_is_looked_for():
    found = names(person("Will Smith"), person("Rose"), person("-"))
    text = "Will it rain? A rose - maybe. Ask Mr Smith."
    assert found.text(text) == text
    assert found.text("Will\nSmith met Rose.") == "Someone met someone."
    assert found.text("Ask will smith or WILL SMITH.") == "Ask someone or someone."


O_BRIEN = "Nia O'Brien"
HUSSAIN = "Mary-Jane Hussain"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        (O_BRIEN, "Nia O\u2019Brien"),
        (O_BRIEN, "nia o\u02bcbrien"),
        ("Nia O\u2019Brien", O_BRIEN),
        (HUSSAIN, "mary-jane hussain"),
        (HUSSAIN, "MARY-JANE\u00a0HUSSAIN"),
        (HUSSAIN, "Mary\u2011Jane Hussain"),
        (HUSSAIN, "Mary\u2013Jane   Hussain"),
        ("Siân Jôns", "Sia\u0302n Jo\u0302ns"),
        ("Sia\u0302n", "siân"),
        ("Mary-Jane", "mary-jane"),
        ("Zebulon", "_Zebulon_"),
        ("Zebulon", "*Zebulon*"),
        ("\ufeffZebulon", "Zebulon"),
        ("Zebulon Hall", "Zebulon\x00 Hall"),
    ],
)
def test_a_name_is_found_however_it_was_typed(name, typed):
    found = names(person(name))
    said = found.text(f"Then {typed}'s turn, and {typed}").replace("_", "").replace("*", "")
    assert said == "Then someone's turn, and someone"
    assert found.field(typed).strip("_*").casefold() == "someone"


def test_capitals_make_no_difference_in_a_field_of_names():
    found = names(person("Zebulon"), person("Rose", "yes"), person("Moira"), contact_name="MOIRA")
    assert found.field("zebulon and ZEBULON") == "Some people"
    assert found.field("rose, zebulon's mum") == "Rose, someone's mum"
    assert found.field("moira") == "moira"
    assert found.text("A zebulon is no name, and Zebulons is none.") == (
        "A zebulon is no name, and Zebulons is none."
    )


def test_a_name_before_a_space_leaves_the_space():
    found = names(person("Sam"), person("Sam."), person("Sam Lee Jr."))
    assert found.text("Ask Sam or Sam Lee.") == "Ask someone or someone Lee."


SIAN = Stakeholder(
    id="s",
    name="Siân",
    sort="person",
    phone="01632 960186 / 07700 900123",
    email="Sian.O'Brien@mill.example",
    address="Flat 3, 2 Mill Row\nGlenmore\nGL1 2AB",
)


@pytest.mark.parametrize("agreed", ["", "yes"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Or ring 01632 960186.", "Or ring (number left out)."),
        ("Ring 01632-960-186, now", "Ring (number left out), now"),
        ("Ring (01632) 960186!", "Ring (number left out)!"),
        ("Ring her (01632 960186).", "Ring her (number left out)."),
        (
            "Ask (2 Mill Row, 01632 960186) or ring 01632 960186",
            "Ask (address left out, number left out) or ring (number left out)",
        ),
        ("a) 01632 960186", "a) (number left out)"),
        ("Sad :(\nRing 01632 960186", "Sad :(\nRing (number left out)"),
        ("Ring (+44) 1632 960186", "Ring (number left out)"),
        ("sian.o\u2019brien@mill.example", "(email left out)"),
        ("Ring +44 1632 960186", "Ring (number left out)"),
        ("Ring +44 (0)1632\u00a0960186", "Ring (number left out)"),
        ("Ring 0044\u20111632\u2011960186", "Ring (number left out)"),
        ("07700900123 01632960186", "(number left out) (number left out)"),
        ("At 10:30 ring 4 01632 960187", "At 10:30 ring 4 01632 960187"),
        ("At 4 01632/960186 rings", "At 4 (number left out) rings"),
        ("01632 960184, or 1632", "01632 960184, or 1632"),
        ("_sian.o'brien@MILL.example_.", "_(email left out)_."),
        ("us@mill.example, x@y.example", "us@mill.example, x@y.example"),
        ("Meet at 2 mill row in Glenmore.", "Meet at (address left out) in Glenmore."),
        ("Not at 12 Mill Row.", "Not at 12 Mill Row."),
        ("Flat 3, 2 Mill Row", "(address left out)"),
    ],
)
def test_how_somebody_is_reached_is_left_out_of_texts_whatever_they_agreed_to(text, said, agreed):
    found = snapshot(
        SIAN,
        consent("s", agreed, "contact"),
        Stakeholder(id="m", name="Moira", phone="01632960184", email="US@mill.example"),
        Project(id=PROJECT_ID, contact_phone="01632 960184", contact_email="us@mill.example"),
    )
    assert Names(found, WORDS, Consents(found, None)).text(text) == said


def test_a_number_that_stands_only_in_a_note_is_left_out_of_texts():
    note = "Her mum is on 07700 900111, Mondays 09.00-12.00"
    found = snapshot(
        Stakeholder(id=PERSON, name="Moira", reach_note=note),
        Session(id="s", title="We meet", notes="09.00-12.00, ring 07700 900 111"),
    )
    text = whole_text(Source(found, REAL, WORDS, found.sessions()[0]))
    assert "900 111" not in text
    made = Names(found, WORDS, Consents(found, None))
    said = made.text("Mondays 09.00-12.00: ring +44 7700 900111.")
    assert said == "Mondays 09.00-12.00: ring (number left out)."


def test_the_address_where_we_meet_is_told_though_it_is_somebodys():
    meeting = Session(id="m", place="The hall, 2 Mill Row")
    text = whole_text(Source(snapshot(SIAN, meeting), REAL, WORDS, meeting), ["what-to-expect"])
    assert "The hall, 2 Mill Row" in text


def test_thousands_of_people_are_quickly_looked_for():
    people = [
        Stakeholder(
            id=f"p{at}",
            name=f"Person Quux {at}",
            phone=f"01632 {at:06}",
            email=f"p{at}@x.example",
            address=f"{at} Mill Row",
        )
        for at in range(5000)
    ]
    found = snapshot(*people)
    text = "Then person quux 4321 rang 01632 004321, or wrote to p4321@x.example. " * 300
    assert "4321" not in Names(found, WORDS, Consents(found, None)).text(text)


def test_a_sentence_stays_a_sentence():
    found = names(person("Amal Hussain"), person("Dilys"))
    assert found.text("Amal Hussain's idea, and Dilys asked. Dilys? (Dilys)") == (
        "Someone's idea, and someone asked. Someone? (Someone)"
    )


def test_parts_of_longer_words_are_not_names():
    assert names(person("Ann")).text("Annie and Joann planned") == "Annie and Joann planned"


def test_a_longer_name_that_may_print_stays_whole():
    found = names(person("Moira"), person("Moira Jones", "yes"), contact_name="Moira Gill")
    assert found.text("Moira met Moira Jones and Moira Gill") == (
        "Someone met Moira Jones and Moira Gill"
    )


def test_two_people_with_one_name_are_both_left_out_of_texts():
    found = names(person("Sam Lee", "yes", "1"), person("Sam Lee", "no", "2"))
    assert found.text("Ask Sam Lee.") == "Ask someone."


def test_a_field_of_names_stays_short():
    found = names(person("Amal Hussain"), person("Dilys"), person("Ed", "yes"))
    assert found.field("Amal Hussain") == "Someone"
    assert found.field("Amal Hussain and Dilys") == "Some people"
    assert found.field("Ed and Dilys") == "Ed and someone"
    assert found.field("The whole group") == "The whole group"


def test_accents_typed_in_two_ways_are_one_name():
    found = names(person("Sia\u0302n"))
    assert found.text("Then Siân spoke, and Sia\u0302n.") == "Then someone spoke, and someone."


def test_a_long_text_full_of_names_is_quick():
    found = names(*(person(f"Person{number} Quux") for number in range(200)))
    text = "Person7 Quux. " * 1400
    assert "Quux" not in found.text(text)


def test_every_field_that_takes_words_is_known_to_the_scan():
    filled = {
        (kind, spec.name)
        for record in everywhere("Zebedee")
        for kind in [KIND_OF[type(record)]]
        for spec in specs(kind).values()
        if "zebedee" in str(getattr(record, spec.name)).casefold()
    }
    worded = {Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.PICKS}
    takes = {
        (kind, spec.name)
        for kind in KINDS
        for spec in specs(kind).values()
        if spec.kind in worded and kind not in NOT_MADE
    }
    theirs = {("project", "contact_name"), ("project", "contact_email")}
    assert filled | theirs == takes | {("answer", "value"), ("answer", "note")}


def test_what_one_person_gets_is_on_no_paper_and_what_all_are_offered_is():
    told = all_documents(
        [
            Session(id="s"),
            Stakeholder(id=PERSON, name="Zebedee", sort="person"),
            consent(PERSON, "yes"),
            Reciprocity(id="a", contribution="Zebra talk", whose=PERSON, offer="Zebra money"),
            Reciprocity(id="b", contribution="A meeting", whose="Everyone", offer="Ten pounds"),
        ]
    )
    assert "Zebra" not in told
    assert "Ten pounds" in told


def test_what_keeps_one_person_away_is_on_no_paper_and_what_keeps_anybody_away_is():
    told = all_documents(
        [
            Session(id="s"),
            Stakeholder(id=PERSON, name="Ann", sort="person"),
            consent(PERSON, "yes"),
            Barrier(id="a", barrier="Zebra steps", whose=PERSON, action="Zebra ramp", cost=2500),
            Barrier(id="b", barrier="Zebra talk", sort="painful_subjects", whose="Anyone"),
            Barrier(id="c", barrier="Zebra hum", sort="senses_and_thinking", cost=1000),
            Barrier(id="d", barrier="The last bus", sort="money", whose="Everyone", cost=700),
        ]
    )
    assert "Zebra" not in told
    assert "The last bus" in told
    assert "What helps people to come\nTaking away what keeps people out\n£35" in told
    assert "Taking away what keeps people out\n£42" in told


@pytest.mark.parametrize("choice", ["", "yes"])
@pytest.mark.parametrize("whose", ["Ann Lee", "ann  lee", "Ann Lee and her son"])
def test_what_is_somebodys_own_stays_so_where_their_name_was_typed(whose, choice):
    told = all_documents(
        [
            Session(id="s"),
            Stakeholder(id=PERSON, name="Ann Lee", sort="person"),
            consent(PERSON, choice),
            Reciprocity(id="a", contribution="Zebra talk", whose=whose, amount=2500),
            Barrier(id="b", barrier="Zebra steps", whose=whose, action="Zebra ramp", cost=2500),
        ]
    )
    assert "Zebra" not in told
    assert "£25" in told


def test_wishes_and_thanks_of_people_who_are_not_named_are_only_counted():
    ann = "00000000-0000-4000-8000-000000000002"
    told = all_documents(
        [
            Session(id="s"),
            Stakeholder(id=PERSON, name="Zebedee", sort="person"),
            Stakeholder(id=ann, name="Ann", sort="person"),
            consent(ann, "yes"),
            LearningNeed(id="a", who=PERSON, wants="Zebra riding"),
            LearningNeed(id="b", who=ann, wants="First aid"),
            Acknowledgement(id="a", who=PERSON, contribution="Zebra soup", thanks="A card"),
            Acknowledgement(id="b", who="Zebedee", contribution="Zebra song"),
            Acknowledgement(id="c", who=ann, contribution="Chaired it", thanks="A letter"),
            Acknowledgement(id="d", contribution="The hall was free"),
        ]
    )
    assert "Zeb" not in told
    assert "A card" not in told
    assert told.count("There is 1 more wish, from somebody") == 2
    assert "There are 2 more thank-yous, to people" in told
    for said in ("First aid", "Chaired it", "The hall was free"):
        assert said in told


def test_what_a_wish_costs_stands_beside_no_name():
    told = all_documents(
        [
            Session(id="s"),
            Stakeholder(id=PERSON, name="Zebedee", sort="person"),
            consent(PERSON, "yes"),
            LearningNeed(id="a", who=PERSON, wants="To cook", cost=4321),
        ]
    )
    said = [line for line in told.splitlines() if "£43.21" in line]
    assert said, "the budget tells it"
    assert not any("To cook" in line or "Zebedee" in line for line in said)


def test_the_budget_is_added_up_and_names_nobody():
    told = all_documents(
        [
            Session(id="s"),
            Stakeholder(id=PERSON, name="Zebedee", sort="person"),
            Reciprocity(id="a", contribution="Zebra talk", whose=PERSON, amount=2500),
            BudgetLine(id="b", what="A grant", sort="income", amount=10000),
        ]
    )
    assert "Thanks and payment\n£25" in told
    assert "What is left\n£75" in told
    assert "Zeb" not in told
