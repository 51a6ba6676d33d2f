"""Calls and other tasks of staff."""
