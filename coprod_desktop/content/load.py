"""Reads the structure of the steps from `resources/steps/` and joins it with its words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from coprod_desktop.content.model import (
    Content,
    Field,
    Help,
    Option,
    Page,
    Question,
    RecordForm,
    Step,
    TermGroup,
)
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import FieldSpec, Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.limits import LONG_TEXT, SHORT_TEXT
from coprod_desktop.domain.records import INTERNAL_KINDS, KINDS, specs
from coprod_desktop.support.paths import resources

STEPS = (
    "understand",
    "motivations",
    "stakeholders",
    "relationships",
    "framework",
    "training",
    "evaluate",
    "reflect",
)
"""The eight starting steps in their usual order; a person may take them in any."""

TOGETHER = "together"
"""The page of its own for what a group must share before it starts."""

TERM_LISTS = specs("term")["list"].options
"""The lists of terms; their lines stand in `locale/<language>/terms/LIST.toml`."""

_LENGTHS = {Kind.SHORT_TEXT: SHORT_TEXT, Kind.LONG_TEXT: LONG_TEXT}


def load_content(words: Words, folder: Path | None = None) -> Content:
    """Return all guidance in the language of `words`.

    Raises `KeyError` where the catalogue lacks words that the structure needs: a bug in
    `resources/`, found by the tests.
    """
    root = folder or resources() / "steps"
    return Content(
        steps=tuple(_step(words, root, name, number) for number, name in enumerate(STEPS, 1)),
        together=_step(words, root, TOGETHER, 0),
        questions=_questions(words, root),
        forms=_Forms(words),
        terms={name: _terms(words, name) for name in TERM_LISTS},
    )


class _Forms(Mapping[str, RecordForm]):
    """The forms of all kinds of records, each read when it is first wanted."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._kinds = [kind for kind in KINDS if kind not in INTERNAL_KINDS or kind == "project"]
        self._read: dict[str, RecordForm] = {}
        self._cards = _read(resources() / "records.toml")

    def __getitem__(self, kind: str) -> RecordForm:
        if kind not in self._kinds:
            raise KeyError(kind)
        if kind not in self._read:
            self._read[kind] = _form(self._words, kind, self._cards.get(kind, {}).get("tells", ()))
        return self._read[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)


def _read(path: Path) -> Mapping[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _step(words: Words, root: Path, step_id: str, number: int) -> Step:
    structure = _read(root / f"{step_id}.toml")
    key = f"steps.{step_id}"
    return Step(
        id=step_id,
        number=number,
        title=words(f"{key}.title"),
        short=words(f"{key}.short"),
        intro=words(f"{key}.intro"),
        pages=tuple(_page(words, step_id, page) for page in structure["pages"]),
    )


def _page(words: Words, step_id: str, page: Mapping[str, Any]) -> Page:
    key = f"steps.{step_id}.pages.{page['id']}"
    table = words.table(key)
    return Page(
        id=f"{step_id}.{page['id']}",
        title=words(f"{key}.title"),
        intro=table.get("intro", ""),
        help=tuple(Help(each["title"], each["text"]) for each in table.get("help", ())),
        fields=tuple(_field(words, step_id, field) for field in page["fields"]),
    )


def _field(words: Words, step_id: str, field: Mapping[str, Any]) -> Field:
    key = f"steps.{step_id}.fields.{field['id']}"
    kind = Kind(field["kind"])
    return Field(
        id=f"{step_id}.{field['id']}",
        kind=kind,
        label=words(f"{key}.label"),
        why=words(f"{key}.why"),
        example=words(f"{key}.example"),
        options=tuple(
            Option(option, words(f"{key}.options.{option}")) for option in field.get("options", ())
        ),
        record=field.get("record", ""),
        shows=tuple(field.get("shows", ())),
        tense=field.get("tense", ""),
        max_length=_LENGTHS.get(kind, 0),
        unknown=words("forms.unknown_choice"),
    )


def _form(words: Words, kind: str, tells: Sequence[str | list[str]] = ()) -> RecordForm:
    key = f"records.{kind}"
    return RecordForm(
        kind=kind,
        one=words(f"{key}.one"),
        title=words(f"{key}.title"),
        add=words(f"{key}.add"),
        empty=words(f"{key}.empty"),
        fields=tuple(
            _record_field(words, f"{key}.fields.{spec.name}", spec)
            for spec in specs(kind).values()
            if not spec.hidden
        ),
        tells=tuple(tuple(each) if isinstance(each, list) else (each,) for each in tells),
        told=words.table(f"{key}.told"),
    )


def _record_field(words: Words, key: str, spec: FieldSpec) -> Field:
    return Field(
        id=spec.name,
        kind=spec.kind,
        label=words(f"{key}.label"),
        why=words(f"{key}.why"),
        example=words(f"{key}.example"),
        options=_options(words, f"{key}.options", spec),
        record=spec.reference,
        terms=spec.list,
        tense=spec.tense,
        max_length=spec.max_length,
        least=spec.least,
        most=spec.most,
        unknown="" if spec.reference else words("forms.unknown_choice"),
    )


def _options(words: Words, key: str, spec: FieldSpec) -> tuple[Option, ...]:
    if spec.list:
        return tuple(term for group in _terms(words, spec.list) for term in group.terms)
    return tuple(Option(each, words(f"{key}.{each}")) for each in spec.options)


def _terms(words: Words, name: str) -> tuple[TermGroup, ...]:
    """Return a list of terms; each has an id that is the same in every copy of a project."""
    return tuple(
        TermGroup(
            id=group,
            label=words(f"terms.{name}.{group}.label"),
            terms=tuple(
                Option(fixed_id("term", f"{name}/{group}/{term}"), text)
                for term, text in words.table(f"terms.{name}.{group}.terms").items()
            ),
        )
        for group in words.table(f"terms.{name}")
    )


def _questions(words: Words, root: Path) -> tuple[Question, ...]:
    return tuple(
        Question(
            id=name,
            title=words(f"during.{name}.title"),
            text=words(f"during.{name}.text"),
            prompts=tuple(words.table(f"during.{name}").get("prompts", ())),
            why=words(f"during.{name}.why"),
        )
        for name in _read(root / "during.toml")["questions"]
    )
