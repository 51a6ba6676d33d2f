"""Tell whether a yes on the page of a call still holds: a later no of the resident comes first.

A page lies about for hours, at another desk, or is taken up again after weeks. Each yes keeps the
place that the audit had reached when it was given; where a no stands behind it, it is asked again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.taking.merged_consents import says_no
from intake.desk.taking.resident_merges import record_in_use
from intake.domain.consent import STANDING, Consent, Purpose
from intake.domain.request import Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from intake.desk.taking.call_entries import CallEntries
    from intake.ports import ReadTransaction

AGREED = "agreed"
"""What the resident said to what another asks for them, as ``caller.agreed`` has it."""
_HEARD = "heard."
"""``heard.post`` … on a page: how far the audit had come when the yes was given."""
_ALONE = "heard.alone"
"""Whether posting was asked of the resident alone, and of nobody who asks for them."""
_ENTRIES = {**{str(purpose): f"consent.{purpose}" for purpose in Purpose}, AGREED: "caller.agreed"}
"""The entry of the page that holds each answer."""


def note_new_answers(
    transaction: ReadTransaction, before: Mapping[str, str], call: CallEntries
) -> dict[str, str]:
    """Return how far the audit had come when each answer was given: for a new one, now."""
    heard = {}
    for about, entry in _ENTRIES.items():
        name = f"{_HEARD}{about}"
        if not call.by_name.get(entry):
            continue
        if _is_new(before, call, about):
            heard[name] = str(transaction.newest_place())
        elif name in before:
            heard[name] = before[name]
    was_asked_now = _is_new(before, call, Purpose.POST)
    alone = ("yes", "")[call.for_other] if was_asked_now else before.get(_ALONE, "")
    if alone:
        heard[_ALONE] = alone
    return heard


def overtaken_answers(
    transaction: ReadTransaction, before: Mapping[str, str], call: CallEntries
) -> tuple[str, ...]:
    """Return what a page says yes to while no was said since: purposes, and ``AGREED``.

    ``before`` is the page as it was saved: a yes that is not in it was given just now.
    """
    return tuple(
        about
        for about, entry in _ENTRIES.items()
        if call.by_name.get(entry) == "yes"
        and not _is_new(before, call, about)
        and (
            _newest_refusal(transaction, call, about) > int(before.get(f"{_HEARD}{about}", "0"))
            or (about == Purpose.POST and _was_said_by_another(transaction, before, call))
        )
    )


def entry_of(about: str) -> str:
    """Return the entry of a page that holds an answer."""
    return _ENTRIES[about]


def without_heard(page: Mapping[str, str]) -> dict[str, str]:
    """Return the entries of a page alone."""
    return {name: value for name, value in page.items() if not name.startswith(_HEARD)}


def _newest_refusal(transaction: ReadTransaction, call: CallEntries, about: str) -> int:
    """Return where in the audit the resident of a call said no last, or took a yes back.

    A no to keeping their data is one to everything; one to posting or sharing is to one request.
    """
    requests = transaction.find(Request, code=call.code) if call.code else ()
    if about == AGREED:
        return _newest_no_to_caller(transaction, requests)
    ids = {request.id for request in requests}
    residents = {request.resident_id for request in requests}
    if call.resident_id:
        residents.add(record_in_use(transaction, call.resident_id).id)
    consents = [
        consent.id
        for consent in transaction.find(Consent, resident_id=tuple(residents))
        if consent.purpose is Purpose.KEEP
        or (consent.purpose == about and (consent.purpose in STANDING or consent.request_id in ids))
    ]
    history = transaction.history(consents)
    return max((entry.place for entry in history if says_no(entry)), default=0)


def _was_said_by_another(
    transaction: ReadTransaction, before: Mapping[str, str], call: CallEntries
) -> bool:
    """Tell whether a yes to posting is of who asked for a resident that has said no to it.

    It is none of the resident's own once the page says that nobody else asks.
    """
    if call.for_other or before.get(_ALONE):
        return False
    return _newest_no_to_caller(transaction, transaction.find(Request, code=call.code)) > 0


def _newest_no_to_caller(transaction: ReadTransaction, requests: Iterable[Request]) -> int:
    """Return where the resident said no last to what another asks for them; 0 where it is none."""
    callers = [request.caller_id for request in requests if request.caller_id]
    said = [entry for entry in transaction.history(callers) if entry.field == "agreed"]
    return said[-1].place if said and said[-1].new == "false" else 0


def _is_new(before: Mapping[str, str], call: CallEntries, about: str) -> bool:
    """Tell whether an answer is another than the one that was saved, be it the same word."""
    names = (_ENTRIES[about], f"answer.{about}")
    return any(before.get(name, "") != call.by_name.get(name, "") for name in names)
