"""What an open project says: what its file held, and what was written to it since."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from coprod_desktop.domain.records import KINDS, Record, specs
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.values import to_python
from coprod_desktop.project.history import DELETED
from coprod_desktop.project.load import Loaded
from coprod_desktop.project.steps import Steps

if TYPE_CHECKING:
    from coprod_desktop.project.plan import Difference
    from coprod_desktop.project.transaction import Draft, Transaction


class State:
    """A project in memory, no more and no less than what is on the disk.

    One thread at a time may change it; any may ask for a snapshot meanwhile. `seal` and `hlc`,
    the time stamp of the last operation, are those of the file.
    """

    seal: int
    hlc: int
    steps: Steps
    records: dict[str, dict[str, Record]]

    def __init__(self, loaded: Loaded) -> None:
        self.project_id = loaded.project_id
        # Held for as long as memory takes, never for the disk.
        self._lock = threading.Lock()
        self._frozen: dict[str, MappingProxyType[str, Record]] = {}
        self.adopt(loaded)

    def adopt(self, loaded: Loaded) -> None:
        """Take what was read from the file for what the project says."""
        with self._lock:
            self.seal = loaded.seal
            self.hlc = loaded.hlc
            self.steps = loaded.steps
            self.records = loaded.records
            self._stale = set(KINDS)
            self._snapshot: Snapshot | None = None

    def believe(self, transaction: Transaction, draft: Draft) -> None:
        """Take in what was committed."""
        with self._lock:
            self.seal, self.hlc = transaction.seal, transaction.hlc
            self.steps = draft.steps
            self._show(draft.differences)

    def snapshot(self) -> Snapshot:
        """Return everything as it is now; what did not change is shared."""
        with self._lock:
            if self._snapshot is None:
                for kind in self._stale:
                    self._frozen[kind] = MappingProxyType(dict(self.records[kind]))
                self._stale.clear()
                self._snapshot = Snapshot(MappingProxyType(dict(self._frozen)))
            return self._snapshot

    def _show(self, differences: Sequence[Difference]) -> None:
        for each in differences:
            records = self.records[each.kind]
            if each.becomes[DELETED]:
                records.pop(each.id, None)
            else:
                values = {
                    name: to_python(spec, each.becomes[name])
                    for name, spec in specs(each.kind).items()
                }
                records[each.id] = KINDS[each.kind](id=each.id, **values)
            self._stale.add(each.kind)
        self._snapshot = None
