"""Gives Python its own import back, which Qt's bindings replace.

Once they are loaded they read the source of each module that anything imports, to see whether it
asks for their optional spelling of names (`from __feature__ import snake_case`). Nothing here does,
and the sources of the libraries for databases and PDF are some megabytes.
"""

from __future__ import annotations

import builtins


def plain_imports() -> None:
    """Take the bindings' import away; where they come without one, there is nothing to do."""
    import PySide6.QtCore  # noqa: F401, PLC0415 - it replaces the import

    # The bindings keep Python's own under this name.
    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own
