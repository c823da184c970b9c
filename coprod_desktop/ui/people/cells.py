"""What the list says about somebody in each column: for the eye, for the ear, and for sorting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coprod_desktop.content.picked import picked
from coprod_desktop.domain.folding import folded
from coprod_desktop.domain.people import PeopleFacts
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.ui.context import Context

COLUMNS = ("name", "sort", "part", "perspective", "hear_by", "papers", "to_do")

LAST = "\U0010ffff"
"""What stands for no words at all when rows are sorted."""

_PAPERS = {"yes": "yes", "public": "yes", "not_asked": "not_asked"}
"""What a consent is in the list; all else is a no. Why that is so stands on the page."""


class Cells:
    """The words of each cell, made when it is first looked at."""

    def __init__(self, context: Context, facts: PeopleFacts) -> None:
        self._words = context.words
        self._snapshot = context.workspace.snapshot
        form = context.workspace.content.forms["stakeholder"]
        self._hear_by = form.field("hear_by")
        self._options = {
            name: {option.id: option.label for option in form.field(name).options}
            for name in ("sort", "part")
        }
        self._ranks = {
            name: {each: at for at, each in enumerate(options)}
            for name, options in self._options.items()
        }
        self._facts = facts
        self._keys: dict[str, Mapping[str, int | str]] = {}

    def text(self, stakeholder: Stakeholder, column: str) -> str:
        """Return what a cell says; empty where nothing is known."""
        match column:
            case "name":
                return stakeholder.name or self._words("ui.people.unnamed")
            case "sort" | "part":
                return self._options[column].get(getattr(stakeholder, column), "")
            case "perspective":
                return stakeholder.perspective
            case "hear_by":
                return ", ".join(picked(self._hear_by, stakeholder.hear_by, self._snapshot))
            case "papers":
                return self._words(f"ui.people.agreed.{self._papers(stakeholder)}")
            case _:
                return self._to_do(stakeholder)

    def said(self, stakeholder: Stakeholder, column: str) -> str:
        """Return what a screen reader says: by name the whole row, else a cell with its column."""
        words = self._words
        if column != "name":
            return self._with_column(stakeholder, column)
        facts = [
            self._with_column(stakeholder, each)
            for each in COLUMNS[1:]
            if self.text(stakeholder, each)
        ]
        return words(
            "ui.people.cell.row", name=self.text(stakeholder, "name"), facts=". ".join(facts)
        )

    def keys(self, everyone: Sequence[Stakeholder], column: str) -> Mapping[str, int | str]:
        """Return by id what each is sorted by in a column; what is not known comes last."""
        if column not in self._keys:
            self._keys[column] = {each.id: self._key(each, column) for each in everyone}
        return self._keys[column]

    def _key(self, stakeholder: Stakeholder, column: str) -> int | str:
        match column:
            case "sort" | "part":
                ranks = self._ranks[column]
                return ranks.get(getattr(stakeholder, column), len(ranks))
            case "to_do":
                return -self._facts.to_do(stakeholder).weight
            case _:
                return folded(self.text(stakeholder, column)) or LAST

    def _papers(self, stakeholder: Stakeholder) -> str:
        return _PAPERS.get(self._facts.consents.standing(stakeholder, "name"), "no")

    def _to_do(self, stakeholder: Stakeholder) -> str:
        words, to_do = self._words, self._facts.to_do(stakeholder)
        said = [
            words.plural(f"ui.people.to_do.{name}", count)
            for name in ("barriers", "waiting", "payment")
            if (count := getattr(to_do, name))
        ]
        if to_do.ask_name:
            said.append(words("ui.people.to_do.ask_name"))
        return ", ".join(said) or words("ui.people.to_do.nothing")

    def _with_column(self, stakeholder: Stakeholder, column: str) -> str:
        words = self._words
        return words(
            "ui.people.cell.said",
            column=words(f"ui.people.columns.{column}"),
            text=self.text(stakeholder, column) or words("ui.people.cell.nothing"),
        )
