"""The program with a screen: the desk, ``fill`` and ``walkthrough``.

Only this package has timers that run by themselves.
"""
