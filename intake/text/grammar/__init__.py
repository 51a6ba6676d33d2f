"""Dutch grammar for written texts: nouns, verbs, numbers and the clock."""
