"""What keeps a project safe, as a person meets it: backups, copies, another place to save in."""
