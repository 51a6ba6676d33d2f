"""Store passwords of servers and platforms in the operating system's keyring, and nowhere else."""

from __future__ import annotations

from intake.keys.system_keyring import KeyRing
from intake.kit.errors import UserFacingError


class Secrets:
    """Stores passwords for one desk. Raises ``ExternalError`` if the keyring cannot be opened."""

    def __init__(self, desk: str) -> None:
        self._desk = desk

    def read(self, name: str) -> str:
        """Return a password, or an empty text if there is none.

        Raises ``UserFacingError`` for an entry that another program has written.
        """
        try:
            return (self._ring(name).read() or b"").decode("utf8")
        except UnicodeDecodeError as error:
            raise UserFacingError("password-damaged") from error

    def write(self, name: str, password: str) -> None:
        self._ring(name).write(password.encode("utf8"))

    def _ring(self, name: str) -> KeyRing:
        return KeyRing(f"{self._desk}: {name}")
