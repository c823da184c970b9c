"""Which names and contacts may be printed, and what is printed instead of the others.

The rule in one sentence: a stakeholder's name, as it was recorded, prints as "someone" until that
person has agreed to stand on papers; a group or an organisation is left out only where it said no.

It is a plain rule on purpose, so that everybody can foresee what a paper says. It reads whole
words. Kinds of apostrophe, hyphen and space make no difference. In a field of names capitals make
none either; in other texts they count for a name of one plain word, for "Rose" is no rose. It does
not guess at first names or nicknames: those are for the practitioner's own eye, before the papers
leave the house.

The phone number, e-mail address and postal address of a stakeholder are left out of every text,
whatever they agreed to: no paper for the room tells how somebody is reached. Of a postal address
that is a line, or a part between commas, with a number in it. Where a session takes place is told
all the same. The project's own contact always prints.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from coprod_desktop.content.words import Words
from coprod_desktop.documents.clean import clean
from coprod_desktop.domain.consent import Consents, is_body
from coprod_desktop.domain.folding import as_name, plain
from coprod_desktop.domain.records import Session, Stakeholder
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.packs.contacts import Contacts

_OPENING = " \t\"'(\u2018\u201c_*"
_SENTENCE_END = ".!?:\n"
_PIECE = re.compile(r"[^\W_\u02b9\u02bc]+|\s+|.", re.DOTALL)
"""A word, a space or a sign, as are two apostrophes that Unicode takes for letters.

A name is a row of them.
"""


class Names:
    """The names and contacts of one project that may be printed, and those that may not.

    Without `people` no person's name prints at all, as beside an amount of money.
    """

    def __init__(
        self, snapshot: Snapshot, words: Words, consents: Consents, *, people: bool = True
    ) -> None:
        self._consents = consents
        self._people = people
        self._someone = words("documents.names.someone")
        self._some_people = words("documents.names.some_people")
        self._address = words("documents.names.address")
        self._number = words("documents.names.number")
        self._email = words("documents.names.email")
        project = snapshot.project
        everyone = snapshot.all(Stakeholder)
        self._texts = _Known(in_field=False)
        self._fields = _Known(in_field=True)
        # Names that may print are looked for as well: "Sam Lee" stays whole where "Sam" may not.
        self._add(project.organisation, "")
        for each in everyone:
            self._add(each.name, "" if self.agreed(each) else self._someone)
        self._add(project.contact_name, "" if people else self._someone, at_last=True)
        places = "\n".join(as_name(f"{it.place} {it.directions}") for it in snapshot.all(Session))
        for part in {part for each in everyone for part in _address_parts(each.address)}:
            if as_name(part) not in places:
                self._add(part, self._address)
        self._contacts = Contacts(
            (text for each in everyone for text in (each.phone, each.email)),
            own=(project.contact_phone, project.contact_email),
        )
        left_out = {self._address, self._number, self._email}
        asides = [re.escape(each) for each in left_out if each[0] + each[-1] == "()"]
        self._brackets = re.compile("|".join([*asides, r"[()\n]"]))
        someone = re.escape(self._someone)
        self._several = re.compile(rf"{someone}(?:\W+(?:\w+\W+)?{someone})+", re.IGNORECASE)

    def agreed(self, stakeholder: Stakeholder) -> bool:
        """Say whether the name of a stakeholder may stand on papers for the group."""
        if not self._people and not is_body(stakeholder):
            return False
        return self._consents.allows(stakeholder, "name")

    def text(self, text: str) -> str:
        """Return free text with other words in the place of what may not be printed."""
        return self._without(clean(text), self._texts)

    def field(self, text: str) -> str:
        """Return the text of a field of names; several "someone" in a row are "some people"."""
        if self.may_print(text):
            return clean(text)
        said = self._without(clean(text), self._fields)
        return _capital(self._several.sub(self._some_people, said))

    def may_print(self, text: str) -> bool:
        """Say whether a field of names prints as it was written."""
        text = clean(text)
        return self._without(text, self._fields) == text

    def of(self, stakeholder: Stakeholder) -> str:
        """Return the name of a stakeholder, or what is said instead."""
        name = " ".join(clean(stakeholder.name).split())
        if not name or not self.agreed(stakeholder):
            return _capital(self._someone)
        return self.field(name)

    def _add(self, name: str, instead: str, *, at_last: bool = False) -> None:
        name = plain(clean(name))
        if sum(map(str.isalpha, name)) > 1:
            self._texts.add(name, instead, at_last=at_last)
            self._fields.add(name, instead, at_last=at_last)

    def _without(self, text: str, known: _Known) -> str:
        text = self._contacts.replaced(text, self._number, self._email)
        said: list[str] = []
        for piece, instead in known.found_in(text):
            before = "".join(said[-_LOOK_BACK:]).rstrip(_OPENING) if instead else ""
            starts = not before or before[-1] in _SENTENCE_END
            said.append((_capital(instead) if starts else instead) or piece)
        return self._unnested("".join(said))

    def _unnested(self, text: str) -> str:
        """Return a text in which what is said instead has no brackets where it stands in some."""
        depth = 0

        def kept(found: re.Match[str]) -> str:
            nonlocal depth
            match found.group():
                case "(":
                    depth += 1
                case ")":
                    depth = max(0, depth - 1)
                case "\n":
                    depth = 0
                case aside if depth:
                    return aside[1:-1]
            return found.group()

        return self._brackets.sub(kept, text)


_LOOK_BACK = 20
"""Pieces before a name that tell whether it begins a sentence."""


class _Known:
    """Names that are looked for, each with what is said instead: "" where it prints."""

    def __init__(self, *, in_field: bool) -> None:
        self._in_field = in_field
        self._instead: dict[str, str] = {}
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)

    def add(self, name: str, instead: str, *, at_last: bool) -> None:
        """Look for a name too: where two are the same neither prints, unless said `at_last`."""
        key = self._key(name)
        if instead or at_last or key not in self._instead:
            self._instead[key] = instead
        pieces = _PIECE.findall(name)
        self._lengths[pieces[0].casefold()].add(len(pieces))

    def found_in(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield all pieces of a text, each with what is said instead; "" for what prints."""
        pieces = _PIECE.findall(text)
        alike = [plain(each) or " " for each in pieces]
        at = 0
        while at < len(pieces):
            length, instead = self._at(alike, at)
            yield "".join(pieces[at : at + length]), instead
            at += length

    def _at(self, pieces: list[str], at: int) -> tuple[int, str]:
        """Return how many pieces the longest name has that begins at one, and what is said."""
        for length in sorted(self._lengths.get(pieces[at].casefold(), ()), reverse=True):
            key = self._key("".join(pieces[at : at + length]))
            if at + length <= len(pieces) and key in self._instead:
                return length, self._instead[key]
        return 1, ""

    def _key(self, name: str) -> str:
        one_word = name.isascii() and not any(each in " '-" for each in name)
        return name if one_word and not self._in_field else name.casefold()


def _address_parts(address: str) -> set[str]:
    """Return the lines of an address and their parts, those with words and a number in them."""
    lines = [line.strip(" ,.") for line in clean(address).splitlines()]
    parts = [part.strip(" .") for line in lines for part in line.split(",")]
    return {
        each
        for each in (*lines, *parts)
        if any(map(str.isdecimal, each)) and " " in each and sum(map(str.isalpha, each)) > 1
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
