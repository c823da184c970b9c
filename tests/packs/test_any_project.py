"""Whatever is in a project, every document keeps the rules of the document tree."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod_desktop.content.load import load_content
from coprod_desktop.documents.tree import Kept, Paragraph, Section, Strong, Text, WriteIn
from coprod_desktop.domain.fields import FieldSpec, Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.limits import LONG_TEXT
from coprod_desktop.domain.records import (
    KINDS,
    Agreement,
    Record,
    Session,
    Stakeholder,
    ValueCheck,
    specs,
)
from coprod_desktop.domain.snapshot import PROJECT_ID, Snapshot
from coprod_desktop.domain.values import to_python
from coprod_desktop.packs.records_block import SHOWN
from coprod_desktop.packs.registry import FOR_THE_ROOM, build_pack
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.whole_plan import PRIVATE_PAGES
from tests.packs.made_up import WORDS, answer, consent, snapshot
from tests.packs.whole_text import whole_text

CONTENT = load_content(WORDS)
IDS = ("a", "b", "c")
NASTY = (
    "",
    " \n\t ",
    "\u200b",
    "<b>bold</b> & {0} {name} %s **x** \\n [x](https://x.example)",
    "Llanfairpwllgwyngyll" * 20,
    "One\n\nTwo\r\n\r\nThree\n \n",
    "👩‍🦽🏴󠁧󠁢󠁷󠁬󠁳󠁿 ŵ ŷ Żółć",
    "\x00\x07\ud800",
)

texts = st.sampled_from(NASTY) | st.text(max_size=30)


def values(spec: FieldSpec) -> st.SearchStrategy[Any]:
    match spec.kind:
        case Kind.CHOICE | Kind.RATING:
            return st.sampled_from([*spec.options, str(spec.default or "")])
        case Kind.DATE:
            return st.none() | st.dates()
        case Kind.TIME:
            return st.none() | st.times()
        case Kind.NUMBER if spec.hidden:
            return st.floats(allow_nan=False)
        case Kind.NUMBER:
            return st.none() | st.integers(spec.least, spec.most)
        case Kind.MONEY:
            return st.none() | st.integers(0, spec.most)
        case Kind.REFERENCE:
            return st.sampled_from([*IDS, "gone", ""])
        case _:
            return texts


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    found: list[Record] = []
    for kind, record_type in KINDS.items():
        if kind in {"answer", "step_state", "reflection", "project"}:
            continue
        for record_id in draw(st.sets(st.sampled_from(IDS), max_size=2)):
            fields = {name: draw(values(spec)) for name, spec in specs(kind).items()}
            found.append(record_type(id=record_id, **fields))
    project = {name: draw(values(spec)) for name, spec in specs("project").items()}
    found.append(KINDS["project"](id=PROJECT_ID, **project))
    for step in draw(st.sets(st.sampled_from([each.id for each in CONTENT.all_steps()]))):
        fields = {name: draw(values(spec)) for name, spec in specs("step_state").items()}
        found.append(
            KINDS["step_state"](**{**fields, "id": fixed_id("step_state", step), "step": step})
        )
    for session in IDS:
        for question in CONTENT.questions[:2]:
            fields = {name: draw(values(spec)) for name, spec in specs("reflection").items()}
            key = fixed_id("reflection", f"{session}/{question.id}")
            fields |= {"id": key, "session": session, "question": question.id}
            found.append(KINDS["reflection"](**fields))
    return found


@st.composite
def answers(draw: st.DrawFn) -> list[Record]:
    found: list[Record] = []
    for field in draw(st.sets(st.sampled_from(list(CONTENT.fields())), max_size=12)):
        options = [option.id for option in field.options]
        value = st.sampled_from([*options, "gone", "2026-12-03", "\n".join(options)]) | texts
        found.append(answer(field.id, draw(value), draw(texts)))
        found += [
            answer(f"{field.id}/{option}", draw(st.sampled_from(["yes", "", "no"])), draw(texts))
            for option in options[:3]
            if field.kind is Kind.CHECKLIST
        ]
    return found


@settings(max_examples=30)
@given(records(), answers())
def test_every_document_of_any_project_keeps_the_rules(found, answered):
    project = snapshot(*found, *answered)
    for session in (*project.sessions()[:1], Session(id="unknown")):
        source = Source(project, CONTENT, WORDS, session)
        for documents in (FOR_THE_ROOM, ["contact-sheet"], ["access-sheets"]):
            assert build_pack(source, documents) == build_pack(source, documents)


def full(text: str) -> Snapshot:
    """Return a project with `text` in every text field and something in every other."""
    found: list[Record] = []
    for kind, record_type in KINDS.items():
        if kind in {"answer", "step_state", "reflection"}:
            continue
        fields = {
            name: to_python(
                spec,
                {
                    Kind.CHOICE: spec.options[0] if spec.options else "",
                    Kind.RATING: spec.options[0] if spec.options else "",
                    Kind.DATE: "2026-12-03",
                    Kind.TIME: "10:30",
                    Kind.NUMBER: 1 if spec.hidden else spec.least,
                    Kind.MONEY: 1250,
                    Kind.REFERENCE: "a",
                    Kind.PICKS: text[:LONG_TEXT],
                    Kind.SHORT_TEXT: text[:300],
                    Kind.LONG_TEXT: text[:LONG_TEXT],
                }[spec.kind],
            )
            for name, spec in specs(kind).items()
        }
        found.append(record_type(id=PROJECT_ID if kind == "project" else "a", **fields))
    found += [answer(field.id, text[:LONG_TEXT]) for field in CONTENT.fields()]
    return snapshot(*found)


@pytest.mark.parametrize("text", ["word " * 4000, "x" * LONG_TEXT, "line\n" * 4000, "p\n\n" * 6000])
def test_answers_as_long_as_they_can_be_are_all_in_the_whole_plan(text):
    project = full(text)
    session = project.sessions()[0]
    told = whole_text(Source(project, CONTENT, WORDS, session), ["whole-plan"])
    wanted = sum(field.kind is Kind.LONG_TEXT for field in CONTENT.fields())
    letter = text[0]
    assert told.count(letter) > wanted * text.count(letter) * 0.99


def test_markup_is_passed_on_as_it_was_typed():
    typed = "<b>&amp; {date} {0} **not bold** [no](https://link.example)"
    poster = build_pack(
        Source(snapshot(Agreement(id="a", text=typed)), CONTENT, WORDS), ["ways-of-working"]
    )
    item = poster.documents[0].blocks[0].items[0]
    assert item == (Paragraph((Strong(typed),)),)
    project = full(typed)
    told = whole_text(Source(project, CONTENT, WORDS, project.sessions()[0]))
    assert "{date} {0}" in told
    assert "&amp;amp;" not in told


def test_no_document_holds_a_node_that_typed_words_could_forge():
    """Only our own code makes links, foreign words and kept pieces."""
    project = full("https://x.example mailto:a@b.example 3 December 2026")
    source = Source(project, CONTENT, WORDS, project.sessions()[0])
    allowed = (Text, Strong, Kept)
    for document in build_pack(source, FOR_THE_ROOM).documents:
        stack = list(document.blocks)
        while stack:
            block = stack.pop()
            if isinstance(block, Section):
                stack += block.blocks
            elif isinstance(block, Paragraph):
                assert all(isinstance(node, allowed) for node in block.content)


PRIVATE_FIELDS = {
    f"{kind}.{name}" for kind, shown in SHOWN.items() for name in specs(kind) if name not in shown
} | {"learning_need.care"}


def test_every_answer_and_record_of_the_steps_is_in_the_whole_plan():
    """Each field is given words of its own; only private fields stay out."""
    found: list[Record] = []
    wanted: dict[str, str] = {}
    for kind in {field.record for field in CONTENT.fields() if field.record}:
        fields: dict[str, Any] = {}
        for name, spec in specs(kind).items():
            if spec.kind in {Kind.SHORT_TEXT, Kind.LONG_TEXT}:
                fields[name] = wanted[f"{kind}.{name}"] = f"Said in {kind} {name}."
        if kind == "observation":
            fields["quote_consent"] = "yes"
        found.append(KINDS[kind](id="a", **fields))
    found.append(consent("a"))
    wanted = {key: text for key, text in wanted.items() if key not in PRIVATE_FIELDS}
    private = {
        field.id
        for step in CONTENT.steps
        for page in step.pages
        for field in page.fields
        if page.id in PRIVATE_PAGES
    }
    for field in CONTENT.fields():
        if field.id in private:
            continue
        if field.kind is Kind.CHECKLIST:
            for option in field.options:
                wanted[f"{field.id}/{option.id}"] = f"Note {field.id} {option.id}."
                found.append(
                    answer(f"{field.id}/{option.id}", "partly", f"Note {field.id} {option.id}.")
                )
        elif field.kind in {Kind.LONG_TEXT, Kind.SHORT_TEXT}:
            wanted[field.id] = f"Answer {field.id}."
            found.append(answer(field.id, wanted[field.id]))
        elif field.kind in {Kind.CHOICE, Kind.RATING, Kind.CHOICES}:
            option = field.options[-1]
            wanted[field.id] = option.label
            found.append(answer(field.id, option.id, f"Noted {field.id}."))
            wanted[f"{field.id}!"] = f"Noted {field.id}."
    told = whole_text(Source(snapshot(*found), CONTENT, WORDS), ["whole-plan"])
    assert {key for key, text in wanted.items() if text not in told} == set()


def test_someone_who_is_not_coming_is_not_on_the_sheet_by_the_door():
    people = [
        Stakeholder(id="a", name="Ann Orange"),
        consent("a"),
        Stakeholder(id="b", name="Ben Purple"),
        consent("b"),
    ]
    expected = KINDS["expected_person"]
    coming = [
        expected(id="1", session="s", stakeholder="a", coming="yes"),
        expected(id="2", session="s", stakeholder="b", coming="no"),
    ]
    session = Session(id="s")
    source = Source(snapshot(session, *people, *coming), CONTENT, WORDS, session)
    sheet = whole_text(source, ["sign-in"])
    assert "Ann Orange" in sheet
    assert "Ben Purple" not in sheet


def test_the_canvas_tells_what_is_fixed_beside_what_is_open():
    objective = KINDS["objective"]
    found = [
        objective(id=key, position=index, change=key, openness=openness)
        for index, (key, openness) in enumerate(
            [("Rules", "open"), ("Tea", "open"), ("Hours", "fixed")]
        )
    ]
    told = whole_text(Source(snapshot(*found), CONTENT, WORDS), ["plan-canvas"])
    assert "Open: Rules\nAlready decided: Hours\u00a0…" in told
    assert "Tea" not in told


def test_a_session_that_is_a_question_keeps_its_question_mark():
    session = Session(id="s", title="What now?")
    source = Source(snapshot(session), CONTENT, WORDS, session)
    assert "What now? (session 1)" in whole_text(source, ["agenda"])


def test_an_empty_whole_plan_has_room_to_write_for_every_part():
    (plan,) = build_pack(Source(snapshot(), CONTENT, WORDS), ["whole-plan"]).documents
    labels = []
    stack = list(plan.blocks)
    while stack:
        block = stack.pop()
        if isinstance(block, Section):
            stack += block.blocks
        elif isinstance(block, WriteIn):
            labels.append(block.label)
    parts = {page.title for step in CONTENT.all_steps() for page in step.pages}
    own = {
        page.title
        for step in CONTENT.all_steps()
        for page in step.pages
        if page.id in PRIVATE_PAGES
    }
    assert parts - own <= set(labels)


def test_a_plan_that_has_begun_lists_in_short_what_is_still_to_fill_in():
    told = whole_text(
        Source(snapshot(answer("motivations.purpose", "To rest.")), CONTENT, WORDS), ["whole-plan"]
    )
    _, _, rest = told.partition("Still to fill in")
    step = CONTENT.all_steps()[1]
    first, *others = [page.title for page in step.pages]
    assert all(title in rest for title in others)
    assert first not in rest
    steps = told.partition("\nStep 1")[2].partition("\nOur sessions")[0]
    assert steps
    assert WORDS("documents.labels.write_here") not in steps


def test_a_checklist_of_the_whole_plan_counts_what_is_so_and_tells_what_is_not():
    field = next(each for each in CONTENT.fields() if each.id == "understand.our_habits")
    first, second = field.options[:2]
    answers = [
        answer(f"{field.id}/{first.id}", "yes", "Every day."),
        answer(f"{field.id}/{second.id}", "not_yet", "It is hard."),
    ]
    told = whole_text(Source(snapshot(*answers), CONTENT, WORDS), ["whole-plan"])
    assert f"Yes to 1 of {len(field.options)}." in told
    assert first.label not in told
    assert f"Not yet: {second.label}" in told
    assert "It is hard." in told


def test_of_each_relationship_value_the_plan_tells_the_last_look_only():
    looks = [
        ValueCheck(id="a", value="thanks", date=dt.date(2026, 11, 5), what_we_do="A note."),
        ValueCheck(id="b", value="thanks", date=dt.date(2026, 9, 17), what_we_do="A card."),
        ValueCheck(id="c", value="belief", what_we_do="A good thing each time."),
        ValueCheck(id="d", what_we_do="Something else."),
    ]
    told = whole_text(Source(snapshot(*looks), CONTENT, WORDS), ["whole-plan"])
    assert "A card." not in told
    assert all(each in told for each in ("A note.", "A good thing each time.", "Something else."))
