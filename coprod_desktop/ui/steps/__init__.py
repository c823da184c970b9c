"""The eight starting steps and Starting together, page by page."""
