"""The window. Qt is imported nowhere else."""

from coprod_desktop.ui.keep_none import keep_none

# Before anything here calls Qt: see there.
keep_none()
