"""Write a destination: "naar de markt", "naar station Zwolle", "naar haar zus"."""

from __future__ import annotations

import re

from intake.text.grammar.area_with_article import KNOWN_TOWNS
from intake.text.grammar.missing_articles import KIN, join_noun_and_group, with_articles
from intake.text.grammar.nouns import find_noun, find_singular

_ABBREVIATIONS = {
    "zh": "ziekenhuis", "zkh": "ziekenhuis", "ha": "huisarts", "fysio": "fysiotherapeut",
    "gem huis": "gemeentehuis", "cs": "centraal station", "bieb": "bibliotheek",
    "tandart": "tandarts", "poli": "polikliniek", "cbr": "het CBR", "ikea": "de IKEA",
}  # fmt: skip
_LEADS = re.compile(r"^(?:(?:naar|richting|bij|rit naar|vervoer naar)\s+)+", re.IGNORECASE)
_HAS_ARTICLE = re.compile(
    r"^(?:de|het|een|'t|mijn|m'n|haar|zijn|hun|onze|ons|uw)\b|^(?:station|camping) (?=[A-Z0-9'])"
)
_TOWN = re.compile(
    r"\b(?:in|te) (?!.*(?:(?:zieken|gast|verpleeg|verzorgings|zorg)huis|kliniek|[A-Z]{3}))"
    r"([A-Z][\w'-]+(?: [A-Z][\w'-]+)?)\b",
)
_NEAR_TOWN = re.compile(r"\b(?:net )?(?:buiten|in) (?:de stad|het dorp|het centrum)\b")
_PRACTICE = re.compile(r"(?:arts|kapper|opticien|notaris|apotheek|pedicure|garage|fietsenmaker)$")
"""Words after which a name tells where it is, and not its name."""

_OF_A_TOWN = frozenset({
    "gemeentehuis", "stadhuis", "politiebureau", "bibliotheek", "milieustraat", "tuincentrum",
    "kringloop", "kringloopwinkel", "markt", "winkelcentrum", "bouwmarkt", "dierenarts",
    "zwembad", "sporthal", "ijsbaan", "begraafplaats", "rechtbank", "apotheek", "supermarkt",
})  # fmt: skip
"""Buildings that a town has one of; the name behind is where it is."""

_OPEN_DAY = re.compile(r"^(?:open|opent) (?P<day>dag|avond|huis|middag)(?: (?P<of>[A-Z].*))?$")
_STREET = re.compile(r"(?:straat|laan|weg|gracht|kade|dijk|singel)$")
_OWN_PLACE = re.compile(r"^(?:mijn|m'n) (?=[A-Z])")
_WITHOUT_ARTICLE = frozenset(
    {"school", "huis", "familie", "zee", "dialyse", "zwemles", "muziekles", "dansles", "gymles"}
)


def written_out(typed: str) -> str:
    """Return a destination with its abbreviation written out: ``zh`` is ``ziekenhuis``."""
    words = typed.split()
    if words:
        words[0] = _ABBREVIATIONS.get(words[0].lower(), words[0])
    return " ".join(words)


_CARE_AND_NAME = re.compile(
    r"\b(?:ziekenhuis|kliniek|poli\w*|\w*arts|rechtbank|gerechtshof|kantongerecht|crematorium"
    r"|uitvaartcentrum|begraafplaats|advocaat|gevangenis) ([A-Z][a-z]+)\b"
)


def town_behind(typed: str) -> str:
    """Return " in Emmen" of a destination: the town may be told when the place may not."""
    town = _TOWN.search(typed)
    if town:
        return f" in {town[1]}"
    near = _NEAR_TOWN.search(typed)
    return f" {near[0]}" if near else ""


def known_town_behind(typed: str) -> str:
    """Return " in Deventer" of "ziekenhuis Deventer": a town, and not the name of a hospital."""
    named = _CARE_AND_NAME.search(typed)
    if named and named[1].lower() in KNOWN_TOWNS:
        return f" in {named[1]}"
    return ""


def destination_phrase(typed: str) -> str:
    """Return the destination with its article, without "naar"."""
    text = _LEADS.sub("", typed.strip().rstrip("."))
    words = text.split()
    if not words:
        return ""

    text = _OPEN_DAY.sub(_write_open_day, join_noun_and_group(written_out(text)))
    words = text.split()
    if len(words) > 1 and words[1].isdigit():  # "vertrekhal 3"
        return text
    if _HAS_ARTICLE.match(text):
        return _OWN_PLACE.sub("", text)

    first = words[0].lower()
    if first in _WITHOUT_ARTICLE or (words[0][:1].isupper() and not _is_known_noun(first)):
        return text
    if first in KIN:
        return f"een {first}{_remaining_words(words)}"

    return _with_article_of_place(text, words)


def _write_open_day(match: re.Match[str]) -> str:
    """Write "open dag ROC Tilburg" as "de open dag van ROC Tilburg"."""
    article = getattr(find_noun(match["day"]), "article", "de")
    of_it = f" van {match['of']}" if match["of"] else ""
    return f"{article} open {match['day']}{of_it}"


def _with_article_of_place(text: str, words: list[str]) -> str:
    """Return a place with its article; a name of its own has none."""
    first = words[0].lower()
    noun = find_noun(first)
    if noun and _is_in_a_town(first, " ".join(words[1:])):
        the = "de " if _STREET.search(words[-1]) else ""
        return f"{noun.article} {first} in {the}{' '.join(words[1:])}"

    is_named = len(words) > 2 and words[1] in ("de", "het", "'t") and words[2][:1].isupper()
    # It is its name: "zwembad De Krommerijn".
    if is_named or (len(words) > 1 and words[1][:1].isupper()):
        return text
    if noun:
        return f"{noun.article} {first}{with_articles(_remaining_words(words))}"
    if find_singular(first):
        return f"de {first}{_remaining_words(words)}"
    return text


def _is_in_a_town(building: str, name: str) -> bool:
    """Tell whether the name behind a building is where it is, and not its own."""
    if _PRACTICE.search(building) and re.fullmatch(r"[A-Z]\S+", name):
        return True
    return building in _OF_A_TOWN and bool(re.fullmatch(r"[A-Z][\w-]+(?: [A-Z][\w-]+)?", name))


def _remaining_words(words: list[str]) -> str:
    return "".join(f" {word}" for word in words[1:])


def _is_known_noun(word: str) -> bool:
    return find_noun(word) is not None
