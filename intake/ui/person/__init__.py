"""The window with the details of a known resident."""
