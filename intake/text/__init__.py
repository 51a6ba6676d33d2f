"""From words to data and back.

Understanding a spoken line, composing a public text, guarding it, saying dates and names.
"""
