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
_SHADE = re.compile(r"^(?:donker|licht|fel|mint|zee|pastel)(?=[a-z]{3})")
_COLOURS = frozenset({
    "rood", "rode", "blauw", "blauwe", "groen", "groene", "geel", "gele", "grijs", "grijze",
    "bruin", "bruine", "roze", "paars", "paarse",
})  # fmt: skip


def is_adjective(word: str) -> bool:
    """Tell whether a word is a known adjective, in either form."""
    shade = _SHADE.sub("", word)
    return word in _INFLECTED or word in _BASE or shade in _COLOURS or word.endswith(_ENDS)


def base_of(word: str) -> str:
    """Return an adjective without its ending: "hoog" for "hoge"; unchanged if it is unknown."""
    return _BASE.get(word, word)


def inflect(word: str, *, ending: bool) -> str:
    """Return an adjective with or without its ending; an unknown word is not changed."""
    shade = _SHADE.match(word)
    if shade and word not in _INFLECTED:
        return f"{shade[0]}{inflect(word[shade.end() :], ending=ending)}"
    base = _BASE.get(word, word)
    if base not in _INFLECTED:
        return word
    if ending:
        return _INFLECTED[base]
    return base
