"""Platforms as files: shipped profiles, and the centre's own edited copies on top."""
