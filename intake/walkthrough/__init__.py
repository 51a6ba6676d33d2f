"""Walks through two calls by keys on the practice centre, counts the keys and times them."""
