"""Who has a part in the work, drawn as a map, and the same as a list."""
