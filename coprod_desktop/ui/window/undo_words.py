"""What undo and redo would do, in words: 'Undo typing in "What needs to change?"'."""

from __future__ import annotations

from coprod_desktop.application.operations import IMPORT, TAKE_BACK
from coprod_desktop.content.model import Content
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import Kind
from coprod_desktop.project.edits import Action

_LONGEST_LABEL = 50
_OWN_WORDS = ("project", "step_state", "reflection")
_TYPED = (Kind.SHORT_TEXT, Kind.LONG_TEXT)
_VERBS = {
    "create": "creating",
    "delete": "deleting",
    "set": "changing",
    "move": "moving",
    "put_back": "putting_back",
    "bring_back": "bringing_back",
}


def action_in_words(words: Words, content: Content, action: Action) -> str:
    """Return what a person did, for the middle of a sentence."""
    if action.kind == "answer":
        field = content.field(action.subject)
        if field is None:
            return words("ui.undo.something")
        if action.verb == "put_back":
            return words("ui.undo.putting_back", name=f'"{_short(field.label)}"')
        key = "typing" if field.kind in _TYPED else "marking"
        return words(f"ui.undo.{key}", label=_short(field.label))
    if action.verb == IMPORT:
        return words.plural("ui.undo.importing", int(action.subject))
    if action.verb == TAKE_BACK:
        purpose = content.forms["consent"].field("purpose")
        return words("ui.undo.taking_back", purpose=purpose.option_label(action.subject))
    if action.kind in _OWN_WORDS and action.verb != "put_back":
        return words(f"ui.undo.{action.kind}")
    verb = _VERBS.get(action.verb, "changing")
    if action.subject:
        return words(f"ui.undo.{verb}", name=_short(action.subject))
    form = content.forms.get(action.kind)
    if form is None or verb == "moving":
        return words("ui.undo.something")
    return words(f"ui.undo.{verb}_one", one=form.one)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1].rstrip() + "…"
