"""Write out what notes shorten, and give a capital to what is of a country."""

from __future__ import annotations

import re
from datetime import time

from intake.text.grammar.adjectives import is_adjective
from intake.text.grammar.clock_words import clock_words
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.grammar.numbers import number_word
from intake.text.grammar.verbs import find_verb

_OF_A_PEOPLE = re.compile(
    r"\b(?:hollands|nederlands|frans|italiaans|surinaams|turks|marokkaans|indisch|indonesisch"
    r"|engels|duits|spaans|thais|grieks|japans|vlaams|belgisch|limburgs|brabants|gronings)e?\b"
    r"|\bchine(?:es|se)\b"
)
_WRITTEN_OUT = {
    "elektr": "elektrisch", "evt": "eventueel", "incl": "inclusief", "excl": "exclusief",
    "div": "diverse", "tbv": "voor", "t.b.v": "voor", "ivm": "vanwege", "i.v.m": "vanwege",
    "pers": "personen", "ca": "ongeveer", "iem": "iemand", "mevr": "mevrouw", "mw": "mevrouw",
    "dhr": "meneer", "v.d": "van de", "jr": "jaar", "wk": "weken", "wkn": "weken", "st": "stuks",
    "ltr": "liter", "fam": "familie", "tel": "telefoon", "ver": "vereniging", "m": "met",
    "v": "van", "jub": "jubileum", "jan": "januari", "feb": "februari", "dec": "december",
    "ma": "maandag", "di": "dinsdag", "wo": "woensdag", "do": "donderdag", "vr": "vrijdag",
    "za": "zaterdag", "zo": "zondag", "mt": "maat", "niv": "niveau", "std": "standaard",
    "z.g.a.n": "zo goed als nieuw", "zgan": "zo goed als nieuw", "v/h": "van het",
    "v/d": "van de", "nwe": "nieuwe", "ong": "ongeveer",
    "verd": "verdieping", "zkh": "ziekenhuis", "zh": "ziekenhuis", "mnd": "maanden",
    "p.d": "per dag",
    "p.w": "per week", "alleenst": "alleenstaande", "kids": "kinderen",
    "max": "maximaal", "min": "minstens",
}  # fmt: skip
_WITH_A_STOP = "m|v|ver|st|ma|di|wo|do|vr|za|zo|jan|feb|dec|tel|pers"
"""What is a word, or a unit, without the full stop behind it."""
_ABBREVIATED = re.compile(
    rf"(?<![\d.])(?<!\d )\b(?:(?P<stop>{_WITH_A_STOP})\."
    r"|(?P<bare>elektr|evt|incl|excl|div|tbv|t\.b\.v|ivm|i\.v\.m|ca|iem|mevr|mw|dhr|v\.d|jr|wkn?"
    r"|ltr|fam|jub|mt|niv|std|z\.g\.a\.n|zgan|v/h|v/d|nwe|ong|verd"
    r"|mnd|tel|zkh|zh|p\.d|p\.w|alleenst|kids|max|min(?=\.? \d))"
    r"\b\.?)(?=\s|$|,)",
    re.IGNORECASE,
)
_ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste")
_ORDINAL = re.compile(r"\b([1-8])e\b")
_AT_AN_HOUR = re.compile(r"\bom (\d{1,2}) ?u(?:ur)?\b")
_PETS = re.compile(r"\b(?:kat|poes|hond|hondje|konijn)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?<=\d )(jr|wkn?|st|ltr|pers|jan|feb|dec)\b\.?", re.IGNORECASE)


def written_out(text: str) -> str:
    """Return a text without the abbreviations of hurried notes: "elektr. kacheltje"."""
    text = _NUMBERED.sub(lambda found: _WRITTEN_OUT[found[1].lower()], text)
    text = re.sub(r"(?<=\d)\s*x\b(?! ?\d)", " keer", text)
    text = re.sub(r"\b([2-9]) keer\b", lambda at: f"{number_word(int(at[1]))} keer", text)
    text = re.sub(r"(?<=\w) ?t/m ?(?=\w)", " tot en met ", text)
    text = _AT_AN_HOUR.sub(lambda at: f"om {clock_words(time(int(at[1]) % 24))}", text)
    text = re.sub(r"(?<=\w) (?:evt\.?|eventueel) (\w+)$", r" of \1", text)
    text = re.sub(r"\bff (?=[a-z])", "even ", text)
    text = re.sub(r"\bnr\.? (?=[a-z])", "naar ", text)
    text = re.sub(r"\bp (?=dag|week|maand|keer|jaar)", "per ", text)
    text = re.sub(r"\bv (?=\d|[a-z]{2})", "van ", text)
    text = re.sub(r"\bNL (?=[a-z])", "Nederlandse ", text)
    text = re.sub(r"\b(\d+|veertig|vijftig|dertig|twintig) man\b", r"\1 mensen", text)
    text = re.sub(r"\b([A-Z][A-Za-z]+) app\b", r"\1-app", text)
    text = re.sub(r"\b1,5 (?=jaar|uur|liter|meter|week|weken|maand)", "anderhalf ", text)
    text = _ORDINAL.sub(lambda at: _ORDINALS[int(at[1]) - 1], text)
    if _PETS.search(text):
        text = re.sub(r"\basiel\b", "dierenasiel", text)
    text = _ABBREVIATED.sub(lambda found: _WRITTEN_OUT[found[found.lastgroup or 0].lower()], text)
    return re.sub(r"\bvan ([2-9]) (?=maanden|jaar)", _of_an_age, text)


_NAMES = {"whatsapp": "WhatsApp", "facebook": "Facebook", "netflix": "Netflix", "digid": "DigiD",
    "skype": "Skype", "spotify": "Spotify", "youtube": "YouTube"}  # fmt: skip
_BY_NAME = re.compile(rf"\b(?:{'|'.join(_NAMES)})\b", re.IGNORECASE)


def _of_an_age(found: re.Match[str]) -> str:
    return f"van {number_word(int(found[1]))} "


def _of_ikea(found: re.Match[str]) -> str:
    return "-".join(part for part in ("IKEA", found[1]) if part)


def with_peoples(text: str) -> str:
    """Return a text with a capital for what is of a country: "iets Hollands", "Nederlands"."""
    text = re.sub(
        r"\bikea\b(?: (kast|bed|bank|bureau|meubels?)\b)?", _of_ikea, text, flags=re.IGNORECASE
    )
    text = _BY_NAME.sub(lambda name: _NAMES[name[0].lower()], text)
    return _OF_A_PEOPLE.sub(lambda word: word[0].capitalize(), text)


def lower_first(text: str) -> str:
    """Undo the capital that began a line, of a word that is known and of no name."""
    first = text.partition(" ")[0]
    if not first[1:].islower():
        return text
    lower = first.lower()
    is_known = find_noun(lower) or find_verb(lower) or is_adjective(lower) or find_singular(lower)
    if not is_known:
        return text
    return f"{lower}{text[len(first) :]}"
