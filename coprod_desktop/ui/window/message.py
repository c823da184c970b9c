"""A calm dialog that says something and offers buttons that say what they do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.kit import ONE, Button, IconLabel, Label, Sheet, heading, row


class Message(Sheet):
    """A heading, sentences in plain text, and one button for each answer.

    `answers` are (name, words); the first is the main one and takes Enter, the last one is what
    closing the dialog means, unless `closing` names another. `choice` is the name of the answer
    that was given.
    """

    def __init__(
        self,
        title: str,
        sentences: str,
        answers: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        sign: str = "info",
        closing: str = "",
    ) -> None:
        super().__init__(title, parent, width=34)
        self.setAccessibleDescription(sentences)
        self.choice = closing or answers[-1][0]
        top = row(gap=ONE)
        top.addWidget(IconLabel(sign, "accent"), 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(heading(title, 2), 1)
        self.body.addLayout(top)
        self.said = Label(sentences)
        # A person can select and copy the sentence, for somebody who helps.
        self.said.let_select()
        self.said.setAccessibleName(sentences)
        self.body.addWidget(self.said)
        self.body.addStretch(1)
        self.buttons: dict[str, Button] = {}
        for at, (name, words) in enumerate(answers):
            button = Button(words, "secondary" if at else "primary")
            button.clicked.connect(lambda _checked=False, given=name: self._answer(given))
            button.setAutoDefault(True)
            self.foot.addWidget(button)
            self.buttons[name] = button
        first = self.buttons[answers[0][0]]
        first.setDefault(True)
        self.start_at(first)

    def _answer(self, name: str) -> None:
        self.choice = name
        self.accept()


def tell(
    title: str,
    sentences: str,
    close: str,
    parent: QWidget | None = None,
    *,
    sign: str = "warning",
) -> None:
    """Say something in a dialog with the one button `close`; `sign` is its icon."""
    dialog = Message(title, sentences, [("close", close)], parent, sign=sign)
    dialog.exec()
    dialog.deleteLater()
