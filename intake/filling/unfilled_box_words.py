"""Words by which a box is known that the program does not fill, or that is about other people.

They were chosen by hand on the forms of ``tests/sets``; ``tests/unit/filling/test_form_sets.py``
tells the score.
"""

from __future__ import annotations

DAYS_OF_THE_WEEK = frozenset({
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
})  # fmt: skip
"""An hour beside a weekday is an opening hour."""

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
