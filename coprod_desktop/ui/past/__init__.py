"""What changed: the history of the project, to read and to put something back from."""
