"""The neutral document tree: what a printed thing says, never how it looks."""
