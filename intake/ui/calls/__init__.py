"""Bellen: tasks and calls."""
