"""Every document that can be printed, and how a pack of them is put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from coprod_desktop.content.words import Words
from coprod_desktop.documents.check import check_pack
from coprod_desktop.documents.tree import Document, Labels, Pack
from coprod_desktop.packs import (
    access_needs,
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


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One sort of document: its id, whether it is about one session, and how it is made.

    A confidential one is for the practitioner's own eyes. It never lies in a pack with others.

    Its title and whom it is for stand in the catalogue: `documents.<id>.title` and `.about`.
    """

    id: str
    needs_session: bool
    build: Callable[[Source], Document]
    confidential: bool = False


DOCUMENTS: tuple[DocumentKind, ...] = (
    DocumentKind("invitation", needs_session=True, build=invitation.build),
    DocumentKind("access-needs", needs_session=False, build=access_needs.build),
    DocumentKind("agenda", needs_session=True, build=agenda.build),
    DocumentKind("what-to-expect", needs_session=True, build=what_to_expect.build),
    DocumentKind("ways-of-working", needs_session=False, build=ways_of_working.build),
    DocumentKind("sign-in", needs_session=True, build=sign_in.build),
    DocumentKind("badges", needs_session=False, build=badges.build),
    DocumentKind("consent-form", needs_session=False, build=consent_form.build),
    DocumentKind("expenses", needs_session=False, build=expenses.build),
    DocumentKind("feedback", needs_session=True, build=feedback.build),
    DocumentKind("reflection-cards", needs_session=False, build=reflection_cards.build),
    DocumentKind("stakeholder-map", needs_session=False, build=stakeholder_map.build),
    DocumentKind("asset-map", needs_session=False, build=asset_map.build),
    DocumentKind("training-plan", needs_session=False, build=training_plan.build),
    DocumentKind("budget", needs_session=False, build=budget.build),
    DocumentKind("plan-canvas", needs_session=False, build=plan_canvas.build),
    DocumentKind("whole-plan", needs_session=False, build=whole_plan.build),
    DocumentKind(
        "contact-sheet", needs_session=False, build=contact_sheet.build, confidential=True
    ),
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
