"""Say what a deposit is, and who answers for damage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from intake.domain.agreement import Agreement
    from intake.kit.translations import BoundTranslations


class _Money(Protocol):
    """Writes an amount in cents."""

    def __call__(self, cents: int, translate: BoundTranslations, /) -> str: ...


def deposit_and_damage(
    agreement: Agreement, translate: BoundTranslations, money: _Money
) -> list[str]:
    """Return a sentence for each that was agreed; they are also read aloud before the yes."""
    lines = []
    if agreement.deposit_cents:
        lines.append(translate("slip-deposit", money=money(agreement.deposit_cents, translate)))
    if agreement.damage:
        lines.append(translate(f"slip-damage-{agreement.damage}"))
    return lines
