"""Starts the program: `python -m coprod_desktop`."""

from __future__ import annotations

import sys

from coprod_desktop.bootstrap import start


def main() -> int:
    """Run the command line that this process was started with, and return its exit code."""
    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
