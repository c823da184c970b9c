"""One person's data: all that the project holds about somebody, for that person to read.

It is the person's own (UK GDPR, article 15), so it says everything; but it must not tell of
others: their names go where they did not agree to stand on papers, their contacts always. What is
about the person and others together is told too, and of the others only that there are some.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from coprod_desktop.application.packing import Format, MadePack, render_pack
from coprod_desktop.application.past_words import GONE, KEYS, PastWords
from coprod_desktop.application.traces import (
    ABOUT,
    ADDRESS,
    PERSON,
    RecordKey,
    Traces,
    holds_names,
    own_lines,
)
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.held import addressed
from coprod_desktop.content.words import Words
from coprod_desktop.documents.clean import clean
from coprod_desktop.documents.text import pack_text
from coprod_desktop.documents.tree import Pack
from coprod_desktop.domain import picks
from coprod_desktop.domain.consent import Consents
from coprod_desktop.domain.fields import JsonValue, Kind
from coprod_desktop.domain.folding import as_name, folded
from coprod_desktop.domain.mentions import Mentions, capital
from coprod_desktop.domain.records import Stakeholder, owned_by, specs
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.packs.persons_data import Earlier, Group, Held, Line, build_persons_data
from coprod_desktop.packs.source import Source
from coprod_desktop.project.edits import Written
from coprod_desktop.render.profiles import DEFAULT_PROFILE, PrintProfile, load_profiles
from coprod_desktop.support.errors import KnownError

PRIVATE = frozenset({PERSON, "consent", "invitation", *ABOUT} - {"observation"})
"""Kinds of record that are about somebody: of another's, a person is told no more than the place"""


_LONGEST_NAME = 40
"""Characters of a person's name in the name of a file."""


def make_persons_data(
    workspace: Workspace,
    words: Words,
    person: str,
    form: Format,
    today: dt.date,
    *,
    also: Sequence[str] = (),
    profile: str = "",
) -> MadePack:
    """Make the document of one person's data; without a `profile`, as the person reads best.

    Raises `KnownError` for an unknown id or profile.
    """
    known = load_profiles()
    if profile and profile not in known:
        raise KnownError("cli.unknown_profile", profile=profile[:40])
    pack = persons_pack(workspace, words, person, today, also=also)
    fits = known[profile] if profile else profile_for(workspace.snapshot.get(Stakeholder, person))
    return MadePack(
        name=file_name(words, pack.documents[0].subtitle, form),
        title=pack.title,
        data=render_pack(pack, fits, form),
        text="\n".join(pack_text(pack)),
    )


def file_name(words: Words, name: str, form: Format) -> str:
    """Return what the document of somebody of this name is called as a file, on every system."""
    plain = "-".join(re.findall(r"[^\W_]+", folded(name)))[:_LONGEST_NAME].strip("-")
    parts = filter(None, (words("documents.person-data.file"), plain))
    return f"{'-'.join(parts)}.{form.value}"


def persons_pack(
    workspace: Workspace, words: Words, person: str, today: dt.date, *, also: Sequence[str] = ()
) -> Pack:
    """Return the document of one person's data. Raises `KnownError` for an unknown id."""
    held = _Reader(workspace, words, Traces(workspace, person, also), today).held()
    source = Source(workspace.snapshot, workspace.content, words, today=today)
    return build_persons_data(source, held)


def profile_for(person: Stakeholder | None) -> PrintProfile:
    """Return the profile that comes nearest to how a person reads: big enough before all else."""
    known = load_profiles()
    size = person.print_size if person else None
    if size is not None and size > known[DEFAULT_PROFILE].size_pt:
        by_size = sorted(known.values(), key=lambda each: each.size_pt)
        return next((each for each in by_size if each.size_pt >= size), by_size[-1])
    return known["dyslexia-14" if person and person.paper_colour == "cream" else DEFAULT_PROFILE]


class _Reader:
    """Puts what is held about a person into words, without what belongs to others."""

    def __init__(self, workspace: Workspace, words: Words, traces: Traces, today: dt.date) -> None:
        self._words = words
        self._traces = traces
        content = addressed(words, workspace.content)
        self._forms = content.forms
        self._told = PastWords(words, workspace, content)
        self._mine = {(PERSON, traces.person), *traces.owned, *traces.about}
        self._named = traces.named()
        shared = (it for it in self._named if _is_whose(it.cell[0], it.cell[2]))
        self._shared = {it.cell[:2]: it.now for it in shared if it.cell[:2] not in traces.about}
        snapshot = workspace.snapshot
        self._others = _others(snapshot, traces, Consents(snapshot, today))
        self._all_others = _others(snapshot, traces, None)

    def held(self) -> Held:
        """Return all of it."""
        traces = self._traces
        theirs = traces.owned | traces.about | {key for key, now in self._shared.items() if now}
        named = [each for each in self._named if each.cell[:2] not in theirs]
        private = [each for each in named if each.cell[0] in PRIVATE]
        shown = self._mine | theirs | {it.cell[:2] for it in named if it.cell[0] not in PRIVATE}
        groups = [*self._groups(sorted(theirs)), *self._groups(sorted(shown - self._mine - theirs))]
        told = [
            Line("", self._words(f"held.named.{kind}.{field}"))
            for kind, _, field in (each.cell for each in private if each.now)
        ]
        texts = [*told, *self._texts(shown)]
        return Held(
            name=traces.name,
            own=self._lines((PERSON, traces.person)),
            groups=tuple(groups),
            texts=tuple(dict.fromkeys(texts)),
            earlier=tuple(self._earlier(shown)),
            wrote=self._wrote(),
        )

    def _groups(self, keys: Iterable[RecordKey]) -> Iterator[Group]:
        by_kind: dict[str, list[tuple[Line, ...]]] = {}
        for kind, record in keys:
            if lines := self._lines((kind, record)):
                by_kind.setdefault(kind, []).append(lines)
        for kind, records in by_kind.items():
            yield Group(self._forms[kind].title, tuple(records))

    def _lines(self, key: RecordKey) -> tuple[Line, ...]:
        """Return what a record holds; nothing for one that is deleted."""
        last = self._traces.last(*key)
        if last[GONE]:
            return ()
        made = []
        for name, spec in specs(key[0]).items():
            if last[name] == spec.default:
                continue
            if spec.hidden and spec.owner and spec.reference != PERSON:
                # Coming to a session says most by which one it is.
                one = capital(self._forms[spec.reference].one)
                made.append(Line(one, self._told.name(spec.reference, str(last[name]))))
            if not _is_asked(key[0], name) or (key in self._mine and _is_whose(key[0], name)):
                continue
            if line := self._line((*key, name), last[name]):
                made.append(line)
        return tuple(made)

    def _line(self, cell: tuple[str, str, str], value: JsonValue) -> Line | None:
        text = self._text(cell, value)
        return Line(self._label(cell), text) if text else None

    def _label(self, cell: tuple[str, str, str]) -> str:
        """Return the short label of a field of a record; of an answer its place says enough."""
        return self._told.label(cell) if cell[0] in self._forms else ""

    def _text(self, cell: tuple[str, str, str], value: JsonValue) -> str:
        if _is_whose(cell[0], cell[2]):
            return self._whose(picks.lines_of(str(value)))
        spec = specs(cell[0])[cell[2]]
        in_field = spec.kind is Kind.PICKS and spec.reference == PERSON
        return self._without_others(cell[:2], self._told.text(cell, value), in_field=in_field)

    def _whose(self, lines: Sequence[str]) -> str:
        """Return whom something is about: of others no more is told than that there are some."""
        words, name = self._words, self._traces.name
        if self._traces.person not in lines:
            return words("documents.person-data.other_people") if lines else ""
        return words("documents.person-data.and_others", name=name) if len(lines) > 1 else name

    def _without_others(self, key: RecordKey, text: str, *, in_field: bool = False) -> str:
        others = self._all_others if key in self._shared else self._others
        return others.replaced(
            clean(text),
            self._words("documents.names.someone"),
            self._words("documents.person-data.left_out"),
            in_field=in_field,
            # In what is shared a number that nobody has on record may be anybody's.
            strangers=key not in self._mine,
        )

    def _where(self, kind: str, record: str) -> str:
        if (kind, record) == (PERSON, self._traces.person):
            return self._words("documents.person-data.your_page")
        is_theirs = (kind, record) in self._mine or self._shared.get((kind, record), False)
        if kind in PRIVATE and not is_theirs:
            return self._words("documents.person-data.in_private")
        return self._without_others((kind, record), self._told.where(kind, record))

    def _texts(self, shown: set[RecordKey]) -> Iterator[Line]:
        """Yield what is written now in other places, as far as it speaks of the person."""
        traces = self._traces
        for each in traces.texts(shown):
            last = traces.last(each.kind, each.id)
            if not last[GONE] and last[each.field] == each.value:
                yield Line(self._where(each.kind, each.id), self._passage(each))

    def _passage(self, each: Written) -> str:
        lines = own_lines(each)
        if not holds_names(each):
            lines = tuple(line for text in lines for line in text.splitlines())
        found = [line for line in lines if self._traces.speaks_in(each, line)] or lines
        text = "\n".join(found)
        return self._without_others((each.kind, each.id), text, in_field=holds_names(each))

    def _earlier(self, shown: set[RecordKey]) -> Iterator[Earlier]:
        """Yield, oldest first, what stands nowhere any more."""
        traces, mine = self._traces, self._mine
        texts = {each.op for each in traces.texts(mine)}
        once = {op for key in traces.trimmed for op in self._while_mine(key)}
        once |= {op for key in self._shared for op in self._while_shared(key)}
        elsewhere = texts | once
        for each in traces.written:
            key = (each.kind, each.id)
            names = key in shown and traces.person in str(each.value)
            if key not in mine and each.op not in elsewhere and not names:
                continue
            last = traces.last(*key)
            stands = not last[GONE] and last.get(each.field) == each.value
            if stands or not self._is_told(each):
                continue
            cell = (*key, each.field)
            whole = key in mine or each.op in once or names
            text = self._text(cell, each.value) if whole else self._passage(each)
            if text:
                when = each.at.astimezone().date()
                yield Earlier(when, self._where(*key), self._label(cell), text)

    @staticmethod
    def _is_told(each: Written) -> bool:
        if each.field == GONE or not _is_asked(each.kind, each.field):
            return False
        return each.value != specs(each.kind)[each.field].default

    def _while_mine(self, key: RecordKey) -> Iterator[bytes]:
        """Yield what was written to a record while it was this person's."""
        kind = key[0]
        field = ABOUT.get(kind) or dict(owned_by(PERSON))[kind]
        written = self._traces.of(*key)
        last = max(
            number
            for number, each in enumerate(written)
            if each.field == field and picks.lines_of(str(each.value)) == (self._traces.person,)
        )
        until = written[last].at
        yield from (each.op for each in written if each.at <= until)

    def _while_shared(self, key: RecordKey) -> Iterator[bytes]:
        """Yield what was written to a record while it was about this person and others."""
        written = self._traces.of(*key)
        about = [
            (each.at, self._traces.person in picks.lines_of(str(each.value)))
            for each in written
            if each.field == ABOUT[key[0]]
        ]
        for each in written:
            theirs = [is_theirs for at, is_theirs in about if at <= each.at]
            if theirs and theirs[-1]:
                yield each.op

    def _wrote(self) -> tuple[dt.date, dt.date] | None:
        names = {" ".join(each.split()) for each in self._traces.names}
        days = [
            each.at.astimezone().date() for each in self._traces.written if each.author in names
        ]
        return (min(days), max(days)) if days else None


def _others(snapshot: Snapshot, traces: Traces, consents: Consents | None) -> Mentions:
    """Return where texts speak of others, but for the names of those who agreed to be named.

    Without `consents` nobody counts as having agreed.
    """
    names: list[str] = []
    contacts: list[str] = []
    addresses: list[str] = []
    agreed = [snapshot.project.organisation]
    for record in traces.others():
        contacts += traces.contacts_of(record)
        addresses += traces.ever(PERSON, record, ADDRESS)
        found = traces.ever(PERSON, record, "name")
        other = snapshot.get(Stakeholder, record)
        if other is not None and consents is not None and consents.allows(other, "name"):
            agreed.append(other.name)
            found = tuple(each for each in found if as_name(each) != as_name(other.name))
        names += found
    project = snapshot.project
    return Mentions(
        *(map(clean, each) for each in (names, contacts, addresses)),
        keep=map(clean, (*traces.names, project.contact_name)),
        own=map(clean, (*traces.contacts, project.contact_phone, project.contact_email)),
        places=map(clean, traces.addresses),
        others=map(clean, agreed),
    )


def _is_whose(kind: str, field: str) -> bool:
    """Tell whether a field says whom a record is about that tells of somebody."""
    return kind in PRIVATE and ABOUT.get(kind) == field


def _is_asked(kind: str, field: str) -> bool:
    """Tell whether a field is a question, and not what a record belongs to or is found by."""
    if specs(kind)[field].hidden or field in KEYS.get(kind, ()):
        return False
    return (kind, field) not in owned_by(PERSON)
