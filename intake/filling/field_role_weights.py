"""The weights and limits for and against each role of a box, tuned by hand.

They were tuned on the forms of ``tests/sets``; ``tests/unit/filling/test_form_sets.py`` tells the
score.
"""

from __future__ import annotations

AUTOCOMPLETE = {
    "postal-code": "postcode", "street-address": "street", "address-line1": "street",
    "address-level2": "city", "tel": "phone", "tel-national": "phone", "email": "email",
    "name": "contact_name", "given-name": "contact_first_name", "family-name": "contact_last_name",
    "organization": "organisation", "country-name": "country", "country": "country",
    "username": "other", "current-password": "other", "new-password": "other",
    "one-time-code": "other", "bday": "other", "url": "other",
}  # fmt: skip

TYPES = {
    "email": {"email": 0.6}, "tel": {"phone": 0.6}, "date": {"date_from": 0.35, "date_until": 0.25},
    "datetime-local": {"date_from": 0.35, "date_until": 0.25},
    "time": {"time_from": 0.4, "time_until": 0.3},
    "number": {"quantity": 0.2, "price": 0.2, "house_number": 0.1, "duration": 0.1},
    "url": {"other": 0.9}, "password": {"other": 3.0},
    "search": {"other": 3.0}, "range": {"quantity": 0.05}, "color": {"other": 2.0},
    "month": {"other": 0.5}, "week": {"other": 0.5},
}  # fmt: skip

LONG_BOX_TAGS = {"textarea", "contenteditable"}

SOURCES = (
    ("label", 1.0),
    ("near", 0.75),
    ("placeholder", 0.55),
    ("row", 0.3),
    ("hint", 0.25),
    ("name", 0.45),
    ("id", 0.4),
)

WEIGHT_OF_LEARNT = 1.0
"""How much the learnt weights count if no phrase is certain."""

MIN_SHARE = 0.3

NOT_FILLED_FACTOR = 1.4
"""How much more the learnt weights count if a box most likely must not be filled."""

MIN_LEARNT_CERTAINTY = 0.5
"""The chance from which the learnt weights count."""

BOXES = {
    "textarea": "textarea",
    "contenteditable": "textarea",
    "select": "select",
    "combobox": "select",
    "radio-group": "select",
}

TELLING_TYPES = frozenset({"date", "datetime-local", "time", "tel"})
"""Boxes whose type tells what they want; only a phrase excludes them."""

DATES = {"date_from", "date_until"}

TIMES = {"time_from", "time_until"}

ROLES_OF_SHORT_BOXES = {
    "postcode", "house_number", "quantity", "price", "email", "phone", "date_from", "date_until",
    "time_from", "time_until", "city", "street", "contact_name", "contact_first_name",
    "contact_last_name", "deposit", "currency", "duration",
}  # fmt: skip

SURE_PLACE = 0.7

PERSON_ROLES = (
    "contact_name",
    "contact_first_name",
    "contact_last_name",
    "email",
    "phone",
    "street",
    "house_number",
    "postcode",
    "location_free",
)

NO_ROLES = frozenset({"weak", "filler", "counting", "counted"})

ROLE_BY_COMPOUND_ENDING = {
    "mailadres": "email", "telefoonnummer": "phone", "adres": "location_free",
    "adresse": "location_free", "datum": "date_from", "titel": "title",
    "omschrijving": "description",
    "beschrijving": "description", "beschreibung": "description", "postcode": "postcode",
    "categorie": "category", "kategorie": "category",
}  # fmt: skip
"""What the last part of a compound asks for: "afhaaladres", "startdatum"."""
