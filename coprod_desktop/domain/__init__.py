"""The field of co-production as plain values and pure rules."""
