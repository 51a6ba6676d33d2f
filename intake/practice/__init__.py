"""Practice platforms on loopback, so that volunteers can train without bothering anyone.

Three sites, and neighbours who answer.
"""
