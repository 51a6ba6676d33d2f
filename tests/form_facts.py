"""Forms and values for tests of filling."""

from __future__ import annotations

POST = {
    "title": "Boormachine te leen gevraagd", "description": "Wie heeft een boormachine?",
    "request_or_offer": "request", "what": "boormachine", "category": "gereedschap",
    "date_from": "2026-11-28",
    "date_until": "2026-11-30", "time_from": "10:00", "time_until": "12:00", "quantity": "1",
    "contact_name": "De Linde", "email": "balie@delinde.example", "phone": "020 555 0100",
    "city": "Amsterdam", "postcode": "1052",
    "address": "Kinkerstraat 120", "street": "Kinkerstraat", "house_number": "120",
    "area": "Oud-West (Amsterdam)",
}  # fmt: skip
