"""Calls and other tasks of the staff."""
