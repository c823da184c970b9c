"""The sections of a project and how each page is made, when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from coprod_desktop.application.operations import Changed
    from coprod_desktop.ui.context import Context, Place

# What a section needs is loaded on its first visit, so that the first paint does not wait.
# ruff: noqa: PLC0415


class Page(Protocol):
    """What the window asks of a section's page, which is also a widget."""

    heading: QLabel

    def refresh(self, changed: Changed | None) -> None:
        """Show the project as it stands; `changed` says what is different, None everything."""
        ...

    def show_place(self, place: Place) -> None:
        """Show a place within the section."""
        ...


def _overview(context: Context) -> QWidget:
    from coprod_desktop.ui.overview.page import OverviewPage

    return OverviewPage(context)


def _steps(context: Context) -> QWidget:
    from coprod_desktop.ui.steps.page import StepsPage

    return StepsPage(context)


def _people(context: Context) -> QWidget:
    from coprod_desktop.ui.people.page import PeoplePage

    return PeoplePage(context)


def _sessions(context: Context) -> QWidget:
    from coprod_desktop.ui.sessions.page import SessionsPage

    return SessionsPage(context)


def _packs(context: Context) -> QWidget:
    from coprod_desktop.ui.packs.page import PacksPage

    return PacksPage(context)


def _past(context: Context) -> QWidget:
    from coprod_desktop.ui.past.page import PastPage

    return PastPage(context)


def _lists(context: Context) -> QWidget:
    from coprod_desktop.ui.lists.page import ListsPage

    return ListsPage(context)


def _find(context: Context) -> QWidget:
    from coprod_desktop.ui.find.page import FindPage

    return FindPage(context)


SECTIONS: Mapping[str, Callable[[Context], QWidget]] = {
    "overview": _overview,
    "steps": _steps,
    "people": _people,
    "sessions": _sessions,
    "packs": _packs,
}
"""Every section by its name, in the order of the navigation."""

ASIDE: Mapping[str, Callable[[Context], QWidget]] = {
    "past": _past,
    "lists": _lists,
    "find": _find,
}
"""Pages that a menu leads to and the navigation does not name."""
