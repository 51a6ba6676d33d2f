"""A reply on its page."""

from __future__ import annotations

from intake.domain.resident import Resident
from tests.builders import a_call, posted, replied


def a_reply(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    return taken, replied(practice, taken)


def its_resident(practice, taken):
    with practice.store.read() as transaction:
        return transaction.get(Resident, taken.request.resident_id)
