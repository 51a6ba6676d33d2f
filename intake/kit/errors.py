"""Errors of three kinds: for the person, of another machine, and bugs.

A ``UserFacingError`` carries the key of a sentence that says what to do. An ``ExternalError`` is
shown as well and may be tried again: a network, a disk or a printer is in the way. Anything else is
a bug, reaches the last hook, and is never swallowed.
"""

from __future__ import annotations


class UserFacingError(Exception):
    """A fault that the person at the desk can do something about."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.values.items())
        if told:
            return f"{self.key} ({told})"
        return self.key


class ExternalError(UserFacingError):
    """A fault of the world around the program: tell it, and offer to try again."""


class RejectedError(UserFacingError):
    """The other side said no, and will say so again.

    Nothing arrived, and trying again is of no use.
    """


class OutcomeUnknownError(UserFacingError):
    """It was cut off in the middle: it may have arrived or not, and is never simply done again."""
