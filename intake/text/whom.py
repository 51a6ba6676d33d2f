"""Whether somebody else than the caller is to be helped: a mother, a client, a neighbour."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.text.lexicon import Lexicon

_PROFESSIONAL = (
    r"(?:wijkverple\w+|thuiszorg|casemanager|begeleid(?:er|ster)|huisarts|praktijkondersteuner|maatschappelijk werk(?:er|ster)?|wijkteam|ouderenadviseur)"
)
_NEEDS = r"(?:wil|zoekt|heeft|kan|moet|vraagt|mag|zou|zit|eet|is|komt uit|ligt|naar|net|zakt|durft|redt|woont|krijgt)"
_RELATIVE_CALLS = r"(?:dochter|zoon|zus|broer|nicht|neef|buurvrouw|buurman|kleinzoon|kleindochter|schoondochter|schoonzoon|man|vrouw|vriendin)"


@lru_cache(maxsize=4)
def _rules(kin: frozenset[str], clients: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    one = "|".join(sorted(kin | clients, key=len, reverse=True))
    client = "|".join(sorted(clients, key=len, reverse=True))
    whose = r"(?:mijn|haar|zijn|hun|onze|de)"
    return tuple(
        re.compile(rule)
        for rule in (
            rf"\b(?:{client})\b",
            rf"\b{_PROFESSIONAL} belt\b",
            rf"(?<!bezoek )\b(?:voor|bij|van|aan) (?:een )?(?:zieke |oude |demente )?{whose} (?:\w+ )?(?:{one})\b(?! komt)",
            rf"\b(?:voor|bij) (?:zieke |oude |tante |oom )?(?:{one})\b",
            rf"^\W*(?:{whose} )?(?:\w+ )?(?:{one})(?: van \d+| \(\d+\)|, \d+,)? {_NEEDS}\b(?! haar (?:\w+ )*(?:brengen|rijden|helpen))",
            rf"\b(?:{one}) van (?:de )?(?:beller|belster|meneer|mevrouw|client|cliënt)\b",
            rf"\bbelt (?:over|voor|namens|uit)\b(?: (?:haar|zijn|mijn|de) (?:{one}))?",
            rf"\b{_RELATIVE_CALLS}\b[^.]* belt\b",
            rf"\b(?:kan iemand|wie brengt|wie helpt|wie kan|wie haalt) {whose} (?:{one})\b",
            rf"^\W*(?:mijn|haar|zijn) (?:{one})\b[^.]*\b(?:haar|hem|brengen|helpen|ophalen)\b",
        )
    )


def whom_of(text: str, words: Lexicon) -> str:
    """Give "other" where the line speaks of somebody else who is to be helped, else nothing: then it is the caller."""
    return "other" if any(rule.search(text) for rule in _rules(words.kin, words.clients)) else ""
