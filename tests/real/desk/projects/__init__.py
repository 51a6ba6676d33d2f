"""Projects at the desk."""
