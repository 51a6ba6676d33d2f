"""Hold what was drawn against what was decided before."""

from __future__ import annotations

import json
import os

from tests.paths import TESTS


def check_kept(name: str, key: str, now: list[str]) -> None:
    """Compare with the kept file of a subject, or write it with ``INTAKE_REDRAW=1``."""
    path = TESTS / "sets" / f"kept-drawn-{name}.json"
    kept = json.loads(path.read_text("utf8")) if path.exists() else {}
    if os.environ.get("INTAKE_REDRAW"):
        kept[key] = now
        path.write_text(json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True), "utf8")
    changed = [
        f"{at}: {one} (was {was})" for at, (one, was) in _pairs(now, kept[key]) if one != was
    ]
    assert changed == []
    assert len(now) == len(kept[key])


def _pairs(now: list[str], kept: list[str]) -> enumerate[tuple[str, str]]:
    return enumerate(zip(now, kept, strict=False))
