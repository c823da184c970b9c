"""From records to document trees: every printed document of a project."""
