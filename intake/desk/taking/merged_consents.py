"""Keep a no valid when two records of one person are merged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.consent import STANDING, Consent, Purpose
from intake.kit.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from intake.domain.field_change import FieldChange
    from intake.domain.resident_pair import ResidentPair
    from intake.ports import WriteTransaction


_OF_A_PERSON = frozenset({Purpose.RING, Purpose.KEEP})
"""What somebody says about themselves, and not about one request."""


class _Refusal(NamedTuple):
    """A no or a withdrawal: whose, about what, and its position in the audit."""

    resident_id: UUID
    purpose: Purpose
    place: int


def withdraw_refused(
    transaction: WriteTransaction, keep_id: UUID, other_id: UUID, now: datetime
) -> None:
    """Withdraw each consent of one record that the other record has refused later.

    A no to storing their data refuses everything. The audit tells which answer came later; a clock
    cannot.
    """
    consents = transaction.find(Consent, resident_id=(keep_id, other_id))
    history = transaction.history(consent.id for consent in consents)
    _withdraw_each_refused(transaction, consents, list(enumerate(history)), now)


def restore_withdrawn(transaction: WriteTransaction, pair: ResidentPair) -> None:
    """Restore the consents that were withdrawn when two records were merged."""
    consents = {
        consent.id: consent for consent in transaction.find(Consent, resident_id=tuple(pair.both))
    }
    merging = {entry.operation_id for entry in transaction.history([pair.id])}
    last_change = {
        entry.entity_id: entry.operation_id
        for entry in transaction.history(consents)
        if entry.field == "withdrawn_at"
    }
    for key, operation_id in last_change.items():
        if operation_id in merging:
            transaction.save(replace(consents[key], withdrawn_at=None))


def withdraw_refused_since(
    transaction: WriteTransaction, pair: ResidentPair, now: datetime
) -> None:
    """Withdraw, after an undone merge, each consent that was refused while they were one.

    Nobody can tell which of the two said it, so it counts for both: also for a record that was
    never asked about it.
    """
    consents = transaction.find(Consent, resident_id=tuple(pair.both))
    history = transaction.history([pair.id, *(consent.id for consent in consents)])
    said = [(index, entry) for index, entry in enumerate(history) if entry.entity_id != pair.id]
    merged_at = next(index for index, entry in enumerate(history) if entry.entity_id == pair.id)
    _withdraw_each_refused(transaction, consents, said, now, since=merged_at)
    for refusal in _refusals(consents, said):
        if refusal.place > merged_at and refusal.purpose in _OF_A_PERSON:
            _refuse_too(transaction, pair, consents, refusal)


def _refuse_too(
    transaction: WriteTransaction,
    pair: ResidentPair,
    consents: Sequence[Consent],
    refusal: _Refusal,
) -> None:
    """Write a no for the other record of a pair, if nobody ever asked it."""
    about_it = [consent for consent in consents if consent.purpose is refusal.purpose]
    asked = {consent.resident_id for consent in about_it}
    said = [consent for consent in about_it if consent.resident_id == refusal.resident_id]
    for resident_id in pair.both - asked:
        no = replace(said[-1], id=new_id(), version=0, sequence=0, resident_id=resident_id)
        transaction.save(replace(no, request_id=None, given=False, withdrawn_at=None))


def _withdraw_each_refused(
    transaction: WriteTransaction,
    consents: Sequence[Consent],
    history: Sequence[tuple[int, FieldChange]],
    now: datetime,
    *,
    since: int = -1,
) -> None:
    """Withdraw each consent that the other record refused later than ``since``."""
    refusals = [no for no in _refusals(consents, history) if no.place > since]
    said_at = {entry.entity_id: at for at, entry in reversed(history) if entry.action == "add"}
    for consent in consents:
        place = said_at.get(consent.id, -1)
        if consent.is_in_force and any(_is_to(no, consent, place) for no in refusals):
            transaction.save(consent.withdraw(now))


def _refusals(
    consents: Sequence[Consent], history: Sequence[tuple[int, FieldChange]]
) -> tuple[_Refusal, ...]:
    by_id = {consent.id: consent for consent in consents}
    return tuple(
        _Refusal(by_id[entry.entity_id].resident_id, by_id[entry.entity_id].purpose, place)
        for place, entry in history
        if by_id[entry.entity_id].purpose in STANDING and says_no(entry)
    )


def says_no(entry: FieldChange) -> bool:
    """Tell whether a change of a consent is a no or a withdrawal."""
    was_no = entry.field == "given" and entry.new == "false"
    was_taken_back = entry.field == "withdrawn_at" and bool(entry.new) and entry.action == "change"
    return was_no or was_taken_back


def _is_to(refusal: _Refusal, consent: Consent, place: int) -> bool:
    """Tell whether a no of the other record came after a consent, and is about the same."""
    return (
        refusal.resident_id != consent.resident_id
        and refusal.place > place
        and refusal.purpose in (consent.purpose, Purpose.KEEP)
    )
