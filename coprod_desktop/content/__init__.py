"""Guidance, prompts and every word that a person reads, from `resources/`."""
