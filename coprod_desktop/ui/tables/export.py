"""What goes into a file of people, and of which kind it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.application.exporting import Leaving, needs, usual_columns
from coprod_desktop.application.importing.columns import KIND, head
from coprod_desktop.content.model import Content, Option
from coprod_desktop.content.words import Words
from coprod_desktop.ui.forms.editor import Editor
from coprod_desktop.ui.forms.marks import CheckMark
from coprod_desktop.ui.forms.options import OneOf, SomeOf
from coprod_desktop.ui.kit import (
    ONE,
    Note,
    Sheet,
    field_label,
    heading,
    primary,
    quiet,
    secondary,
    text,
)


class ExportDialog(Sheet):
    """Asks who and which columns; the properties are the answer. Nothing private is ticked.

    `people` is how many are meant, where that is not everybody in the project.
    """

    def __init__(
        self,
        words: Words,
        content: Content,
        leaving: Leaving,
        parent: QWidget | None = None,
        *,
        people: int | None = None,
    ) -> None:
        super().__init__(words("importing.export.title"), parent, width=44)
        self._words = words
        self._leaving = leaving
        title = heading(words("importing.export.heading"))
        self.body.addWidget(title)
        if people is not None:
            self.body.addWidget(text(words.plural("importing.export.shown", people)))
        self.body.addWidget(quiet(words("importing.export.intro")))
        self._also = CheckMark(words("importing.export.also_not_asked"))
        self._add_who()
        usual = usual_columns(content)
        self._order = [each.id for each in content.forms[KIND].fields]
        private = [each for each in self._order if each in needs()]
        self._usual = SomeOf([Option(each, head(words, each)) for each in usual])
        self._usual.show_value(list(usual))
        self._ask("columns", self._usual)
        self._private = SomeOf([Option(each, head(words, each)) for each in private])
        self._ask("needs", self._private, warning=words("importing.export.warning"))
        endings = ("xlsx", "csv")
        self._format = OneOf(
            words,
            [Option(each, words(f"importing.export.{each}")) for each in endings],
            clearable=False,
        )
        self._format.show_value(endings[0])
        self._ask("format", self._format)
        self._wrong = Note("", "error")
        self._wrong.hide()
        self.body.addWidget(self._wrong)
        self.body.addStretch(1)
        self.write = primary(words("importing.export.write"), self._go_on)
        self.write.setDefault(True)
        self.foot.addWidget(self.write)
        self.foot.addWidget(secondary(words("importing.export.cancel"), self.reject))
        self.start_at(title)

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields to write, in the order of the form."""
        ticked = [*_ticked(self._usual), *_ticked(self._private)]
        return tuple(each for each in self._order if each in ticked)

    @property
    def not_asked(self) -> bool:
        """Whether those without a yes are taken too."""
        return self._also.isChecked()

    @property
    def ending(self) -> str:
        """The kind of file: "xlsx" or "csv"."""
        return str(self._format.value())

    def _add_who(self) -> None:
        words, leaving = self._words, self._leaving
        counts = {
            "agreed": leaving.agreed,
            "said_no": leaving.refused,
            "without_yes": leaving.not_asked,
        }
        told = [
            words.plural(f"importing.export.{key}", len(ids))
            for key, ids in counts.items()
            if ids or key == "agreed"
        ]
        self.body.addSpacing(ONE)
        self.body.addWidget(heading(words("importing.export.who"), 2))
        self.body.addWidget(text("\n".join(told)))
        if leaving.not_asked:
            self.body.addWidget(self._also)
        else:
            self._also.setParent(self)
            self._also.hide()

    def _ask(self, key: str, editor: Editor, *, warning: str = "") -> None:
        question = self._words(f"importing.export.{key}")
        editor.name(question, warning)
        self.body.addSpacing(ONE)
        self.body.addWidget(field_label(question, editor.labelled()))
        if warning:
            self.body.addWidget(Note(warning))
        self.body.addWidget(editor)

    def _go_on(self) -> None:
        if not self.columns:
            self._complain("none", self._usual.entry())
        elif not self._leaving.agreed and not self.not_asked:
            self._complain("nobody", self._also if self._leaving.not_asked else self.write)
        else:
            self.accept()

    def _complain(self, key: str, at: QWidget) -> None:
        self._wrong.set_words(self._words(f"importing.export.{key}"))
        at.setFocus(Qt.FocusReason.OtherFocusReason)


def _ticked(editor: SomeOf) -> list[str]:
    value = editor.value()
    return [str(each) for each in value] if isinstance(value, list) else []
