"""Errors of three kinds: for the person, of the outside world, and bugs.

A ``UserFacingError`` has the key of a sentence that tells what to do. An ``ExternalError`` is shown
too and can be tried again: a network, a disk or a printer failed. Anything else is a bug; it
reaches the last hook and is never swallowed.
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
    """A fault of the outside world: show it, and offer to try again."""


class RejectedError(UserFacingError):
    """The other side refused, and will refuse again.

    Nothing was delivered, and trying again does not help.
    """


class OutcomeUnknownError(UserFacingError):
    """It was interrupted: it may have been delivered, and is never simply done again."""
