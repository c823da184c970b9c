"""Every document that can be printed, and how a pack of them is put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from coprod_desktop.content.words import Words
from coprod_desktop.documents.check import check_pack
from coprod_desktop.documents.tree import Document, Labels, Pack
from coprod_desktop.packs import (
    access_needs,
    access_sheets,
    agenda,
    asset_map,
    badges,
    budget,
    consent_form,
    contact_sheet,
    expenses,
    feedback,
    invitation,
    plan_canvas,
    reflection_cards,
    sign_in,
    stakeholder_map,
    training_plan,
    ways_of_working,
    what_to_expect,
    whole_plan,
)
from coprod_desktop.packs.meeting import project_line, session_line
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer
from coprod_desktop.support.errors import KnownError

DocumentPart: TypeAlias = Literal["session", "person", "work", "private"]
"""What a document is for: a session, one person to fill in, all of the work, or us alone.

What is private may also be for us to hand over to one person."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One sort of document: its id, its part of the list, what it needs, and how it is made.

    A confidential one is for the practitioner's own eyes, or to hand over to one person. It never
    lies in a pack with others.

    Its title and whom it is for stand in the catalogue: `documents.<id>.title` and `.about`.
    """

    id: str
    part: DocumentPart
    build: Callable[[Source], Document]
    needs_session: bool = False

    @property
    def confidential(self) -> bool:
        """Whether it is for nobody in the room to see."""
        return self.part == "private"


DOCUMENTS: tuple[DocumentKind, ...] = (
    DocumentKind("invitation", "session", invitation.build, needs_session=True),
    DocumentKind("agenda", "session", agenda.build, needs_session=True),
    DocumentKind("what-to-expect", "session", what_to_expect.build, needs_session=True),
    DocumentKind("ways-of-working", "session", ways_of_working.build),
    DocumentKind("sign-in", "session", sign_in.build, needs_session=True),
    DocumentKind("badges", "session", badges.build),
    DocumentKind("feedback", "session", feedback.build, needs_session=True),
    DocumentKind("reflection-cards", "session", reflection_cards.build),
    DocumentKind("access-needs", "person", access_needs.build),
    DocumentKind("consent-form", "person", consent_form.build),
    DocumentKind("expenses", "person", expenses.build),
    DocumentKind("stakeholder-map", "work", stakeholder_map.build),
    DocumentKind("asset-map", "work", asset_map.build),
    DocumentKind("training-plan", "work", training_plan.build),
    DocumentKind("budget", "work", budget.build),
    DocumentKind("plan-canvas", "work", plan_canvas.build),
    DocumentKind("whole-plan", "work", whole_plan.build),
    DocumentKind("contact-sheet", "private", contact_sheet.build),
    DocumentKind("access-sheets", "private", access_sheets.build),
)
"""All documents, in the order in which they lie in a pack."""

FOR_THE_ROOM: tuple[str, ...] = tuple(kind.id for kind in DOCUMENTS if not kind.confidential)
"""Every document that may lie about in a room: "all documents" of a pack."""

SESSION_PACK: tuple[str, ...] = (
    "agenda",
    "what-to-expect",
    "ways-of-working",
    "sign-in",
    "feedback",
    "reflection-cards",
)
"""The documents of a session pack until somebody chooses others."""


def build_pack(source: Source, document_ids: Iterable[str]) -> Pack:
    """Return a pack of the documents named, each once, in the order of `DOCUMENTS`.

    Raises `KnownError`: "pack.unknown_document" for an id that no document has,
    "pack.no_session" where a document needs a session and there is none,
    "pack.confidential" where a confidential one is asked for together with others,
    "pack.no_documents" where none is named.
    """
    wanted = list(dict.fromkeys(document_ids))
    known = {kind.id for kind in DOCUMENTS}
    for document_id in wanted:
        if document_id not in known:
            raise KnownError("pack.unknown_document", document=document_id[:60])
    kinds = [kind for kind in DOCUMENTS if kind.id in wanted]
    if not kinds:
        raise KnownError("pack.no_documents")
    for kind in kinds:
        if kind.confidential and len(kinds) > 1:
            title = source.words(f"documents.{kind.id}.title")
            raise KnownError("pack.confidential", document=title)
        if kind.needs_session and source.session is None:
            title = source.words(f"documents.{kind.id}.title")
            raise KnownError("pack.no_session", document=title)
    documents = tuple(kind.build(source) for kind in kinds)
    writer = Writer(source)
    return check_pack(
        Pack(
            title=documents[0].title if len(documents) == 1 else _title(writer),
            language=source.words.language,
            documents=documents,
            labels=labels(source.words),
            author=writer.own(source.snapshot.project.organisation),
        )
    )


def labels(words: Words) -> Labels:
    """Return the words that renderers need, in the language of the papers."""
    return Labels(
        page=words("documents.labels.page"),
        contents=words("documents.labels.contents"),
        yes_box=words("documents.labels.yes_box"),
        empty_box=words("documents.labels.empty_box"),
        write_here=words("documents.labels.write_here"),
    )


def _title(writer: Writer) -> str:
    if writer.source.session is not None:
        session = session_line(writer, writer.source.session)
        if session:
            return writer.plain("pack.session", session=session)
    project = project_line(writer)
    return writer.plain("pack.project", project=project) if project else writer.word("pack.plain")
