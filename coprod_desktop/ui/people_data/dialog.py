"""The dialog for one person's data: whose, a paper of all of it, and what erasing takes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.application.erasing import (
    Choices,
    Outcome,
    Person,
    Preview,
    elsewhere,
    erase_beside,
    people_of,
    preview,
)
from coprod_desktop.application.packing import Format
from coprod_desktop.application.persons_data import file_name, make_persons_data
from coprod_desktop.content.model import Option
from coprod_desktop.support.errors import KnownError
from coprod_desktop.support.files import write_whole
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.files.ask import ask_save
from coprod_desktop.ui.forms.find import MANY, FindBox
from coprod_desktop.ui.forms.marks import CheckMark
from coprod_desktop.ui.forms.text import LineEdit
from coprod_desktop.ui.keeping.waiting import wait_for
from coprod_desktop.ui.kit import (
    ONE,
    Button,
    FlowLayout,
    Label,
    Note,
    Sheet,
    column,
    field_label,
    heading,
    quiet,
    secondary,
    text,
)
from coprod_desktop.ui.people_data.goes import WhatGoes
from coprod_desktop.ui.window.message import Message, tell

_T = TypeVar("_T")


class PersonsDataDialog(Sheet):
    """Asks about `person`, or whoever is chosen from a list of `people`."""

    def __init__(
        self,
        context: Context,
        people: Sequence[Person],
        *,
        person: str = "",
        parent: QWidget | None = None,
    ) -> None:
        words = context.words
        super().__init__(words("erasing.dialog.title"), parent, width=44)
        self._words = words
        self._workspace = context.workspace
        self._clock = context.clock
        self._notice = context.notice
        self._found: Preview | None = None
        self._known_by: tuple[str, ...] = ()
        self._resting: list[tuple[Label, tuple[Button, ...]]] = []
        self._announce = context.announce
        self.body.addWidget(heading(words("erasing.dialog.title"), 2))
        self._people = {each.id: Option(each.id, self._called(each)) for each in people}
        self.whose = FindBox(context)
        self.whose.setAccessibleName(words("erasing.dialog.whose"))
        self._offer(person if person in self._people else "")
        self.also = LineEdit(words)
        self.also.setAccessibleDescription(words("erasing.dialog.also_why"))
        self.close_button = secondary(words("ui.dialog.close"), self.accept)
        if people:
            self._build()
            self.whose.activated.connect(lambda _at: self._look())
            self.whose.found.connect(lambda person, _typed: self._on_found(person))
            self.also.editingFinished.connect(self._named_anew)
            self._look()
        else:
            self.body.addWidget(text(words("erasing.dialog.nobody")))
        self.body.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.start_at(self.whose if people else self.close_button)

    def _build(self) -> None:
        words = self._words
        self.body.addWidget(field_label(words("erasing.dialog.whose"), self.whose))
        self.body.addWidget(self.whose)
        self.body.addWidget(field_label(words("erasing.dialog.also"), self.also))
        self.body.addWidget(quiet(words("erasing.dialog.also_why")))
        self.body.addWidget(self.also)
        self.body.addSpacing(ONE)
        self.body.addWidget(heading(words("erasing.dialog.show"), 3))
        self.body.addWidget(text(words("erasing.dialog.show_about")))
        why = self._why_resting()
        buttons = QWidget()
        line = FlowLayout(buttons, gap=ONE)
        self.save_pdf = secondary(
            words("erasing.dialog.save_pdf"), lambda: self._save(Format.PDF), "save"
        )
        self.save_html = secondary(
            words("erasing.dialog.save_html"), lambda: self._save(Format.HTML), "file"
        )
        line.addWidget(self.save_pdf)
        line.addWidget(self.save_html)
        self._resting.append((why, (self.save_pdf, self.save_html)))
        self.body.addWidget(buttons)
        self.saved = Note()
        self.body.addWidget(self.saved)
        self.body.addSpacing(ONE)
        self.body.addWidget(heading(words("erasing.dialog.erase"), 3))
        if self._workspace.read_only:
            self.body.addWidget(text(words("erasing.dialog.read_only")))
            return
        self.body.addWidget(text(words("erasing.dialog.erase_about")))
        why = self._why_resting()
        self._erasing = QWidget()
        self.body.addWidget(self._erasing)
        inside = column(self._erasing, gap=ONE)
        self.goes = WhatGoes(words)
        inside.addWidget(self.goes)
        self.about = CheckMark(words("erasing.dialog.about_box"))
        self.texts = CheckMark(words("erasing.dialog.texts_box"))
        self.texts.setAccessibleDescription(words("erasing.dialog.texts_why"))
        self.backups = CheckMark(words("erasing.dialog.backups_box"))
        self.about.setChecked(True)
        self.texts.setChecked(True)
        self.backups.toggled.connect(self._tell_what_stays)
        for each in (
            self.about,
            self.texts,
            quiet(words("erasing.dialog.texts_why")),
            self.backups,
        ):
            inside.addWidget(each)
        self.erase = secondary(words("erasing.dialog.do_erase"), self._erase, "warning")
        self.foot.addWidget(self.erase)
        self._resting.append((why, (self.erase,)))

    def _why_resting(self) -> Label:
        """Add the line that says why buttons rest until somebody is chosen."""
        why = quiet(self._words("erasing.dialog.choose_first"))
        self.body.addWidget(why)
        return why

    def _offer(self, person: str) -> None:
        """Show whose data it is about, and let another be chosen: among many by a search."""
        everybody = list(self._people.values())
        many = len(everybody) > MANY
        self.whose.search_in((lambda: everybody) if many else None)
        self.whose.clear()
        self.whose.addItem(self._words("erasing.dialog.choose"), "")
        for each in everybody:
            if not many or each.id == person:
                self.whose.addItem(each.label, each.id)
        self.whose.setCurrentIndex(self.whose.findData(person))

    def _on_found(self, person: str) -> None:
        self._offer(person)
        self.whose.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def _called(self, person: Person) -> str:
        words = self._words
        name = person.name or words("erasing.dialog.no_name")
        return name if person.is_there else words("erasing.dialog.deleted", name=name)

    @property
    def person(self) -> str:
        """The id of the person whose data it is about; empty before one is chosen."""
        return str(self.whose.currentData() or "")

    def _names(self) -> tuple[str, ...]:
        return tuple(filter(None, (each.strip() for each in self.also.text().split(","))))

    def _named_anew(self) -> None:
        if self._found is not None and self._names() != self._known_by:
            self._look()

    def _look(self) -> None:
        """Find out and say what erasing would take out."""
        person = self.person
        self.saved.set_words("")
        for why, buttons in self._resting:
            why.setVisible(not person)
            for each in buttons:
                each.setEnabled(bool(person))
                each.setAccessibleDescription("" if person else why.text())
        self._found = self._preview(person) if person else None
        if not self._workspace.read_only:
            self._erasing.setVisible(self._found is not None)
            if self._found is not None:
                self.goes.show_found(self._found)
                self.about.setEnabled(bool(self._found.about))
                self.texts.setEnabled(bool(self._found.texts))
                self.backups.setEnabled(bool(self._found.backups))
                self._tell_what_stays()
        if self.isVisible():
            self._fit()

    def _preview(self, person: str) -> Preview:
        workspace, words, clock, names = self._workspace, self._words, self._clock, self._names()
        choices = Choices(texts=True, also=names)
        self._known_by = names
        return self._wait("looking", lambda: preview(workspace, words, person, choices, clock))

    def _tell_what_stays(self) -> None:
        if self._found is not None:
            self.goes.show_staying(self._stays(self._found))

    def _wait(self, name: str, work: Callable[[], _T]) -> _T:
        window = self if self.isVisible() else self.parentWidget() or self
        return wait_for(self._words, window, self._words(f"erasing.dialog.{name}"), work)

    def _save(self, form: Format) -> None:
        words, workspace, person, names = self._words, self._workspace, self.person, self._names()
        called = self._found.name if self._found is not None else ""
        target = ask_save(
            words,
            self,
            title=words("erasing.dialog.show"),
            path=workspace.path.with_name(file_name(words, called, form)),
            kinds=(words(f"erasing.dialog.kind_{form.value}"),),
        )
        if target is None:
            return
        today = self._clock.now().date()

        def make() -> None:
            made = make_persons_data(workspace, words, person, form, today, also=names)
            write_whole(target, made.data)

        try:
            self._wait("making", make)
        except OSError as error:
            reason = error.strerror or str(error)
            self._sorry(KnownError("cli.cannot_write", path=str(target), reason=reason))
            return
        except KnownError as error:
            self._sorry(error)
            return
        said = words("erasing.dialog.saved", name=target.name, folder=target.parent)
        self.saved.set_words(said)
        self._fit()
        self.area.ensureWidgetVisible(self.saved)
        self._announce(said)

    def _erase(self) -> None:
        """Ask twice, and erase."""
        words, workspace, found = self._words, self._workspace, self._found
        if found is None or not self._is_meant(found):
            return
        choices = Choices(
            about=self.about.isChecked(), texts=self.texts.isChecked(), also=self._names()
        )
        person, backups = self.person, self._are_backups_going()

        def work() -> Callable[[], Outcome]:
            return erase_beside(workspace, words, person, choices, backups=backups)

        try:
            outcome = self._wait("erasing", work)()
        except KnownError as error:
            self._sorry(error)
            return
        name = found.name or words("erasing.dialog.no_name")
        done = words("erasing.dialog.done", name=name)
        said = [done, *self._of_backups("gone", outcome.gone), words("erasing.dialog.stays")]
        sentences = "\n\n".join((*said, *elsewhere(words, found, outcome)))
        close = words("ui.dialog.close")
        tell(words("erasing.dialog.done_title"), sentences, close, self, sign="check")
        self._notice(done)
        self.accept()

    def _sorry(self, error: KnownError) -> None:
        words = self._words
        tell(words("ui.dialog.sorry"), words.sentence(error), words("ui.dialog.close"), self)

    def _is_meant(self, found: Preview) -> bool:
        words = self._words
        name = found.name or words("erasing.dialog.no_name")
        said = [words("erasing.dialog.sure")]
        if self.about.isChecked() and found.about:
            said.append(words("erasing.dialog.sure_about"))
        if found.texts:
            way = "sure_texts" if self.texts.isChecked() else "sure_no_texts"
            said.append(words(f"erasing.dialog.{way}"))
        going = self._of_backups("go", found.backups if self._are_backups_going() else 0)
        sure = "\n\n".join((" ".join(said), *going))
        last = "\n\n".join((words("erasing.dialog.last"), *going, *self._stays(found)))
        return self._asked(
            words("erasing.dialog.sure_title", name=name),
            sure,
            words("erasing.dialog.erase_one", name=name),
        ) and self._asked(
            words("erasing.dialog.last_title", name=name), last, words("erasing.dialog.do_it")
        )

    def _are_backups_going(self) -> bool:
        return self.backups.isChecked() and self.backups.isEnabled()

    def _of_backups(self, name: str, count: int) -> tuple[str, ...]:
        """Return how many backups go, or are gone, and where; nothing for none."""
        if not count or self._found is None:
            return ()
        folder = self._found.folder
        return (self._words.plural(f"erasing.backups_{name}", count, folder=folder),)

    def _stays(self, found: Preview) -> tuple[str, ...]:
        outcome = Outcome(swept=True, backups=()) if self._are_backups_going() else None
        return elsewhere(self._words, found, outcome)

    def _asked(self, title: str, sentences: str, yes: str) -> bool:
        answers = [("keep", self._words("erasing.dialog.keep")), ("yes", yes)]
        message = Message(title, sentences, answers, self, sign="warning", closing="keep")
        message.exec()
        choice = message.choice
        message.deleteLater()
        return choice == "yes"


def show_persons_data(context: Context, window: QWidget, *, person: str = "") -> None:
    """Open the dialog, for one stakeholder where an id is given. Save what was typed before."""
    words, workspace = context.words, context.workspace
    sentence = words("erasing.dialog.looking")
    try:
        people = wait_for(words, window, sentence, lambda: people_of(workspace))
        dialog = PersonsDataDialog(context, people, person=person, parent=window)
    except KnownError as error:
        tell(words("ui.dialog.sorry"), words.sentence(error), words("ui.dialog.close"), window)
        return
    dialog.exec()
    dialog.deleteLater()
