"""Asking for a file or a folder: in the system's own dialog, or in ours where it has none."""
