"""The words and weights for and against each role of a box, tuned by hand.

They were tuned on the form sets of tests/sets; tests/real/test_form_sets.py tells the score.
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


MIN_SHARE = 0.3


NOT_FILLED_FACTOR = 1.4


MIN_LEARNT_CERTAINTY = 0.5
"""How much the learnt weights count if no phrase is certain, and the chance from which they do.

How much more if a box most likely must not be filled.
"""


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


DAYS_OF_THE_WEEK = frozenset({
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
})  # fmt: skip
"""An hour beside a weekday is an opening hour."""


ROLES_OF_SHORT_BOXES = {
    "postcode", "house_number", "quantity", "price", "email", "phone", "date_from", "date_until",
    "time_from", "time_until", "city", "street", "contact_name", "contact_first_name",
    "contact_last_name", "deposit", "currency", "duration",
}  # fmt: skip


NEVER_FILLED_WORDS = frozenset({
    "honeypot", "hp", "captcha", "nospam", "antispam", "spam", "newsletter", "nieuwsbrief",
    "infolettre", "boletin", "nyhedsbrev", "nyhetsbrev", "vcode", "recaptcha", "hcaptcha",
})  # fmt: skip


INVITING_WORDS = frozenset({
    "invite", "inviter", "invitez", "uitnodigen", "einladen", "invitar", "invita", "invitare",
    "convidar", "bjud", "zapros", "nieuwsbrief", "newsletter", "simplenews", "infolettre",
    "abonnez", "subscribe", "mailchimp",
})  # fmt: skip
"""Words of a box that invites somebody by address, or subscribes to news."""


SEARCHING_WORDS = frozenset({
    "zoek", "zoeken", "search", "suche", "suchen", "rechercher", "chercher", "buscar", "busca",
    "cerca", "cercare", "szukaj", "sok", "sog",
})  # fmt: skip


SEARCH_PREPOSITIONS = frozenset({
    "in", "naar", "within", "on", "dans", "sur", "en", "im", "auf", "nach", "through", "tra",
    "w", "i",
})  # fmt: skip


FILTERING_NAMES = frozenset({"filter", "filters", "chat", "chatbot"})
"""Names of boxes that filter a list, or belong to a chat."""


SURE_PLACE = 0.7


SEARCH_NAMES = frozenset({
    "q", "s", "kw", "query", "search", "zoek", "zoekterm", "keyword", "keywords", "searchterm",
    "search_query", "suchbegriff", "recherche",
})  # fmt: skip


OTHER_PEOPLE_WORDS = frozenset({
    "client", "clienten", "klient", "bewoner", "bewoonster", "bewohner", "resident",
    "zorgvrager", "noodcontact", "notfallkontakt", "emergency", "patient", "mantelzorger",
    "hulpvrager", "hulpvraagster", "hilfesuchende", "hilfesuchenden", "hilfesuchender",
    "beneficiaire", "beneficiary", "begunstigde", "inwoner", "inwoonster", "deelnemer",
    "deelneemster", "passagier", "bejaarde", "geholpen", "hulpbehoevende", "hilfsbedurftige",
    "passenger",
})  # fmt: skip
"""Words for people whose name, number and address are asked and who are not the centre.

The desk gives those of nobody else away.
"""


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
BENEFICIARY_PHRASES = (
    "voor wie",
    "fur wen",
    "pour qui",
    "for whom",
    "who is it for",
    "die u aanmeldt",
    "zijn haar",
    "his her",
    "their name",
)
"""Phrases that ask for the name of the person who is helped."""

PEOPLE_WORDS = frozenset({
    "deelnemers", "teilnehmer", "teilnehmerzahl", "participants", "attendees", "guests",
    "gasten", "gaste", "passagiers", "huishouden", "household", "haushalt", "personnes",
    "letspunten", "punten", "credits",
})  # fmt: skip
"""Words for people: a number of them is not a number of things."""


NO_ROLES = frozenset({"weak", "filler", "counting", "counted"})


ROLE_BY_COMPOUND_ENDING = {
    "mailadres": "email", "telefoonnummer": "phone", "adres": "location_free",
    "adresse": "location_free", "datum": "date_from", "titel": "title",
    "omschrijving": "description",
    "beschrijving": "description", "beschreibung": "description", "postcode": "postcode",
    "categorie": "category", "kategorie": "category",
}  # fmt: skip
"""What the last part of a compound asks for: "afhaaladres", "startdatum"."""
