"""The project file: tables, history, undo. Rows and sessions never leave this package.

Importing the package is cheap; `coprod_desktop.project.file` is what loads the database library.
"""

from __future__ import annotations

from coprod_desktop.project.edits import Action, Change, Edit, RowCreate, RowDelete, RowSet

__all__ = ["Action", "Change", "Edit", "RowCreate", "RowDelete", "RowSet"]
