"""The window. Qt is imported nowhere else."""

import gc

from coprod_desktop.ui.keep_none import keep_none
from coprod_desktop.ui.plain_imports import plain_imports

# Before anything here calls Qt: see there.
keep_none()
# And before Qt's names are loaded, which makes much that stays; `beside.Collector` does it later.
gc.disable()
plain_imports()
