"""Add the missing words between two nouns: "winterjas jongen"."""

from __future__ import annotations

from intake.text.grammar.missing_articles import KIN
from intake.text.grammar.nouns import find_noun

_ROOMS = frozenset({
    "slaapkamer", "woonkamer", "badkamer", "keuken", "gang", "hal", "zolder", "schuur",
    "kelder", "berging", "tuin", "achtertuin", "voortuin", "toilet", "trappenhuis", "garage",
    "kinderkamer", "logeerkamer", "douche", "huiskamer", "studeerkamer",
})  # fmt: skip
_WEARERS = frozenset(
    {"jongen", "meisje", "baby", "peuter", "kleuter", "man", "vrouw", "heer", "dame", "kind"}
)
_SEVERAL_WEARERS = {
    "heren": "een heer", "dames": "een dame", "kinderen": "kinderen", "jongens": "jongens",
    "meisjes": "meisjes", "volwassenen": "volwassenen", "kids": "kinderen",
}  # fmt: skip
_OF_A_WEARER = {"jongen": "jongens", "meisje": "meisjes", "heren": "heren", "dames": "dames",
    "jongens": "jongens", "meisjes": "meisjes", "man": "heren", "vrouw": "dames",
    "baby": "baby", "kind": "kinder", "kinderen": "kinder"}  # fmt: skip
_WORN = ("jas", "jassen", "broek", "broeken", "schoenen", "laarzen", "kleding", "kleren", "trui",
    "truien", "pak", "fiets", "schaatsen", "skipak", "wanten")  # fmt: skip
_OFFICES = frozenset({
    "gemeente", "school", "woningbouw", "belastingdienst", "huisarts", "verhuurder", "bank",
    "vereniging", "zorgverzekeraar", "bibliotheek", "verzekering", "speeltuin",
})  # fmt: skip
_SEVERAL_KIN = frozenset({"ouders", "grootouders", "kinderen", "kleinkinderen", "buren"})
_SENT_TO = ("bezwaar", "bezwaarschrift", "aanvraag", "klacht", "klachtbrief")


def with_wearer(words: list[str]) -> list[str]:
    """Return "winterjas jongen" as one word: "jongenswinterjas"."""
    if len(words) < 2:
        return words
    *before, thing, wearer = words
    first = _OF_A_WEARER.get(wearer.lower())
    if first is None or not thing.lower().endswith(_WORN):
        return words
    return [*before, f"{first}{thing.lower().removeprefix('kinder')}"]


def worn_by(thing: str, wearer: str) -> str:
    """Return "jongenswinterjas maat 152" for "winterjas maat 152" and "jongen"; else empty."""
    first, _, rest = thing.partition(" ")
    named = with_wearer([first, wearer])
    if len(named) > 1:
        return ""
    return f"{named[0]} {rest}".strip()


def relation_of(first: str, second: str) -> str:
    """Return the second noun as it follows the first: "voor een jongen"; "" if unsure.

    Both are in lower case.
    """
    if second in _WEARERS:
        return f"voor een {second}"
    if second in _SEVERAL_KIN and first.endswith(("huwelijk", "dag", "jubileum", "feest")):
        return f"van de {second}"
    if second in _SEVERAL_WEARERS:
        return f"voor {_SEVERAL_WEARERS[second]}"
    if second in KIN:
        return f"van de {second}".replace("de kleinkind", "het kleinkind")
    if second in _OFFICES:
        if first in _SENT_TO:
            return f"aan de {second}"
        return f"van de {second}"
    noun = find_noun(second)
    if second == "zolder":
        return "op zolder"
    if second in _ROOMS and noun:
        return f"in {noun.article} {second}"
    return ""
