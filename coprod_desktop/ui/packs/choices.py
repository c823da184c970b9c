"""What goes into a pack and how it is printed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from coprod_desktop.application.packing import PackOrder
from coprod_desktop.domain.next_things import next_session
from coprod_desktop.domain.records import Session
from coprod_desktop.packs.registry import DOCUMENTS, SESSION_PACK, DocumentKind
from coprod_desktop.render.profiles import DEFAULT_PROFILE, load_profiles
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.combo import ComboBox
from coprod_desktop.ui.kit import (
    HALF,
    ONE,
    TWO,
    Card,
    FlowLayout,
    column,
    em,
    field_label,
    heading,
    link,
    quiet,
)
from coprod_desktop.ui.overview.day_words import short_day


class Choices(QWidget):
    """The session, the documents and the print profile of the pack to be made."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._documents: dict[str, QCheckBox] = {}
        self._profiles: dict[str, QRadioButton] = {}
        self._filling = False
        whole = column(self, gap=TWO)
        whole.addLayout(self._session_part())
        whole.addWidget(self._document_part())
        whole.addWidget(self._profile_part())
        self.refresh()

    def order(self) -> PackOrder | None:
        """Return what is chosen, or None where no document is."""
        documents = tuple(
            name for name, box in self._documents.items() if box.isChecked() and box.isEnabled()
        )
        if not documents:
            return None
        profile = next(name for name, button in self._profiles.items() if button.isChecked())
        return PackOrder(documents=documents, profile=profile, session=self._session())

    def choose_session(self, session_id: str) -> None:
        """Choose the session that the papers are for."""
        at = self.sessions.findData(session_id)
        if at >= 0:
            self.sessions.setCurrentIndex(at)

    def refresh(self) -> None:
        """Offer the sessions that there are, and keep what was chosen."""
        snapshot = self._context.workspace.snapshot
        chosen = self.sessions.currentData() if self.sessions.count() else None
        if not chosen or snapshot.get(Session, chosen) is None:
            upcoming = next_session(snapshot, self._context.clock.now().date())
            last = snapshot.sessions()[-1:] or (None,)
            default = upcoming or last[0]
            chosen = default.id if default else ""
        self._filling = True
        self.sessions.clear()
        for session in snapshot.sessions():
            self.sessions.addItem(self._title(session), session.id)
        self.sessions.addItem(self._context.words("packs.session.none"), "")
        self.sessions.setCurrentIndex(max(0, self.sessions.findData(chosen)))
        self._filling = False
        self._none_yet.setVisible(not snapshot.sessions())
        self.plan.setVisible(not snapshot.sessions())
        self._allow()

    def _session_part(self) -> QVBoxLayout:
        words = self._context.words
        part = column(gap=HALF)
        self.sessions = ComboBox()
        self.sessions.currentIndexChanged.connect(self._on_session)
        part.addWidget(field_label(words("packs.session.label"), self.sessions))
        part.addWidget(self.sessions)
        self._none_yet = quiet(words("packs.session.none_yet"))
        self.plan = link(words("packs.session.plan"), lambda: self._context.go(Place("sessions")))
        part.addWidget(self._none_yet)
        part.addWidget(self.plan)
        return part

    def _document_part(self) -> Card:
        words = self._context.words
        card = Card()
        card.body.setSpacing(0)
        card.body.addWidget(heading(words("packs.documents.title"), 2))
        part = ""
        for kind in DOCUMENTS:
            if kind.part != part:
                above = heading(words(f"packs.documents.parts.{kind.part}"), 3)
                above.setContentsMargins(0, TWO if part else HALF, 0, HALF)
                part = kind.part
                card.body.addWidget(above)
            title, about = words(f"documents.{kind.id}.title"), self._about(kind)
            box = QCheckBox(title.replace("&", "&&"))
            box.setAccessibleName(title)
            box.setAccessibleDescription(about)
            box.setChecked(kind.id in SESSION_PACK)
            box.toggled.connect(self._tell)
            self._documents[kind.id] = box
            card.body.addLayout(self._beside_mark(box, about))
        buttons = QWidget()
        line = FlowLayout(buttons, gap=ONE)
        line.addWidget(link(words("packs.documents.usual"), self._choose_usual))
        line.addWidget(link(words("packs.documents.none"), self._choose_none))
        card.body.addWidget(buttons)
        return card

    def _profile_part(self) -> Card:
        words = self._context.words
        card = Card()
        card.body.setSpacing(0)
        card.body.addWidget(heading(words("packs.profile.title"), 2))
        group = QButtonGroup(self)
        for profile in load_profiles().values():
            title = words(f"profiles.{profile.id}.title")
            about = words(f"profiles.{profile.id}.about")
            button = QRadioButton(title.replace("&", "&&"))
            button.setAccessibleName(title)
            button.setAccessibleDescription(about)
            button.setChecked(profile.id == DEFAULT_PROFILE)
            button.toggled.connect(lambda on: self._tell() if on else None)
            group.addButton(button)
            self._profiles[profile.id] = button
            card.body.addLayout(self._beside_mark(button, about))
        return card

    def _beside_mark(self, control: QWidget, about: str) -> QVBoxLayout:
        """Return a control with its explanation below, in line with the control's words."""
        part = column(gap=0)
        part.addWidget(control)
        said = quiet(about)
        said.setContentsMargins(em(self, 2.1), 0, 0, HALF)
        part.addWidget(said)
        return part

    def _about(self, kind: DocumentKind) -> str:
        """Return whom a document is for, and whether it has to be printed by itself."""
        words = self._context.words
        about = words(f"documents.{kind.id}.about")
        return f"{about} {words('packs.documents.confidential')}" if kind.confidential else about

    def _choose_usual(self) -> None:
        self._choose(SESSION_PACK)

    def _choose_none(self) -> None:
        self._choose(())

    def _choose(self, documents: tuple[str, ...]) -> None:
        self._filling = True
        for name, box in self._documents.items():
            box.setChecked(name in documents)
        self._filling = False
        self._tell()

    def _session(self) -> Session | None:
        return self._context.workspace.snapshot.get(Session, self.sessions.currentData() or "")

    def _title(self, session: Session) -> str:
        words = self._context.words
        title = session.title or words("packs.session.untitled")
        if session.date is None:
            return words("packs.session.undated", title=title)
        today = self._context.clock.now().date()
        return words("packs.session.dated", title=title, day=short_day(words, session.date, today))

    def _on_session(self) -> None:
        if not self._filling:
            self._allow()
            self._tell()

    def _allow(self) -> None:
        """Documents that are about a session wait until one is chosen."""
        words, session = self._context.words, self._session()
        for kind in DOCUMENTS:
            box = self._documents.get(kind.id)
            if box is None:
                continue
            about = self._about(kind)
            allowed = session is not None or not kind.needs_session
            box.setEnabled(allowed)
            needs = "" if allowed else f" {words('packs.documents.needs_session')}"
            box.setAccessibleDescription(about + needs)

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()
