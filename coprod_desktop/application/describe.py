"""What the program knows, as JSON: its steps and questions, its documents, profiles and formats."""

from __future__ import annotations

from collections.abc import Mapping

from coprod_desktop.application.packing import Format
from coprod_desktop.content.model import Content, Field, Step
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import JsonValue, Kind
from coprod_desktop.packs.registry import DOCUMENTS, SESSION_PACK
from coprod_desktop.render.profiles import load_profiles

_VALUES: dict[Kind, str] = {
    Kind.SHORT_TEXT: "text of one line",
    Kind.LONG_TEXT: "text",
    Kind.CHOICE: "id of an option",
    Kind.CHOICES: "list of ids of options",
    Kind.CHECKLIST: 'object from option id to "yes", "partly" or "not_yet", '
    'or to {"state": ..., "note": ...}',
    Kind.RATING: 'id of an option, or {"rating": ..., "note": ...}',
    Kind.DATE: "ISO date",
    Kind.TIME: "HH:MM",
    Kind.NUMBER: "whole number",
    Kind.MONEY: "whole number of pence",
    Kind.PICKS: "list of ids of records of the kind in `record`, of ids of options, or of words; "
    "the label of an option, and the name of one person, become its id",
    Kind.REFERENCE: "id of a record of the kind in `record`",
    Kind.RECORDS: "none: create records of the kind in `record`",
}
"""Shapes of JSON values: for whoever scripts, not for a person in the room."""

_IN_A_RECORD = _VALUES | {Kind.RATING: "id of an option"}
"""The same in a record, where a note has a field of its own."""


def content_json(content: Content) -> dict[str, JsonValue]:
    """Return all steps, pages, fields, the records' own fields and the during-the-work questions.

    `steps` are the eight; `together` is Starting together, in the same form. `lists` are the lists
    to pick from, part by part, as they came with the program.
    """
    return {
        "steps": [_step(step) for step in content.steps],
        "together": _step(content.together),
        "records": {
            kind: {
                "title": form.title,
                "fields": [_field(field, _IN_A_RECORD) for field in form.fields],
            }
            for kind, form in content.forms.items()
        },
        "questions": [
            {
                "id": question.id,
                "title": question.title,
                "text": question.text,
                "prompts": list(question.prompts),
                "why": question.why,
            }
            for question in content.questions
        ],
        "lists": {
            name: [
                {
                    "id": group.id,
                    "label": group.label,
                    "terms": [{"id": each.id, "label": each.label} for each in group.terms],
                }
                for group in groups
            ]
            for name, groups in content.terms.items()
        },
    }


def _step(step: Step) -> JsonValue:
    return {
        "id": step.id,
        "title": step.title,
        "intro": step.intro,
        "pages": [
            {
                "id": page.id,
                "title": page.title,
                "intro": page.intro,
                "help": [{"title": each.title, "text": each.text} for each in page.help],
                "fields": [_field(field) for field in page.fields],
            }
            for page in step.pages
        ],
    }


def _field(field: Field, values: Mapping[Kind, str] = _VALUES) -> JsonValue:
    found: dict[str, JsonValue] = {
        "id": field.id,
        "kind": field.kind.value,
        "label": field.label,
        "why": field.why,
        "example": field.example,
        "value": values[field.kind],
    }
    if field.options:
        found["options"] = [{"id": each.id, "label": each.label} for each in field.options]
    if field.record:
        found["record"] = field.record
    if field.terms:
        found["list"] = field.terms
    if field.shows:
        found["shows"] = list(field.shows)
    if field.max_length:
        found["max_length"] = field.max_length
    if field.kind in (Kind.NUMBER, Kind.MONEY):
        found["least"], found["most"] = field.least, field.most
    return found


def documents_json(words: Words) -> dict[str, JsonValue]:
    """Return the documents, print profiles and formats that a pack can be made of."""
    return {
        "documents": [
            {
                "id": kind.id,
                "title": words(f"documents.{kind.id}.title"),
                "about": words(f"documents.{kind.id}.about"),
                "needs_session": kind.needs_session,
                "in_session_pack": kind.id in SESSION_PACK,
                "confidential": kind.confidential,
            }
            for kind in DOCUMENTS
        ],
        "profiles": [
            {
                "id": profile.id,
                "title": words(f"profiles.{profile.id}.title"),
                "about": words(f"profiles.{profile.id}.about"),
                "size_pt": profile.size_pt,
                "font": profile.font,
                "paper": profile.tint,
            }
            for profile in load_profiles().values()
        ],
        "formats": [
            {"id": form.value, "title": words(f"profiles.formats.{form.value}")} for form in Format
        ],
    }
