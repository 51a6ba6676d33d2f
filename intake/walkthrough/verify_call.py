"""Check that a request contains what the caller of the walkthrough said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from intake.domain.consent import Consent, Purpose
from intake.domain.posting import ONLINE, Posting
from intake.domain.private_note import PrivateNote, add_diet
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.resident import Caller, Resident
from intake.kit.codes import format_code
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from uuid import UUID

    from intake.wiring.application import Application

_PATIENCE = 10
"""Seconds to wait for a page of this machine."""


def check_call(
    application: Application, request_id: UUID, wanted: dict[str, Any]
) -> dict[str, bool]:
    """Compare a request with what it must contain, one result for each.

    It also checks that the post is on its site and that a reply arrived by mail.
    """
    with application.store.read() as transaction:
        request = add_diet(
            transaction.get(Request, request_id),
            transaction.find(PrivateNote, request_id=request_id),
        )
        resident = transaction.get(Resident, request.resident_id)
        caller = None
        if request.caller_id:
            caller = transaction.get(Caller, request.caller_id)
        consents = transaction.find(Consent, request_id=request_id, purpose=Purpose.POST)
        online = [
            posting
            for posting in transaction.find(Posting, request_id=request_id)
            if posting.state in ONLINE
        ]
        replies = transaction.find(Reply, request_id=request_id)

    answers = request.answers
    facts: dict[str, object] = {
        "kind": str(request.kind),
        "what": answers.get("what"),
        "quantity": int(answers.get("quantity", 1)),
        "from": answers.get("first"),
        "until": answers.get("until"),
        "why": answers.get("why", ""),
        "way": answers.get("way"),
        "collector": answers.get("collector"),
        "repeat": answers.get("repeat", "").partition("BYDAY=")[2],
        "diet": answers.get("diet"),
        "cost": int(answers["cost"]) / 100 if answers.get("cost") else None,
        "call_back_before": to_local_time(request.call_back_before).isoformat(timespec="minutes")[
            :16
        ]
        if request.call_back_before
        else None,
        "consent_to_post": bool(consents) and consents[-1].is_in_force,
        "resident_agrees": bool(caller and caller.agreed),
        "platforms": len(online),
        "caller": {"name": caller.name, "relation": caller.relation, "phone": caller.phone}
        if caller
        else None,
        "resident": {
            "first_name": resident.first_name,
            "last_name": resident.last_name,
            "postcode": resident.postcode,
            "house_number": resident.house_number,
        },
    }
    checks = {
        name: (str(value) in str(facts[name]) if name == "why" else facts[name] == value)
        for name, value in wanted.items()
    }
    checks["stands on its practice site"] = bool(online) and all(
        posting.picture and _is_published(posting.url, format_code(request.code))
        for posting in online
    )
    checks["a reply came in by mail"] = any(
        reply.channel == "mail" and reply.message_id for reply in replies
    )

    return checks


def _is_published(address: str, code: str) -> bool:
    """Open the page of a post, as a neighbour would, and search its code."""
    from urllib.error import URLError
    from urllib.request import urlopen

    try:
        with urlopen(address, timeout=_PATIENCE) as page:  # noqa: S310 - our practice site
            return code in page.read().decode("utf8")
    except (URLError, ValueError):
        return False
