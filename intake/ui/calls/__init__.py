"""The page Vandaag: tasks and calls."""
