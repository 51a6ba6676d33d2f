"""Walk through two calls by keys in the practice centre, count the keys and estimate the times."""
