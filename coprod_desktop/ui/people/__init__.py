"""People: who has a part in this work, as a list and one by one."""
