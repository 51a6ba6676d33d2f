"""What this desk remembers about itself: typed, with its own words, kept as one small file."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from intake.kit.errors import Told

if TYPE_CHECKING:
    from pathlib import Path

THEMES = ("system", "light", "dark", "contrast")
SCALES = (100, 125, 150, 175, 200)


@dataclass(frozen=True)
class Settings:
    """This machine's choices; the centre's own facts live in its database.

    ``idle_minutes`` locks the desk; ``database`` is empty for the encrypted file in the desk's folder, or the address of a PostgreSQL.
    """

    language: str = "nl"
    theme: str = "system"
    scale: int = 100
    idle_minutes: int = 10
    printer: str = ""
    paper: str = "A4"
    copies: str = ""
    database: str = ""
    desk: str = ""


def load(path: Path) -> Settings:
    """Read the settings; a file that cannot be read is told, never silently replaced."""
    if not path.exists():
        return Settings()
    try:
        found = tomllib.loads(path.read_text(encoding="utf8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Told("settings-unreadable", path=path) from error
    known: dict[str, Any] = {field.name: type(field.default) for field in fields(Settings)}
    kept: dict[str, Any] = {name: value for name, value in found.items() if name in known and isinstance(value, known[name])}
    return Settings(**kept)


def save(path: Path, settings: Settings) -> None:
    """Write the settings whole or not at all."""
    lines = [f"{name} = {_toml(value)}" for name, value in asdict(settings).items()]
    fresh = path.with_suffix(".new")
    fresh.write_text("\n".join(lines) + "\n", encoding="utf8")
    fresh.replace(path)


def _toml(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def with_scale(settings: Settings, step: int) -> Settings:
    """Go one size up (+1) or down (-1), between 100 and 200 percent."""
    at = SCALES.index(settings.scale) if settings.scale in SCALES else 0
    return replace(settings, scale=SCALES[max(0, min(len(SCALES) - 1, at + step))])
