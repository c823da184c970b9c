"""Small pictures drawn live from records, each with the same in words."""
