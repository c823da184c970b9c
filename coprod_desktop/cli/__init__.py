"""The command line: the same operations, without Qt."""
