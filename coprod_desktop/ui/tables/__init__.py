"""The dialogs that bring people in from a file and write them to one."""
