"""The example project: complete, believable, the same for everyone, and never out of date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from projects import TODAY, StillClock, example_project

from coprod_desktop.application.example import example_operations
from coprod_desktop.application.opening import create_example
from coprod_desktop.application.operations import Answer, Create, Operation, Set
from coprod_desktop.application.show import project_json
from coprod_desktop.content.load import load_content
from coprod_desktop.content.words import Words
from coprod_desktop.domain import picks
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import INTERNAL_KINDS, KINDS, StepState, specs

WRITTEN = TODAY.date()
DAYS = (
    *(WRITTEN + dt.timedelta(days=days) for days in range(-7, 15)),
    dt.date(2028, 2, 29),
    dt.date(2031, 6, 15),
)
MONTHS = (
    "January|February|March|April|June|July|August|September|October|November|December"
    "|spring|summer|autumn|winter|Christmas|Easter"
)
JARGON = (
    "utilise",
    "facilitate",
    "leverage",
    "empower",
    "capacity building",
    "holistic",
    "going forward",
    "deliverable",
    "service user",
    "stakeholder",
    "respite",
    "diagnos",
    "dementia",
    "stroke",
    "autis",
    "in receipt of",
)
Shown = Mapping[str, Any]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    workspace = example_project(tmp_path_factory.mktemp("example"))
    found = project_json(workspace.snapshot, workspace.content)
    workspace.close()
    return found


def operations(today: dt.date) -> list[Operation]:
    return list(example_operations(Words(), today))


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            if key != "ref":
                yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def words_of_example() -> list[str]:
    return [text for text in texts(Words().table("example")) if " " in text]


def sentences(text: str) -> list[str]:
    return [each for each in re.split(r"(?<=[.?!])[”\"]?\s+", text) if each]


def dates(value: object) -> Iterator[dt.date]:
    if isinstance(value, dt.date):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from dates(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from dates(each)


def moved_dates(today: dt.date) -> list[dt.date]:
    found = []
    for operation in operations(today):
        match operation:
            case Create(fields=fields) | Set(fields=fields):
                given = list(fields.values())
            case Answer(value=value):
                given = [value]
            case _:
                raise AssertionError(operation)
        found += [
            dt.date.fromisoformat(each)
            for each in given
            if isinstance(each, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", each)
        ]
    return found


def session_dates(today: dt.date) -> list[dt.date]:
    return [
        dt.date.fromisoformat(str(operation.fields["date"]))
        for operation in operations(today)
        if isinstance(operation, Create) and operation.kind == "session"
    ]


# --- Complete -----------------------------------------------------------------------------------


def test_every_question_of_every_page_is_answered(shown: Shown) -> None:
    for field in load_content(Words()).fields():
        if field.kind is Kind.RECORDS:
            assert len(shown["records"][field.record]) >= 3, field.id
            continue
        answer = shown["answers"].get(field.id)
        assert answer, field.id
        if field.kind is Kind.CHECKLIST:
            assert list(answer) == [option.id for option in field.options], field.id
            assert all(line["state"] for line in answer.values()), field.id
        if field.kind is Kind.RATING:
            assert answer["rating"], field.id
            assert answer["note"], field.id


def test_nothing_is_said_about_a_question_that_nobody_asks() -> None:
    known = {field.id for field in load_content(Words()).fields()}
    story = Words().table("example")
    given = {f"{step}.{field}" for step, answers in story["answers"].items() for field in answers}
    assert given <= known
    assert set(story) <= {"written_on", "project", "steps", "answers", *KINDS}


def test_a_misspelt_field_is_noticed_and_not_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "example.toml").write_text(
        "written_on = 2026-11-23\nproject = {}\nsteps = {}\nanswers = {}\n"
        '[[stakeholder]]\nname = "Amal"\nperspectiv = "Looks after her mother"\n'
    )
    with pytest.raises(KeyError, match="perspectiv"):
        list(example_operations(Words("en", tmp_path), WRITTEN))


def test_every_field_of_every_kind_of_record_is_filled_in_somewhere(shown: Shown) -> None:
    for kind in set(KINDS) - INTERNAL_KINDS:
        for name in specs(kind):
            assert any(record[name] not in ("", None) for record in shown["records"][kind]), (
                f"{kind}.{name}"
            )
    assert all(shown["project"][name] for name in specs("project") if name != "position")


def test_every_choice_of_a_record_is_made_somewhere_where_a_few_records_can_show_it(
    shown: Shown,
) -> None:
    for kind, name in (
        ("stakeholder", "sort"),
        ("consent", "answer"),
        ("objective", "openness"),
        ("barrier", "state"),
        ("milestone", "state"),
        ("next_step", "state"),
        ("learning_need", "state"),
        ("lesson", "source"),
        ("lesson", "next_time"),
        ("benefit", "for_whom"),
        ("decision_elsewhere", "influence"),
        ("value_check", "value"),
        ("agenda_item", "sort"),
        ("expected_person", "coming"),
    ):
        chosen = {record[name] for record in shown["records"][kind]}
        wanted = set(specs(kind)[name].options)
        assert wanted <= chosen, f"{kind}.{name}"


def test_a_dozen_people_and_some_groups_and_organisations(shown: Shown) -> None:
    everyone = shown["records"]["stakeholder"]
    people = [each for each in everyone if each["sort"] == "person"]
    assert len(people) >= 12
    assert len({each["name"] for each in everyone}) == len(everyone)
    assert all(" " not in each["name"] for each in people), "first names only"
    given = {
        each["stakeholder"]: each["answer"]
        for each in shown["records"]["consent"]
        if each["purpose"] == "name"
    }
    agreed = [given.get(each["id"], "") for each in people]
    assert agreed.count("no") == 1
    assert agreed.count("") == 1
    assert len([each for each in everyone if each["sort"] == "group"]) >= 2
    assert len([each for each in everyone if each["sort"] == "organisation"]) >= 2


def test_letters_and_signs_that_break_printing_are_in_names(shown: Shown) -> None:
    project = shown["project"]
    names = [each["name"] for each in shown["records"]["stakeholder"]]
    seen = "".join([*names, project["title"], project["organisation"]])
    assert set("Łâíó'&\"") <= set(seen)


def test_each_value_is_lived_at_the_level_of_the_group_and_some_by_each_of_us(
    shown: Shown,
) -> None:
    actions = shown["records"]["value_action"]
    levels = {
        level: {each["value"] for each in actions if each["level"] == level}
        for level in specs("value_action")["level"].options
    }
    assert levels["group"] == set(specs("value_action")["value"].options)
    assert levels["individual"]
    assert levels["strategic"]


def test_steps_stand_in_different_places_and_one_is_waiting(shown: Shown) -> None:
    states = shown["steps"].values()
    assert {each["state"] for each in states} == set(specs("step_state")["state"].options) - {
        StepState(id="").state
    }
    assert all(each["looked_at"] and each["looked_at"] < str(WRITTEN) for each in states)
    again = [each["look_again_on"] for each in states if each["state"] == "look_again"]
    assert min(again) <= str(WRITTEN) < max(again)


# --- Sessions -----------------------------------------------------------------------------------


def of_session(shown: Shown, kind: str, number: int) -> list[dict[str, Any]]:
    session = shown["records"]["session"][number]["id"]
    found = shown["reflections"] if kind == "reflection" else shown["records"][kind]
    return [each for each in found if each["session"] == session]


def test_the_past_session_has_notes_and_looks_back_at_every_question(shown: Shown) -> None:
    past = shown["records"]["session"][0]
    assert past["notes"]
    back = of_session(shown, "reflection", 0)
    asked = {question.id for question in load_content(Words()).questions}
    assert {each["question"] for each in back} == asked
    assert all(each["state"] and each["note"] for each in back)


def test_notes_on_how_a_session_went_are_about_the_room_and_never_about_a_person(
    shown: Shown,
) -> None:
    people = [each for each in shown["records"]["stakeholder"] if each["sort"] == "person"]
    for each in shown["reflections"]:
        assert not [one["name"] for one in people if one["name"] in each["note"]]


def test_the_next_session_is_planned_to_the_minute(shown: Shown) -> None:
    session = shown["records"]["session"][1]
    assert [name for name, value in session.items() if value in ("", None)] == ["notes"]
    agenda = of_session(shown, "agenda_item", 1)
    assert 6 <= len(agenda) <= 8
    assert all(item["minutes"] and item["lead"] and item["purpose"] for item in agenda)
    assert [item["sort"] for item in agenda].count("break") == 1
    start, end = (dt.datetime.fromisoformat(f"2026-01-01T{session[n]}") for n in ("start", "end"))
    assert dt.timedelta(minutes=sum(item["minutes"] for item in agenda)) == end - start
    coming = of_session(shown, "expected_person", 1)
    assert len(coming) >= 10
    assert len({each["stakeholder"] for each in coming}) == len(coming)
    roles = [each["role"] for each in coming]
    assert all(roles)
    assert {"facilitator", "note_taker", "welcomer", "timekeeper", "safeguarding"} <= set(roles)


def test_the_last_session_still_has_much_to_do(shown: Shown) -> None:
    session = shown["records"]["session"][2]
    assert session["date"]
    assert not session["place"]
    assert not session["reply_by"]
    assert len(of_session(shown, "agenda_item", 2)) <= 2


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_one_session_is_past_one_is_near_and_one_is_far_on_whatever_day(today: dt.date) -> None:
    past, near, far = ((date - today).days for date in session_dates(today))
    assert -28 < past < 0
    assert 0 < near <= 14
    assert 28 < far < 56


# --- Days ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_date_moves_by_the_same_whole_weeks(today: dt.date) -> None:
    written, now = moved_dates(WRITTEN), moved_dates(today)
    moves = {(after - before).days for before, after in zip(written, now, strict=True)}
    assert len(moves) == 1
    assert moves.pop() % 7 == 0


def test_on_the_day_it_was_written_the_dates_are_as_written() -> None:
    story = dict(Words().table("example"))
    assert story.pop("written_on") == WRITTEN
    assert sorted(moved_dates(WRITTEN)) == sorted(dates(story))


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_what_is_said_to_be_over_is_in_the_past(today: dt.date) -> None:
    over = [
        str(fields["date"])
        for fields in (each.fields for each in operations(today) if isinstance(each, Create))
        if fields.get("date") and fields.get("state") in ("done", "reached")
    ]
    assert over
    assert max(over) < today.isoformat()


def test_sessions_keep_the_day_of_the_week_that_people_know(shown: Shown) -> None:
    for session in shown["records"]["session"]:
        assert dt.date.fromisoformat(session["date"]).strftime("%A") == "Thursday"


# --- Made ---------------------------------------------------------------------------------------


def test_made_twice_on_one_day_it_is_the_same_project(shown: Shown, tmp_path: Path) -> None:
    later = StillClock(TODAY + dt.timedelta(hours=5))
    workspace = create_example(tmp_path / "again.coprod", Words(), later)
    assert project_json(workspace.snapshot, workspace.content) == shown
    workspace.close()


def test_every_mention_of_another_record_finds_it(shown: Shown) -> None:
    ids = {kind: {each["id"] for each in found} for kind, found in shown["records"].items()}
    for kind in set(KINDS) - INTERNAL_KINDS:
        for spec in specs(kind).values():
            if spec.reference in ("", "term"):
                continue
            for record in shown["records"][kind]:
                value = record[spec.name]
                assert set(picks.ids_of(value)) <= ids[spec.reference]
                assert spec.kind is Kind.PICKS or picks.ids_of(value) or not value


# --- Words --------------------------------------------------------------------------------------


def test_sentences_are_short() -> None:
    lengths = [len(each.split()) for text in words_of_example() for each in sentences(text)]
    assert sum(lengths) / len(lengths) <= 15
    assert max(lengths) <= 28


def test_texts_are_as_long_as_a_busy_person_writes() -> None:
    lengths = [len(sentences(text)) for text in words_of_example()]
    assert sorted(lengths)[-6] <= 5
    assert max(lengths) >= 6


def test_words_are_plain_and_do_not_go_stale() -> None:
    for text in words_of_example():
        assert not re.search(rf"\b({MONTHS})\b", text), text
        assert not re.search(r"\b(19|20)\d\d\b", text), text
        assert not [word for word in JARGON if word in text.lower()], text
        assert not re.search("[!<>*_\u2013\u2014]", text.replace("Once!", "")), text


def test_numbers_and_addresses_belong_to_nobody() -> None:
    everything = "\n".join(words_of_example() + list(Words().table("example")["project"].values()))
    numbers = re.findall(r"\d{5}\s?\d{3}\s?\d{3}|\d{5} \d{6}", everything)
    assert numbers
    assert all(re.fullmatch(r"01632 960\d{3}", number) for number in numbers)
    addresses = re.findall(r"\S+@\S+", everything)
    assert addresses
    assert all(address.rstrip(".").endswith("@example.org") for address in addresses)


def test_no_answer_repeats_the_example_beside_the_question() -> None:
    content = load_content(Words())
    asked = [
        *content.fields(),
        *(field for form in content.forms.values() for field in form.fields),
    ]
    beside = {field.example for field in asked if len(field.example.split()) > 4}
    assert not beside & set(words_of_example()) - {"Carers' breaks in Glenmore"}


def test_the_example_is_backed_up_once_somebody_keeps_it_in_a_place_of_their_own(
    tmp_path: Path,
) -> None:
    workspace = create_example(tmp_path / "example.coprod", Words(), StillClock())
    workspace.prepare()
    assert workspace.backed_up_at is None
    workspace.move_to(tmp_path / "ours.coprod")
    workspace.back_up_if_due()
    assert workspace.backed_up_at == TODAY
    workspace.close()
