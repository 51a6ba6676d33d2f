"""The centre's own volunteers: the list, and whom to ask for a post."""
