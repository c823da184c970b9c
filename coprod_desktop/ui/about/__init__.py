"""What this program is, where its guidance comes from, and its keys."""
