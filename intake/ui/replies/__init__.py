"""Reacties: what neighbours answered."""
