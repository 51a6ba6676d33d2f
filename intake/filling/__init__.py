"""From the snapshot of a page to a plan of how to fill it.

It is pure and needs no browser; the posting window and ``intake fill`` use it.
"""
