"""Public words for what is nobody's business: a ride to the dialysis is a ride to an appointment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.text.finding import Known
from intake.text.guard import told_by_rules

if TYPE_CHECKING:
    from intake.domain.request import Kind
    from intake.kit.words import Say

_NOBODY = Known()


def gives_away(text: str) -> bool:
    """Tell whether the words themselves tell of health, faith, money and the like, whoever they are about."""
    return bool(told_by_rules(text, _NOBODY))


def discreet(kind: Kind | str, what: str, say: Say) -> str:
    """Give what is asked for in words that give nothing away."""
    return say(f"compose-discreet-{kind}") if gives_away(what) else what
