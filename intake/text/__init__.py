"""From words to data and back: understanding a spoken line, composing a public text, guarding it, saying dates and names."""
