"""Which phone numbers and e-mail addresses in a text are those of somebody on record.

Numbers are compared by their digits: spaces, signs and the code of the United Kingdom make no
difference. One look finds all that could be a number or an address, and a table tells whose it
is, so that thousands of people cost no more than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from coprod_desktop.domain.folding import as_name

Way: TypeAlias = Literal["number", "email"]

Found: TypeAlias = tuple[int, int, Way]
"""Where something begins and ends in a text, and what it is."""

_EMAIL = re.compile(r"(?<![^\W_])[^\W_][\w.+'\u2019-]{0,63}@[\w-]+(?:\.[\w-]+)*\.[^\W_]+")
"""No more stands before the sign than RFC 5321 (4.5.3.1.1) lets."""

_PHONE = re.compile(r"(?<!\d)[(]?\+?[(]?\d(?:[\s()./\u2010-\u2013-]*\d)+")
_NEXT_PHONE = re.compile(r"/|\s(?=\(?[+0]\d\d)")
"""Where another number can begin in the same line."""

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DATE_OR_TIME = re.compile(
    r"(?<![\d./-])(?:"
    rf"(?:19|20)\d\d([./-]){_MONTH}\1{_DAY}|{_DAY}([./-]){_MONTH}\2(?:19|20)?\d\d"
    r"|(?:[01]?\d|2[0-3])\.[0-5]\d"
    r")(?![./]?\d|-\d\d?\b(?!\.\d))"
)
"""What has digits and signs too, and is no number of a telephone."""

_DIGITS = re.compile(r"\d+")
_NO_DIGITS = re.compile(r"\D+")

_FEWEST = 5
_MOST = 18
"""Digits of a number of a telephone."""

_MOST_AT_HOME = 10
"""Digits behind the nought of a number of the United Kingdom."""

_FEWEST_OF_ONE = 9
"""Digits of a number that stands in one line with others."""

_FEWEST_OF_NOBODY = 7
"""Digits of what looks like a number, though nobody on record has it: with a nought or a plus."""


class Contacts:
    """The numbers and addresses in some texts, but for those of `own`."""

    def __init__(self, texts: Iterable[str], own: Iterable[str] = ()) -> None:
        own = tuple(own)
        texts = tuple(texts)
        self._emails = dict.fromkeys(emails_of(texts), True) | dict.fromkeys(emails_of(own), False)
        self._phones = dict.fromkeys(phones_of(texts), True) | dict.fromkeys(phones_of(own), False)

    def found_in(self, text: str, *, strangers: bool = False) -> list[Found]:
        """Return where they stand in a text, in order.

        With `strangers` also where anything else looks like one, as it may be anybody's.
        """
        emails: list[Found] = []
        if "@" in text and (self._emails or strangers):
            emails = [
                (*each.span(), "email")
                for each in _EMAIL.finditer(text)
                if self._emails.get(as_name(each.group()), strangers)
            ]
        if not self._phones and not strangers:
            return emails
        numbers: list[Found] = []
        done = 0
        for start, end, _ in (*emails, (len(text), len(text), "")):
            for each in _PHONE.finditer(text, done, start):
                numbers += self._numbers(each, strangers=strangers)
            done = end
        return sorted([*emails, *numbers])

    def _numbers(self, match: re.Match[str], *, strangers: bool) -> Iterator[Found]:
        """Yield those on record in what looks like a number, or like several in a row."""
        text, (begin, stop) = match.string, match.span()
        groups = list(_DIGITS.finditer(text, begin, stop))
        at = 0
        unknown: list[re.Match[str]] = []
        while at < len(groups):
            end, is_theirs = self._phone(groups, at)
            if end:
                if strangers:
                    yield from _strangers(unknown, begin)
                unknown = []
                if is_theirs:
                    yield _whole(text, begin, groups[at].start(), groups[end - 1].end())
                at = end
            else:
                unknown.append(groups[at])
                at += 1
        if strangers:
            yield from _strangers(unknown, begin)

    def _phone(self, groups: list[re.Match[str]], at: int) -> tuple[int, bool]:
        """Return behind which group a number ends that begins at one, the longest; 0 for none.

        Tell with it whether it is one of those that are looked for.
        """
        digits, found = "", (0, False)
        for end in range(at, len(groups)):
            digits += groups[end].group()
            if len(digits) > _MOST:
                break
            phone = same_phone(digits)
            if phone in self._phones:
                found = end + 1, self._phones[phone]
        return found


def contacts_in(text: str) -> tuple[str, ...]:
    """Return what looks like a number or an e-mail address in a text: no date and no time."""
    found = Contacts(()).found_in(text, strangers=True) if text else ()
    return tuple(text[start:end] for start, end, _ in found)


def emails_of(texts: Iterable[str]) -> Iterator[str]:
    """Yield the e-mail addresses in some texts, as they compare."""
    return (as_name(found) for each in texts if "@" in each for found in _EMAIL.findall(each))


def phones_of(texts: Iterable[str]) -> Iterator[str]:
    """Yield the numbers in some texts, as they compare; a row of several is one more."""
    for line in (line for each in texts for line in each.splitlines()):
        for found in _PHONE.findall(line):
            if len(phone := same_phone(found)) >= _FEWEST:
                yield phone
            parts = map(same_phone, _NEXT_PHONE.split(found))
            yield from (each for each in parts if len(each) >= _FEWEST_OF_ONE)


def same_phone(text: str) -> str:
    """Return the digits without the code of the country and the noughts around it."""
    digits = _NO_DIGITS.sub("", text)
    if not digits.isascii():
        digits = "".join(str(int(each)) for each in digits)
    digits = digits.lstrip("0")
    abroad = digits.startswith("44") and len(digits) > _MOST_AT_HOME
    return digits[2:].lstrip("0") if abroad else digits


def _strangers(groups: list[re.Match[str]], begin: int) -> Iterator[Found]:
    """Yield what looks like a number in a row of digits, between dates and times."""
    if not groups:
        return
    text, done, last = groups[0].string, groups[0].start(), groups[-1].end()
    known = [each.span() for each in _DATE_OR_TIME.finditer(text, done, last)]
    for start, end in (*known, (last, last)):
        digits = list(_DIGITS.finditer(text, done, start))
        done = end
        if not digits:
            continue
        first = digits[0].start()
        is_marked = text[first] == "0" or "+" in text[max(begin, first - 2) : first]
        fewest = _FEWEST_OF_NOBODY if is_marked else _FEWEST_OF_ONE
        if sum(len(each.group()) for each in digits) >= fewest:
            yield _whole(text, begin, first, digits[-1].end())


def _whole(text: str, begin: int, first: int, last: int) -> Found:
    """Return a number with the sign for abroad, and the bracket of its code, before it.

    The bracket around a whole number stays.
    """
    if first > begin and text[first - 1] == "+":
        first -= 1
    if first > begin and text[first - 1] == "(" and ")" in text[first:last]:
        first -= 1
    return first, last, "number"
