"""Which phone numbers and e-mail addresses in a text are those of somebody on record.

Numbers are compared by their digits: spaces, signs and the code of the United Kingdom make no
difference. One look finds all that could be a number or an address, and a set tells whose it is,
so that thousands of people cost no more than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coprod_desktop.domain.folding import as_name

_EMAIL = re.compile(r"(?<![^\W_])[^\W_][\w.+'\u2019-]*@[\w-]+(?:\.[\w-]+)*\.[^\W_]+")
_PHONE = re.compile(r"(?<!\d)[(]?\+?[(]?\d(?:[\s()./\u2010-\u2013-]*\d)+")
_NEXT_PHONE = re.compile(r"/|\s(?=\(?[+0]\d\d)")
"""Where another number can begin in the same line."""

_DIGITS = re.compile(r"\d+")

_FEWEST = 5
_MOST = 18
"""Digits of a number of a telephone."""

_MOST_AT_HOME = 10
"""Digits behind the nought of a number of the United Kingdom."""

_FEWEST_OF_ONE = 9
"""Digits of a number that stands in one line with others."""


class Contacts:
    """The numbers and addresses in some texts, but for those of `own`."""

    def __init__(self, texts: Iterable[str], own: Iterable[str] = ()) -> None:
        own = tuple(own)
        texts = tuple(texts)
        self._emails = set(_emails(texts)) - set(_emails(own))
        self._phones = set(_phones(texts)) - set(_phones(own))

    def replaced(self, text: str, number: str, email: str) -> str:
        """Return a text with `number` and `email` in the place of what was found."""
        if self._emails and "@" in text:
            text = _EMAIL.sub(
                lambda found: email if as_name(found.group()) in self._emails else found.group(),
                text,
            )
        if self._phones:
            text = _PHONE.sub(lambda found: self._without_phones(found.group(), number), text)
        return text

    def _without_phones(self, text: str, number: str) -> str:
        """Return what looks like a number, or like several in a row, without those on record."""
        groups = list(_DIGITS.finditer(text))
        said, done, at = "", 0, 0
        while at < len(groups):
            end = self._end_of_phone(groups, at)
            if end:
                first, last = groups[at].start(), groups[end - 1].end()
                before = text[done:first].removesuffix("+")
                # The bracket of a code goes with it, that around a whole number stays.
                said += (before.removesuffix("(") if ")" in text[first:last] else before) + number
                done, at = last, end
            else:
                at += 1
        return said + text[done:]

    def _end_of_phone(self, groups: list[re.Match[str]], at: int) -> int:
        """Return behind which group a number ends that begins at one, the longest; 0 for none."""
        digits, found = "", 0
        for end in range(at, len(groups)):
            digits += groups[end].group()
            if len(digits) > _MOST:
                break
            if _same_phone(digits) in self._phones:
                found = end + 1
        return found


def _emails(texts: Iterable[str]) -> Iterator[str]:
    return (as_name(found) for each in texts if "@" in each for found in _EMAIL.findall(each))


def _phones(texts: Iterable[str]) -> Iterator[str]:
    for line in (line for each in texts for line in each.splitlines()):
        for found in _PHONE.findall(line):
            if len(phone := _same_phone(found)) >= _FEWEST:
                yield phone
            parts = map(_same_phone, _NEXT_PHONE.split(found))
            yield from (each for each in parts if len(each) >= _FEWEST_OF_ONE)


def _same_phone(text: str) -> str:
    """Return the digits without the code of the country and the noughts around it."""
    digits = "".join(str(int(each)) for each in text if each.isdecimal()).lstrip("0")
    abroad = digits.startswith("44") and len(digits) > _MOST_AT_HOME
    return digits[2:].lstrip("0") if abroad else digits
