"""Puts records and standing words into nodes, so that each document reads like its own outline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from string import Formatter
from typing import TypeAlias

from coprod_desktop.content.model import Field
from coprod_desktop.content.picked import name_of
from coprod_desktop.documents.clean import clean
from coprod_desktop.documents.tree import (
    Block,
    Callout,
    CheckItem,
    Checklist,
    Document,
    Form,
    Inline,
    Inlines,
    Kept,
    Paragraph,
    Section,
    Strong,
    Text,
    WriteIn,
)
from coprod_desktop.domain import picks
from coprod_desktop.domain.consent import Consents
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.packs.names import Names
from coprod_desktop.packs.source import Source

Fact: TypeAlias = str | int | Inline
"""What fills a placeholder: a node, or plain words and numbers that become text."""

Part: TypeAlias = Block | Iterable[Block]
"""One block, or several: what a builder hands on without caring which."""

_PARAGRAPHS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_LONGEST_KEPT = 40
_LONGEST_HEAD = 110
"""Letters of the first words of a text that are set apart at most."""


class Writer:
    """Writes one document from `source`; keys are those of `documents.toml`."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.consents = Consents(source.snapshot, source.today)

    @cached_property
    def names(self) -> Names:
        """The names and contacts that may be printed."""
        return Names(self.source.snapshot, self.source.words, self.consents)

    # Standing words

    def word(self, key: str) -> str:
        """Return standing words. Raises `KeyError` for a key that the catalogue lacks."""
        return self.source.words(f"documents.{key}")

    def choice(self, key: str) -> str:
        """Return standing words for a key that ends in a choice, even one that nobody knows."""
        return self.source.words.choice(f"documents.{key}")

    def say(self, key: str, /, *, strong: bool = False, **facts: Fact) -> Inlines:
        """Return standing words with their {placeholders} filled.

        What fills them is never read again for placeholders.
        """
        nodes: list[Inline] = []
        for literal, name, _, _ in Formatter().parse(self.word(key)):
            if literal:
                nodes.append(Strong(literal) if strong else Text(literal))
            if name is not None:
                fact = facts[name]
                nodes.append(Text(str(fact)) if isinstance(fact, str | int) else fact)
        return tuple(nodes)

    def run(self, *keys: str) -> Paragraph:
        """Return several standing sentences as one paragraph."""
        return Paragraph((Text(" ".join(map(self.word, keys))),))

    def plain(self, key: str, /, **facts: str | int) -> str:
        """Return standing words with plain words in their {placeholders}, for titles."""
        return self.word(key).format_map(facts)

    def para(self, key: str, /, *, strong: bool = False, **facts: Fact) -> Paragraph:
        """Return a paragraph of standing words."""
        return Paragraph(self.say(key, strong=strong, **facts))

    def write(self, key: str, lines: int = 2) -> WriteIn:
        """Return a space to write in under a standing label."""
        return WriteIn(self.word(key), lines)

    # What people wrote

    def own(self, text: str) -> str:
        """Return what a person wrote, without names that may not be printed; "" for no words."""
        return self.names.text(text).strip()

    def who(self, text: str) -> str:
        """Return a field that holds names, without those that may not be printed."""
        return self.names.field(text).strip()

    def nameless(self, text: str) -> str:
        """Return what a person wrote without the name of any person, agreed or not."""
        return self._nobody.text(text).strip()

    def names_somebody(self, text: str) -> bool:
        """Tell whether a field of names holds the name of a person on record, agreed or not."""
        return not self._nobody.may_print(text)

    @cached_property
    def _nobody(self) -> Names:
        source = self.source
        return Names(source.snapshot, source.words, self.consents, "money")

    def named(self, value: str) -> tuple[tuple[str, ...], int]:
        """Return who among picked stakeholders may be named, and how many others there are.

        Somebody who is no longer in the project is one of the others.
        """
        names: dict[str, None] = {}
        others = 0
        for line in picks.lines_of(value):
            who = self.source.snapshot.get(Stakeholder, line)
            if who is not None and self.names.agreed(who) and not is_blank(who.name):
                names[self.names.of(who)] = None
            elif who is not None or picks.is_id(line) or not self.names.may_print(line):
                others += 1
            elif said := self.who(line):
                names[said] = None
        return tuple(names), others

    def picked(self, field: Field, value: str) -> tuple[str, ...]:
        """Return picked lines in words, each name as it may be printed, each line once."""
        own = self.who if field.record == "stakeholder" else self.own
        return tuple(dict.fromkeys(picks.said(value, lambda each: self._named(field, each), own)))

    def _named(self, field: Field, record_id: str) -> str:
        record = self.source.snapshot.any_of(field.record, record_id)
        if isinstance(record, Stakeholder):
            return self.names.of(record)
        return self.own(name_of(field, record_id, self.source.snapshot))

    def lines(self, text: str) -> str:
        """Return what a person wrote as the lines of one paragraph, without empty ones."""
        return _PARAGRAPHS.sub("\n", self.own(text))

    def prose(self, text: str) -> tuple[Paragraph, ...]:
        """Return what a person wrote as paragraphs: empty lines part them."""
        return tuple(
            Paragraph((Text(each),)) for each in _PARAGRAPHS.split(self.own(text)) if each.strip()
        )

    def prose_or(self, text: str, key: str, lines: int = 2) -> tuple[Block, ...]:
        """Return what a person wrote, or a space to write it in under a standing label."""
        return self.prose(text) or (self.write(key, lines),)

    # Frames

    def section(self, key: str, *parts: Part) -> Section:
        """Return a section under a standing heading."""
        return Section(self.word(key), flat(*parts))

    def callout(self, *parts: Part, title: str = "") -> Callout:
        """Return a boxed aside."""
        return Callout(flat(*parts), title)

    def document(
        self, document_id: str, *parts: Part, subtitle: str = "", form: Form = Form.FLOW
    ) -> Document:
        """Return the document with its standing title."""
        return Document(
            id=document_id,
            title=self.word(f"{document_id}.title"),
            language=self.source.words.language,
            blocks=flat(*parts),
            subtitle=subtitle,
            form=form,
        )


def flat(*parts: Part) -> tuple[Block, ...]:
    """Return blocks and groups of blocks as one row of blocks."""
    blocks: list[Block] = []
    for part in parts:
        if isinstance(part, Iterable):
            blocks.extend(part)
        else:
            blocks.append(part)
    return tuple(blocks)


def ticks(writer: Writer, keys: Iterable[str]) -> Checklist:
    """Return lines of standing words, each with one box to tick."""
    return Checklist(tuple(CheckItem((Text(writer.word(key)),)) for key in keys))


def spaced(*sentences: Inlines) -> Inlines:
    """Return sentences as the content of one paragraph, with a space between them."""
    return joined(" ", sentences)


def joined(between: str, parts: Iterable[Inlines]) -> Inlines:
    """Return pieces of a paragraph as one, with `between` them."""
    nodes: list[Inline] = []
    for part in filter(None, parts):
        nodes += [Text(between), *part] if nodes else part
    return tuple(nodes)


def checked(
    writer: Writer, lines: Iterable[tuple[str, str, str]], *, in_full: bool = True
) -> Inlines:
    """Return answered lines of a checklist, (words, state, note), as one piece of a paragraph.

    What has the same answer stands together behind it, each with its note in brackets. Lines
    that nobody answered are left out. Unless `in_full`, what is so is only counted, and a short
    piece needs no lines of its own.
    """
    found: dict[str, list[str]] = {"yes": [], "partly": [], "not_yet": [], "": []}
    count = asked = 0
    for words, state, note in lines:
        asked += 1
        count += state == "yes"
        # With its brackets, so that none stand inside them.
        aside = writer.plain("checks.note", note=" ".join(note.split()))
        aside = "" if is_blank(note) else writer.own(aside)
        if (state or aside) and (in_full or state != "yes"):
            found.setdefault(state, []).append(f"{sentence(words)} {aside}".strip())
    leads = {state: writer.choice(f"checks.{state}") for state in found if state}
    if not in_full and count:
        leads["yes"] = writer.plain("checks.counted", count=count, all=asked)
    groups: list[Inlines] = []
    for state, told in found.items():
        if told:
            lead = (Strong(f"{leads[state]}: "),) if state else ()
            groups.append((*lead, Text(" ".join(told))))
        elif state == "yes" and count:
            groups.append((Strong(sentence(leads[state])),))
    return joined("\n" if in_full else " ", groups)


def sentence(text: str) -> str:
    """Return words with a full stop, where they have no end of their own."""
    text = text.rstrip()
    return text if not text or text.rstrip("\u201d\"')")[-1:] in {".", "!", "?"} else f"{text}."


def kept(text: str, *, strong: bool = False) -> Inline:
    """Return a number or an address that stays on one line, unless it is too long for one."""
    line = " ".join(clean(text).split())
    if len(line) <= _LONGEST_KEPT:
        return Kept(line, strong)
    return Strong(line) if strong else Text(line)


def first_words(text: str) -> str:
    """Return the beginning of a text: all of a short one, else a sentence or some words of it."""
    line = text.partition("\n")[0]
    if len(line) <= _LONGEST_HEAD:
        return line
    head = line[:_LONGEST_HEAD]
    sentence = max(head.rfind(f"{end} ") for end in ".!?") + 1
    return head[:sentence] if sentence else head.rpartition(" ")[0] or head


def is_blank(text: str) -> bool:
    """Say whether a text holds no words."""
    return not clean(text).strip()
