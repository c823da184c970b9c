"""Where a text speaks of somebody: names, phone numbers, e-mail and postal addresses on record.

This is the one rule for papers, one person's data, erasing and files of people, and a plain one,
so that everybody can foresee it. It reads whole words. Kinds of apostrophe, hyphen and space make
no difference. In a field of names capitals make none either; in other texts they count for a name
of one plain word, for "Rose" is no rose. Nobody guesses at first names or nicknames. Of a postal
address it is the whole, each line or part between commas with a number in it, and the postcode.

A look goes once through a text and asks tables, so that its time grows with the text and hardly
with the number of people.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias, get_args

from coprod_desktop.domain.contacts import Contacts, emails_of, phones_of
from coprod_desktop.domain.folding import plain, with_plain_signs

What: TypeAlias = Literal["", "name", "number", "email", "address"]
"""What a part of a text is; "" for all that stays."""

_WORD = r"[^\W_\u02b9\u02bc]+"
_WORDS = re.compile(_WORD)
_PIECE = re.compile(rf"{_WORD}|[\s,]+|.", re.DOTALL)
"""A word, a gap or a sign, as are two apostrophes that Unicode takes for letters.

A name is a row of them, and so is an address, in which a comma makes no more than a gap.
"""

_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
"""A postcode of the United Kingdom."""

_OPENING = " \t\"'(\u2018\u201c_*"
_SENTENCE_END = ".!?:\n"
_LOOK_BACK = 6
"""Parts before a name that tell whether it begins a sentence."""

_LEAST_LETTERS = 2
_SHORTEST = "…"

_STAYS, _GOES, _ALWAYS_STAYS = range(3)
"""What becomes of a row of words; of two that are the same, the later counts."""


class Mentions:
    """The places in texts where some names, contacts and addresses stand.

    Names of `others` stay whole where a shorter name is in them: "Sam Lee" where "Sam" goes. The
    names in `keep`, contacts in `own` and addresses in `places` stay even where they are looked
    for; what else is said within them goes all the same.
    """

    def __init__(
        self,
        names: Iterable[str] = (),
        contacts: Iterable[str] = (),
        addresses: Iterable[str] = (),
        *,
        keep: Iterable[str] = (),
        own: Iterable[str] = (),
        places: Iterable[str] = (),
        others: Iterable[str] = (),
    ) -> None:
        contacts, own = tuple(contacts), tuple(own)
        self._rows = _Rows()
        for each in others:
            self._rows.add(each, "name", _STAYS)
        for each in names:
            self._rows.add(each, "name", _GOES)
        for each in keep:
            self._rows.add(each, "name", _ALWAYS_STAYS)
        for each in addresses:
            self._rows.add_address(each, _GOES)
        for texts, rank in ((contacts, _GOES), (own, _ALWAYS_STAYS)):
            for each in filter(_is_no_usual_contact, texts):
                self._rows.add(each, "number", rank)
        for each in places:
            self._rows.add_address(each, _ALWAYS_STAYS)
        self._contacts = Contacts(contacts, own)

    def parts(
        self, text: str, *, in_field: bool = False, strangers: bool = False
    ) -> list[tuple[str, What]]:
        """Return a text in parts, each with what it is; `in_field` says that it holds names only.

        With `strangers` all that looks like a number or an e-mail address is found, for it may be
        anybody's. Put together the parts are the text again, with its accents joined (NFC).
        """
        text = unicodedata.normalize("NFC", text)
        parts: list[tuple[str, What]] = []
        done = 0
        for start, end, what in self._found_in(text, in_field=in_field, strangers=strangers):
            if done < start:
                parts.append((text[done:start], ""))
            parts.append((text[start:end], what))
            done = end
        if done < len(text):
            parts.append((text[done:], ""))
        return parts

    def found_in(self, text: str, *, in_field: bool = False) -> bool:
        """Tell whether a text holds one of them."""
        text = unicodedata.normalize("NFC", text)
        found = self._found_in(text, in_field=in_field, strangers=False)
        return next(found, None) is not None

    def replaced(
        self,
        text: str,
        name: str,
        contact: str = "",
        most: int | None = None,
        *,
        in_field: bool = False,
        strangers: bool = False,
    ) -> str:
        """Return a text with other words in their place, of `most` characters where that is given.

        `contact` stands for a number or an address, or `name` where it is not given; what begins a
        sentence has a capital. A text that holds none of them is as it was.
        """
        parts = self.parts(text, in_field=in_field, strangers=strangers)
        if not any(what for _, what in parts):
            return text
        instead: dict[What, str] = dict.fromkeys(get_args(What), contact or name)
        said = with_instead(parts, instead | {"name": name})
        if most is not None and len(said) > most:
            said = "".join(_SHORTEST if what else part for part, what in parts)[:most]
        return said

    def _found_in(
        self, text: str, *, in_field: bool, strangers: bool
    ) -> Iterator[tuple[int, int, What]]:
        done, alike = 0, with_plain_signs(text)
        for start, end, way in self._contacts.found_in(text, strangers=strangers):
            yield from self._rows.found_in(alike, done, start, in_field=in_field)
            yield start, end, way
            done = end
        yield from self._rows.found_in(alike, done, len(text), in_field=in_field)


def with_instead(parts: Iterable[tuple[str, What]], instead: Mapping[What, str]) -> str:
    """Return the parts of a text as one, with other words in the place of what was found.

    Where such words begin a sentence they have a capital; where they stand in brackets they have
    none of their own.
    """
    said: list[str] = []
    for part, what in parts:
        if what:
            before = "".join(said[-_LOOK_BACK:]).rstrip(_OPENING)
            starts = not before or before[-1] in _SENTENCE_END
            said.append(capital(instead[what]) if starts else instead[what])
        else:
            said.append(part)
    return _unnested("".join(said), instead.values())


def capital(text: str) -> str:
    """Return a text whose first letter is a capital; the others stay as they are."""
    return text[:1].upper() + text[1:]


def _unnested(text: str, said_instead: Iterable[str]) -> str:
    """Return a text in which what is said instead has no brackets where it stands in some."""
    asides = [each for each in said_instead if each[:1] + each[-1:] == "()" and each in text]
    if not asides:
        return text
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

    return re.sub("|".join([*map(re.escape, asides), r"[()\n]"]), kept, text)


def address_parts(address: str) -> tuple[str, ...]:
    """Return what tells where somebody lives: the whole, lines and parts with a number, postcode.

    The whole is only looked for where it has several parts: a town alone tells of nobody.
    """
    lines = [line.strip(" ,.") for line in address.splitlines() if line.strip(" ,.")]
    parts = [part.strip(" .") for line in lines for part in line.split(",") if part.strip(" .")]
    found = dict.fromkeys(each for each in (*lines, *parts) if _tells_a_place(each))
    if len(parts) > 1:
        found[", ".join(parts)] = None
    for outward, inward in _POSTCODE.findall(address):
        found |= {f"{outward} {inward}": None, outward + inward: None}
    return tuple(found)


def _tells_a_place(part: str) -> bool:
    letters = sum(map(str.isalpha, part))
    return any(map(str.isdecimal, part)) and " " in part and letters >= _LEAST_LETTERS


def _is_no_usual_contact(text: str) -> bool:
    """Tell whether a contact is found by its words alone, as is a name in some network."""
    has_sign = "@" in text or any(map(str.isdecimal, text))
    return has_sign and not any(emails_of([text])) and not any(phones_of([text]))


class _Rows:
    """Rows of words that are looked for; the longest at a place counts."""

    def __init__(self) -> None:
        self._names: dict[str, dict[str, tuple[int, What]]] = {}
        self._addresses: dict[str, int] = {}
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        self._words: set[str] = set()

    def add(self, name: str, what: What, rank: int) -> None:
        """Look for a name too, unless it is none."""
        name = plain(name).strip(" ,")
        if sum(map(str.isalnum, name)) >= _LEAST_LETTERS and any(map(str.isalpha, name)):
            pieces = self._note(name)
            name = "".join(pieces)
            spellings = self._names.setdefault(name.casefold(), {})
            spellings[name] = max(spellings.get(name, (rank, what)), (rank, what))

    def add_address(self, address: str, rank: int) -> None:
        """Look for an address and its parts too."""
        for each in address_parts(unicodedata.normalize("NFC", address)):
            key = _without_commas("".join(self._note(plain(each)))).casefold()
            self._addresses[key] = max(self._addresses.get(key, rank), rank)

    def _note(self, row: str) -> list[str]:
        pieces = [_gap(each) for each in _PIECE.findall(row)]
        self._lengths[pieces[0].casefold()].add(len(pieces))
        self._words.update(each.casefold() for each in _WORDS.findall(row)[:1])
        return pieces

    def found_in(
        self, text: str, start: int, end: int, *, in_field: bool
    ) -> Iterator[tuple[int, int, What]]:
        """Yield where they stand in a part of a text with plain signs, and what they are."""
        # Most texts speak of nobody, and this is quickly seen.
        if self._words.isdisjoint(map(str.casefold, _WORDS.findall(text, start, end))):
            return
        found = list(_PIECE.finditer(text, start, end))
        pieces = [_gap(each.group()) for each in found]
        at = 0
        while at < len(pieces):
            length, what = self._at(pieces, at, in_field=in_field)
            if what:
                yield found[at].start(), found[at + length - 1].end(), what
            at += length

    def _at(self, pieces: list[str], at: int, *, in_field: bool) -> tuple[int, What]:
        """Return how many pieces the longest row has that begins at one, and what it is."""
        for length in sorted(self._lengths.get(pieces[at].casefold(), ()), reverse=True):
            if at + length > len(pieces):
                continue
            row = "".join(pieces[at : at + length])
            rank, what = self._name(row, in_field=in_field)
            # An address that stays may hold the name of somebody who does not.
            if self._addresses.get(_without_commas(row).casefold()) == _GOES:
                rank, what = max((rank, what), (_GOES, "address"))
            if rank >= 0:
                return length, what if rank == _GOES else ""
        return 1, ""

    def _name(self, row: str, *, in_field: bool) -> tuple[int, What]:
        spellings = self._names.get(row.casefold(), {})
        is_one_word = row.isascii() and not any(each in " ,'-@" for each in row)
        if is_one_word and not in_field:
            return spellings.get(row, (-1, ""))
        return max(spellings.values(), default=(-1, ""))


def _gap(piece: str) -> str:
    """Return a piece with one kind of gap: a space, or a comma and a space."""
    if piece[0] != "," and not piece[0].isspace():
        return piece
    return ", " if "," in piece else " "


def _without_commas(row: str) -> str:
    return row.replace(", ", " ")
