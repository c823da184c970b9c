"""The project's details on the Overview, with the way to change them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.records import Project
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.kit import Card, FlowLayout, heading, link, quiet


class DetailsCard(Card):
    """What the project is called and whom to ring, with the way to change it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        words = context.words
        self.body.addWidget(heading(words("ui.overview.project"), 2))
        self._said = quiet()
        self.body.addWidget(self._said)
        line = QWidget()
        change = link(
            words("ui.overview.project_change"), lambda: context.go(Place("overview", "project"))
        )
        FlowLayout(line).addWidget(change)
        self.body.addWidget(line)

    def show_project(self, project: Project) -> None:
        """Show what is known."""
        parts = (
            project.organisation,
            project.contact_name,
            project.contact_phone,
            project.contact_email,
        )
        known = [each for each in parts if each]
        words = self._context.words
        self._said.setText(
            words("ui.overview.session.join").join(known)
            if known
            else words("ui.overview.project_empty")
        )
