"""Which names may be printed, and what is printed instead of the others.

The rule in one sentence: a stakeholder's name, exactly as it was recorded, prints as "someone"
until that person has agreed to stand on papers; a group or an organisation is left out only where
it said no.

It is a plain rule on purpose, so that everybody can foresee what a paper says. It reads whole
words and heeds capitals. It does not guess at first names or nicknames: those are for the
practitioner's own eye, before the papers leave the house. The project's own contact always prints.
"""

from __future__ import annotations

import re

from coprod_desktop.content.words import Words
from coprod_desktop.documents.clean import clean
from coprod_desktop.domain.consent import Consents, is_body
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.domain.snapshot import Snapshot

_OPENING = " \t\"'(\u2018\u201c"
_SENTENCE_END = ".!?:\n"


class Names:
    """The names of one project that may be printed, and those that may not.

    Without `people` no person's name prints at all, as beside an amount of money.
    """

    def __init__(
        self, snapshot: Snapshot, words: Words, consents: Consents, *, people: bool = True
    ) -> None:
        self._consents = consents
        self._people = people
        self._someone = words("documents.names.someone")
        self._some_people = words("documents.names.some_people")
        project = snapshot.project
        everyone = snapshot.all(Stakeholder)
        self._withheld = {_one_line(each.name) for each in everyone if not self.agreed(each)}
        contact = _one_line(project.contact_name)
        if people:
            self._withheld.discard(contact)
        else:
            self._withheld.add(contact)
        # Names that may print are looked for as well: "Sam Lee" stays whole where "Sam" may not.
        names = {_one_line(each.name) for each in everyone}
        names |= {contact, _one_line(project.organisation)}
        names = {name for name in names if sum(map(str.isalpha, name)) > 1}
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        spaced = (r"\s+".join(map(re.escape, name.split())) for name in longest_first)
        self._any = re.compile(rf"(?<!\w)(?:{'|'.join(spaced) or '(?!)'})(?!\w)")
        someone = re.escape(self._someone)
        self._several = re.compile(rf"{someone}(?:\W+(?:\w+\W+)?{someone})+", re.IGNORECASE)

    def agreed(self, stakeholder: Stakeholder) -> bool:
        """Say whether the name of a stakeholder may stand on papers for the group."""
        if not self._people and not is_body(stakeholder):
            return False
        return self._consents.allows(stakeholder, "name")

    def text(self, text: str) -> str:
        """Return free text with "someone" in the place of each name that may not be printed."""
        text = clean(text)

        def one(match: re.Match[str]) -> str:
            if _one_line(match.group()) not in self._withheld:
                return match.group()
            before = text[: match.start()].rstrip(_OPENING)
            starts = not before or before[-1] in _SENTENCE_END
            return _capital(self._someone) if starts else self._someone

        return self._any.sub(one, text)

    def field(self, text: str) -> str:
        """Return the text of a field of names; several "someone" in a row are "some people"."""
        if self.may_print(text):
            return clean(text)
        return _capital(self._several.sub(self._some_people, self.text(text)))

    def may_print(self, text: str) -> bool:
        """Say whether a text prints as it was written."""
        return self.text(text) == clean(text)

    def of(self, stakeholder: Stakeholder) -> str:
        """Return the name of a stakeholder, or what is said instead."""
        name = _one_line(stakeholder.name)
        if not name or not self.agreed(stakeholder):
            return _capital(self._someone)
        return self.field(name)


def _one_line(name: str) -> str:
    return " ".join(clean(name).split())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
