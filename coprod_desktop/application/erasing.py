"""Erasing a person: what goes, doing it, and what is said of the places that are out of reach."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from coprod_desktop.application.opening import archive_here
from coprod_desktop.application.past_words import GONE, PastWords
from coprod_desktop.application.traces import (
    PERSON,
    RecordKey,
    Traces,
    holds_names,
    own_lines,
)
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.held import short_label
from coprod_desktop.content.words import Words
from coprod_desktop.domain import picks
from coprod_desktop.domain.author import author_name
from coprod_desktop.domain.fields import JsonValue, Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.limits import AUTHOR
from coprod_desktop.domain.records import specs
from coprod_desktop.project.edits import Erasure, Written
from coprod_desktop.project.intake import project_id_of
from coprod_desktop.project.layout import SUFFIX
from coprod_desktop.support.clock import Clock, SystemClock
from coprod_desktop.support.errors import KnownError


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose data the project holds, perhaps only in its history."""

    id: str
    name: str
    is_there: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place in words: the page or record, the question, and the text that stands or stood there.

    `now` says that it stands there still, and not only in the history. Where it is a field that
    names the person, `part` says in short what they are there.
    """

    where: str
    label: str
    text: str
    now: bool
    part: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What goes beside the person's own record.

    `about` are the records that are about this person alone, `texts` the name and the contacts in
    what is written elsewhere; `also` are more words by which those texts call the person.
    """

    about: bool = True
    texts: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What erasing a person would take out, in words.

    `own` are their records, `about` those that are about them alone, `named` the fields that name
    them, `texts` where their name or a contact is written, and `writer` says that the history
    names them as who wrote. `around` are names of others that hold theirs, and stay. `backups`
    counts those on this computer, which lie in `folder`; `replaced` are files beside the project
    that were kept when a backup took its place.
    """

    name: str
    own: tuple[str, ...]
    about: tuple[str, ...]
    named: tuple[Place, ...]
    texts: tuple[Place, ...]
    writer: bool
    around: tuple[str, ...]
    backups: int
    folder: Path | None
    replaced: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went. `swept` is false where the file is written anew only at closing.

    `backups` are those that could not be deleted; None where nobody asked for that. `gone` counts
    those that were. `no_backup` says that no fresh one could be made, so that all older ones are
    still there.
    """

    swept: bool
    backups: tuple[Path, ...] | None = None
    gone: int = 0
    no_backup: bool = False


def people_of(workspace: Workspace) -> list[Person]:
    """Return everybody whose data the project holds, by name; those who were deleted last."""
    names: dict[str, str] = {}
    for each in workspace.written():
        if each.kind == PERSON:
            names.setdefault(each.id, "")
            if each.field == "name" and each.value:
                names[each.id] = str(each.value)
    there = workspace.snapshot.records.get(PERSON, {})
    people = [Person(each, name, each in there) for each, name in names.items()]
    return sorted(people, key=lambda each: (not each.is_there, each.name.casefold(), each.id))


def preview(
    workspace: Workspace, words: Words, person: str, choices: Choices, clock: Clock | None = None
) -> Preview:
    """Return what erasing a person would take out. Raises `KnownError` for an unknown id."""
    traces = Traces(workspace, person, choices.also)
    told = PastWords(words, workspace)
    about = traces.about if choices.about else frozenset()
    gone = {key for key in about if key[0] != "observation"}
    named = [each for each in traces.named() if each.cell[:2] not in gone]
    backups = archive_here(clock or SystemClock()).backups(workspace.project_id)
    return Preview(
        name=traces.name,
        own=tuple(_title(words, told, key) for key in sorted(traces.owned)),
        about=tuple(_title(words, told, key) for key in sorted(about)),
        named=tuple(
            Place(
                told.where(kind, id_),
                told.label(it.cell),
                "",
                it.now,
                short_label(words, kind, field),
            )
            for it in named
            for kind, id_, field in (it.cell,)
        ),
        texts=_places(told, traces, traces.texts(gone)),
        writer=bool(_authors(traces, "", texts=choices.texts)),
        around=traces.names_around(),
        backups=len(backups),
        folder=backups[0].path.parent if backups else None,
        replaced=replaced_beside(workspace),
    )


def erase(
    workspace: Workspace, words: Words, person: str, choices: Choices, *, backups: bool
) -> Outcome:
    """Erase a person for good; with `backups` also delete every older backup of this project.

    Raises `KnownError` where it could not be done at all; nothing has changed then.
    """
    return erase_beside(workspace, words, person, choices, backups=backups)()


def erase_beside(
    workspace: Workspace, words: Words, person: str, choices: Choices, *, backups: bool
) -> Callable[[], Outcome]:
    """Erase as `erase` does and tell nobody yet; it may be done beside the window.

    Call what is returned to tell every listener.
    """
    traces = Traces(workspace, person, choices.also)
    tell = workspace.erase(plan(traces, words, choices))
    left: tuple[Path, ...] | None = None
    gone, no_backup = 0, False
    if backups:
        before = archive_here(SystemClock()).backups(workspace.project_id)
        try:
            left = tuple(workspace.renew_backups())
            gone = len(before) - len(left)
        except KnownError:
            no_backup = True
    return lambda: Outcome(tell(None), left, gone, no_backup)


def plan(traces: Traces, words: Words, choices: Choices) -> Erasure:
    """Return what is to go from the file, value by value."""
    about = traces.about if choices.about else frozenset()
    quotes = {key for key in about if key[0] == "observation"}
    forget = {(PERSON, traces.person), *traces.owned, *(about - quotes)}
    ids = {record for _, record in forget}
    someone = words("documents.names.someone")
    rewrite: dict[bytes, JsonValue] = {}
    for each in traces.written:
        key = (each.kind, each.id)
        if key in forget or each.field == GONE:
            continue
        value = "" if key in quotes and each.field == "quote" else _without(each, ids)
        if choices.texts and traces.is_free(each):
            value = _renamed(traces, each, str(value), someone)
        if value != each.value:
            rewrite[each.op] = value
    return Erasure(
        frozenset(forget),
        frozenset(traces.trimmed - forget - quotes),
        rewrite,
        _authors(traces, someone, texts=choices.texts),
    )


def elsewhere(words: Words, found: Preview, outcome: Outcome | None = None) -> tuple[str, ...]:
    """Return, in sentences, where the person still is, and what can be done about it."""
    said: list[str] = []
    if outcome is not None and not outcome.swept:
        said.append(words("erasing.not_swept"))
    if outcome is not None and outcome.no_backup:
        said.append(words("erasing.no_backup"))
    if outcome is None or (outcome.backups is None and not outcome.no_backup):
        if found.backups:
            said.append(words.plural("erasing.backups", found.backups, folder=found.folder))
    elif outcome.backups:
        names = ", ".join(str(each) for each in outcome.backups)
        said.append(words("erasing.backups_left", files=names))
    if found.around:
        said.append(words("erasing.around", names=", ".join(found.around)))
    if found.replaced:
        names = ", ".join(each.name for each in found.replaced)
        said.append(words("erasing.replaced", files=names))
    said.append(words("erasing.copies"))
    return tuple(said)


_SOMEBODY = fixed_id("stakeholder", "erased")
"""An id that leads nowhere and is the same for everybody who was erased."""


def replaced_beside(workspace: Workspace) -> tuple[Path, ...]:
    """Return the files beside a project that a restored backup took the place of."""
    try:
        there = sorted(workspace.path.parent.iterdir())
    except OSError:
        return ()
    named = [each for each in there if " (replaced " in each.name and each.name.endswith(SUFFIX)]
    # One that does not say which project it is may be damaged, and still hold everything.
    return tuple(each for each in named if project_id_of(each) in ("", None, workspace.project_id))


def _title(words: Words, told: PastWords, key: RecordKey) -> str:
    """Return what a record of the person is called; being expected says most by the session."""
    where = told.where(*key)
    match key[0]:
        case "observation":
            return words("erasing.quote", where=where)
        case "expected_person":
            session = str(told.held(*key)["session"])
            return words("erasing.expected", session=told.name("session", session))
        case _:
            return where


def _places(told: PastWords, traces: Traces, found: Sequence[Written]) -> tuple[Place, ...]:
    """Return each text once, with its place; what stands there now comes first."""
    made: dict[tuple[str, str, str], bool] = {}
    for each in found:
        last = traces.last(each.kind, each.id)
        now = not last[GONE] and last[each.field] == each.value
        cell = (each.kind, each.id, each.field)
        place = (told.where(each.kind, each.id), told.label(cell), told.text(cell, each.value))
        made[place] = made.get(place, False) or now
    places = [Place(*place, now) for place, now in made.items()]
    return tuple(sorted(places, key=lambda each: not each.now))


def _without(each: Written, ids: set[str]) -> JsonValue:
    spec = specs(each.kind)[each.field]
    if spec.kind is Kind.REFERENCE and each.value in ids:
        return ""
    if spec.kind is Kind.PICKS and ids & set(picks.ids_of(str(each.value))):
        # That somebody was meant stays: what was theirs would look like everybody's, and what
        # they refused together with another like the other's alone.
        lines = picks.lines_of(str(each.value))
        return "\n".join(dict.fromkeys(_SOMEBODY if it in ids else it for it in lines))
    return each.value


def _renamed(traces: Traces, each: Written, text: str, someone: str) -> str:
    spec = specs(each.kind)[each.field]
    if spec.kind is not Kind.PICKS:
        return traces.mentions.replaced(text, someone, most=spec.max_length)
    if not any(traces.speaks_in(each, line) for line in own_lines(each)):
        return text
    lines = (
        line
        if picks.is_id(line)
        else traces.mentions.replaced(line, someone, in_field=holds_names(each))
        for line in picks.lines_of(text)
    )
    return "\n".join(dict.fromkeys(lines))[: spec.max_length]


def _authors(traces: Traces, someone: str, *, texts: bool) -> dict[str, str]:
    """Return what is to stand in the place of each name of who wrote.

    That is nothing for the person's own name, and with `texts` "someone" in one that holds it.
    """
    own = {author_name(each) for each in traces.names}
    instead: dict[str, str] = {}
    for author in sorted({each.author for each in traces.written} - {""}):
        if author in own:
            instead[author] = ""
        elif texts and traces.mentions.found_in(author):
            instead[author] = traces.mentions.replaced(author, someone, most=AUTHOR)
    return instead
