"""From a page's snapshot to a plan of filling.

Pure, no browser; the same for the posting window and ``intake fill``.
"""
