"""Inflect an adjective for its noun: "een groot laken", "de grote soeppan"."""

from __future__ import annotations

import re

_INFLECTED = {
    "groot": "grote", "klein": "kleine", "oud": "oude", "nieuw": "nieuwe", "warm": "warme",
    "koud": "koude", "lang": "lange", "kort": "korte", "hoog": "hoge", "laag": "lage",
    "breed": "brede", "smal": "smalle", "dik": "dikke", "dun": "dunne", "zwaar": "zware",
    "licht": "lichte", "sterk": "sterke", "goed": "goede", "mooi": "mooie", "simpel": "simpele",
    "vers": "verse", "gezond": "gezonde", "lekker": "lekkere", "elektrisch": "elektrische",
    "stevig": "stevige", "handig": "handige", "draagbaar": "draagbare", "opvouwbaar": "opvouwbare",
    "inklapbaar": "inklapbare", "verstelbaar": "verstelbare", "vierkant": "vierkante",
    "rond": "ronde", "hard": "harde", "zacht": "zachte", "rood": "rode", "blauw": "blauwe",
    "groen": "groene", "geel": "gele", "wit": "witte", "zwart": "zwarte", "grijs": "grijze",
    "bruin": "bruine", "donker": "donkere", "extra": "extra", "gewoon": "gewone",
    "klassiek": "klassieke", "digitaal": "digitale", "automatisch": "automatische",
    "medisch": "medische", "houten": "houten", "ijzeren": "ijzeren", "plastic": "plastic",
    "metalen": "metalen", "leren": "leren", "wollen": "wollen", "katoenen": "katoenen",
    "jong": "jonge", "vriendelijk": "vriendelijke", "rustig": "rustige", "gezellig": "gezellige",
    "betrouwbaar": "betrouwbare", "snel": "snelle", "compleet": "complete", "net": "nette",
    "schoon": "schone", "droog": "droge", "nat": "natte", "leeg": "lege", "vol": "volle",
    "halal": "halal", "koosjer": "koosjere", "vegetarisch": "vegetarische",
    "eenvoudig": "eenvoudige", "werkend": "werkende", "ongeremd": "ongeremde",
    "geremd": "geremde", "waterdicht": "waterdichte", "ruim": "ruime", "steil": "steile",
    "zoutarm": "zoutarme", "zoutloos": "zoutloze", "natriumarm": "natriumarme",
    "suikervrij": "suikervrije", "suikerarm": "suikerarme", "vetarm": "vetarme",
    "glutenvrij": "glutenvrije", "lactosevrij": "lactosevrije", "veganistisch": "veganistische",
    "gebonden": "gebonden", "gebakken": "gebakken", "gekookt": "gekookte", "gevuld": "gevulde",
    "antiek": "antieke", "modern": "moderne", "compact": "compacte", "mobiel": "mobiele",
    "dubbel": "dubbele", "druk": "drukke", "scherp": "scherpe", "gebruikt": "gebruikte",
}  # fmt: skip
_BASE = {inflected: base for base, inflected in _INFLECTED.items()}
_ENDS = "persoons"
_OF_AN_ENDING = re.compile(r"^(?P<stem>\w{3,})(?:(?P<able>baa?r)|(?P<less>loo?[sz]))(?P<e>e?)$")
"""Adjectives that are known by their ending: "opklapbaar", "draadloze"."""

_SHADE = re.compile(r"^(?:donker|licht|fel|mint|zee|pastel)(?=[a-z]{3})")
_COLOURS = frozenset({
    "rood", "rode", "blauw", "blauwe", "groen", "groene", "geel", "gele", "grijs", "grijze",
    "bruin", "bruine", "roze", "paars", "paarse",
})  # fmt: skip


def is_inflected(word: str) -> bool:
    """Tell whether a word is an adjective as it stands before a noun: "grote"."""
    return word in _BASE and word not in _INFLECTED


def is_adjective(word: str) -> bool:
    """Tell whether a word is a known adjective, in either form."""
    if word in _INFLECTED or word in _BASE or _SHADE.sub("", word) in _COLOURS:
        return True
    return word.endswith(_ENDS) or _forms_with_ending(word) is not None


def _forms_with_ending(word: str) -> tuple[str, str] | None:
    """Return an adjective with a telling ending in both forms: "draadloos", "draadloze"."""
    match = _OF_AN_ENDING.match(word)
    if match is None or word in ("openbaar", "eindeloos", "werkloos", "dakloos"):
        return None
    ends = ("baar", "bare") if match["able"] else ("loos", "loze")
    forms = (match["stem"] + ends[0], match["stem"] + ends[1])
    return forms if word in forms else None


def base_of(word: str) -> str:
    """Return an adjective without its ending: "hoog" for "hoge"; unchanged if it is unknown."""
    forms = _forms_with_ending(word)
    return forms[0] if forms else _BASE.get(word, word)


def inflect(word: str, *, ending: bool) -> str:
    """Return an adjective with or without its ending; an unknown word is not changed."""
    shade = _SHADE.match(word)
    if shade and word not in _INFLECTED:
        return f"{shade[0]}{inflect(word[shade.end() :], ending=ending)}"
    if forms := _forms_with_ending(word):
        return forms[ending]
    base = _BASE.get(word, word)
    if base not in _INFLECTED:
        return word
    if ending:
        return _INFLECTED[base]
    return base
