"""From words to data and back.

Understanding a typed line, composing a public text, guarding it, writing dates and names.
"""
