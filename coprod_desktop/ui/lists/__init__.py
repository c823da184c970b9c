"""The lists to pick from, to read and to change."""
