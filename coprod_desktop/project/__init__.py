"""The project file: tables, history, seal. Rows and sessions never leave this package."""
