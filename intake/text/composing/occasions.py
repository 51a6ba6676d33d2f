"""Write what a thing or a meal is for: a celebration, a named day, a club."""

from __future__ import annotations

import re
from dataclasses import replace

from intake.kit.numerals import is_numeral
from intake.text.composing.there_sentences import DETERMINED
from intake.text.grammar.missing_articles import join_noun_and_group, with_articles
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.numbers import number_word

_OWN = re.compile(r"^(?:mijn|m'n)\s+", re.IGNORECASE)
_OCCASIONS = re.compile(
    r"(?:dag|feest|feestje|bruiloft|jubileum|huwelijk|uitje|lunch|diner|brunch|concert|bijeenkomst"
    r"|markt|wandeling|reünie|receptie|borrel|barbecue|bbq|afscheid|examen|opening|vakantie|kerst"
    r"|ochtend|vakantieweek|week|reis|reisje|busreis|excursie|dagje|verhuizing"
    r"|tocht|schoonmaak|kamp|ontbijt|quiz|vergadering|actie|musical|project|optreden"
    r"|voorstelling|viering|afsluiting|uitvoering|wedstrijd|middag|avond"
    r"|toernooi|repetitie|les|cursus|club)$"
)
_NO_OCCASION = ("gevaar", "klachten", "last", "pijn", "storm", "brand")
_NAMED_DAYS = re.compile(
    r"^(?:een |de |het )?(moederdag|vaderdag|koningsdag|bevrijdingsdag|kerst|pasen|pinksteren"
    r"|sinterklaas|burendag|dierendag|halloween|ketikoti|nldoet|carnaval)\b",
    re.IGNORECASE,
)
_GUESTS = re.compile(
    r"^(?:een )?(?P<feast>\w*(?:feest|feestje|bruiloft|lunch|diner|borrel|receptie|bbq|barbecue"
    r"|brunch|etentje))(?: (?:met|voor))? (?P<many>\d+|\w+tig) (?P<who>mensen|personen|gasten)$"
)
"""A celebration with the number of guests behind it: "geboortefeest 40 man"."""

_BIRTHDAY = re.compile(
    r"^(?:de )?verjaardag (?:van )?(?P<who>oma|opa|mama|papa)(?: van)? (?P<age>\d{2})$"
)
_ON_A_FEAST_DAY = re.compile(
    r"^(?P<what>(?:\w+ )?\w*(?:borrel|feest|diner|lunch|brunch|ontbijt|markt|maaltijd))"
    r" (?P<day>nieuwjaar|kerst|pasen|oudjaar|sinterklaas|koningsdag|carnaval)$",
    re.IGNORECASE,
)
_FOR_A_DAY = re.compile(
    r"^(?:(?:het is |is )?(?:maar |alleen )?voor )?(?:een|één|1|die) (?:hele |halve )?"
    r"(?:dag|dagje|middag|avond|ochtend|middagje|avondje)$",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"(?:feest|feestje|borrel|bruiloft|huwelijk|jubileum|lunch|diner|brunch|barbecue|bbq|receptie"
    r"|verjaardag|markt|concert|ontbijt|quiz|burendag|koningsdag|optreden|voorstelling)\b",
    re.IGNORECASE,
)
"""A celebration of one day, for which something is borrowed."""

FEAST = re.compile(
    r"^(?:een )?\w*(?:feest|feestje|receptie|borrel|diner|lunch|barbecue|bbq|optreden|brunch)"
    r"(?: (?:in|op|bij) .+)?$",
    re.IGNORECASE,
)
"""A celebration of an occasion that was named already."""


def names_an_occasion(text: str) -> bool:
    """Tell whether a note names a celebration or a club, of which one says "het is voor"."""
    return bool(_OCCASIONS.search(read_noun_phrase(text).head.lower()))


def is_a_day(note: str) -> bool:
    """Tell whether a note is nothing but the day for which something is needed."""
    return bool(_FOR_A_DAY.match(note.strip()))


def is_of_one_day(note: str) -> bool:
    """Tell whether a note says that something is needed for one day: a party, "voor een dag"."""
    return is_a_day(note) or bool(_PARTY.search(note))


def _guests_or_age_phrase(text: str) -> str:
    """Write "feest 40 man" with its guests, and "verjaardag oma 90" with her age; else empty."""
    if birthday := _BIRTHDAY.match(text):
        return f"de verjaardag van {birthday['who']}, die {birthday['age']} wordt"
    guests = _GUESTS.match(text)
    feast = read_noun_phrase(guests["feast"]) if guests else None
    if not guests or not feast or not feast.is_known:
        return ""
    many = number_word(int(guests["many"])) if is_numeral(guests["many"]) else guests["many"]
    return f"{feast.indefinite} met {many} {guests['who']}"


def occasion_phrase(text: str, *, is_named: bool) -> str:
    """Return an occasion or a thing with its article; with "voor" as it was typed."""
    if on_a_day := _ON_A_FEAST_DAY.match(text):
        feast = _occasion(on_a_day["what"], is_named=True)
        return f"{feast} met {on_a_day['day']}"
    return _occasion(text, is_named=is_named)


def _occasion(text: str, *, is_named: bool) -> str:
    text = join_noun_and_group(_OWN.sub("een ", text))
    if re.match(r"^(?:na|tijdens|bij|in|op) ", text):
        return text
    if named := _NAMED_DAYS.match(text):
        day = named[1] if named[1] in ("kerst", "carnaval") else named[1].capitalize()
        return f"{day}{with_articles(text[named.end() :])}"

    if feast := _guests_or_age_phrase(text):
        return feast

    phrase = read_noun_phrase(text)
    if not is_named and phrase.head.lower().endswith(_NO_OCCASION):
        return ""
    if not phrase.is_known:
        return text if is_named else ""
    if DETERMINED.match(text):
        return text

    phrase = replace(phrase, after=with_articles(phrase.after))
    if phrase.before and phrase.before[0].lower() in ("veel", "weinig", "genoeg"):
        return text
    if phrase.before and phrase.before[0] in ("laatste", "eerste", "tweede", "derde"):
        return phrase.definite_with_particulars
    if phrase.after.startswith("van ") or (phrase.before and not phrase.is_counted):
        return phrase.definite_with_particulars  # "de viering van", "de grote schoonmaak"
    return phrase.indefinite
