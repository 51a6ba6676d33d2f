"""The values with which the form of a platform can be filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.taking.public_area import public_neighbourhood
from intake.domain.phone import format_phone
from intake.domain.provinces import province_of
from intake.domain.request import Kind

if TYPE_CHECKING:
    from intake.domain.centre import Centre
    from intake.domain.posting import Posting
    from intake.domain.request import Request
    from intake.domain.resident import Resident


def form_values(
    posting: Posting, request: Request, resident: Resident, centre: Centre
) -> dict[str, str]:
    """Return the values by field name (``intake.filling``).

    Only the area is the resident's; street and full postcode are the centre's.
    """
    answers = request.answers
    return {
        "title": posting.title,
        "description": posting.text,
        "kind": str(request.kind),
        "request_or_offer": "offer" if request.kind is Kind.OFFER else "request",
        "what": request.what,
        "date_from": answers.get("first", ""),
        "date_until": answers.get("until", ""),
        "time_from": answers.get("time", ""),
        "quantity": answers.get("quantity", "1"),
        "price": _price_text(answers.get("cost", "")),
        "organisation": centre.name,
        "contact_name": centre.name,
        "email": centre.email,
        "phone": format_phone(centre.phone),
        "street": centre.street,
        "house_number": centre.house_number,
        "address": centre.address_line,
        "postcode": resident.postcode[:4] or centre.postcode,
        "city": centre.city,
        "region": province_of(centre.postcode),
        "neighbourhood": public_neighbourhood(resident, centre),
        "area": _area_text(resident, centre),
        "country": "Nederland",
    }


def _price_text(cents: str) -> str:
    if not cents:
        return ""
    return f"{int(cents) / 100:g}"


def _area_text(resident: Resident, centre: Centre) -> str:
    if neighbourhood := public_neighbourhood(resident, centre):
        return f"{neighbourhood} ({centre.city})"
    return f"{resident.postcode[:4]} {centre.city}".strip()
