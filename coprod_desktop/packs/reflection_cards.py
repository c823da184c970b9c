"""The reflection cards: one question to come back to on each, to talk, write or draw about."""

from __future__ import annotations

from coprod_desktop.content.model import Question
from coprod_desktop.documents.tree import Document, Form, Paragraph, Section, Strong, Text, WriteIn
from coprod_desktop.packs.meeting import heading, project_line
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, joined

_MOST_PROMPTS = 3
_LINES = 3


def build(source: Source) -> Document:
    """Return a card for each of the during-the-work questions, and one for a question of ours."""
    writer = Writer(source)
    return writer.document(
        "reflection-cards",
        writer.section(
            "reflection-cards.own",
            writer.write("reflection-cards.write_question", 1),
            WriteIn("", _LINES),
        ),
        *(_card(question) for question in source.content.questions),
        subtitle=_subtitle(writer),
        form=Form.CARDS,
    )


def _subtitle(writer: Writer) -> str:
    """Return what the cards are for, and how to use them: there is no room for more."""
    session = writer.source.session
    name = project_line(writer) if session is None else heading(writer, session)
    if not name:
        return writer.word("reflection-cards.plain")
    return writer.plain("reflection-cards.how", session=name.rstrip("."))


def _card(question: Question) -> Section:
    prompts = tuple((Text(each),) for each in question.prompts[:_MOST_PROMPTS])
    asked = Paragraph(joined("\n", ((Strong(question.text),), *prompts)))
    return Section(question.title, (asked, WriteIn("", _LINES)))
