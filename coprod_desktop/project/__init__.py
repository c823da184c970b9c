"""The project file: tables, history, undo. Rows and sessions never leave this package.

A file is opened and read through SQLite alone. The database library loads with the first edit.
"""

from __future__ import annotations

from coprod_desktop.project.edits import Action, Change, Edit, RowCreate, RowDelete, RowSet

__all__ = ["Action", "Change", "Edit", "RowCreate", "RowDelete", "RowSet"]
