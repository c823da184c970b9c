"""The command that looks for words in a project."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from coprod_desktop.application.find import Finder, Group, Hit, Marked
from coprod_desktop.application.find_texts import key_of
from coprod_desktop.cli.shared import DONE, opened, say
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.support.errors import KnownError


def find_words(options: argparse.Namespace, words: Words) -> int:
    """Print where some words stand. Raises `KnownError` where there is no word to look for."""
    typed = " ".join(options.words)
    if not typed.strip():
        raise KnownError("cli.no_words")
    with opened(options.file, words) as workspace:
        snapshot, content = workspace.snapshot, workspace.content
    finder = Finder(words, content)
    for _ in finder.read(snapshot):
        pass
    found = finder.find(typed)
    for group in found.groups:
        hits = [finder.hit(key, found.words) for key in group.keys[: options.most]]
        for line in _json(group, hits) if options.json else _lines(words, group, hits):
            say(line)
    if not options.json:
        none = words("cli.said.none_found")
        say(words.plural("find.found", found.count) if found.count else none)
    return DONE


def _lines(words: Words, group: Group, hits: list[Hit]) -> Iterator[str]:
    yield group.title
    for hit in hits:
        where = hit.where.text
        title = hit.title.text
        yield "  " + (words("cli.said.at", title=title, where=where) if where else title)
        yield from (f"    {each.lead}{each.text}" for each in hit.texts)
    left = len(group.keys) - len(hits)
    if left:
        yield "  " + words.plural("find.and_more", left)
    yield ""


def _json(group: Group, hits: list[Hit]) -> Iterator[str]:
    for hit in hits:
        told: dict[str, JsonValue] = {
            "kind": hit.kind,
            "id": key_of(hit.record),
            "field": hit.field,
            "group": group.title,
            "title": hit.title.text,
            "where": hit.where.text,
            "texts": [_text(each) for each in hit.texts],
        }
        yield json.dumps(told, ensure_ascii=False)


def _text(marked: Marked) -> JsonValue:
    return f"{marked.lead}{marked.text}"
