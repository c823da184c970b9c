"""What every control that holds one value has in common, and what ties it to the project."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.application.operations import Changed, Create
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.cells import Cell, together
from coprod_desktop.ui.forms.view import lead_to
from coprod_desktop.ui.saver import NOT_YET, is_of_the_file


class Editor(QWidget):
    """A control, or a group of them, that shows one JSON value and lets a person change it."""

    typed = Signal()
    """A key changed the text: save once typing pauses."""
    chosen = Signal()
    """A whole new value was picked: save now."""
    left = Signal()
    """The cursor left, or Enter was pressed: save what was typed."""
    said = Signal(str)
    """A sentence for the place under the control; an empty one takes away what stands there."""
    wrong = Signal(str)
    """A sentence for the same place that says what is wrong."""

    def value(self) -> JsonValue:
        """Return the value on the screen. Raises `ValueError` where it is not understood."""
        raise NotImplementedError

    def makes(self) -> tuple[Create, ...]:
        """Return the records that come with the value, because it names them."""
        return ()

    def show_value(self, value: JsonValue) -> None:
        """Show a value without saying that it changed; the cursor stays where it is."""
        raise NotImplementedError

    def name(self, name: str, description: str) -> None:
        """Say to people who listen what this asks for and why."""
        raise NotImplementedError

    def entry(self) -> QWidget:
        """Return the control that gets the cursor first."""
        raise NotImplementedError

    def lock(self) -> None:
        """Let the value be read and not changed, for good."""
        raise NotImplementedError

    def labelled(self) -> QWidget:
        """Return what the question's label belongs to: the control, or the group of them."""
        return self.entry()


class Link(QObject):
    """Keeps an editor and its cell the same: loads, saves, and loads again on other changes."""

    def __init__(self, context: Context, cell: Cell, editor: Editor) -> None:
        super().__init__(editor)
        self._context = context
        self._cell = cell
        self._editor = editor
        self._unsaved = False
        self._complained = False
        editor.typed.connect(self._on_typed)
        editor.chosen.connect(self._save_now)
        editor.left.connect(self._on_left)
        self.load()
        if context.workspace.read_only:
            editor.lock()

    @property
    def cell(self) -> Cell:
        """The place in the project."""
        return self._cell

    def load(self) -> None:
        """Show what the project holds, whatever was on the screen."""
        self._unsaved = False
        self._say_why(None)
        self._editor.show_value(self._cell.read(self._context.workspace.snapshot))

    def refresh(self, changed: Changed | None) -> None:
        """Load again unless this link made the change itself or holds something unsaved."""
        if changed is None or (changed.initiator is not self and self._cell.row in changed.touched):
            if self._unsaved:
                return
            self.load()

    def forget(self) -> None:
        """Give up what is unsaved, because the record is gone."""
        self._unsaved = False
        self._context.saver.forget(self._cell.key)

    def _on_typed(self) -> None:
        self._unsaved = True
        self._context.saver.later(self._cell.key, self._save, self._lead)

    def _on_left(self) -> None:
        if self._unsaved:
            self._save_now()

    def _save_now(self) -> None:
        self._unsaved = True
        self._context.saver.later(self._cell.key, self._save, self._lead)
        self._context.saver.flush()

    def _lead(self) -> None:
        lead_to(self._context, self._editor.entry())

    def _save(self) -> KnownError | None:
        try:
            value = self._editor.value()
        except ValueError:
            return KnownError(NOT_YET)
        snapshot = self._context.workspace.snapshot
        held = self._cell.read(snapshot)
        why: KnownError | None = None
        if value != held and not (_is_blank(value) and _is_blank(held)):
            operation = together(self._editor.makes(), self._cell.write(snapshot, value))
            why = self._context.save(operation, self)
        self._unsaved = why is not None
        self._say_why(why)
        return why

    def _say_why(self, why: KnownError | None) -> None:
        """Say under the control why its value is refused, until one is taken.

        What keeps the file from being written is no fault of the value: the window says that.
        """
        refused = why is not None and not is_of_the_file(why)
        if why is not None and refused:
            self._editor.wrong.emit(self._context.words.sentence(why))
        elif self._complained:
            self._editor.said.emit("")
        self._complained = refused


def _is_blank(value: JsonValue) -> bool:
    """Tell whether a value says nothing. No minutes at all are an answer."""
    return value is None or value in ("", [])
