"""The settings of this machine, stored in one small file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from intake.kit.errors import UserFacingError
from intake.kit.files import write_file

if TYPE_CHECKING:
    from pathlib import Path

THEMES = ("system", "light", "dark", "contrast")
SECURITIES = ("starttls", "tls", "none")
SCALES = (100, 125, 150, 175, 200)
PAPER_SIZES = ("A5", "A4", "strip")
LABEL_PROFILES = {"a4-24": 24, "a4-21": 21, "a4-14": 14, "a4-8": 8, "roll-89": 1, "roll-62": 1}
"""How many labels lie on a sheet of each product; 1 on a roll."""

ENVELOPES = ("DL", "C5")
_CHOICES: dict[str, tuple[object, ...]] = {
    "language": ("nl", "en"),
    "theme": THEMES,
    "scale": SCALES,
    "paper": PAPER_SIZES,
    "labels": tuple(LABEL_PROFILES),
    "envelope": ENVELOPES,
    "mail_security": SECURITIES,
}
"""Allowed values of settings with few choices; any other is ignored."""


_PORTS = range(1, 65_536)
_IDLE_MINUTES = range(1, 24 * 60 + 1)


class Settings(NamedTuple):
    """The settings of this machine; the facts of the centre are in its database."""

    language: str = "nl"  # of the screen
    theme: str = "system"
    scale: int = 100  # percent
    idle_minutes: int = 10  # after this time the desk locks
    printer: str = ""  # name; empty for the one of the system
    paper: str = "A4"
    labels: str = "a4-21"  # the sheet of labels, a key of ``LABEL_PROFILES``
    envelope: str = "DL"
    copies: str = ""  # folder of the backups; empty for the one of the program
    database: str = ""  # address of a PostgreSQL; empty for the encrypted file of the desk
    desk: str = ""  # sign of this desk, the first character of its codes
    mail_host: str = ""  # where mail is sent; the password is in the keyring
    mail_port: int = 587
    mail_security: str = "starttls"
    mail_user: str = ""
    last_colleague: str = ""  # id of who signed in last
    windows: str = ""  # the places of the windows, one on each line


def load_settings(path: Path) -> Settings:
    """Read the settings; raises an error for a file that cannot be read, and never replaces it.

    It is JSON, because every start reads it and importing a TOML parser takes ten times as long. A
    file of an earlier version is TOML and lies beside it.
    """
    earlier = path.with_suffix(".toml")
    if not path.exists() and not earlier.exists():
        return Settings()
    try:
        if path.exists():
            stored = json.loads(path.read_text(encoding="utf8"))
        else:
            stored = _read_toml(earlier)
    except (ValueError, OSError, RecursionError) as error:  # no JSON, no TOML, no text, no file
        raise UserFacingError(
            "settings-unreadable", path=path if path.exists() else earlier
        ) from error
    if not isinstance(stored, dict):
        raise UserFacingError("settings-unreadable", path=path)
    known = {name: type(default) for name, default in Settings._field_defaults.items()}
    settings: dict[str, Any] = {
        name: value
        for name, value in stored.items()
        if name in known and type(value) is known[name] and _may_be(name, value)
    }
    return Settings(**settings)


def _may_be(name: str, value: object) -> bool:
    if isinstance(value, str) and not is_plain(value):
        return False
    if name == "mail_port":
        return value in _PORTS
    if name == "idle_minutes":
        return value in _IDLE_MINUTES
    return value in _CHOICES.get(name, (value,))


def is_plain(text: str) -> bool:
    """Tell whether a text is valid in any file and name of a folder: no surrogates, no NUL."""
    return "\0" not in text and not any(0xD800 <= ord(sign) <= 0xDFFF for sign in text)


def _read_toml(path: Path) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(path.read_text(encoding="utf8"))


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings completely or not at all."""
    write_file(path, json.dumps(settings._asdict(), indent=1, ensure_ascii=False) + "\n")


def change_scale(settings: Settings, step: int) -> Settings:
    """Return settings with the scale one step up (+1) or down (-1), from 100 to 200 percent."""
    index = 0
    if settings.scale in SCALES:
        index = SCALES.index(settings.scale)
    return settings._replace(scale=SCALES[max(0, min(len(SCALES) - 1, index + step))])
