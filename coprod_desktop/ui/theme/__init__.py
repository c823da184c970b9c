"""From the token file to what Qt shows: palette, style sheet, fonts and icons."""
