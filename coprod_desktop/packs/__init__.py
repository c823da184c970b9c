"""From records to document trees."""
