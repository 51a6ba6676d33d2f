"""Placing a request on platforms: postings, outbox, renewals, feed, profiles."""
