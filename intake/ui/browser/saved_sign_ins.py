"""Store names and passwords for platforms in the operating system's keyring.

Separately for each platform and each role.
"""

from __future__ import annotations

import json
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.ports import Secrets
    from intake.ui.desk_session import DeskSession


class SavedSignIn(NamedTuple):
    """A name and a password, both empty if none are stored."""

    name: str = ""
    password: str = ""


class SavedSignIns:
    """Reads and stores sign-ins for the person who is signed in."""

    def __init__(self, session: DeskSession, secrets: Secrets) -> None:
        self._session = session
        self._secrets = secrets

    def read(self, slug: str, host: str, then: Callable[[str, str], object]) -> None:
        """Call ``then`` with name and password.

        Both are empty if none are stored or the keyring cannot be opened: the person types them.
        """
        if self._session.signed_in is None:
            then("", "")
            return

        asked_by = self._session.signed_in

        def on_found(sign_in: SavedSignIn) -> None:
            if self._session.signed_in == asked_by:  # nobody else may see it
                then(sign_in.name, sign_in.password)

        def on_not_found(_error: UserFacingError) -> None:
            then("", "")

        self._session.query(partial(self._load, self._key(slug, host)), on_found, on_not_found)

    def save(self, slug: str, host: str, name: str, password: str) -> None:
        """Store both for this platform and role."""
        value = json.dumps({"name": name, "password": password})
        self._write(self._key(slug, host), value)

    def forget(self, slug: str, host: str) -> None:
        """Delete both."""
        self._write(self._key(slug, host), "")

    def _load(self, key: str) -> SavedSignIn:
        text = self._secrets.read(key)
        if not text:
            return SavedSignIn()
        saved: Any = {}
        with suppress(ValueError):  # an entry that another program wrote is not a sign-in
            saved = json.loads(text)
        if not isinstance(saved, dict):
            return SavedSignIn()
        return SavedSignIn(str(saved.get("name", "")), str(saved.get("password", "")))

    def _write(self, key: str, value: str) -> None:
        def on_not_kept(error: UserFacingError) -> None:
            if value:
                self._session.message.emit(self._session.translate("signing-in-not-kept"))
            else:
                self._session.tell(error)

        self._session.query(partial(self._secrets.write, key, value), bool, on_not_kept)

    def _key(self, slug: str, host: str) -> str:
        """Return the name of a sign-in, which depends on platform, host and role.

        An account that is not the centre's belongs to one colleague.
        """
        actor = self._session.actor
        key = f"sign-in {slug} {host} {actor.role}"
        with suppress(UserFacingError):
            if self._session.use_cases.postings.platforms.get(slug).centre_account:
                return key
        return f"{key} {actor.staff_id}"
