"""The commands about one person: what is held, and taking it out."""

from __future__ import annotations

import argparse

from coprod_desktop.application.erasing import (
    Choices,
    Outcome,
    Place,
    elsewhere,
    erase,
    people_of,
    preview,
)
from coprod_desktop.application.packing import FORMATS
from coprod_desktop.application.persons_data import make_persons_data
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.cli.shared import DONE, opened, print_json, say
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.folding import as_name
from coprod_desktop.support.clock import SystemClock
from coprod_desktop.support.errors import KnownError
from coprod_desktop.support.files import write_whole


def person_data(options: argparse.Namespace, words: Words) -> int:
    """Write down all that is held about a person."""
    form = FORMATS.get(options.out.suffix.removeprefix(".").lower())
    if form is None:
        raise KnownError("cli.unknown_ending", name=options.out.name)
    today = SystemClock().now().date()
    with opened(options.file, words) as workspace:
        made = make_persons_data(
            workspace,
            words,
            _person(workspace, options.person),
            form,
            today,
            also=options.also,
            profile=options.profile,
        )
    try:
        write_whole(options.out, made.data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise KnownError("cli.cannot_write", path=str(options.out), reason=reason) from error
    say(str(options.out))
    return DONE


def erase_person(options: argparse.Namespace, words: Words) -> int:
    """Take a person out of a project, or only say what would go."""
    choices = Choices(about=not options.keep_about, texts=options.texts, also=tuple(options.also))
    with opened(options.file, words) as workspace:
        person = _person(workspace, options.person)
        found = preview(workspace, words, person, choices)
        outcome: Outcome | None = None
        if not options.dry_run:
            outcome = erase(workspace, words, person, choices, backups=options.backups)
    told: dict[str, JsonValue] = {
        "name": found.name,
        "own": list(found.own),
        "about": list(found.about),
        "named": [_place(each) for each in found.named],
        "texts": [{**_place(each), "text": each.text} for each in found.texts],
        "writer": found.writer,
        "backups": found.backups,
        "erased": outcome is not None,
        "elsewhere": list(elsewhere(words, found, outcome)),
    }
    return print_json(told)


def _person(workspace: Workspace, said: str) -> str:
    """Return the id of the one who is or was called so, or who has this id.

    Raises `KnownError` "cli.no_such_person" and "cli.several_people".
    """
    everybody = people_of(workspace)
    found = [it.id for it in everybody if it.id == said or as_name(it.name) == as_name(said)]
    if not found:
        raise KnownError("cli.no_such_person", person=said[:60])
    if len(found) > 1:
        raise KnownError("cli.several_people", person=said[:60], ids=", ".join(found))
    return found[0]


def _place(place: Place) -> dict[str, JsonValue]:
    return {"where": place.where, "label": place.label, "now": place.now}
