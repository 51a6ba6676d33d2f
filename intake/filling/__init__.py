"""From a page's snapshot to a plan of filling: pure, no browser; the same for the posting window and ``intake fill``."""
