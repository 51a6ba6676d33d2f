"""Reads spreadsheets and tables in text files as rows of text; nothing in them is run."""
