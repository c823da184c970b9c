"""The command line: the same operations, without Qt."""

COMMANDS = (
    "new",
    "check",
    "show",
    "apply",
    "history",
    "find",
    "import",
    "export",
    "person-data",
    "erase",
    "content",
    "documents",
    "pack",
)
"""The first word of a command line that wants no window."""
