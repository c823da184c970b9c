"""From document trees to files."""
