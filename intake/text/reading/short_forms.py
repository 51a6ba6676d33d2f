"""What hurried hands type short or wrongly in a line, and what is meant.

Each group holds one kind; ``write_out`` applies them in the order in which they stand here, for a
later group reads the words of an earlier one. To add a short form, put it into the first group that
can hold it: a word that always means the same is an abbreviation or a spelling, all else is a rule
with an example.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ABBREVIATIONS = {
    "mw": "mevrouw", "mevr": "mevrouw", "mvr": "mevrouw", "dhr": "meneer", "mnr": "meneer",
    "dcht": "dochter", "buurvr": "buurvrouw", "buurm": "buurman", "iem": "iemand",
    "vd": "van de", "v.d": "van de", "v/d": "van de", "v/h": "van het", "v.h": "van het",
    "ivm": "vanwege", "i.v.m": "vanwege", "evt": "eventueel",
    "aub": "", "a.u.b": "", "svp": "", "s.v.p": "", "zsm": "snel", "z.s.m": "snel",
    "pwk": "per week", "p.w": "per week", "pw": "per week", "p w": "per week", "p.wk": "per week",
    "p wk": "per week", "p week": "per week", "p.week": "per week",
    "p mnd": "per maand", "p.mnd": "per maand", "pmnd": "per maand", "p maand": "per maand",
    "dinsd": "dinsdag", "woensd": "woensdag", "dond": "donderdag", "vrijd": "vrijdag",
    "zaterd": "zaterdag", "zond": "zondag", "vanav": "vanavond", "vanm": "vanmiddag",
    "vanmid": "vanmiddag",
    "boodsch": "boodschappen", "mltd": "maaltijd", "mltijd": "maaltijd", "mltden": "maaltijden",
    "mltijden": "maaltijden", "gevr": "gevraagd", "aangeb": "aangeboden", "tijdel": "tijdelijk",
}  # fmt: skip
"""A point behind them belongs to them: "mw. Bos"."""

_SPELLINGS = {
    "m'n": "mijn", "mn": "mijn", "z'n": "zijn", "zn": "zijn", "d'r": "haar",
    "gezogt": "gezocht", "gesocht": "gezocht", "zkt": "zoekt", "graach": "graag", "hlp": "hulp",
    "morge": "morgen", "mrgn": "morgen", "mrgen": "morgen", "morgn": "morgen",
    "vandg": "vandaag", "vnvnd": "vanavond", "vanavnd": "vanavond",
    "wk": "week", "wkn": "weken", "dgn": "dagen", "dgen": "dagen", "mnd": "maand",
    "weknd": "weekend", "wkend": "weekend", "wknd": "weekend", "weeknd": "weekend",
    "weekeind": "weekend", "wekend": "weekend", "wekeend": "weekend", "weend": "weekend",
    "persnen": "personen", "personne": "personen", "persoonen": "personen",
    "persoen": "personen",
    "maaltyd": "maaltijd", "maaltyden": "maaltijden", "altyd": "altijd", "tyd": "tijd",
    "hlaf": "half", "kn": "kan", "iedre": "iedere", "iemnad": "iemand", "mer": "meer",
}  # fmt: skip
"""A point behind them ends the sentence."""


class ContextRule(NamedTuple):
    """A short form that means this only where something stands before or behind it."""

    example: str
    pattern: str
    written_out: str


_DAY = r"(?:ma|di|wo|do|vr|za|zo)"

_ARTICLES = (
    ContextRule("geef 't terug", r"(?<![\w/])'?t(?![\w/])", "het"),
    ContextRule("voor 'n feest", r"(?<![\w/])'?n(?![\w/])", "een"),
)

_FRIDAY_OR_FOR = (
    ContextRule(
        "vr. een feest",
        r"\bvr\.? (?=(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|hr\.?|de|een|het|haar"
        r"|hem|zijn|anderen|buren|buurtgenoten|ons|mijn"
        r"|mevrouw|meneer|mensen|kinderen|wie|log[eé]e?s?|tante|oom|oma|opa|ouders|iemand"
        r"|\d+ ?(?:pers|personen|man|mensen))\b)",
        "voor ",
    ),
    ContextRule("klaar vr do 3", r"\bvr\.? (?=(?:ma|di|woe?|do|za|zat|zo)\b ?\d)", "voor "),
    ContextRule("kwart vr 3", r"\bkwart vr\b|\bkwrt (?:vr|voor)\b", "kwart voor"),
    ContextRule("half vr 3", r"\bhalf vr\b", "half voor"),
    ContextRule("vrij om 3 uur", rf"\bvrij\b(?= ?(?:\d|om \d|of {_DAY}\b))", "vrijdag"),
)
"""Before "hr." becomes "meneer": "vr hr. Bos" is for him."""

_DAYS = (
    ContextRule(
        "zat 3 mei", r"(?<!tijd )(?<!geld )(?<!ruimte )\bzat\.?(?= ?\d| \d|,|\.|$|\s*$)", "za"
    ),
    ContextRule("op zat", r"\b(?:as|a\.s\.|aanstaande|komende|op) zat\b\.?", "op za"),
    ContextRule("do. 3 mei", r"\b(ma|di|wo|do|vr|za|zo)\.(?=\s)", r"\1"),
    ContextRule("di + do", rf"\b({_DAY}) ?\+ ?({_DAY})\b", r"\1 en \2"),
    ContextRule("maand. ochtend", r"\bmaand\.(?= ?(?:om|\d|ochtend|middag))", "maandag"),
    ContextRule("wo ocht", rf"\b({_DAY}) ocht\b\.?", r"\1 ochtend"),
    ContextRule(
        "woensdagocht.",
        r"\b(morgen|donderdag|vrijdag|zaterdag|zondag|maandag|dinsdag|woensdag)ocht\b\.?",
        r"\1ochtend",
    ),
    ContextRule("s'middags", r"\bs'?(ochtends|morgens|middags|avonds|nachts)\b", r"'s \1"),
    ContextRule("vlgnde week", r"\bvl?gn?de? (?=week|maand|dag)", "volgende "),
    ContextRule(
        "niet deze week maar de volgende",
        r"\bniet deze week,? maar (?:de )?volgende\b(?! week)",
        "volgende week",
    ),
)

_AFTER_A_NUMBER = (
    ContextRule("3 dg", r"(?<=\d) dg\b\.?", " dagen"),
    ContextRule("3 mtr", r"(?<=\d) ?mtr\b\.?", " meter"),
    ContextRule("3 st", r"(?<=\d) ?st\b\.?", " stuks"),
    ContextRule("3p halal", rf"\b(\d{{1,2}})p\b(?= (?:{_DAY}|om|\d|halal|veg))", r"\1 personen"),
    ContextRule("2p laken", r"\b(\d)p\b(?= [a-z])", r"\1-persoons"),
)

_BEFORE_A_WORD = (
    ContextRule("hr. Bos", r"\bhr\.?(?!\w)", "meneer"),
    ContextRule("over va ma", rf"\bva\b(?= (?:{_DAY}|nu|morgen|\d)\b)", "vanaf"),
    ContextRule("ov 3 weken", r"\bov\b(?= \d)", "over"),
    ContextRule("v. huis", r"\bv\.(?= )", "van"),
    ContextRule("v 3 mensen", r"\bv (?=\d)", "voor "),
    ContextRule("huis v oma", r"(?<= )v (?=[a-z]{2,})", "van "),
    ContextRule("vn huis", r"\bvn\b(?= )", "van"),
    ContextRule("maalt. graag", r"\bmaalt\.(?= )", "maaltijd"),
    ContextRule("lift gez.", r"\bgez\.(?= |$)", "gezocht"),
    ContextRule("twe stoelen", r"\btwe\b(?= \w)", "twee"),
    ContextRule(
        "rit nr markt",
        r"\bnr\.? (?=[a-z]{3,})(?!(?:van|op|is|en|mag|niet|staat|heeft|(?:on)?bekend|\w*geven)\b)",
        "naar ",
    ),
)

CONTEXT_RULES = (*_ARTICLES, *_FRIDAY_OR_FOR, *_DAYS, *_AFTER_A_NUMBER, *_BEFORE_A_WORD)
_PATTERNS = tuple((re.compile(rule.pattern), rule.written_out) for rule in CONTEXT_RULES)


def _any_of(words: dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_ABBREVIATION = re.compile(rf"\b({_any_of(_ABBREVIATIONS)})\b\.?(?!\w)")
_SPELLING = re.compile(rf"\b({_any_of(_SPELLINGS)})\b")


def write_out(text: str) -> str:
    """Return a text in lower case with its short forms written out, its typing errors corrected."""
    text = _ABBREVIATION.sub(lambda short: _ABBREVIATIONS[short[1]], text)
    text = _SPELLING.sub(lambda wrong: _SPELLINGS[wrong[1]], text)
    for pattern, written_out in _PATTERNS:
        text = pattern.sub(written_out, text)
    return text
