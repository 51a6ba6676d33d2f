"""Platforms as files: the shipped profiles, and the centre's own changed copies."""
