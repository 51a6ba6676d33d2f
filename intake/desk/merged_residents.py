"""Find the record that a resident's was merged into, at this desk or another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.resident import Resident

if TYPE_CHECKING:
    from uuid import UUID

    from intake.ports import ReadTransaction


def resolve_merged_resident(transaction: ReadTransaction, resident_id: UUID) -> Resident:
    """Return a resident, or the record that theirs was merged into."""
    resident = transaction.get(Resident, resident_id)
    while resident.merged_into:
        resident = transaction.get(Resident, resident.merged_into)
    return resident
