"""People from a file: from a table to a proposal, from a proposal to one operation and a report."""
