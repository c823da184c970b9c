"""Operations and use cases: what a person can do, for the window and the command line."""
