"""Count what cannot be counted itself: "twee zakken aarde", "zakken walnoten"."""

from __future__ import annotations

from intake.text.grammar.adjectives import is_adjective
from intake.text.grammar.nouns import find_noun, find_singular

MEASURES = frozenset({
    "potje", "potjes", "pot", "potten", "zak", "zakken", "zakje", "zakjes", "krat", "kratje",
    "kratjes", "kist", "kisten", "fles", "flessen", "emmer", "emmers", "bos", "bossen", "setje",
    "stapel", "stapels", "paar", "bakje", "bakjes", "bol", "bollen", "doos", "dozen", "kratten",
    "set", "kom",
    "kommen", "beker", "bekers", "rol", "kop", "kopje", "bord", "glas", "stamppot", "roti",
    "nasi", "bami", "pasta", "pizza", "curry", "portie", "porties", "schaal", "pannetje",
    "rollen", "blik", "blikken", "pan", "pannen", "tas", "tassen",
})  # fmt: skip
"""What is counted of something uncountable: "twee zakken aarde"."""
_COUNTED_BY: tuple[tuple[tuple[str, ...], str], ...] = (
    (("wol", "garen"), "bol"),
    (("jam", "honing", "chutney", "gelei"), "pot"),
    (("mest", "compost", "grond", "aarde", "zand", "grind", "kleding"), "zak"),
    (("brandhout", "haardhout"), "stapel"),
    (("behang", "tape", "plakband"), "rol"),
    (("verf", "beits", "muurverf"), "blik"),
    (("sap", "melk", "wijn", "limonade"), "fles"),
)
"""The units in which uncountable things are counted."""


def measure_first(named: list[str]) -> tuple[list[str], str] | None:
    """Return the bags first and then what is in them: "walnoten zakken"; None if it is not so."""
    if len(named) < 2 or named[-1].lower() not in MEASURES or named[-2].lower() in MEASURES:
        return None
    content = named[-2].lower()
    noun = find_noun(content)
    is_some = bool(find_singular(content)) or (noun is not None and not noun.is_counted)
    if not is_some or is_adjective(content) or not find_singular(named[-1].lower()):
        return None
    return [*named[:-2], named[-1]], named[-2]


def measure_of(lower: str) -> str:
    """Return the unit of something uncountable: "zak" for earth; empty if it is unknown."""
    return next((measure for ends, measure in _COUNTED_BY if lower.endswith(ends)), "")
