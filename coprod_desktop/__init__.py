"""Coprod Desktop: start, run and learn from co-production, offline."""

__version__ = "0.1.0"
