"""Find the helpers who are suggested for nothing, because an incident was reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.concern import Concern, WithheldHelpers

if TYPE_CHECKING:
    from intake.ports import ReadTransaction


def find_withheld(transaction: ReadTransaction) -> WithheldHelpers:
    """Return who is withheld now."""
    return WithheldHelpers(transaction.find(Concern, is_withheld=True))
