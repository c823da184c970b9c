"""Looking for words in the whole project, and going to where they stand."""
