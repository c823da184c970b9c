"""What the fields of an operation may name: records, there or made by it, and lines of lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from coprod_desktop.application.operations import Create
from coprod_desktop.content.model import Content
from coprod_desktop.content.terms import ids_by_words
from coprod_desktop.domain import picks
from coprod_desktop.domain.fields import FieldSpec, JsonValue, Kind
from coprod_desktop.domain.folding import as_name, bare
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.values import normalise

_PERSON = "stakeholder"


class Mentionable:
    """The records that one operation may name by their ids, and what it may name by its words.

    Those are people, and lines of the lists to pick from.
    """

    def __init__(self, snapshot: Snapshot, content: Content, makes: Sequence[Create] = ()) -> None:
        self.snapshot = snapshot
        self.content = content
        self._terms: dict[str, Mapping[str, str]] = {}
        self._makes = makes
        self._made = {(each.kind, each.id) for each in makes}

    def holds(self, kind: str, record_id: str) -> bool:
        """Tell whether a record is there, or will be."""
        return (kind, record_id) in self._made or self.snapshot.any_of(kind, record_id) is not None

    def value(self, spec: FieldSpec, raw: object, record_id: str) -> JsonValue:
        """Return a value as its field stores it, with who or what is named whole as its id.

        What is about somebody is theirs however it was entered: what papers may say of them, what
        is erased with them and what their own paper tells go by the id. Where several have the
        name, or nobody, the words stay; so do they in the record of the one who is called that,
        where they are a namesake's. A line of a list is found as `ids_by_words` says, so that what
        goes by it works. Raises `KnownError` as `normalise`.
        """
        value = normalise(spec, raw)
        if spec.kind is not Kind.PICKS:
            return value
        lines = picks.lines_of(str(value))
        if all(map(picks.is_id, lines)):
            return value  # so that nobody reads all names for nothing
        if spec.list:
            known = self._lines(spec.list)
            return normalise(spec, "\n".join(known.get(bare(each), each) for each in lines))
        if spec.reference != _PERSON:
            return value
        named = ((each, self._ids.get(as_name(each), each)) for each in lines)
        return normalise(spec, "\n".join(it if of == record_id else of for it, of in named))

    def _lines(self, name: str) -> Mapping[str, str]:
        if name not in self._terms:
            self._terms[name] = ids_by_words(self.content, self.snapshot, name)
        return self._terms[name]

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        """Everybody's id by name, where only one is called that."""
        people = [(as_name(each.name), each.id) for each in self.snapshot.all(Stakeholder)]
        people += [
            (as_name(str(each.fields.get("name") or "")), each.id)
            for each in self._makes
            if each.kind == _PERSON
        ]
        often = Counter(name for name, _ in people)
        return {name: person for name, person in people if name and often[name] == 1}
