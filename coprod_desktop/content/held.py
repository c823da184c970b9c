"""The forms in the words of one person's paper, which speaks to whom it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coprod_desktop.content.model import Content, Field, Option, RecordForm
from coprod_desktop.content.words import Words


def addressed(words: Words, content: Content) -> Content:
    """Return the content with short labels in the place of the forms' questions.

    They stand in `locale/<language>/held.toml`. A field without one has none: what it holds is
    told by its place alone.
    """
    return replace(
        content, forms={kind: _form(words, form) for kind, form in content.forms.items()}
    )


def short_label(words: Words, kind: str, field: str) -> str:
    """Return the short label of a field of a record; nothing where it has none."""
    return str(words.table(f"held.{kind}.fields").get(field, ""))


def _form(words: Words, form: RecordForm) -> RecordForm:
    said = words.table(f"held.{form.kind}")
    return replace(
        form,
        title=said.get("title", form.title),
        fields=tuple(
            replace(_with_options(said, each), label=short_label(words, form.kind, each.id))
            for each in form.fields
        ),
    )


def _with_options(said: Mapping[str, Any], field: Field) -> Field:
    options = said.get("options", {}).get(field.id, {})
    return replace(
        field, options=tuple(Option(it.id, options.get(it.id, it.label)) for it in field.options)
    )
