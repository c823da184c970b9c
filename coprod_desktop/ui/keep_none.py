"""Keeps Python alive where Qt's bindings lose count of None.

PySide6 6.12 gives out None without counting it: it is built against a Python in which None is
immortal (3.12 and later, PEP 683). On Python 3.11 each call that returns nothing then takes one
from None's count, and after some thousand calls Python aborts: "deallocating None".
"""

from __future__ import annotations

import sys

_IMMORTAL_SINCE = (3, 12)
_MANY = 1 << 60
"""More calls than any session makes; far below where the count would overflow."""


def keep_none() -> None:
    """Give None a count that no number of lost references uses up, where it is not immortal.

    True and False are given out in the same way, and get the same.
    """
    if sys.version_info >= _IMMORTAL_SINCE or sys.implementation.name != "cpython":
        return
    import ctypes  # noqa: PLC0415 - later Pythons need none of this

    for each in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(each))
        if count.value < _MANY // 2:
            count.value += _MANY
