"""Who was asked, how, by whom and what they answered, each with the way to their own page."""

from __future__ import annotations

import dataclasses

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.summary import facts_of
from coprod_desktop.domain.records import Invitation, Stakeholder
from coprod_desktop.domain.who_is_here import invitations_made
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.people.map.lines import Lead, Leads
from coprod_desktop.ui.people.words import person_name

_SIGNS = {"waiting": "question", "yes": "check", "maybe": "partly", "no": "close"}
_LONGEST = 100
"""Letters of somebody's own words that are shown here; the whole is where the line leads."""


class InvitationsMade(Leads):
    """All invitations. They are noted on each one's page: here is where to look them over."""

    KINDS = ("invitation", "stakeholder", "session", "term")

    def __init__(self, context: Context) -> None:
        words = context.words
        key = "forms.pictures.invitations"
        super().__init__(context, words(f"{key}.title"), words(f"{key}.none"))

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now."""
        if changed is None or changed.touches(*self.KINDS):
            self.show_leads(invitations_made(self._context.workspace.snapshot), self._lead)

    def _lead(self, invitation: Invitation) -> Lead:
        words, workspace = self._context.words, self._context.workspace
        person = workspace.snapshot.get(Stakeholder, invitation.stakeholder)
        # Silence is said as much as an answer is.
        told = dataclasses.replace(invitation, answer=invitation.answer or "waiting")
        form = workspace.content.forms["invitation"]
        reply = " ".join(invitation.reply.split())
        said = words(
            f"forms.pictures.invitations.{'line_reply' if reply else 'line'}",
            name=person_name(words, person) if person is not None else words("ui.people.unnamed"),
            facts=facts_of(words, form, told, workspace.snapshot),
            reply=reply if len(reply) <= _LONGEST else f"{reply[:_LONGEST].rstrip()}…",
        )
        place = Place("people", invitation.stakeholder, "invitation", invitation.id)
        return Lead(_SIGNS.get(told.answer, "info"), said, place)
