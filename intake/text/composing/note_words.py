"""Write out what notes shorten, and give a capital to what is of a country."""

from __future__ import annotations

import re

_OF_A_PEOPLE = re.compile(
    r"\b(?:hollands|nederlands|frans|italiaans|surinaams|turks|marokkaans|indisch|indonesisch"
    r"|engels|duits|spaans|thais|grieks|japans|vlaams|belgisch|limburgs|brabants|gronings)e?\b"
    r"|\bchine(?:es|se)\b"
)
_WRITTEN_OUT = {
    "elektr": "elektrisch", "evt": "eventueel", "incl": "inclusief", "excl": "exclusief",
    "div": "diverse", "tbv": "voor", "t.b.v": "voor", "ivm": "voor", "pers": "personen",
}  # fmt: skip
_ABBREVIATED = re.compile(
    r"\b(elektr|evt|incl|excl|div|tbv|t\.b\.v|pers)\.?(?=\s|$)", re.IGNORECASE
)


def written_out(text: str) -> str:
    """Return a text without the abbreviations of hurried notes: "elektr. kacheltje"."""
    return _ABBREVIATED.sub(lambda found: _WRITTEN_OUT[found[1].lower()], text)


def with_peoples(text: str) -> str:
    """Return a text with a capital for what is of a country: "iets Hollands", "Nederlands"."""
    return _OF_A_PEOPLE.sub(lambda word: word[0].capitalize(), text)
