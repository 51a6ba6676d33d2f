"""Ending a request, and listing requests."""
