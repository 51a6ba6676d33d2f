"""Volunteers to choose from."""

from __future__ import annotations

from intake.domain.volunteer import Volunteer

PEOPLE = (
    Volunteer(
        name="Zoë Bakker",
        phone="06 12345678",
        kinds=("borrow",),
        can_do="gereedschap, een boormachine",
    ),
    Volunteer(name="Ali", email="ali@buurt.example", kinds=("borrow", "help")),
    Volunteer(name="Verre Vera", phone="0206184217", kinds=("borrow",), regions=("3500-3599",)),
    Volunteer(name="Kok Kees", phone="0206184217", kinds=("meal",)),
)
