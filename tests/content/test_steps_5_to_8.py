"""Steps 5 to 8, Starting together and the session questions: complete, plain and traceable."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from coprod_desktop.content import load
from coprod_desktop.content.model import Field, Step
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import KINDS
from coprod_desktop.support.paths import resources

STEPS = ("framework", "training", "evaluate", "reflect", "together")
ALL_STEPS = (*load.STEPS, load.TOGETHER)
RECORDS = (
    "project",
    "role",
    "milestone",
    "rate",
    "reciprocity",
    "budget_line",
    "decision_rule",
    "decision_elsewhere",
    "leader_update",
    "training_offer",
    "learning_need",
    "outcome",
    "observation",
    "adjustment",
    "lesson",
    "next_step",
    "benefit",
    "session",
    "agenda_item",
    "expected_person",
    "session_cost",
)
FILES = (
    *(f"steps/{step}.toml" for step in STEPS),
    *(f"records/{kind}.toml" for kind in RECORDS),
    "during.toml",
    "glossary.toml",
    "sources.toml",
)
CHOOSING = (Kind.CHOICE, Kind.CHOICES, Kind.CHECKLIST, Kind.RATING)
JARGON = (
    "stakeholder engagement",
    "engagement strategy",
    "utilise",
    "facilitate ",
    "leverage",
    "deliverable",
    "service user",
    "hard to reach",
    "beneficiar",
    "going forward",
    "in order to ensure",
    "holistic",
    "synerg",
    "best practice",
    "key stakeholder",
    "robust",
    "pathway",
    "signpost",
    "upskill",
    "touchpoint",
    "vulnerable",
    "suffer",
)
MEAN_WORDS = 18
MOST_WORDS = 25
POINTS: list[Mapping[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "traceability_b.toml").read_text(encoding="utf-8")
)["points"]


def step(name: str) -> Step:
    return load._step(Words(), resources() / "steps", name, 0)


def structure(name: str) -> Mapping[str, Any]:
    path = resources() / "steps" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def words_of(name: str) -> Mapping[str, Any]:
    path = resources() / "locale" / "en" / name
    return tomllib.loads(path.read_text(encoding="utf-8"))


def texts(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, Mapping):
        for each in found.values():
            yield from texts(each)
    elif isinstance(found, list):
        for each in found:
            yield from texts(each)


def sentences(text: str) -> list[int]:
    """Return how many words each sentence of a text has."""
    return [len(part.split()) for part in re.split(r"(?<=[.?])[\"']?\s+", text)]


@pytest.mark.parametrize("name", STEPS)
def test_every_field_has_its_words(name: str) -> None:
    for page in step(name).pages:
        assert page.title
        assert page.help, page.id
        for field in page.fields:
            assert field.label, field.id
            assert field.why, field.id
            assert field.example, field.id
            assert (field.kind in CHOOSING) == bool(field.options), field.id
            assert (field.kind is Kind.RECORDS) == (field.record in KINDS), field.id


@pytest.mark.parametrize("name", STEPS)
def test_a_page_asks_little_at_a_time(name: str) -> None:
    pages = step(name).pages
    assert 3 <= len(pages) <= 8
    assert all(1 <= len(page.fields) <= 5 for page in pages)


@pytest.mark.parametrize("name", STEPS)
def test_words_and_structure_hold_the_same_ids(name: str) -> None:
    found = words_of(f"steps/{name}.toml")
    pages = structure(name)["pages"]
    fields = {field["id"]: field for page in pages for field in page["fields"]}
    assert set(found["pages"]) == {page["id"] for page in pages}
    assert set(found["fields"]) == set(fields)
    assert len(fields) == sum(len(page["fields"]) for page in pages)
    for field_id, field in fields.items():
        assert list(found["fields"][field_id].get("options", ())) == field.get("options", [])


@pytest.mark.parametrize("kind", RECORDS)
def test_every_record_has_its_words_and_no_others(kind: str) -> None:
    form = load._form(Words(), kind)
    found = words_of(f"records/{kind}.toml")
    assert all((form.one, form.title, form.add, form.empty))
    assert set(found["fields"]) == {field.id for field in form.fields}
    for field in form.fields:
        assert all((field.label, field.why, field.example)), field.id
        # The lines of a list to pick from stand in `terms`.
        options = set() if field.terms else {option.id for option in field.options}
        assert set(found["fields"][field.id].get("options", {})) == options


def every_field() -> Iterator[tuple[str, Field]]:
    for name in STEPS:
        for page in step(name).pages:
            yield from ((field.id, field) for field in page.fields)
    for kind in RECORDS:
        yield from ((f"{kind}.{field.id}", field) for field in load._form(Words(), kind).fields)


def test_the_example_of_a_choice_is_one_of_its_options() -> None:
    for field_id, field in every_field():
        if field.kind in {Kind.CHOICE, Kind.RATING} and "." not in field.example:
            assert any(option.label.startswith(field.example) for option in field.options), field_id


def test_labels_end_as_questions_do() -> None:
    for field_id, field in every_field():
        assert field.label.endswith("?"), field_id


def test_the_session_questions_are_all_there() -> None:
    questions = load._questions(Words(), resources() / "steps")
    assert {each.id for each in questions} == set(words_of("during.toml"))
    for each in questions:
        assert 2 <= len(each.title.split()) <= 5, each.id
        assert each.text.endswith("?"), each.id
        assert 1 <= len(each.prompts) <= 3, each.id
        assert each.why, each.id


def test_the_glossary_gives_each_term_a_meaning() -> None:
    glossary = words_of("glossary.toml")
    assert all(set(each) == {"term", "meaning"} for each in glossary.values())
    assert len({each["term"] for each in glossary.values()}) == len(glossary)


def test_about_the_sources_names_five_documents() -> None:
    documents = words_of("sources.toml")["documents"]
    assert len(documents) == 5
    assert all(set(each) == {"title", "publisher", "taken"} for each in documents.values())


@pytest.mark.parametrize("name", FILES)
def test_sentences_are_short(name: str) -> None:
    lengths = [length for text in texts(words_of(name)) for length in sentences(text)]
    assert sum(lengths) / len(lengths) <= MEAN_WORDS
    too_long = [
        text for text in texts(words_of(name)) if max(sentences(text), default=0) > MOST_WORDS
    ]
    assert not too_long


@pytest.mark.parametrize("name", FILES)
def test_words_are_plain(name: str) -> None:
    for text in texts(words_of(name)):
        assert not [each for each in JARGON if each in text.lower()], text
        assert not re.search("[\u2018\u2019\u201c\u201d\u2013\u2014!]", text), text
        assert "  " not in text, text
        assert text == text.strip(), text
        assert not re.search(r"\bco-?produc", text) or "coproduc" not in text.lower(), text


@pytest.mark.parametrize("point", POINTS, ids=lambda point: str(point["point"])[:50])
def test_every_point_of_the_sources_has_a_home(point: Mapping[str, Any]) -> None:
    assert point["source"] in words_of("sources.toml")["documents"]
    assert point["where"]
    for place in point["where"]:
        assert is_there(place), place


def is_there(place: str) -> bool:
    sort, _, target = place.partition(" ")
    match sort:
        case "field" | "line":
            field_id, _, option = target.partition("/")
            name, _, field = field_id.partition(".")
            found = [
                each
                for page in structure(name)["pages"]
                for each in page["fields"]
                if each["id"] == field
            ]
            return bool(found) and (sort == "field" or option in found[0].get("options", ()))
        case "help":
            page_id, _, title = target.partition(": ")
            name, _, page = page_id.partition(".")
            return title in {
                each["title"] for each in words_of(f"steps/{name}.toml")["pages"][page]["help"]
            }
        case "record":
            kind, _, field = target.partition(".")
            return field in words_of(f"records/{kind}.toml")["fields"]
        case "question":
            return target in words_of("during.toml")
        case "word":
            return target in words_of("glossary.toml")
    return False


def test_every_field_of_these_steps_is_a_home_for_something() -> None:
    homes = {
        place.split(" ")[1].split("/")[0].rstrip(":")
        for point in POINTS
        for place in point["where"]
        if place.split(" ")[0] in {"field", "line"}
    }
    ours = {field.id for name in STEPS for page in step(name).pages for field in page.fields}
    # Good practice of the field beyond the five documents.
    beyond = {
        "training.safeguarding_lead",
        "training.how_we_asked",
        "reflect.surprised_us",
        "reflect.who_reflected",
    }
    assert ours - homes == beyond
