"""What every record has, and the words that several kinds choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from coprod_desktop.domain.fields import Picks, Position, Rating

StepStateName: TypeAlias = Literal["not_started", "in_progress", "done_for_now", "look_again"]
CheckState: TypeAlias = Literal["", "yes", "partly", "not_yet"]
YesNo: TypeAlias = Literal["", "yes", "no"]
Strength: TypeAlias = Annotated[Literal["", "not_yet", "a_little", "mostly", "fully"], Rating()]
Amount: TypeAlias = Annotated[
    Literal["", "very_little", "a_little", "some", "much", "very_much"], Rating()
]
Openness: TypeAlias = Literal["", "open", "partly_open", "fixed"]
Level: TypeAlias = Literal["", "individual", "group", "strategic"]
Value: TypeAlias = Literal["", "strengths", "networks", "what_matters", "trust", "change"]
Progress: TypeAlias = Literal["", "to_do", "under_way", "done"]
Setting: TypeAlias = Literal["", "one_to_one", "group", "either"]

Who: TypeAlias = Annotated[str, Picks("stakeholder")]
"""People, groups and organisations: the id of a stakeholder a line, or a name in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: its id, and its place among the records of its kind."""

    id: str
    position: Annotated[float, Position()] = 0.0
