"""Who agreed to what: the one place that says whether something of a person may be shown.

Consent is asked again at points, can be withdrawn at any time, and is for a purpose (UK GDPR,
articles 4(11) and 7). Everything that prints or exports asks here, and in doubt the answer is no:
a refusal counts unless a yes is dated later, and one without a date counts always.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Literal, TypeAlias

from coprod_desktop.domain import picks
from coprod_desktop.domain.folding import as_name
from coprod_desktop.domain.records import Consent, Observation, Stakeholder
from coprod_desktop.domain.snapshot import Snapshot

Purpose: TypeAlias = Literal["name", "contact", "access", "photo", "quote", "story"]

Standing: TypeAlias = Literal["yes", "public", "no", "taken_back", "to_come", "over", "not_asked"]
"""How consent stands: "public" is a yes that nobody had to give, "to_come" one that is dated later,
"over" one whose time is up."""

_BODIES = frozenset({"group", "organisation"})


class Consents:
    """The consents in a project as they stand on a day.

    A yes counts from the day it was given to the day until which it was given. Where `today` is
    None, all was given already, and what was given until some day counts as over.
    """

    def __init__(self, snapshot: Snapshot, today: dt.date | None) -> None:
        self._snapshot = snapshot
        self._today = today
        self._given: dict[tuple[str, str], list[Consent]] = defaultdict(list)
        for each in snapshot.all(Consent):
            self._given[each.stakeholder, each.purpose].append(each)

    def allows_quote(self, observation: Observation) -> bool:
        """Tell whether the words of somebody may be shown.

        Noted as agreed they must be, and everybody whose words they are must agree to it still.
        A line in words stands for those whose whole name it is, in whatever capitals. Somebody
        whom no record explains cannot be asked, so their words stay out; where nothing is
        written, nobody can be known by them.
        """
        if observation.quote_consent != "yes":
            return False
        return all(map(self._all_allow_quote, picks.lines_of(observation.whose_quote)))

    def allows(self, stakeholder: Stakeholder, purpose: Purpose) -> bool:
        """Tell whether something of a stakeholder may be shown for a purpose.

        The name of a group or an organisation is public unless it says no; all else takes a yes.
        """
        if self.live(stakeholder, purpose):
            return True
        is_public = stakeholder.sort in _BODIES and purpose == "name"
        return is_public and not any(map(_is_refusal, self._about(stakeholder, purpose)))

    def live(self, stakeholder: Stakeholder, purpose: Purpose) -> tuple[Consent, ...]:
        """Return the consents that make it a yes: whoever takes it back takes back all of them."""
        given = self._about(stakeholder, purpose)
        refused = [each for each in given if _is_refusal(each)]
        days = [each.withdrawn_on or each.given_on for each in refused]
        if None in days:
            return ()
        last = max(filter(None, days), default=dt.date.min)
        return tuple(
            each
            for each in given
            if self._is_live(each) and (not refused or (each.given_on or dt.date.min) > last)
        )

    def taken_back_on(self, stakeholder: Stakeholder, purpose: Purpose) -> dt.date | None:
        """Return the last day on which somebody took back what they had agreed to, if ever."""
        days = (each.withdrawn_on for each in self._about(stakeholder, purpose))
        return max(filter(None, days), default=None)

    def standing(self, stakeholder: Stakeholder, purpose: Purpose) -> Standing:
        """Return how it came that something may be shown or not, to be said in words."""
        all_given = self._about(stakeholder, purpose)
        given = [each for each in all_given if each.answer or each.withdrawn_on is not None]
        if self.allows(stakeholder, purpose):
            return "yes" if given else "public"
        if any(each.withdrawn_on is not None for each in given):
            return "taken_back"
        if any(each.answer == "no" for each in given):
            return "no"
        if any(self._is_to_come(each) for each in given):
            return "to_come"
        return "over" if given else "not_asked"

    def refused(self, stakeholder: Stakeholder, purpose: Purpose) -> bool:
        """Tell whether somebody said no, or took back a yes, and has not agreed since."""
        return self.standing(stakeholder, purpose) in ("no", "taken_back")

    def _about(self, stakeholder: Stakeholder, purpose: Purpose) -> list[Consent]:
        return self._given.get((stakeholder.id, purpose), [])

    def _is_live(self, consent: Consent) -> bool:
        if consent.answer != "yes" or _is_refusal(consent) or self._is_to_come(consent):
            return False
        return consent.until is None or (self._today is not None and self._today <= consent.until)

    def _is_to_come(self, consent: Consent) -> bool:
        """Tell whether a yes is dated later: nobody can have given it yet."""
        given_on = consent.given_on
        return given_on is not None and self._today is not None and given_on > self._today

    def _all_allow_quote(self, line: str) -> bool:
        if picks.is_id(line):
            found = self._snapshot.get(Stakeholder, line)
            return found is not None and self.allows(found, "quote")
        speakers = self._named.get(as_name(line), ())
        return bool(speakers) and all(self.allows(each, "quote") for each in speakers)

    @cached_property
    def _named(self) -> Mapping[str, list[Stakeholder]]:
        named: dict[str, list[Stakeholder]] = defaultdict(list)
        for each in self._snapshot.all(Stakeholder):
            named[as_name(each.name)].append(each)
        return named


def _is_refusal(consent: Consent) -> bool:
    # An answer that only a newer version knows may be a no.
    return consent.answer not in ("", "yes") or consent.withdrawn_on is not None


def is_body(stakeholder: Stakeholder) -> bool:
    """Tell whether a stakeholder is a group or an organisation, and no person."""
    return stakeholder.sort in _BODIES
