"""Where things are: the program's resources, and this user's own folders."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

_PACKAGE = Path(__file__).resolve().parent.parent
_DIRS = PlatformDirs("Coprod Desktop", appauthor=False)


def resources() -> Path:
    """Return the folder of words, steps, fonts and pictures.

    A wheel carries it inside the package; a checkout has it beside the package.
    """
    packed = _PACKAGE / "resources"
    return packed if packed.is_dir() else _PACKAGE.parent / "resources"


def user_data() -> Path:
    """Return the folder for what must outlive a project file: backups, crash reports."""
    return Path(_DIRS.user_data_path)


def example_folder() -> Path:
    """Return the folder in which the program makes its example afresh each time."""
    return user_data() / "example"


def is_example(path: Path) -> bool:
    """Tell whether a file is the example that this program made."""
    return path.parent == example_folder()


def user_config() -> Path:
    """Return the folder for the user's settings of this program."""
    return Path(_DIRS.user_config_path)
