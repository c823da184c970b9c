"""Who agreed to what: the one place that says whether something of a person may be shown.

Consent is asked again at points, can be withdrawn at any time, and is for a purpose (UK GDPR,
articles 4(11) and 7). Everything that prints or exports asks here, and in doubt the answer is no:
a refusal counts unless a yes is dated later, and one without a date counts always.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Literal, TypeAlias

from coprod_desktop.domain.records import Consent, Stakeholder
from coprod_desktop.domain.snapshot import Snapshot

Purpose: TypeAlias = Literal["name", "contact", "access", "photo", "quote", "story"]

_BODIES = frozenset({"group", "organisation"})


class Consents:
    """The consents in a project as they stand on a day.

    Where `today` is None, what was given until some day counts as over.
    """

    def __init__(self, snapshot: Snapshot, today: dt.date | None) -> None:
        self._today = today
        self._given: dict[tuple[str, str], list[Consent]] = defaultdict(list)
        for each in snapshot.all(Consent):
            self._given[each.stakeholder, each.purpose].append(each)

    def allows(self, stakeholder: Stakeholder, purpose: Purpose) -> bool:
        """Tell whether something of a stakeholder may be shown for a purpose.

        The name of a group or an organisation is public unless it says no; all else takes a yes.
        """
        given = self._given.get((stakeholder.id, purpose), [])
        refused = [each for each in given if each.answer == "no" or each.withdrawn_on is not None]
        days = [each.withdrawn_on or each.given_on for each in refused]
        if None in days:
            return False
        last = max(filter(None, days), default=dt.date.min)
        live = [each for each in given if each not in refused and self._is_live(each)]
        if stakeholder.sort in _BODIES and purpose == "name" and not refused:
            return True
        return any(not refused or (each.given_on or dt.date.min) > last for each in live)

    def refused(self, stakeholder: Stakeholder, purpose: Purpose) -> bool:
        """Tell whether somebody said no, or took back a yes, and has not agreed since."""
        given = self._given.get((stakeholder.id, purpose), [])
        said_no = any(each.answer == "no" or each.withdrawn_on is not None for each in given)
        return said_no and not self.allows(stakeholder, purpose)

    def _is_live(self, consent: Consent) -> bool:
        if consent.answer != "yes":
            return False
        return consent.until is None or (self._today is not None and self._today <= consent.until)
