"""The page of the project's details: its name, who runs it, and whom people can ask."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coprod_desktop.application.operations import Changed
from coprod_desktop.domain.snapshot import PROJECT_ID
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.build import record_field
from coprod_desktop.ui.forms.field import FieldBox
from coprod_desktop.ui.forms.helped import Helped
from coprod_desktop.ui.forms.view import into_view
from coprod_desktop.ui.kit import (
    TWO,
    FlowLayout,
    ScrollColumn,
    column,
    heading,
    primary,
)


class DetailsPage(QWidget):
    """The questions about the project itself."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self.stands_at = Place("overview", "project")
        words = context.words
        form = context.workspace.content.forms["project"]
        scroll = ScrollColumn()
        self.heading = heading(form.title)
        scroll.body.addWidget(self.heading)
        scroll.body.setSpacing(TWO + TWO // 2)
        self._boxes: list[FieldBox] = []
        for field in form.fields:
            box = record_field(context, "project", PROJECT_ID, field, {})
            self._boxes.append(box)
            scroll.body.addWidget(box)
        line = QWidget()
        back = primary(words("ui.overview.project_back"), lambda: context.go(Place("overview")))
        FlowLayout(line).addWidget(back)
        scroll.body.addWidget(line)
        scroll.body.addStretch(1)
        # After the questions, so that Tab comes to the help after them.
        helped = Helped(context, scroll)
        column(self).addWidget(helped)
        helped.show_page(())

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now."""
        for box in self._boxes:
            box.refresh(changed)

    def show_field(self, name: str) -> bool:
        """Put the cursor into a field; tell whether there is one of this name."""
        for box in self._boxes:
            if box.field.id == name:
                box.take_cursor()
                into_view(box)
                return True
        return False
