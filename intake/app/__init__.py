"""The roof with Qt.

The desk, ``fill`` and ``walkthrough``; the only place with timers that run by themselves.
"""
