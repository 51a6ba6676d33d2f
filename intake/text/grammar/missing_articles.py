"""Add the article that notes leave out after a preposition: "sinds nieuwe kastje".

In a whole sentence only where an adjective requires it: "naar school", "met kerst" and "op reis"
are not changed.
"""

from __future__ import annotations

import re

from intake.text.grammar.adjectives import is_adjective
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.grammar.numbers import number_word, parse_number

_BEHIND = re.compile(
    r"\b(sinds|naar|tijdens|in|op|van|bij|voor|uit|achter|naast|tegen) "
    r"(?P<adjective>[a-zéëï]+e) (?P<noun>[a-zéëï]{3,})\b"
)
_PREPOSITION_PATTERN = re.compile(
    r"\b(in|op|bij|binnen|van|voor|met|naar|uit|aan|na|tijdens|om|over|via|langs|achter|naast|tegen"
    r"|onder|boven|door) (?P<noun>[a-zéëï-]{3,})\b"
)
_NOUNS_WITHOUT_ARTICLE = frozenset({
    "afloop", "afspraak", "april", "augustus", "bad", "basis", "bed", "begeleiding", "bestelling",
    "beurt", "bevrijdingsdag", "bezoek", "carnaval", "dag", "december", "dienst", "dierendag",
    "dinsdag", "dodenherdenking", "donderdag", "elkaar", "februari", "fietsafstand", "gang",
    "gebruik", "glas", "haar", "half", "hand", "harte", "hem", "hemelvaart", "hemelvaartsdag",
    "hen", "hout", "huis", "huur", "iemand", "jaar", "januari", "juli", "juni", "kan", "kantoor",
    "karton", "keer", "kerst", "kerstavond", "koningsdag", "korting", "last", "leen", "leer",
    "locatie", "loopafstand", "maand", "maandag", "maart", "maat", "mei", "metaal", "mij", "mist",
    "moeder", "moederdag", "moeite", "niemand", "nieuwjaarsdag", "nood", "november", "oktober",
    "oma", "ons", "onweer", "opa", "orde", "oudejaarsavond", "oudejaarsdag", "oudjaar",
    "oudjaarsavond", "overdracht", "overleg", "papier", "pasen", "pensioen", "pinksteren", "plan",
    "plezier", "prinsjesdag", "proef", "regen", "reis", "rij", "ruil", "school", "september",
    "sint-maarten", "sinterklaas", "slot", "spoed", "staat", "stand", "stap", "steen", "stof",
    "stoom", "straat", "tafel", "tijd", "toezicht", "uur", "vader", "vaderdag", "vakantie",
    "valentijnsdag", "verdieping", "verdrag", "vergoeding", "voet", "voorkeur", "vorst", "vrijdag",
    "wacht", "water", "week", "weg", "wind", "woensdag", "zaterdag", "zee", "zicht", "zon",
    "zondag",
})  # fmt: skip
_IN_THE = re.compile(
    r"\b(in|uit|met|op|door) (auto|lift|schuur|kelder|garage|keuken|tuin|badkamer|gang|bouw|fiets"
    r"|douche|berging|achtertuin|voortuin|volkstuin|moestuin)\b(?!-)"
)
"""Places of which there is one, which notes name without "de"."""

KIN = frozenset({
    "kleinkind", "kleinzoon", "kleindochter", "zoon", "dochter", "zus", "broer", "nicht",
    "neef", "vriend", "vriendin", "gast", "logee", "buurvrouw", "buurman", "tante", "oom",
    "moeder", "vader", "man", "vrouw", "oma", "opa", "kind", "schoonzoon", "schoondochter",
    "achterkleinkind", "buurmeisje", "buurjongen", "collega", "partner", "vriendje",
    "vriendinnetje",
})  # fmt: skip
_OFFICES = (
    "gemeente", "zorgverzekeraar", "huisarts", "dokter", "verhuurder", "bank",
    "belastingdienst", "woningbouw", "buren", "buurvrouw", "buurman", "verzekering", "monteur",
    "installateur",
)  # fmt: skip
_AT_AN_OFFICE = re.compile(rf"\b(bij|van|naar|met|door|aan|voor) ({'|'.join(_OFFICES)})\b")
_IN_A_ROOM = re.compile(
    r"\b(in) (?P<noun>berging|keuken|schuur|kelder|tuin|badkamer|gang|slaapkamer|woonkamer|flat)\b"
)
_OVER = re.compile(r"\b(over|tegen|onder|achter|langs) (?P<noun>[a-zéëï-]{3,})\b")
_HAS = re.compile(
    r"\b(?P<has>heeft|krijgt|hebben|krijgen|heeft zelf|neemt|brengt|mist|huurt|leent) "
    r"(?P<noun>[a-zéëï]{3,})(?=$|[.,]| en | mee\b| thuis\b| staan\b| in | van | bij | voor )"
)
_CHANGES = re.compile(
    r"\b(?P<changes>vervangt|vervangen|vernieuwt|verbouwt|verbouwen|repareert|sloopt|schildert"
    r"|opent|sluit|opknapt|isoleert|bestraat|verft|behangt|plaatst|bouwt|maakt)"
    r" (?P<noun>[a-zéëï]{3,})(?=$|[.,])"
)
"""What is done to a part of a house, of which there is one: "de woningbouw vervangt keuken"."""

_BY_TRANSPORT = re.compile(r"\bmet (trein|bus|tram|metro|taxi|auto|fiets|boot|pont|regiotaxi)\b")
_SIMPLY_HAD = frozenset({
    "tijd", "zin", "pijn", "haast", "koorts", "last", "recht", "geluk", "hulp", "bezoek", "les",
    "werk", "honger", "dorst", "vakantie", "visite", "ruimte", "moeite", "gelijk", "spijt",
    "school", "dienst", "vrij", "post", "water", "stroom", "licht", "plek", "plaats", "hoop",
})  # fmt: skip
_FAMILY_OF = re.compile(r"\bmet gezin van (\w+)\b")
_FOR_KIN = re.compile(rf"\b(voor|van|met) ({'|'.join(sorted(KIN))})\b")
_OF_KIN = re.compile(rf"^(?P<noun>\w+) (?P<kin>{'|'.join(sorted(KIN))})\b(?P<rest>.*)$")


_OF_A_GROUP = re.compile(
    r"^(?P<noun>\w*(?:markt|kamp|afsluiting|repetitie|optreden|uitvoering|concert|feest|feestje"
    r"|uitje|bijeenkomst|avond|middag|vergadering|training|wedstrijd|jubileum|opening|receptie"
    r"|diner|lunch|borrel|viering|ingang|opstapplaats|halte|kantine|clubhuis|kleedkamer|reünie"
    r"|excursie|toernooi|open dag|begeleiding))"
    r" (?P<whose>[a-zéëïö]{3,})(?P<rest>(?: (?:in|bij|op|te|van|met) .+)?)$",
    re.IGNORECASE,
)
"""What belongs to a group or a thing, which notes name without "van"."""


_OF_SEVERAL_KIN = re.compile(
    r"^(?P<lead>\S+ )?(?P<noun>\w*(?:huwelijk|dag|jubileum|feest|trouwdag|bruiloft))"
    r" (?P<kin>ouders|grootouders|kinderen|kleinkinderen|buren)\b"
)


SOME_KIN = frozenset({
    "kleinkind", "kleinzoon", "kleindochter", "zoon", "dochter", "zus", "broer", "nicht",
    "neef", "vriend", "vriendin", "tante", "oom", "schoonzoon", "schoondochter", "zoontje",
    "dochtertje", "schoonzus", "zwager", "collega", "achterkleinkind",
})  # fmt: skip
"""Relatives of whom there may be several: "een dochter", but "de moeder"."""

_TO_KIN = re.compile(rf"\b(naar|bij|met|van|voor) ({'|'.join(sorted(SOME_KIN))})\b")


def _join_noun_and_kin(match: re.Match[str]) -> str:
    """Write "50-jarig huwelijk ouders" as "het 50-jarig huwelijk van de ouders"."""
    noun = find_noun(match["noun"].lower())
    article = f"{noun.article} " if noun else ""
    return f"{article}{match['lead'] or ''}{match['noun']} van de {match['kin']}"


def join_noun_and_relative(text: str) -> str:
    """Write "verjaardag zus" as "de verjaardag van een zus"."""
    match = _OF_KIN.match(text)
    noun = find_noun(match["noun"].lower()) if match else None
    if match is None or noun is None:
        return text
    whose = f"{_article_of_kin(match['kin'])} {match['kin']}{match['rest']}"
    return f"{noun.article} {match['noun'].lower()} van {whose}"


def _with_kin(match: re.Match[str]) -> str:
    """Write "van de zoon", and "voor een kleinkind", who was not mentioned yet."""
    if match[1] == "voor":
        return f"voor een {match[2]}"
    if match[2].startswith(("klein", "achterklein")):
        return f"{match[1]} een {match[2]}"
    return f"{match[1]} {_article_of_kin(match[2])} {match[2]}"


def _article_of_kin(kin: str) -> str:
    return "het" if kin.endswith(("kind", "je")) else "de"


def add_articles_to_persons(text: str) -> str:
    """Write "voor kleinkind" as "voor een kleinkind", "van kinderen" as "van de kinderen"."""
    return add_singular_articles(
        re.sub(r"\b(voor|van|met) (ouders|kinderen|kleinkinderen)\b", r"\1 de \2", text)
    )


def add_singular_articles(several: str) -> str:
    """Write "met kleinkind" as "met een kleinkind", "bij gemeente" as "bij de gemeente"."""
    there = _IN_A_ROOM.sub(_with_any_article, several)
    there = _OVER.sub(_with_any_article, there)
    there = _AT_AN_OFFICE.sub(r"\1 de \2", there)
    family = _FAMILY_OF.sub(_write_family, there)
    return _FOR_KIN.sub(_with_kin, family)


def _write_family(match: re.Match[str]) -> str:
    """Write "met gezin van 5" with its article, and the number in words."""
    number = parse_number(match[1])
    if not number:
        return f"met een gezin van {match[1]}"
    return f"met een gezin van {number_word(number)}"


def join_noun_and_group(text: str) -> str:
    """Write "repetitie shantykoor" as "de repetitie van het shantykoor", also for people."""
    text = _OF_SEVERAL_KIN.sub(_join_noun_and_kin, text)
    match = _OF_A_GROUP.match(text)
    whose = find_noun(match["whose"]) if match else None
    noun = find_noun(match["noun"].lower()) if match else None
    if match is None or noun is None or whose is None or is_adjective(match["whose"]):
        return join_noun_and_relative(text)
    of_it = f"van {whose.article} {match['whose']}{match['rest']}"
    return f"{noun.article} {match['noun'].lower()} {of_it}"


def with_articles(text: str) -> str:
    """Return the particulars of a noun with their articles: "binnen flat", "van zus"."""
    return _PREPOSITION_PATTERN.sub(_with_any_article, with_missing_articles(text))


def with_places(text: str) -> str:
    """Return a sentence with the articles of its places; "koffie met appeltaart" needs none."""
    return _PREPOSITION_PATTERN.sub(_with_article_of_place, with_missing_articles(text))


def _with_article_of_place(match: re.Match[str]) -> str:
    return match[0] if match[1] == "met" and match["noun"] not in KIN else _with_any_article(match)


def _with_any_article(match: re.Match[str]) -> str:
    word = match["noun"]
    noun = find_noun(word)
    if word in KIN and match[1] in ("van", "met", "voor", "bij", "naar"):
        return f"{match[1]} {_article_of_kin(word)} {word}"
    if noun is None or not noun.is_counted or word in _NOUNS_WITHOUT_ARTICLE or find_singular(word):
        return match[0]
    if is_adjective(word):
        return match[0]
    return f"{match[1]} {noun.article} {word}"


def with_missing_articles(text: str) -> str:
    """Return a sentence with "de" and "het" where a singular needs it."""
    text = _TO_KIN.sub(r"\1 een \2", text)
    text = _BY_TRANSPORT.sub(r"met de \1", _CHANGES.sub(_add_definite_article, text))
    text = _HAS.sub(_add_indefinite_article, text)
    return _BEHIND.sub(_with_article, _IN_THE.sub(r"\1 de \2", text))


def _add_indefinite_article(match: re.Match[str]) -> str:
    """Write "heeft wachtlijst" with "een", if it is counted and nothing that one simply has."""
    noun = find_noun(match["noun"])
    if noun is None or not noun.is_counted or match["noun"] in _SIMPLY_HAD:
        return match[0]
    return f"{match['has']} een {match['noun']}"


def _add_definite_article(match: re.Match[str]) -> str:
    """Write "vervangt keuken" with "de", if it is counted."""
    noun = find_noun(match["noun"])
    if noun is None or not noun.is_counted or find_singular(match["noun"]):
        return match[0]
    return f"{match['changes']} {noun.article} {match['noun']}"


def _with_article(match: re.Match[str]) -> str:
    adjective, word = match["adjective"], match["noun"]
    noun = find_noun(word)
    if noun is None or not noun.is_counted or find_singular(word) or not is_adjective(adjective):
        return match[0]
    article = "een" if adjective in ("nieuwe", "andere") and noun.article == "de" else noun.article
    return f"{match[1]} {article} {adjective} {word}"
