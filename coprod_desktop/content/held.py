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


def _form(words: Words, form: RecordForm) -> RecordForm:
    said = words.table(f"held.{form.kind}")
    return replace(
        form,
        title=said.get("title", form.title),
        fields=tuple(_field(said, each) for each in form.fields),
    )


def _field(said: Mapping[str, Any], field: Field) -> Field:
    options = said.get("options", {}).get(field.id, {})
    return replace(
        field,
        label=said.get("fields", {}).get(field.id, ""),
        options=tuple(Option(it.id, options.get(it.id, it.label)) for it in field.options),
    )
