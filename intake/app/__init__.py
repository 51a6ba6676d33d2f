"""The roof with Qt: the desk, ``fill`` and ``walkthrough``; the only place with timers that run by themselves."""
