"""A project in which one person stands everywhere, with a text of its own in every field."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from coprod_desktop.application.operations import Answer, Create, Delete, Set, Undo
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.domain.fields import FieldSpec, Kind
from coprod_desktop.domain.ids import fixed_id, new_id
from coprod_desktop.domain.records import specs

ME, OTHER = (fixed_id("test", name) for name in ("me", "other"))
NAME, FORMER = "Zebedee Quux", "Zeb Formerly"
OTHERS = {"name": "Other Person", "phone": "01632 960999", "email": "other@else.example"}
HOUSE = "9 Else Street\nElsewhere"
WORDS = (Kind.SHORT_TEXT, Kind.LONG_TEXT)
OWNED = ("consent", "invitation")
ABOUT = {
    "barrier": "whose",
    "asset": "whose",
    "acknowledgement": "who",
    "reciprocity": "whose",
    "learning_need": "who",
}


@dataclass
class Told:
    """What was written about the person: every text that must be shown, and that must go."""

    texts: set[str] = field(default_factory=set)
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1000))

    def value(self, spec: FieldSpec) -> object:
        number = next(self.numbers)
        match spec.kind:
            case Kind.SHORT_TEXT | Kind.LONG_TEXT:
                return self.text(f"unique{number}words")
            case Kind.PICKS:
                return [self.text(f"unique{number}words")]
            case Kind.CHOICE | Kind.RATING:
                return spec.options[number % len(spec.options)]
            case Kind.DATE:
                return f"20{30 + number % 60}-03-0{1 + number % 9}"
            case Kind.TIME:
                return "10:30"
            case _:
                return max(spec.least, 8) + number % 20

    def text(self, text: str) -> str:
        self.texts.add(text)
        return text

    def fields(self, kind: str, **given: object) -> dict[str, object]:
        made = {
            name: self.value(spec)
            for name, spec in specs(kind).items()
            if name not in given and not spec.hidden and spec.kind is not Kind.REFERENCE
        }
        return made | given


def fill(workspace: Workspace) -> Told:
    """Write the person everywhere, with edits, deletions and undoing in between."""
    told = Told()

    def do(kind: str, given: dict[str, object], record: str = "") -> str:
        return workspace.perform(Create(kind, given, record or new_id())).id

    workspace.perform(Create("stakeholder", {**OTHERS, "address": HOUSE}, OTHER))
    do("stakeholder", told.fields("stakeholder", name=FORMER), ME)
    told.text(FORMER)
    workspace.perform(Set("stakeholder", ME, {"phone": told.text("01632 960111")}))
    workspace.perform(Set("stakeholder", ME, told.fields("stakeholder", name=NAME)))
    told.text(NAME)
    session = do("session", {"title": "Kick-off", "notes": f"Today {NAME} spoke.\nTea."})
    for kind in OWNED:
        record = do(kind, told.fields(kind, stakeholder=ME))
        workspace.perform(Set(kind, record, told.fields(kind)))
        gone = do(kind, told.fields(kind, stakeholder=ME))
        workspace.perform(Delete(kind, gone))
    do("expected_person", {"session": session, "stakeholder": ME, "role": "chair"})
    for kind, whose in ABOUT.items():
        record = do(kind, told.fields(kind, **{whose: [ME]}))
        workspace.perform(Set(kind, record, told.fields(kind, **{whose: [ME]})))
        texts = (it.name for it in specs(kind).values() if it.kind in WORDS)
        do(kind, {next(texts): f"Kept {kind}", whose: [ME, OTHER]})
    do(
        "observation",
        {"noticed": "Kept.", "quote": told.text("Quoted words."), "whose_quote": [ME]},
    )
    do("role", {"role": "Kept role", "who": [ME, OTHER]})
    do("stakeholder", {"name": "Third", "buddy": [ME], "notes": "Kept secret of Third."})
    workspace.perform(Answer("motivations.purpose", f"Ask {NAME} or ring 01632960111 first."))
    extra = do("consent", told.fields("consent", stakeholder=ME))
    workspace.perform(Undo())
    assert workspace.snapshot.any_of("consent", extra) is None
    workspace.perform(Answer("motivations.purpose", "Ask everybody."))
    return told
