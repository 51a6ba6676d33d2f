"""The window in which a platform profile is changed."""
