"""The page of the volunteers."""
