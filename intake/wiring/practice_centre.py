"""What the practice centre begins with: its name, its colleague with a PIN, its residents."""

from __future__ import annotations

import tomllib
from typing import Any

from intake.kit.paths import resources


def practice_centre_facts() -> dict[str, Any]:
    """Return the facts of ``resources/practice/centre.toml``."""
    file = resources() / "practice" / "centre.toml"
    return tomllib.loads(file.read_text(encoding="utf8"))
