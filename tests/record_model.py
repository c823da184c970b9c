"""What a project should hold, as plain values: records of each kind in their order."""

from __future__ import annotations

import copy
from dataclasses import dataclass

from coprod_desktop.domain.fields import JsonValue, Kind
from coprod_desktop.domain.picks import lines_of
from coprod_desktop.domain.records import INTERNAL_KINDS, KINDS, owned_by, specs
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.values import to_json

Fields = dict[str, JsonValue]
BY_HAND = tuple(kind for kind in KINDS if kind not in INTERNAL_KINDS)


@dataclass
class Model:
    """Records by kind and id; the order of a kind's ids is the order of its records."""

    records: dict[str, dict[str, Fields]]

    @classmethod
    def of(cls, snapshot: Snapshot) -> Model:
        """Return what a project holds, without places in lists: those are the order here."""
        return cls(
            {
                kind: {
                    each.id: {
                        name: to_json(getattr(each, name))
                        for name in specs(kind)
                        if name != "position"
                    }
                    for each in snapshot.all(KINDS[kind])
                }
                for kind in BY_HAND
            }
        )

    def copy(self) -> Model:
        """Return one that stays as this one is now."""
        return copy.deepcopy(self)

    def put(self, kind: str, record_id: str, values: Fields) -> None:
        """Make a record, or change it."""
        mine = self.records[kind]
        if record_id not in mine:
            mine[record_id] = {
                name: spec.default for name, spec in specs(kind).items() if name != "position"
            }
        mine[record_id].update(values)

    def delete(self, kind: str, record_id: str) -> None:
        """Delete a record with what it owns; whatever else points at it points nowhere."""
        del self.records[kind][record_id]
        for child, name in owned_by(kind):
            for each, fields in tuple(self.records.get(child, {}).items()):
                if fields[name] == record_id:
                    self.delete(child, each)
        for other, mine in self.records.items():
            for spec in specs(other).values():
                if spec.kind is Kind.REFERENCE and spec.reference == kind:
                    for fields in mine.values():
                        if fields[spec.name] == record_id:
                            fields[spec.name] = ""

    def named_by(self, kind: str, name: str, owner: str) -> list[str]:
        """Return the ids of the records of a kind that name somebody in a field."""
        return [
            each
            for each, fields in self.records[kind].items()
            if owner in lines_of(str(fields[name] or ""))
        ]

    def unlike(self, other: Model) -> list[tuple[str, str]]:
        """Return the kinds and ids of what is different in another one."""
        return [
            (kind, each)
            for kind in BY_HAND
            for each in self.records[kind].keys() | other.records[kind].keys()
            if self.records[kind].get(each) != other.records[kind].get(each)
        ]
