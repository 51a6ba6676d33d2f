"""Practice platforms on this machine, so that volunteers can train without disturbing anybody.

Three sites, and neighbours who answer.
"""
