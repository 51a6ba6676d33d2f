"""Finding anything by name, number, code or word."""
