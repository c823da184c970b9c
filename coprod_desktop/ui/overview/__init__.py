"""The Overview: where we are, what to do next, and the eight steps as a path."""
