"""Beside the map: points of view, who is missing, who speaks for others, who has not answered."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from coprod_desktop.content.picked import picked
from coprod_desktop.domain.records import Perspective, Stakeholder
from coprod_desktop.domain.who_is_here import (
    Waiting,
    is_missing,
    not_answered,
    speaking_for_others,
    views_needed,
)
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.kit import TWO, column
from coprod_desktop.ui.people.map.lines import Lead, Leads
from coprod_desktop.ui.people.words import person_name

TOLD_BY = ("stakeholder", "perspective", "invitation", "answer", "consent")
"""The kinds of record that the map, its numbers and what stands beside it tell of."""

_MISSING = "stakeholders.missing"
_SIGNS = {"yes": "check", "partly": "partly", "not_yet": "question", "": "question"}
_SHORT = 140
"""Letters of somebody's own words that are shown here; the whole is where the line leads."""


class Panel(QWidget):
    """Four lists, each line of which leads to its place."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        body = column(self, gap=TWO)
        self._parts: dict[str, Leads] = {}
        for name in ("views", "missing", "speak", "waiting"):
            key = f"ui.people_map.beside.{name}"
            part = Leads(context, context.words(key), context.words(f"{key}_none"))
            self._parts[name] = part
            body.addWidget(part)
        body.addStretch(1)

    def refresh(self, today: dt.date) -> None:
        """Show what the project holds now."""
        snapshot = self._context.workspace.snapshot
        views, speakers = views_needed(snapshot), speaking_for_others(snapshot)
        waiting = not_answered(snapshot, today)
        written = " ".join(snapshot.answer_text(_MISSING).split())
        self._parts["views"].show_leads(views, self._view)
        self._parts["missing"].show_leads([written] if written else [], self._missing)
        self._parts["speak"].show_leads(speakers, self._speaks)
        self._parts["waiting"].show_leads(waiting, self._waits)

    def _say(self, key: str, **facts: object) -> str:
        return self._context.words(f"ui.people_map.beside.{key}", **facts)

    def _view(self, view: Perspective) -> Lead:
        snapshot = self._context.workspace.snapshot
        form = self._context.workspace.content.forms["perspective"]
        names = ", ".join(picked(form.field("brought_by"), view.brought_by, snapshot))
        state = form.field("found").option_label(view.found) or self._say("view_not_said")
        if is_missing(view) and not names:
            said = self._say("view_missing", view=view.perspective)
        elif names:
            said = self._say("view_by", view=view.perspective, state=state, names=names)
        else:
            said = self._say("view", view=view.perspective, state=state)
        place = Place("steps", "stakeholders.perspectives", "stakeholders.perspectives")
        return Lead(_SIGNS.get(view.found, "question"), said, place)

    @staticmethod
    def _missing(written: str) -> Lead:
        return Lead("question", _shortened(written), Place("steps", _MISSING, _MISSING))

    def _speaks(self, person: Stakeholder) -> Lead:
        form = self._context.workspace.content.forms["stakeholder"]
        name = person_name(self._context.words, person)
        said = _sentence(_shortened(" ".join(person.speaks_for.split())))
        footing = form.field("footing").option_label(person.footing)
        if not footing:
            words = self._say("speak_open", name=name, words=said)
        elif said:
            words = self._say("speak_for", name=name, words=said, footing=footing)
        else:
            words = self._say("speak_on", name=name, footing=footing)
        field = "footing" if not footing else "speaks_for"
        return Lead("people" if footing else "question", words, Place("people", person.id, field))

    def _waits(self, waiting: Waiting) -> Lead:
        name = person_name(self._context.words, waiting.stakeholder)
        if waiting.days is None:
            said = self._say("waiting_open", name=name)
        elif waiting.days:
            key = "ui.people_map.beside.waiting_days"
            said = self._context.words.plural(key, waiting.days, name=name)
        else:
            said = self._say("waiting_today", name=name)
        return Lead("calendar", said, Place("people", waiting.stakeholder.id, "invitation"))


def _shortened(words: str) -> str:
    if len(words) <= _SHORT:
        return words
    return words[:_SHORT].rsplit(" ", 1)[0] + "…"


def _sentence(words: str) -> str:
    return words if not words or words[-1] in ".!?…" else f"{words}."
