"""Tell whether a yes on the page of a call still holds: a later no of the resident comes first.

A page lies about for hours, at another desk, or is taken up again after weeks. Each yes keeps how
many times no had been said when it was given; where there are more by now, it is asked again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.taking.merged_consents import says_no
from intake.desk.taking.resident_merges import record_in_use
from intake.domain.consent import STANDING, Consent, Purpose
from intake.domain.request import Request

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.desk.taking.call_entries import CallEntries
    from intake.ports import ReadTransaction

_HEARD = "heard."
"""``heard.post`` … on a page: how often no had been said when the yes was given."""


def count_refusals(transaction: ReadTransaction, call: CallEntries, purpose: Purpose) -> int:
    """Return how often the resident of a call said no to a purpose, or took their yes back.

    A no to keeping their data is one to everything; one to posting or sharing is to one request.
    The audit is counted, so that the number never falls.
    """
    if call.resident_id is None:
        return 0
    resident = record_in_use(transaction, call.resident_id)
    requests = {request.id for request in transaction.find(Request, code=call.code)}
    consents = [
        consent.id
        for consent in transaction.find(Consent, resident_id=resident.id)
        if consent.purpose is Purpose.KEEP
        or (consent.purpose is purpose and (purpose in STANDING or consent.request_id in requests))
    ]
    return sum(says_no(entry) for entry in transaction.history(consents))


def note_new_answers(
    transaction: ReadTransaction, before: Mapping[str, str], call: CallEntries
) -> dict[str, str]:
    """Return what was heard when each yes was given: of one that is new, what is heard now."""
    heard = {}
    for purpose in Purpose:
        name = f"{_HEARD}{purpose}"
        if not call.was_asked(purpose):
            continue
        if _is_new(before, call, purpose):
            heard[name] = str(count_refusals(transaction, call, purpose))
        elif name in before:
            heard[name] = before[name]
    return heard


def overtaken_answers(
    transaction: ReadTransaction, before: Mapping[str, str], call: CallEntries
) -> tuple[Purpose, ...]:
    """Return the purposes to which a page says yes while no was said since.

    ``before`` is the page as it was saved: a yes that is not in it was given just now.
    """
    return tuple(
        purpose
        for purpose in Purpose
        if call.consent(purpose)
        and not _is_new(before, call, purpose)
        and count_refusals(transaction, call, purpose) > int(before.get(f"{_HEARD}{purpose}", "0"))
    )


def without_heard(page: Mapping[str, str]) -> dict[str, str]:
    """Return the entries of a page alone."""
    return {name: value for name, value in page.items() if not name.startswith(_HEARD)}


def _is_new(before: Mapping[str, str], call: CallEntries, purpose: Purpose) -> bool:
    """Tell whether an answer is another than the one that was saved, be it the same word."""
    names = (f"consent.{purpose}", f"answer.{purpose}")
    return any(before.get(name, "") != call.by_name.get(name, "") for name in names)
