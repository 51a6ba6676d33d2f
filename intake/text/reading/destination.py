"""Find where somebody wants to go.

The place after "naar", else after "van" or "bij", else any named place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.text.reading.thresholds import MIN_DESTINATION

if TYPE_CHECKING:
    from intake.text.reading.tokenizer import TokenizedLine, Word
    from intake.text.words.lexicon import Lexicon

_LEADS = (
    (
        re.compile(r"\b(?:naar|richting)\s+(?!toe\b|huis\b|beneden\b|boven\b|buiten\b|binnen\b)"),
        3.0,
    ),
    (re.compile(r"\b(?:bij|in|op) (?=(?:de |het )?\w+ (?:moet |moeten )?zijn\b)"), 3.2),
    (re.compile(r"\b(?:van|bij|op|in)\s+(?=(?:de|het)\s)"), 1.0),
)
"""Words before a place, and how certain they are.

The last one only counts before a known place.
"""

_ARTICLES = frozenset({"een", "de", "het", "mijn", "haar", "zijn", "hun", "onze", "die", "deze"})
_TITLES = frozenset({"mevrouw", "meneer", "heer", "familie"})


def extract_destination(line_tokens: TokenizedLine, words: Lexicon) -> str:
    """Return the place in the words that were typed; empty if none is named."""
    candidates: list[tuple[float, str]] = []
    for rule, worth in _LEADS:
        for match in rule.finditer(line_tokens.text):
            noun = _noun_after(line_tokens, match.end(), words)
            if noun is None:
                continue
            is_place = words.known(noun.meant, "places")
            if not is_place and worth < MIN_DESTINATION:
                continue
            if is_place:
                sure = 1.5
            elif words.listed(noun.meant, "kin") and worth > MIN_DESTINATION:
                sure = 0.8
            else:
                sure = 0.0
            candidates.append((worth + sure - 0.01 * match.start(), noun.text))

    for before, word in zip((None, *line_tokens.words), line_tokens.words, strict=False):
        if (
            words.known(word.meant, "places")
            and not words.listed(word.meant, "kin")
            and not (before and before.meant in _TITLES)
        ):
            candidates.append((2.0 - 0.01 * word.start, word.text))

    if candidates and max(candidates)[0] > 0:
        return max(candidates)[1]
    return ""


def _noun_after(line_tokens: TokenizedLine, place: int, words: Lexicon) -> Word | None:
    """Return the noun of the phrase that begins here: after articles and adjectives."""
    here = [word for word in line_tokens.words if word.start >= place][:5]
    for index, word in enumerate(here):
        if word.clause != here[0].clause:
            return None
        following = None
        if index + 1 < len(here) and here[index + 1].clause == word.clause:
            following = here[index + 1]
        if (
            word.is_number
            or word.meant in _ARTICLES
            or word.meant in words.skip
            or _says_how(word, following, words)
        ):
            continue
        return word
    return None


def _says_how(word: Word, following: Word | None, words: Lexicon) -> bool:
    """Tell whether a word is an adjective before its noun: "de lagere school"."""
    if following is None or not word.meant.endswith("e") or words.known(word.meant, "places"):
        return False
    return following.meant not in words.skip and not following.meant.endswith("en")
