"""Balie: the call page with its three columns."""
