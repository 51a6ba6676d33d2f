"""A resident to be kept and found."""

from __future__ import annotations

from datetime import date

from intake.domain.phone import Phone
from intake.domain.resident import Resident
from tests.fakes import MONDAY, actor

ANNIE = {
    "first_name": "Annie",
    "infix": "de",
    "last_name": "Vries-Bakker",
    "postcode": "1052 XK",
    "house_number": "12",
}


def put_annie(store, **more):
    with store.write(actor(), MONDAY) as transaction:
        return transaction.save(
            Resident(
                **{
                    "phones": (Phone("+31206184217", "buurvrouw"),),
                    "birth_date": date(1942, 4, 3),
                    "created_at": MONDAY,
                    **ANNIE,
                    **more,
                }
            )
        )
