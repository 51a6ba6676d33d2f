"""Give a noun behind a preposition the article that notes leave out: "sinds nieuwe kastje".

Only where it must have one, because an adjective stands before it: "naar school", "met kerst" and
"op reis" stay as they are.
"""

from __future__ import annotations

import re

from intake.text.grammar.adjectives import is_adjective
from intake.text.grammar.nouns import find_noun, find_singular

_BEHIND = re.compile(
    r"\b(sinds|naar|tijdens|in|op|van|bij|voor|uit|achter|naast|tegen) "
    r"(?P<adjective>[a-zéëï]+e) (?P<noun>[a-zéëï]{3,})\b"
)


def with_missing_articles(text: str) -> str:
    """Return a sentence with "de" and "het" where a singular cannot do without."""
    return _BEHIND.sub(_with_article, text)


def _with_article(found: re.Match[str]) -> str:
    adjective, word = found["adjective"], found["noun"]
    noun = find_noun(word)
    if noun is None or not noun.is_counted or find_singular(word) or not is_adjective(adjective):
        return found[0]
    return f"{found[1]} {noun.article} {adjective} {word}"
