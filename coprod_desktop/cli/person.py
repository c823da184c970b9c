"""The commands about one person: what is held, and taking it out."""

from __future__ import annotations

import argparse

from coprod_desktop.application.erasing import Choices, Outcome, Place, elsewhere, erase, preview
from coprod_desktop.application.packing import FORMATS
from coprod_desktop.application.persons_data import make_persons_data
from coprod_desktop.cli.shared import DONE, opened, print_json, say
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import JsonValue
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
            options.id,
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
        found = preview(workspace, words, options.id, choices)
        outcome: Outcome | None = None
        if not options.dry_run:
            outcome = erase(workspace, words, options.id, choices, backups=options.backups)
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


def _place(place: Place) -> dict[str, JsonValue]:
    return {"where": place.where, "label": place.label, "now": place.now}
