"""What a person's hands do in the window: keys that go where the keyboard is, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from coprod_desktop.domain.fields import JsonValue, Kind
from coprod_desktop.ui.forms.field import SingleField
from coprod_desktop.ui.forms.options import OneOf
from coprod_desktop.ui.forms.picks import PicksEditor

TYPED: dict[Kind, tuple[tuple[str, JsonValue], ...]] = {
    Kind.SHORT_TEXT: (("", ""), ("Tea", "Tea"), ("O'Dea <b> & sons", "O'Dea <b> & sons")),
    Kind.LONG_TEXT: (("", ""), ("Tea", "Tea"), ("{name} 100 % =1+1", "{name} 100 % =1+1")),
    Kind.DATE: (("3 December 2026", "2026-12-03"), ("1/2/27", "2027-02-01"), ("", None)),
    Kind.TIME: (("10:30", "10:30"), ("", None)),
    Kind.NUMBER: (("18", 18), ("12", 12), ("", None)),
    Kind.MONEY: (("12.50", 1250), ("3", 300), ("", None)),
}
"""What is typed into a field, and what the project then holds."""

OWN = "Words of our own"
_MOST_TABS = 300


def focused() -> QWidget:
    """Return the control that has the keyboard."""
    QApplication.processEvents()
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


def press(*keys: Qt.Key, ctrl: bool = False) -> None:
    """Press keys where the keyboard is, one after the other."""
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    for each in keys:
        QTest.keyClick(focused(), each, held)
    settle()


def type_in(text: str) -> None:
    """Type over all that stands where the keyboard is, and go on to what comes next.

    Nobody types so fast: no pause in it is long enough for half of it to be saved.
    """
    line = focused()
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    settle()


def tab_to(wanted: QWidget) -> None:
    """Walk on with Tab until a control has the keyboard: whoever has no mouse has no other way."""
    for _ in range(_MOST_TABS):
        if focused() is wanted:
            return
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {wanted.accessibleName() or wanted}")


def settle() -> None:
    """Let the window catch up, and let go of what it is done with."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def ways(box: SingleField, *, must_say: bool) -> int:
    """Return how many ways there are to answer a question.

    `must_say` leaves out saying nothing, and what takes more than one key: the first choice makes
    the record, the next one changes it, and so each can be taken back by itself.
    """
    kind = box.field.kind
    if kind in TYPED:
        return len([each for each in TYPED[kind] if each[1] or not must_say])
    if isinstance(box.editor, PicksEditor):
        chips = 0 if must_say else len(chips_of(box.editor))
        return box.editor.combo.count() - 1 + chips
    count = len(options_of(box))
    if must_say:
        return min(count, 2 if isinstance(box.editor, OneOf) else 1)
    return count


def answer(box: SingleField, way: int, *, must_say: bool) -> JsonValue:
    """Answer a question in one of its ways, by keys; return what the project should then hold."""
    tab_to(box.entry())
    kind = box.field.kind
    if kind in TYPED:
        typed, value = [each for each in TYPED[kind] if each[1] or not must_say][way]
        type_in(typed)
        return value
    if isinstance(box.editor, PicksEditor):
        return _pick(box.editor, way)
    if isinstance(box.editor, OneOf):
        return _choose(box.editor, options_of(box), way)
    return _walk_to(box.editor.combo, options_of(box)[way])  # type: ignore[attr-defined]  # every other choice is a list that opens


def options_of(box: SingleField) -> list[str]:
    """Return the ids that a choice is made from, as the question offers them."""
    if isinstance(box.editor, OneOf):
        return [each.id for each in box.field.options]
    combo = box.editor.combo  # type: ignore[attr-defined]  # as above
    found = [str(combo.itemData(at) or "") for at in range(combo.count())]
    return [each for each in found if each not in ("", "+", "-")]


def chips_of(editor: PicksEditor) -> list[QWidget]:
    """Return the buttons that take out what is picked, where each line of it has one."""
    lines = [each for each in str(editor.value()).split("\n") if each]
    return list(editor._shown) if len(lines) == len(editor._shown) else []


def _choose(editor: OneOf, ids: list[str], way: int) -> JsonValue:
    """Go to an option with the arrow keys; Space keeps the one that is chosen, Delete clears it."""
    at = next((n for n, each in enumerate(editor.buttons) if each.isChecked()), None)
    if at == way:
        press(Qt.Key.Key_Space, Qt.Key.Key_Delete)
        return ""
    if at is None and way == 0:
        press(Qt.Key.Key_Space)
    else:
        press(*[Qt.Key.Key_Right] * ((way - (at or 0)) % len(ids)))
    return ids[way]


def _walk_to(combo: QComboBox, wanted: str) -> JsonValue:
    """Walk to an entry of a closed list; one that is chosen already is taken back."""
    steps = combo.findData(wanted) - combo.currentIndex()
    if not steps:
        press(Qt.Key.Key_Home)
        return ""
    press(*[Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up] * abs(steps))
    return wanted


def _pick(editor: PicksEditor, way: int) -> JsonValue:
    """Add an entry of the list, or words of one's own; the last ways take something out again."""
    before = str(editor.value())
    entries = editor.combo.count() - 1
    if way >= entries:
        at = way - entries
        tab_to(chips_of(editor)[at])
        press(Qt.Key.Key_Space)
        lines = before.split("\n")
        return "\n".join(lines[:at] + lines[at + 1 :])
    chosen = str(editor.combo.itemData(way + 1) or "")
    own = chosen in ("", "+", "*", "=")
    wanted = "*" if own else chosen
    press(Qt.Key.Key_Down)
    view = editor.combo.view()
    assert view.isVisible(), "an arrow key opens the list"
    row = editor.combo.findData(wanted)
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _ in range(editor.combo.count()):
        if view.currentIndex().row() == row:
            break
        QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    settle()
    if own:
        QTest.keyClicks(focused(), OWN)
        press(Qt.Key.Key_Return)
        chosen = OWN
    lines = [each for each in before.split("\n") if each]
    return "\n".join(dict.fromkeys([*lines, chosen]))
