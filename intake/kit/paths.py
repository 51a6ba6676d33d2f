"""Find the resources and the folder of the desk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from intake.kit.files import raise_if_unwritable, sync_folder


def resources() -> Path:
    """Return the folder ``resources/``.

    It is inside the package in a wheel or a frozen program, beside it in a checkout.
    """
    inside = Path(__file__).parent.parent / "resources"
    if inside.is_dir():
        return inside
    return Path(__file__).parent.parent.parent / "resources"


_PRACTICE = "practice"
"""The folder of the practice centre."""


class Home(NamedTuple):
    """A desk's folder.

    ``INTAKE_HOME`` moves everything to another one; the practice centre has its own folder inside.
    """

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "desk.db"

    @property
    def database_marker(self) -> Path:
        """A file that tells that the database was created: if it is lost, no new one is created."""
        return self.root / "desk.made"

    @property
    def key_marker(self) -> Path:
        """A file that is created before the key: if only the key is left, the folder was lost."""
        return self.root / "desk.begun"

    @property
    def restoring_database(self) -> Path:
        """The path of a restored database until it replaces the old one."""
        return self.root / "desk.restoring"

    @property
    def restore_journal(self) -> Path:
        """A file that records how far a restore has come."""
        return self.root / "restore.journal"

    @property
    def postcodes(self) -> Path:
        """The path of the list of postcodes."""
        return self.root / "postcodes.csv"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def mail_accounts(self) -> Path:
        return self.root / "mailboxes.json"

    @property
    def wrapped_key(self) -> Path:
        return self.root / "key.wrapped"

    @property
    def is_practice(self) -> bool:
        """Whether this is the practice centre, where nobody is real."""
        return self.root.name == _PRACTICE

    @property
    def practice_key(self) -> Path:
        return self.root / "practice.key"

    @property
    def lock(self) -> Path:
        return self.root / "desk.lock"

    @property
    def call_listener(self) -> Path:
        """A file that tells where the running desk hears which number is ringing."""
        return self.root / "desk.calls"

    @property
    def log(self) -> Path:
        return self.root / "intake.log"

    def folder(self, name: str) -> Path:
        """Return a folder below the home, created if it does not exist.

        ``copies``, ``proof``, ``things``, ``mail``, ``browser``, ``cache``, ``platforms``.
        """
        folder = self.root / name
        if not folder.exists():
            with raise_if_unwritable(folder):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                sync_folder(self.root)
        return folder


def find_home(*, practice: bool) -> Home:
    """Return the desk's folder, created if needed and readable by its owner only."""
    if os.environ.get("INTAKE_HOME"):
        base = Path(os.environ["INTAKE_HOME"])
    else:
        base = _user_data_folder()
    root = base / (_PRACTICE if practice else "desk")
    if not root.exists():
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        sync_folder(base)
    return Home(root)


def _user_data_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("intake", appauthor=False))
