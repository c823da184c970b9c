"""Form fields: one widget for every kind of field, each bound to its place in the project."""
