"""What happened to one request."""
