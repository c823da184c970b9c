"""Which names may be printed, and what is printed instead of the others.

A stakeholder's name prints only after that stakeholder agreed (`name_on_papers` is "yes"). The rule
reaches every text that a person wrote, because a name slips easily into a note. It is deliberately
on the careful side: better a "someone" too many than a name that its owner wanted to keep.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from coprod_desktop.content.words import Words
from coprod_desktop.documents.clean import clean
from coprod_desktop.domain.records import Session, Stakeholder
from coprod_desktop.domain.snapshot import Snapshot

_BODIES = frozenset({"group", "organisation"})
_LEAST_LETTERS = 2
_SHORT_WORD = 3
_LETTERS = re.compile(r"[^\W\d_]+")
_OPENING = " \t\"'(\u2018\u201c"
_SENTENCE_END = ".!?\n"


@dataclass(frozen=True, slots=True)
class _Neutral:
    """The words that stand in for a name: alone in a field, and inside a sentence."""

    alone: str
    inside: str


class Names:
    """The names of one project that may be printed, and those that may not."""

    def __init__(self, snapshot: Snapshot, words: Words) -> None:
        self._words = words.table("documents.names")
        stakeholders = [each for each in snapshot.all(Stakeholder) if _key(each.name)]
        project = snapshot.project
        # People have to find the place where we meet, whoever owns it.
        places = [_key(each.place) for each in snapshot.all(Session)]
        withheld = [
            each
            for each in stakeholders
            if each.name_on_papers != "yes"
            and _key(each.name) != _key(project.contact_name)
            and not (each.sort in _BODIES and _key(each.name) == _key(project.organisation))
            and not (
                each.sort in _BODIES
                and each.name_on_papers != "no"
                and any(_key(each.name) in place for place in places)
            )
        ]
        agreed = [each.name for each in stakeholders if each.name_on_papers == "yes"]
        self._alone = {_key(each.name): self._neutral(each) for each in withheld}
        keep = [
            name
            for name in (project.contact_name, project.organisation, *agreed)
            if _key(name) not in self._alone
        ]
        # "Bus drivers" may be spoken of in passing unless they said no; "Quux Club" may not.
        whole = {
            each.name: self._neutral(each)
            for each in withheld
            if each.sort not in _BODIES or each.name_on_papers == "no" or _is_proper(each.name)
        }
        first = self._first_names(withheld, keep)
        everyday = {word.casefold() for word in self._words["everyday"]}
        sure = {name: neutral for name, neutral in first.items() if _key(name) not in everyday}
        articles = self._words["articles"]
        self._in_text = _Finder(sure | whole, keep, articles)
        self._in_field = _Finder(first | whole, keep, articles)

    def text(self, text: str) -> str:
        """Return free text with "someone" in the place of each name that may not be printed."""
        return self._in_text.replace(clean(text), lambda neutral: neutral.inside)

    def field(self, text: str) -> str:
        """Return the text of a field that holds names, such as who leads or who decides."""
        text = clean(text)
        alone = self._alone.get(_key(text))
        if alone is not None:
            return _capital(alone.alone)
        rest = _LETTERS.findall(self._in_field.replace(text, lambda _: " "))
        if rest != _LETTERS.findall(text) and not set(rest) - set(self._words["joining"]):
            return _capital(str(self._words["some_of_us" if rest else "one_of_us"]))
        return self._in_field.replace(text, lambda neutral: neutral.alone)

    def may_print(self, text: str) -> bool:
        """Say whether a field of names prints as it was written."""
        return self.field(text) == clean(text)

    def of(self, stakeholder: Stakeholder) -> str:
        """Return the name of a stakeholder, or what is said instead."""
        key = _key(stakeholder.name)
        if key and (stakeholder.name_on_papers == "yes" or key not in self._alone):
            return clean(stakeholder.name).strip()
        return _capital(self._neutral(stakeholder).alone)

    def _neutral(self, stakeholder: Stakeholder) -> _Neutral:
        if stakeholder.sort in _BODIES:
            word = str(self._words[stakeholder.sort])
            return _Neutral(word, word)
        return _Neutral(str(self._words["one_of_us"]), str(self._words["someone"]))

    def _first_names(
        self, withheld: Iterable[Stakeholder], agreed: Iterable[str]
    ) -> dict[str, _Neutral]:
        """Return the first names of people whose name may not be printed.

        A first name that somebody who agreed has as well is left alone.
        """
        titles = {title.casefold() for title in self._words["titles"]}
        shared = {part for name in agreed for part in _key(name).split()}
        found: dict[str, _Neutral] = {}
        for each in withheld:
            parts = clean(each.name).split()
            names = [part for part in parts if part.strip(".").casefold() not in titles]
            if each.sort in _BODIES or len(parts) == 1 or not names:
                continue
            first = names[0].strip(",.")
            written_as_names = names[0][:1].isupper() and names[-1][:1].isupper()
            if written_as_names and _key(first) not in shared:
                found[first] = self._neutral(each)
        return found


class _Finder:
    """Finds names as whole words in any text; names to keep are found and left as they are."""

    def __init__(
        self, names: Mapping[str, _Neutral], keep: Iterable[str], articles: Iterable[str]
    ) -> None:
        self._names: dict[str, _Neutral | None] = {_key(name): names[name] for name in names}
        self._names |= {_key(name): None for name in keep}
        self._small = {_key(name) for name in names if name == name.lower()}
        spelled = {" ".join(clean(name).split()) for name in (*names, *keep)}
        patterns = [
            r"\s+".join(map(re.escape, name.split()))
            for name in sorted(spelled, key=lambda name: (-len(name), name))
            if sum(letter.isalpha() for letter in name) >= _LEAST_LETTERS
        ]
        article = "|".join(map(re.escape, articles))
        self._pattern = (
            re.compile(
                rf"(?<!\w)(?:(?:{article})\s+)?(?P<name>{'|'.join(patterns)})(?!\w)", re.IGNORECASE
            )
            if patterns
            else None
        )

    def replace(self, text: str, instead: Callable[[_Neutral], str]) -> str:
        if self._pattern is None:
            return text

        def one(match: re.Match[str]) -> str:
            found = match.group("name")
            neutral = self._names.get(_key(found))
            if neutral is None or self._is_a_word(found):
                return match.group()
            before = text[: match.start()].rstrip(_OPENING)
            starts = not before or before[-1] in _SENTENCE_END
            return _capital(instead(neutral)) if starts else instead(neutral)

        return self._pattern.sub(one, text)

    def _is_a_word(self, found: str) -> bool:
        """Say whether what looks like a name of one word is written small: "will" is no Will."""
        one_word = len(found.split()) == 1
        return (
            one_word
            and found[0] == found[0].lower() != found[0].upper()
            and (_key(found) not in self._small)
        )


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", clean(name)).casefold().split())


def _is_proper(name: str) -> bool:
    """Say whether a name of several words is written as one: all its longer words are capital."""
    words = [word for word in _LETTERS.findall(clean(name)) if len(word) > _SHORT_WORD]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
