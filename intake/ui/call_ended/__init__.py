"""The page after a call."""
