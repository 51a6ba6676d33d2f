"""Store passwords of servers and platforms in the operating system's keyring.

Nowhere else.
"""

from __future__ import annotations

from intake.keys.system_keyring import KeyRing


class Secrets:
    """Keeps passwords for one desk. Raises ``ExternalError`` when the keyring does not open."""

    def __init__(self, desk: str) -> None:
        self._desk = desk

    def read(self, name: str) -> str:
        """Return a password; empty where none was kept."""
        return (self._ring(name).read() or b"").decode("utf8")

    def write(self, name: str, password: str) -> None:
        self._ring(name).write(password.encode("utf8"))

    def _ring(self, name: str) -> KeyRing:
        return KeyRing(f"{self._desk}: {name}")
