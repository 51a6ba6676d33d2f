"""The mark on every paper of the practice centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.domain.centre import Centre
    from intake.kit.translations import Translate


def practice_mark(centre: Centre | None, translate: Translate) -> str:
    """Return the mark; empty for a real centre."""
    if centre is None or not centre.is_practice:
        return ""
    return translate("slip-practice")
