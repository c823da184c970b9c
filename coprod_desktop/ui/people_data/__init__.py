"""One person's data: a paper of all of it, and erasing it."""
