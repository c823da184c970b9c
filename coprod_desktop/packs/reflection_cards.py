"""The reflection cards: one question to come back to on each, to talk, write or draw about."""

from __future__ import annotations

from coprod_desktop.content.model import Question
from coprod_desktop.documents.tree import Document, Form, Paragraph, Section, Strong, Text
from coprod_desktop.packs.meeting import heading, project_line
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, joined

_MOST_PROMPTS = 3
_LINES = 3


def build(source: Source) -> Document:
    """Return a card for each of the during-the-work questions, and one for a question of ours."""
    writer = Writer(source)
    session = source.session
    return writer.document(
        "reflection-cards",
        *(_card(writer, question) for question in source.content.questions),
        writer.section(
            "reflection-cards.own",
            writer.write("reflection-cards.write_question", 2),
            writer.write("reflection-cards.write", _LINES),
        ),
        subtitle=project_line(writer) if session is None else heading(writer, session),
        form=Form.CARDS,
    )


def _card(writer: Writer, question: Question) -> Section:
    prompts = tuple((Text(each),) for each in question.prompts[:_MOST_PROMPTS])
    asked = Paragraph(joined("\n", ((Strong(question.text),), *prompts)))
    return Section(question.title, (asked, writer.write("reflection-cards.write", _LINES)))
