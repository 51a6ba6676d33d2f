"""The page Projecten."""
