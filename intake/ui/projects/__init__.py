"""Projecten: what many residents need for one day, what is promised, and who gets what."""
