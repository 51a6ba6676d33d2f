"""Verzoeken: every request and whose turn it is."""
