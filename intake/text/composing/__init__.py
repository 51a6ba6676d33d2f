"""From data to words: posts, slips, letters, what is read aloud."""
