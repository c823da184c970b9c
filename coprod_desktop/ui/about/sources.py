"""About the sources: the documents that the guidance rests on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.about.dialog import Reading
from coprod_desktop.ui.kit import HALF, ONE, Card, Note, heading, quiet, text


class SourcesDialog(Reading):
    """Each document by its title, who published it, and what was taken from it."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("sources.title"), words("ui.dialog.close"), parent)
        self.body.addWidget(text(words("sources.intro")))
        self.body.addWidget(Note(words("sources.note")))
        self.body.addSpacing(ONE)
        self.body.addWidget(heading(words("sources.documents_title"), 2))
        for document in words.table("sources.documents").values():
            card = Card()
            card.body.setSpacing(HALF)
            card.body.addWidget(heading(document["title"], 3))
            card.body.addWidget(quiet(document["publisher"]))
            card.body.addSpacing(HALF)
            card.body.addWidget(heading(words("sources.taken_label"), 3))
            card.body.addWidget(text(document["taken"]))
            self.body.addWidget(card)
        self.body.addSpacing(ONE)
        self.body.addWidget(heading(words("sources.facts_title"), 2))
        for fact in words.table("sources.facts").values():
            self.body.addWidget(heading(fact["title"], 3))
            self.body.addWidget(text(fact["text"]))
        self.finish()
