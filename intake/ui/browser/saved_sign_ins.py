"""Names and passwords for platforms.

In the operating system's keyring alone, apart for each platform and each role.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.ui.session import Session


class KeptSignIns:
    """Reads and keeps sign-ins for who sits here.

    ``read`` and ``write`` reach the keyring by a name.
    """

    def __init__(
        self, session: Session, read: Callable[[str], str], write: Callable[[str, str], None]
    ) -> None:
        self._session = session
        self._read = read
        self._write = write

    def read(self, slug: str, host: str, then: Callable[[str, str], object]) -> None:
        """Give name and password, both empty where none are kept or the keyring does not open.

        The person types them.
        """
        if self._session.signed_in is None:
            then("", "")
            return
        name = self._name(slug, host)

        def found() -> tuple[str, str]:
            kept = self._read(name)
            if kept:
                held = json.loads(kept)
            else:
                held = {}
            return str(held.get("name", "")), str(held.get("password", ""))

        def unknown(_: str) -> None:
            then("", "")

        self._session.run(found, lambda pair: then(*pair), unknown)

    def keep(self, slug: str, host: str, name: str, password: str) -> None:
        """Keep both for this platform and role."""
        where = self._name(slug, host)
        kept = json.dumps({"name": name, "password": password})
        self._session.run(lambda: self._write(where, kept), lambda _: None)

    def forget(self, slug: str, host: str) -> None:
        """Keep nothing any more."""
        where = self._name(slug, host)
        self._session.run(lambda: self._write(where, ""), lambda _: None)

    def _name(self, slug: str, host: str) -> str:
        """Name a sign-in by platform, host and role.

        Another address in the profile is another place.
        """
        return f"sign-in {slug} {host} {self._session.actor.role}"
