"""What the sources ask of a practitioner has a home in steps 1 to 4 and in the five values."""

import tomllib
from pathlib import Path

import pytest

from coprod_desktop.content import load
from coprod_desktop.content.model import Field
from coprod_desktop.content.words import Words
from coprod_desktop.support.paths import resources

POINTS = tomllib.loads(Path(__file__).with_name("traceability_a.toml").read_text(encoding="utf-8"))[
    "points"
]


def has_option(field: Field, option: str) -> bool:
    return not option or bool(field.option_label(option))


def exists(home: str) -> bool:
    """Say whether a home of traceability_a.toml is there; its first lines say what a home is."""
    words = Words()
    if home.startswith("="):
        return bool(words(home[1:]))
    if ":" in home:
        kind, rest = home.split(":")
        name, _, option = rest.partition("/")
        return has_option(load._form(words, kind).field(name), option)
    step_id = home.split(".", maxsplit=1)[0]
    step = load._step(words, resources() / "steps", step_id, load.STEPS.index(step_id) + 1)
    if "?" in home:
        page_id, _, title = home.partition("?")
        return any(
            help_.title == title for page in step.pages if page.id == page_id for help_ in page.help
        )
    field_id, _, option = home.partition("/")
    return any(
        has_option(field, option)
        for page in step.pages
        for field in page.fields
        if field.id == field_id
    )


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point["says"])
def test_what_a_source_asks_has_a_home(point: dict[str, object]) -> None:
    homes = point["homes"]
    assert isinstance(homes, list)
    assert homes
    missing = [home for home in homes if not exists(home)]
    assert not missing


def test_all_five_sources_are_traced() -> None:
    assert {point["source"] for point in POINTS} == {
        "how-to-start",
        "doing-co-production",
        "supporting-people",
        "starting-to-co-produce",
        "benefits-and-lessons",
    }
