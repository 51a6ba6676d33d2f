"""Tell whether a yes on the page of a call is still valid: a later no of the resident counts.

A page may be open for hours, at another desk, or may be resumed after weeks. Each yes is stored
with the position that the audit had reached when it was given. If there is a no after that
position, the question is asked again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from intake.desk.merged_residents import resolve_merged_resident
from intake.desk.taking.merged_consents import says_no
from intake.domain.consent import STANDING, Consent, Purpose
from intake.domain.request import Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from intake.desk.taking.call_entries import CallEntries
    from intake.domain.field_change import FieldChange
    from intake.ports import ReadTransaction

AGREED = "agreed"
"""The resident's answer to what somebody else asks for them, as in ``caller.agreed``."""

_HEARD_PREFIX = "heard."
"""``heard.post`` and others, on a page: the position of the audit when the yes was given."""

_HEARD_ALONE_NAME = "heard.alone"
"""Whether posting was asked of the resident without a caller on their behalf."""

_HEARD_WHO_PREFIX = "heard.who."
"""``heard.who.post`` and others: the resident of the page when the answer was given."""

_ENTRIES = {**{str(purpose): f"consent.{purpose}" for purpose in Purpose}, AGREED: "caller.agreed"}
"""The entry of the page that holds each answer."""


def note_new_answers(
    transaction: ReadTransaction, before: Mapping[str, str], call: CallEntries
) -> dict[str, str]:
    """Return the position of the audit for each answer: a new answer gets the present one."""
    heard = {}
    for about, entry in _ENTRIES.items():
        name = f"{_HEARD_PREFIX}{about}"
        if not call.by_name.get(entry):
            continue
        if is_new_answer(before, call, about):
            heard[name] = str(transaction.last_audit_position())
            heard[f"{_HEARD_WHO_PREFIX}{about}"] = call.by_name.get("resident", "")
        elif name in before:
            heard[name] = before[name]
            heard[f"{_HEARD_WHO_PREFIX}{about}"] = before.get(f"{_HEARD_WHO_PREFIX}{about}", "")
    was_asked_now = is_new_answer(before, call, Purpose.POST)
    alone = before.get(_HEARD_ALONE_NAME, "")
    if was_asked_now:
        alone = "" if call.for_other else "yes"
    if alone:
        heard[_HEARD_ALONE_NAME] = alone
    return heard


def outdated_answers(
    transaction: ReadTransaction, before: Mapping[str, str], call: CallEntries
) -> tuple[str, ...]:
    """Return the answers that a page holds as yes although they do not hold any more.

    A no came later, it was another person who answered, or somebody else on the resident's behalf
    who is no longer on the page. These are purposes, and ``AGREED``.
    ``before`` is the page as it was saved: a yes that is not in it was given just now, unless it
    stands on a paper form: then it is as old as the form.
    """
    return tuple(
        about
        for about, entry in _ENTRIES.items()
        if call.by_name.get(entry) == "yes"
        and (
            _is_outdated(transaction, before, call, about)
            or _was_refused_since_written(transaction, call, about)
        )
    )


def _is_outdated(
    transaction: ReadTransaction, before: Mapping[str, str], call: CallEntries, about: str
) -> bool:
    """Tell whether a yes that was saved before does not hold any more."""
    if is_new_answer(before, call, about):
        return False
    heard = int(before.get(f"{_HEARD_PREFIX}{about}", "0"))
    return (
        _newest_place(_refusals(transaction, call, about)) > heard
        or (about == Purpose.POST and _was_said_by_another(before, call))
        or _is_of_another_person(transaction, before, call, about)
    )


def _was_refused_since_written(transaction: ReadTransaction, call: CallEntries, about: str) -> bool:
    """Tell whether a no is younger than the paper form that a call is typed from."""
    written_at = call.written_at
    if written_at is None:
        return False
    return any(entry.at > written_at for entry in _refusals(transaction, call, about))


def _newest_place(entries: Iterable[FieldChange]) -> int:
    return max((entry.place for entry in entries), default=0)


def entry_of(about: str) -> str:
    """Return the entry of a page that holds an answer."""
    return _ENTRIES[about]


def without_positions(page: Mapping[str, str]) -> dict[str, str]:
    """Return the entries of a page without the positions of its answers."""
    return {name: value for name, value in page.items() if not name.startswith(_HEARD_PREFIX)}


def _refusals(transaction: ReadTransaction, call: CallEntries, about: str) -> list[FieldChange]:
    """Return what the audit holds of the resident's no's and withdrawals about this.

    A no to storing their data refuses everything; one to posting or sharing is about one request.
    """
    requests = transaction.find(Request, code=call.code) if call.code else ()
    if about == AGREED:
        return _last_no_to_caller(transaction, requests)
    ids = {request.id for request in requests}
    residents = {request.resident_id for request in requests}
    if call.resident_id:
        residents.add(resolve_merged_resident(transaction, call.resident_id).id)
    consents = [
        consent.id
        for consent in transaction.find(Consent, resident_id=tuple(residents))
        if consent.purpose is Purpose.KEEP
        or (consent.purpose == about and (consent.purpose in STANDING or consent.request_id in ids))
    ]
    return [entry for entry in transaction.history(consents) if says_no(entry)]


def _was_said_by_another(before: Mapping[str, str], call: CallEntries) -> bool:
    """Tell whether a yes to posting came from a caller who is no longer on the page.

    It does not count as the resident's own answer.
    """
    was_noted = f"{_HEARD_PREFIX}{Purpose.POST}" in before
    return was_noted and not call.for_other and not before.get(_HEARD_ALONE_NAME)


def _is_of_another_person(
    transaction: ReadTransaction, before: Mapping[str, str], call: CallEntries, about: str
) -> bool:
    """Tell whether another resident was on the page when an answer was given."""
    who = before.get(f"{_HEARD_WHO_PREFIX}{about}", "")
    if not who or call.resident_id is None:
        return False
    answered = resolve_merged_resident(transaction, UUID(who))
    return answered.id != resolve_merged_resident(transaction, call.resident_id).id


def _last_no_to_caller(
    transaction: ReadTransaction, requests: Iterable[Request]
) -> list[FieldChange]:
    """Return the resident's no to a caller, if that was the last answer."""
    callers = [request.caller_id for request in requests if request.caller_id]
    said = [entry for entry in transaction.history(callers) if entry.field == "agreed"]
    return [entry for entry in said[-1:] if entry.new == "false"]


def is_new_answer(before: Mapping[str, str], call: CallEntries, about: str) -> bool:
    """Tell whether an answer was given after the page was saved, even if it is the same word."""
    names = [_ENTRIES[about], f"answer.{about}"]
    if about == Purpose.POST:
        names.append("about")  # it is written with each answer
    return any(before.get(name, "") != call.by_name.get(name, "") for name in names)
