"""Tables in files: CSV and Excel to rows of text and back. It knows nothing of what they say."""
