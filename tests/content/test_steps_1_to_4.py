"""The words of steps 1 to 4, of their records and of the five values read plainly."""

import re
import tomllib
from collections.abc import Iterator

import pytest

from coprod_desktop.content import load
from coprod_desktop.content.model import Field, Step
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import INTERNAL_KINDS, KINDS
from coprod_desktop.support.paths import resources

STEPS = ("understand", "motivations", "stakeholders", "relationships")
RECORDS = (
    "learning_entry",
    "value_action",
    "objective",
    "stakeholder",
    "perspective",
    "barrier",
    "asset",
    "agreement",
    "value_check",
    "levelling",
    "acknowledgement",
)
FILES = (
    *(f"steps/{step}.toml" for step in STEPS),
    *(f"records/{kind}.toml" for kind in RECORDS),
    "values.toml",
)
JARGON = (
    "utilise",
    "facilitate",
    "leverage",
    "stakeholder engagement",
    "empower",
    "capacity building",
    "holistic",
    "going forward",
    "deliverable",
    "synergy",
    "service user",
    "mitigat",
    "in order to",
    "diagnos",
    "silo",
)
VALUES = ("strengths", "networks", "what_matters", "trust", "change")
LEVELS = ("individual", "group", "strategic")


def step_of(name: str) -> Step:
    return load._step(Words(), resources() / "steps", name, STEPS.index(name) + 1)


def fields_of(step: Step) -> list[Field]:
    return [field for page in step.pages for field in page.fields]


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def texts_of(file: str) -> list[str]:
    path = resources() / "locale" / "en" / file
    return list(texts(tomllib.loads(path.read_text(encoding="utf-8"))))


def sentences(text: str) -> list[str]:
    return [each for each in re.split(r"(?<=[.?])['\"]?\s+", text) if each]


@pytest.mark.parametrize("name", STEPS)
def test_every_field_says_what_it_asks_why_and_what_a_good_answer_is(name: str) -> None:
    for field in fields_of(step_of(name)):
        assert field.label.strip(), field.id
        assert field.why.strip(), field.id
        assert field.example.strip(), field.id
        assert len(sentences(field.why)) <= 3, field.id
        assert all(option.label.strip() for option in field.options), field.id


@pytest.mark.parametrize("name", STEPS)
def test_a_step_has_few_pages_and_a_page_asks_little(name: str) -> None:
    step = step_of(name)
    assert 3 <= len(step.pages) <= 6
    for page in step.pages:
        assert 1 <= len(page.fields) <= 5, page.id
        assert page.help, page.id


@pytest.mark.parametrize("name", STEPS)
def test_field_ids_are_unique_and_records_can_be_made_by_hand(name: str) -> None:
    fields = fields_of(step_of(name))
    assert len({field.id for field in fields}) == len(fields)
    for field in fields:
        if field.kind is Kind.RECORDS:
            assert field.record in KINDS
            assert field.record not in INTERNAL_KINDS


def test_each_kind_of_record_of_these_steps_is_kept_on_one_page_only() -> None:
    kept = [field.record for name in STEPS for field in fields_of(step_of(name)) if field.record]
    assert sorted(kept) == sorted(RECORDS)


@pytest.mark.parametrize("name", STEPS)
def test_no_words_stand_in_the_catalogue_that_no_page_shows(name: str) -> None:
    table = Words().table(f"steps.{name}")
    step = step_of(name)
    assert set(table["pages"]) == {page.id.split(".")[1] for page in step.pages}
    assert set(table["fields"]) == {field.id.split(".")[1] for field in fields_of(step)}
    for field in fields_of(step):
        options = table["fields"][field.id.split(".")[1]].get("options", {})
        assert list(options) == [option.id for option in field.options], field.id


@pytest.mark.parametrize("kind", RECORDS)
def test_every_record_has_a_form_in_words(kind: str) -> None:
    form = load._form(Words(), kind)
    assert form.add.startswith("Add ")
    assert form.empty.endswith(".")
    for field in form.fields:
        assert field.label, field.id
        assert field.why, field.id
        assert field.example, field.id
        if field.options:
            labels = [option.label for option in field.options]
            assert field.example in labels, field.id


@pytest.mark.parametrize("name", STEPS)
def test_the_example_of_a_choice_is_one_of_its_answers(name: str) -> None:
    for field in fields_of(step_of(name)):
        if field.kind is Kind.CHOICE:
            assert any(option.label.startswith(field.example) for option in field.options)


@pytest.mark.parametrize("value", VALUES)
def test_every_value_is_shown_in_practice_at_every_level(value: str) -> None:
    words = Words()
    assert words(f"values.{value}.title")
    assert words(f"values.{value}.short")
    for level in LEVELS:
        assert words(f"values.{value}.levels.{level}.looks_like")
        assert words(f"values.{value}.levels.{level}.ask").endswith("?")


def test_the_values_have_one_name_everywhere() -> None:
    words = Words()
    options = load._form(words, "value_action").field("value").options
    assert [each.id for each in options] == list(VALUES)
    assert [each.label for each in options] == [words(f"values.{v}.title") for v in VALUES]


@pytest.mark.parametrize("file", FILES)
def test_sentences_are_short(file: str) -> None:
    lengths = [len(each.split()) for text in texts_of(file) for each in sentences(text)]
    assert max(lengths) <= 25
    assert sum(lengths) / len(lengths) <= 15


@pytest.mark.parametrize("file", FILES)
def test_words_are_plain(file: str) -> None:
    for text in texts_of(file):
        found = [word for word in JARGON if word in text.lower()]
        assert not found, text
        assert text.isascii(), text  # straight quotes, plain hyphens
        assert not re.search("[!<>*_]", text), text
