"""Sessions: when people come together, what happens there, and how it went."""
