"""Turn a hasty line into words that the readers of a line know.

In lower case, with short forms written out and the typing errors corrected that no list of words
can: those in the days and months, on which everything hangs.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.grammar.verbs import find_verb
from intake.text.reading.short_forms import write_out
from intake.text.words.calendar_words import WEEKDAYS

_NEW_SENTENCE = re.compile(r"(?<!\s)[.,;]?(?P<gap>\s++)(?=[A-Z])")

_DOUBLED_END = re.compile(r"\b([a-z]{2,}([bdfgklmnprst]))\2\b")
"""A last letter that was typed twice: "hulpp"."""

_ENDS_DOUBLED = frozenset({
    "grill", "stress", "pass", "fitness", "business", "miss", "boss", "cross", "express",
    "wellness", "app", "whatsapp", "full", "bell", "jazz", "drill",
})  # fmt: skip
"""Words that do end in a double consonant; Dutch words never do."""

_WITHOUT_ITS_E = re.compile(r"\b([a-z]{2,}[bcdfgkmptvwzhjlrsn])n\b")
"""A plural or an infinitive in which the last e was not typed: "pannenkoekn"."""

_PARTICLE = re.compile(r"^(?:thuis|terug|mee|weg|rond|klaar)")
"""The separable first part of a verb: "thuisbrengen" is known as "brengen"."""

_NEAR_DAYS = ("morgen", "overmorgen", "vandaag", "vanavond", "vanmiddag")
_MONTHS = ("januari", "februari", "augustus", "september", "oktober", "november", "december")
"""The long month names; a short one with a wrong letter is another word ("2 taart")."""

_LIKE_TOMORROW = re.compile(r"\b(?:mor|ove|van)[a-z]{3,7}\b(?<!s)")
"""A word that may be a near day, as "morgne"; "morgens" is none."""

_LIKE_A_WEEKDAY = re.compile(
    r"\b(?:[a-z]{2,7}d(?:a?g|ga)|[mdwvz][a-z]{2,5}nag|(?:maa|din|woe|don|vri|zat|zon)[a-z]{2,7})\b"
)
"""A word that may be a weekday: "woesdag", "maandga", "zonnag", "dondredag"."""

_LIKE_A_MONTH = re.compile(r"(?<=\d )[a-z]{6,10}\b")
"""A long word behind a number: "3 feburari"."""

_FRIDAY_OR_FOR = re.compile(r"\bvr ([a-zéëï]{3,})\b(?: ([a-zéëï]{3,})\b)?")
_AFTER_FRIDAY = frozenset({
    "ochtend", "middag", "avond", "nacht", "dag", "morgen", "week", "rit", "ritje", "lift",
    "eten", "lunch", "maaltijd", "oppas", "vervoer", "hulp", "kapper", "tandarts", "markt",
    "volgende", "deze", "komende", "hele",
})  # fmt: skip
"""What stands behind the day more often than behind "voor": "vr kapper"."""

_SUNDAY_FIRST = re.compile(r"^(\s*)zo ([a-zéëï]{3,})\b")
"""A line that begins with "zo": "zo eten voor 1"."""

_SUNDAY_LAST = re.compile(
    r"\b((?!is\b|het\b|wel\b|ook\b|maar\b|toch\b|al\b|gaat\b|doet\b|kan\b|was\b|nog\b"
    r"|dat\b|niet\b|of\b)[a-zéëï]{2,}) zo(?=\s*[,.]|\s*$)"
)
"""A part of a line that ends with "zo": "lift naar de kerk zo"; not "dat is zo"."""


def normalize_line(line: str) -> str:
    """Return the line in lower case, short forms written out, with a space at either end.

    The steps, each of which reads what the one before it wrote:

    1. Several lines are one request: a line that begins with a capital begins a sentence.
    2. Short forms are written out, so that what follows sees whole words.
    3. Letters that were typed twice or not at all: "hulpp", "mensn". The near days stand between,
       for "morgn" would become "morgen" as a plural of nothing.
    4. "vr" and "zo" are a day or a word, told by the noun behind or before them.
    5. Weekdays and months with one letter wrong, last, for a day that is read wrongly is worse than
       one that is not read.
    """
    text = _NEW_SENTENCE.sub(_end_line, line.strip()).lower().replace("’", "'").replace("‘", "'")
    text = write_out(text)
    text = _DOUBLED_END.sub(_without_double, text)
    text = _LIKE_TOMORROW.sub(lambda word: _correct_name(word[0], _NEAR_DAYS), text)
    text = _WITHOUT_ITS_E.sub(_with_its_e, text)
    text = _FRIDAY_OR_FOR.sub(_for_before_a_noun, text)
    text = _SUNDAY_FIRST.sub(_sunday_before_a_noun, text)
    text = _SUNDAY_LAST.sub(r"\1 zondag", text)
    text = _LIKE_A_WEEKDAY.sub(lambda word: _correct_name(word[0], tuple(WEEKDAYS.values())), text)
    text = _LIKE_A_MONTH.sub(lambda word: _correct_name(word[0], _MONTHS), text)
    return " " + re.sub(r"\s+", " ", text).strip() + " "


def _end_line(match: re.Match[str]) -> str:
    """Return the end of a sentence for the end of a line, and other space as it is."""
    return ". " if set(match["gap"]) & set("\r\n") else match[0]


def _without_double(typed: re.Match[str]) -> str:
    """Return "hulp" for "hulpp"."""
    return typed[0] if typed[0] in _ENDS_DOUBLED else typed[1]


def _with_its_e(short: re.Match[str]) -> str:
    """Return "mensen" for "mensn", if that is a plural or a verb."""
    whole = f"{short[1]}en"
    is_known = find_singular(whole) or find_verb(_PARTICLE.sub("", whole))
    return whole if is_known else short[0]


def _for_before_a_noun(short: re.Match[str]) -> str:
    """Replace "vr" before a noun by "voor": "typemachine lenen vr brieven", "vr zieke zus"."""
    following, behind = short[1], short[2] or ""
    if following in _AFTER_FRIDAY:
        return short[0]
    is_described = following.endswith("e") and bool(find_noun(behind) or find_singular(behind))
    if not (is_described or find_noun(following) or find_singular(following)):
        return short[0]
    return f"voor {short[0].removeprefix('vr ')}"


def _sunday_before_a_noun(short: re.Match[str]) -> str:
    """Replace "zo" at the beginning of a line before a noun by Sunday: "zo eten voor 1"."""
    following = short[2]
    if find_noun(following) is None and following not in ("eten", "koken"):
        return short[0]
    return f"{short[1]}zondag {following}"


def _correct_name(word: str, names: tuple[str, ...]) -> str:
    """Return the day or month of which one letter is wrong, missing or too many in ``word``.

    "woesdag" is "woensdag"; a word that is near none of them, or near two, stays as it is.
    """
    if word.endswith("dags"):  # "maandags" means each Monday
        return word
    near = [name for name in names if OSA.distance(word, name, score_cutoff=1) <= 1]
    if len(near) == 1:
        return near[0]
    return word
