"""The centre's own volunteers: the list, and whom to ask about a post."""
