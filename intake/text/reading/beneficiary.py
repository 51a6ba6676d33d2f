"""Tell whether the request is for somebody other than the caller."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.text.words.lexicon import Lexicon

_PROFESSIONAL = (
    r"(?:wijkverple\w+|thuiszorg|casemanager|begeleid(?:er|ster)|huisarts"
    r"|praktijkondersteuner|maatschappelijk werk(?:er|ster)?|wijkteam|ouderenadviseur)"
)
_NEEDS = (
    r"(?:wil|zoekt|heeft|kan|moet|vraagt|mag|zou|zit|eet|is|komt "
    r"uit|ligt|naar|net|zakt|durft|redt|woont|krijgt)"
)
_RELATIVE_CALLS = (
    r"(?:dochter|zoon|zus|broer|nicht|neef|buurvrouw|buurman|kleinzoon|kleindochter"
    r"|schoondochter|schoonzoon|man|vrouw|vriendin)"
)


_OWN_NEED = re.compile(
    r"^\W*(?:mijn|de rolstoel van mijn) \w+ (?:is|ligt|woont|wil dat "
    r"ik|was)\b.*\b(?:ik|mij|mijn|wil er|zijn \w+ mag)\b|\b(?:van|voor) mijn (?:\w+ "
    r")?(?:gekookt|nog, mag weg|is over|bibliotheek)\b|^\W*rollator van mijn"
)
"""Somebody is named, but the caller needs something.

"mijn vrouw ligt in het ziekenhuis, wie helpt mij met de was".
"""


_ABOUT_ANOTHER = re.compile(
    r"^\W*(?:zijn|haar|mijn) (?:man|vrouw|zoon|dochter|zus|broer) (?:ligt|zit|is)\b[^.]*\ben "
    r"(?:zelf kan|zij wil|hij wil|ze wil|zij|hij|ze|wil) "
    r"|\b(?:begrafenis|uitvaart|verjaardag|bruiloft|feest|graf|jubileum|crematie) van "
    r"(?:haar|zijn|mijn)"
    r"|\b(?:staat|staan|is|zijn|ligt) (?:nog |nu |weer )*bij (?:haar |zijn |mijn )?"
    r"(?:dochter|zoon|zus)"
)
"""Somebody is named, but only to tell where something is, or why."""


@lru_cache(maxsize=4)
def _patterns(kin: frozenset[str], clients: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    person = "|".join(sorted(kin | clients, key=len, reverse=True))
    client = "|".join(sorted(clients, key=len, reverse=True))
    whose = r"(?:mijn|haar|zijn|hun|onze|ons|de)"
    return tuple(
        re.compile(rule)
        for rule in (
            rf"\b(?:{client})\b",
            rf"\b{_PROFESSIONAL} belt\b",
            (
                rf"(?<!bezoek )\b(?:voor|bij|van|aan) (?:een )?(?:zieke |oude |demente "
                rf")?{whose} (?:\w+ )?(?:{person})\b(?! komt)"
            ),
            rf"\b(?:voor|bij) (?:zieke |oude |tante |oom )?(?:{person})\b",
            (
                rf"^\W*(?:{whose} )?(?:\w+ )?(?:{person})(?: van \d+| \(\d+\)|, \d+,)? "
                rf"{_NEEDS}\b(?! haar (?:\w+ )*(?:brengen|rijden|helpen))"
            ),
            r"\bmet (?:haar|zijn|mijn) (?:vader|moeder|oma|opa|tante|oom)\b",
            rf"^\W*(?:haar|zijn|mijn) (?:{person})\b[^.;]*\bis (?:veel |vaak |zo )*alleen\b",
            rf"\b(?:{person}) van (?:de )?(?:beller|belster|meneer|mevrouw|client|cliënt)\b",
            (
                r"\b(?:ik )?bel(?:t)? (?:even )?(?:voor|namens) "
                r"(?:hem|haar|hen|mijn|een|de|mevrouw|meneer)\b|\bnamens "
                r"(?:hem|haar|mijn|de heer|meneer|mevrouw|een)\b"
            ),
            r"\b(?:voor|naar) (?:de )?(?:meneer|mevrouw|heer) (?!of\b)(?:[a-z]+|van )",
            rf"\bwie (?:rijdt|brengt|haalt|wil|kan|helpt) {whose} (?:{person})\b",
            (
                rf"\b(?:beller|belster) is (?:zijn |haar |de |een "
                rf")?(?:dochter|zoon|zus|broer|nicht|neef|buurvrouw|buurman"
                rf"|{_PROFESSIONAL})\b|\b(?:dochter|zoon|zus|broer|nicht|buurman|buurvrouw) "
                rf"(?:aan de (?:lijn|telefoon)|belde)\b|\bik ben (?:zijn|haar) (?:{person})\b"
            ),
            rf"^\W*(?:ons|onze) (?:{person}|moe|moeke|mam)\b",
            (
                r"^\W*(?:overbuurman|overbuurvrouw|buurman|buurvrouw)(?: van \w+)? "
                r"(?:heeft|moet|wil|zoekt|vraagt|biedt|ligt|kan)\b"
            ),
            (
                rf"\bbelt (?:over|voor|namens|uit)\b(?! (?:zich|haar|hem)zelf)"
                rf"(?: (?:haar|zijn|mijn|de) (?:{person}))?"
            ),
            rf"\b{_RELATIVE_CALLS}\b[^.]* belt\b",
            rf"\b(?:kan iemand|wie brengt|wie helpt|wie kan|wie haalt) {whose} (?:{person})\b",
            rf"^\W*(?:mijn|haar|zijn) (?:{person})\b[^.]*\b(?:haar|hem|brengen|helpen|ophalen)\b",
        )
    )


def extract_beneficiary(text: str, words: Lexicon) -> str:
    """Return "other" if the line names somebody else who needs help; empty for the caller."""
    if _OWN_NEED.search(text) or _ABOUT_ANOTHER.search(text):
        return ""
    if any(rule.search(text) for rule in _patterns(words.kin, words.clients)):
        return "other"
    return ""
