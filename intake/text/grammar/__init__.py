"""Dutch grammar for what is written: nouns, verbs, numbers and the clock."""
