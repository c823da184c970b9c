"""The reflection cards: one question to come back to on each, to talk, write or draw about."""

from __future__ import annotations

from coprod_desktop.content.model import Question
from coprod_desktop.documents.tree import Document, Form, ItemList, Paragraph, Section, Strong, Text
from coprod_desktop.packs.meeting import heading, project_line
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer

_MOST_PROMPTS = 3
_LINES = 4


def build(source: Source) -> Document:
    """Return a card for each of the during-the-work questions."""
    writer = Writer(source)
    session = source.session
    return writer.document(
        "reflection-cards",
        *(_card(writer, question) for question in source.content.questions),
        subtitle=project_line(writer) if session is None else heading(writer, session),
        form=Form.CARDS,
    )


def _card(writer: Writer, question: Question) -> Section:
    prompts = tuple((Paragraph((Text(each),)),) for each in question.prompts[:_MOST_PROMPTS])
    asked = (Paragraph((Strong(question.text),)), *((ItemList(prompts),) if prompts else ()))
    return Section(question.title, (*asked, writer.write("reflection-cards.write", _LINES)))
