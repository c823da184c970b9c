"""How much a field holds. Above these lengths laying out a page would take unbounded time."""

SHORT_TEXT = 300
"""Characters in a text of one line."""

AUTHOR = 80
"""Characters in the name of who writes."""

LONG_TEXT = 20_000
"""Characters in a text of any number of lines: about ten printed pages."""
