"""Three projects to make every document from: the example, an empty one, and one under stress."""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from coprod_desktop.application.opening import create_example, create_project, open_project
from coprod_desktop.application.operations import Answer, Create, Operation, Set
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.model import Content, Field
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import FieldSpec, Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.limits import LONG_TEXT
from coprod_desktop.domain.records import INTERNAL_KINDS, KINDS, specs

TODAY = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
"""The day that the tests live on: the example's dates then are as they were written."""


class StillClock:
    """A clock that stands at one moment until a test moves it."""

    def __init__(self, moment: dt.datetime = TODAY) -> None:
        self.moment = moment

    def now(self) -> dt.datetime:
        """Return the moment at which the clock stands."""
        return self.moment


NASTY = (
    "Ann <ann@x.org> after 6pm & before <b>eight</b> &amp; <img src='file:///etc/passwd'/>",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch" * 3,
    "Ŵyl y tŷ: ŵ ŷ â ê î ô û. Zażółć gęślą jaźń. Ó Súilleabháin. ☐ ✓ → ½ € °",
    "Party 🎉 and 👩‍🦽 and 👍🏽 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿 and ❤️",
    "=HYPERLINK(1) {name} {0} %s \\n ${x} <!-- --> ]]> <para>",
    "you: \u201cwe\u2019re tired\u201d \u2013 50 %\u2026 that\u2019s all\nsecond\n\nthird",
    "W" * 300,
    "\u0645\u200f\u0631\u062d\u0628\u0627 \u05e9\u05dc \u4f60 \u202etxet\u202c \ue000 \u00ad soft",
)
"""Text that has broken programs: markup, long words, rare letters, pictures, other directions."""

TERM_PLACE = {"list": "access", "group": "arriving"}
"""A part of a list to pick from: only in one that there is may a line stand."""

LONG = ("Every word of this long answer has to reach the page. " * (LONG_TEXT // 54 + 1))[
    :LONG_TEXT
]
"""An answer as long as a field takes."""


def example_project(folder: Path) -> Workspace:
    """Return the example project, as made on the tests' day: made once, then copied."""
    path = folder / "example.coprod"
    path.write_bytes(_example_file())
    return open_project(path, Words(), StillClock())


@functools.cache
def _example_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.coprod"
        create_example(path, Words(), StillClock()).close()
        return path.read_bytes()


def empty_project(folder: Path) -> Workspace:
    """Return a project with nothing in it but one session without a word."""
    workspace = create_project(folder / "empty.coprod", Words(), StillClock())
    workspace.perform(Create("session", {}))
    return workspace


def stress_project(folder: Path) -> Workspace:
    """Return a project with nasty text in every field, and as long as a field takes in some."""
    workspace = create_project(folder / "stress.coprod", Words(), StillClock())
    for operation in stress_operations(workspace.content):
        workspace.perform(operation)
    return workspace


def stress_operations(content: Content) -> Iterator[Operation]:
    """Yield the operations that fill every field of every page and of every kind of record."""
    texts = cycle(NASTY)
    yield Set("project", "", {name: next(texts) for name in ("title", "organisation")})
    for field in content.fields():
        if field.kind is not Kind.RECORDS:
            yield Answer(field.id, _answer(field, next(texts)))
    yield Answer("motivations.purpose", LONG)
    yield Answer("motivations.issue", "x" * LONG_TEXT)
    made: dict[str, str] = {}
    for kind in sorted(set(KINDS) - INTERNAL_KINDS, key=_owners_first):
        for number in range(3):
            fields = {
                name: _value(spec, texts, number, made)
                for name, spec in specs(kind).items()
                if name != "position"
            }
            fields |= TERM_PLACE if kind == "term" else {}
            made[kind] = fixed_id("stress", f"{kind}-{number}")
            yield Create(kind, fields, made[kind])
    session = made["session"]
    yield Set("session", session, {"notes": LONG, "purpose": LONG})
    for question in content.questions:
        yield Create(
            "reflection",
            {"session": session, "question": question.id, "state": "partly", "note": next(texts)},
        )
    # A table cell that is longer than a page, and one that no line can break.
    yield Create("role", {"role": "Long", "responsibility": LONG})
    yield Create("role", {"role": "w" * 300, "responsibility": "y" * 3000})


def _owners_first(kind: str) -> tuple[int, str]:
    return sum(spec.kind is Kind.REFERENCE for spec in specs(kind).values()), kind


def _answer(field: Field, text: str) -> object:
    match field.kind:
        case Kind.CHECKLIST:
            states = cycle(("yes", "partly", "not_yet", ""))
            return {each.id: {"state": next(states), "note": text} for each in field.options}
        case Kind.CHOICE:
            return field.options[0].id
        case Kind.CHOICES:
            return [each.id for each in field.options]
        case Kind.RATING:
            return {"rating": field.options[-1].id, "note": text}
        case Kind.DATE:
            return "2026-12-03"
        case Kind.SHORT_TEXT:
            return text[:300]
        case _:
            return text


def _value(spec: FieldSpec, texts: Iterator[str], number: int, made: dict[str, str]) -> object:
    match spec.kind:
        case Kind.CHOICE | Kind.RATING:
            return spec.options[number % len(spec.options)]
        case Kind.DATE:
            return f"2026-12-0{number + 1}"
        case Kind.TIME:
            return f"1{number}:30"
        case Kind.NUMBER:
            return 45
        case Kind.MONEY:
            return 1250 + number
        case Kind.PICKS:
            return [each for each in (made.get(spec.reference, ""), next(texts)[:300]) if each]
        case Kind.REFERENCE:
            return made.get(spec.reference, "")
        case Kind.SHORT_TEXT:
            return next(texts)[:300]
        case _:
            return next(texts)


_HOLD = """
import sys
from pathlib import Path
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.clock import SystemClock
file = ProjectFile.open(Path(sys.argv[1]), clock=SystemClock(), author="Ines")
print("open", flush=True)
input()
file.close()
"""


@contextlib.contextmanager
def open_elsewhere(path: Path) -> Iterator[None]:
    """Have another program, Ines's, hold a project open meanwhile."""
    owner = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert owner.stdout is not None
        assert owner.stdout.readline() == "open\n"
        yield
    finally:
        owner.communicate("\n", timeout=30)
    assert owner.returncode == 0
