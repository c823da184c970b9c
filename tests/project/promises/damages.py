"""What bad sticks, cut-off copies and mixed-up pages do to a project file."""

# ruff: noqa: ARG001 - all damages are called alike
from __future__ import annotations

import random
import struct
from collections.abc import Callable
from dataclasses import dataclass

HEADER = 100
_ODD_BYTES = (0x00, 0x01, 0x7F, 0x80, 0x81, 0xFE, 0xFF)


@dataclass(frozen=True)
class Whole:
    """A sound file, the same file some edits earlier, and where things are in it."""

    raw: bytes
    earlier: bytes

    @property
    def page_size(self) -> int:
        return int(struct.unpack_from(">H", self.raw, 16)[0])

    @property
    def pages(self) -> int:
        return len(self.raw) // self.page_size

    def page(self, chance: random.Random) -> int:
        """Return where some page begins."""
        return chance.randrange(self.pages) * self.page_size

    def used(self, chance: random.Random) -> int:
        """Return the place of some byte that is not zero: one that probably means something."""
        while True:
            place = chance.randrange(len(self.raw))
            if self.raw[place]:
                return place

    def free_page(self, chance: random.Random) -> int:
        """Return where the list of free pages begins, or some page on it."""
        (trunk,) = struct.unpack_from(">I", self.raw, 32)
        assert trunk, "no page is free"
        start = (trunk - 1) * self.page_size
        _, count = struct.unpack_from(">II", self.raw, start)
        leaves = struct.unpack_from(f">{count}I", self.raw, start + 8)
        return (chance.choice([trunk, trunk, *leaves]) - 1) * self.page_size


def _byte(chance: random.Random) -> int:
    return chance.choice([chance.randrange(256), *_ODD_BYTES])


def _one_bit(raw: bytearray, whole: Whole, chance: random.Random) -> None:
    raw[whole.used(chance)] ^= 1 << chance.randrange(8)


def _some_bytes(raw: bytearray, whole: Whole, chance: random.Random) -> None:
    for _ in range(chance.choice([1, 2, 20, 200])):
        raw[chance.randrange(len(raw))] = _byte(chance)


def _records(raw: bytearray, whole: Whole, chance: random.Random) -> None:
    start = whole.used(chance)
    for place in range(start, min(start + chance.randint(1, 8), len(raw))):
        raw[place] = _byte(chance)


def _header(raw: bytearray, whole: Whole, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 3)):
        raw[chance.randrange(HEADER)] = _byte(chance)


def _numbers_of_the_header(raw: bytearray, whole: Whole, chance: random.Random) -> None:
    place = chance.randrange(16, HEADER, 4)
    number = chance.choice([0, 1, 2, 3, whole.pages, whole.pages + 1, 2**31, 2**32 - 1])
    struct.pack_into(">I", raw, place, number)


def _tables(raw: bytearray, whole: Whole, chance: random.Random) -> None:
    """Damage the text and the roots of the tables, on the first pages."""
    raw[HEADER + chance.randrange(whole.page_size * 3 - HEADER)] = _byte(chance)


def _tree(raw: bytearray, whole: Whole, chance: random.Random) -> None:
    """Damage the head of a page of a b-tree and its pointers to cells."""
    start = whole.page(chance)
    start += HEADER if start == 0 else 0
    for _ in range(chance.randint(1, 3)):
        raw[start + chance.randrange(24)] = _byte(chance)


def _free_list(raw: bytearray, whole: Whole, chance: random.Random) -> None:
    start = whole.free_page(chance) + chance.randrange(0, 24, 4)
    number = chance.choice([0, 1, 2, chance.randrange(whole.pages), whole.pages + 1, 2**32 - 1])
    struct.pack_into(">I", raw, start, number)


def _zeros(raw: bytearray, whole: Whole, chance: random.Random) -> None:
    place, length = chance.randrange(len(raw)), chance.choice([2, 16, 300, 512, 4096, 40_000])
    raw[place : place + length] = bytes(len(raw[place : place + length]))


def _zero_page(raw: bytearray, whole: Whole, chance: random.Random) -> None:
    start = whole.page(chance)
    raw[start : start + whole.page_size] = bytes(whole.page_size)


def _swapped_pages(raw: bytearray, whole: Whole, chance: random.Random) -> None:
    one, other, size = whole.page(chance), whole.page(chance), whole.page_size
    raw[one : one + size] = whole.raw[other : other + size]
    raw[other : other + size] = whole.raw[one : one + size]


def _doubled_page(raw: bytearray, whole: Whole, chance: random.Random) -> None:
    one, other, size = whole.page(chance), whole.page(chance), whole.page_size
    raw[one : one + size] = whole.raw[other : other + size]


def _pages_of_an_earlier_copy(raw: bytearray, whole: Whole, chance: random.Random) -> None:
    """Mix two states of one file, as a copy does that was made while somebody wrote."""
    size = whole.page_size
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(whole.earlier) // size) * size
        raw[start : start + size] = whole.earlier[start : start + size]


def _cut(raw: bytearray, whole: Whole, chance: random.Random) -> None:
    del raw[chance.randrange(len(raw)) :]


def _cut_with_a_fitting_header(raw: bytearray, whole: Whole, chance: random.Random) -> None:
    pages = chance.randrange(1, whole.pages)
    del raw[pages * whole.page_size :]
    struct.pack_into(">I", raw, 28, pages)


def _shifted(raw: bytearray, whole: Whole, chance: random.Random) -> None:
    """Lose some bytes in the middle; the length stays."""
    place, length = chance.randrange(len(raw)), chance.choice([1, 2, 512])
    lost = len(raw[place : place + length])
    del raw[place : place + length]
    raw += bytes(lost)


Damage = Callable[[bytearray, Whole, random.Random], None]

DAMAGES: tuple[Damage, ...] = (
    _one_bit,
    _some_bytes,
    _records,
    _records,
    _header,
    _numbers_of_the_header,
    _tables,
    _tree,
    _tree,
    _free_list,
    _zeros,
    _zero_page,
    _swapped_pages,
    _doubled_page,
    _pages_of_an_earlier_copy,
    _cut,
    _cut_with_a_fitting_header,
    _shifted,
)


def damaged(whole: Whole, seed: int) -> bytes:
    """Return the file after one kind of damage, now and then two; the same for the same seed."""
    chance = random.Random(seed)
    raw = bytearray(whole.raw)
    DAMAGES[seed % len(DAMAGES)](raw, whole, chance)
    if chance.random() < 0.1 and len(raw) == len(whole.raw):
        chance.choice(DAMAGES)(raw, whole, chance)
    return bytes(raw)
