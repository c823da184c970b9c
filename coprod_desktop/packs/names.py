"""Which names and contacts may be printed, and what is printed instead of the others.

The rule in one sentence: a stakeholder's name, as it was recorded, prints as "someone" until that
person has agreed to stand on papers; a group or an organisation is left out only where it said no.

Where a text speaks of somebody is found by the plain rule of `domain.mentions`, which does not
guess at first names or nicknames: those are for the practitioner's own eye, before the papers leave
the house.

The phone number, e-mail address and postal address of a stakeholder, and what looks like one in the
note on how they are best reached, are left out of every text, whatever they agreed to: no paper for
the room tells how somebody is reached. Where a session takes place is told all the same. The
project's own contact always prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from coprod_desktop.content.words import Words
from coprod_desktop.documents.clean import clean
from coprod_desktop.domain.consent import Consents, is_body
from coprod_desktop.domain.contacts import contacts_in
from coprod_desktop.domain.folding import as_name
from coprod_desktop.domain.mentions import Mentions, What, address_parts, capital, with_instead
from coprod_desktop.domain.records import Session, Stakeholder
from coprod_desktop.domain.snapshot import Snapshot

_BETWEEN = re.compile(r"[\s,]+")

For: TypeAlias = Literal["room", "money", "file", "us"]
"""Whom a paper is for.

On one for the room stand those who agreed to it, and beside sums of money no person at all. In a
file stand the same, and who agreed to be contacted is reached as it says; so on one for us, where
everybody stands but who said no.
"""


class Names:
    """The names and contacts of one project that may be printed, and those that may not."""

    def __init__(
        self, snapshot: Snapshot, words: Words, consents: Consents, whom: For = "room"
    ) -> None:
        self._consents = consents
        self._for = whom
        self._someone = words("documents.names.someone")
        self._some_people = words("documents.names.some_people")
        self._instead: dict[What, str] = {
            "name": self._someone,
            "address": words("documents.names.address"),
            "number": words("documents.names.number"),
            "email": words("documents.names.email"),
        }
        project = snapshot.project
        everyone = snapshot.all(Stakeholder)
        named = [project.organisation, *(each.name for each in everyone if self.agreed(each))]
        unnamed = [each.name for each in everyone if not self.agreed(each)]
        keep: list[str] = []
        (unnamed if whom == "money" else keep).append(project.contact_name)
        own = [project.contact_phone, project.contact_email]
        reached = [each for each in everyone if self._may_be_reached(each)]
        own += [it for each in reached for it in (each.phone, each.email)]
        hidden = [each for each in everyone if not self._may_be_reached(each)]
        addresses = dict.fromkeys(clean(each.address) for each in hidden)
        places = [*_told(addresses, snapshot), *(each.address for each in reached)]
        self._mentions = Mentions(
            map(clean, unnamed),
            (
                clean(it)
                for each in hidden
                for it in (each.phone, each.email, *contacts_in(each.reach_note))
            ),
            addresses,
            keep=map(clean, keep),
            own=map(clean, own),
            places=map(clean, places),
            others=map(clean, named),
        )
        someone = re.escape(self._someone)
        self._several = re.compile(rf"{someone}(?:\W+(?:\w+\W+)?{someone})+", re.IGNORECASE)

    def agreed(self, stakeholder: Stakeholder) -> bool:
        """Say whether the name of a stakeholder may stand on this paper."""
        if self._for == "us":
            return not self._consents.refused(stakeholder, "name")
        if self._for == "money" and not is_body(stakeholder):
            return False
        return self._consents.allows(stakeholder, "name")

    def _may_be_reached(self, stakeholder: Stakeholder) -> bool:
        return self._for in ("file", "us") and self._consents.allows(stakeholder, "contact")

    def text(self, text: str) -> str:
        """Return free text with other words in the place of what may not be printed."""
        return self._without(clean(text))

    def field(self, text: str) -> str:
        """Return the text of a field of names; several "someone" in a row are "some people"."""
        if self.may_print(text):
            return clean(text)
        said = self._without(clean(text), in_field=True)
        return capital(self._several.sub(self._some_people, said))

    def may_print(self, text: str) -> bool:
        """Say whether a field of names prints as it was written."""
        return not self._mentions.found_in(clean(text), in_field=True)

    def holds(self, text: str) -> bool:
        """Say whether free text holds what may not be printed."""
        return self._mentions.found_in(clean(text))

    def of(self, stakeholder: Stakeholder) -> str:
        """Return the name of a stakeholder, or what is said instead."""
        name = " ".join(clean(stakeholder.name).split())
        if not name or not self.agreed(stakeholder):
            return capital(self._someone)
        return self.field(name)

    def _without(self, text: str, *, in_field: bool = False) -> str:
        parts = self._mentions.parts(text, in_field=in_field)
        return with_instead(parts, self._instead)


def _told(addresses: Iterable[str], snapshot: Snapshot) -> Iterator[str]:
    """Yield the parts of addresses at which a session takes place: everybody is told of those."""
    places = "\n".join(
        _BETWEEN.sub(" ", as_name(f"{it.place} {it.directions}")) for it in snapshot.all(Session)
    )
    for part in dict.fromkeys(part for each in addresses for part in address_parts(each)):
        place = _BETWEEN.sub(" ", as_name(part))
        if place in places and re.search(rf"(?<!\w){re.escape(place)}(?!\w)", places):
            yield part
