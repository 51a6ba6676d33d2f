"""Write about others what they said about themselves.

"Mijn fiets is stuk" becomes "de fiets is stuk". A post speaks for the centre: its "wij" is the
centre, so nobody else's may be left in it.
"""

from __future__ import annotations

import re

from intake.text.grammar.adjectives import is_adjective
from intake.text.grammar.finite_verbs import is_finite, is_listed_finite, is_plural_verb
from intake.text.grammar.missing_articles import SOME_KIN
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.grammar.numbers import parse_number

_VERBS = {
    "ben": "is", "heb": "heeft", "kan": "kan", "wil": "wil", "mag": "mag", "zal": "zal",
    "ga": "gaat",
    "sta": "staat", "doe": "doet", "zie": "ziet", "was": "was", "had": "had", "kon": "kon",
    "houd": "houdt", "hou": "houdt", "vind": "vindt", "word": "wordt", "moet": "moet",
    "weet": "weet",
}  # fmt: skip
_NO_VERBS = frozenset({
    "ze", "zij", "hij", "er", "je", "de", "het", "een", "net", "al", "te", "om", "in", "op",
    "dan", "nog", "nu", "geen", "weer", "bij", "aan", "uit", "af", "na", "voor", "met", "naar",
    "over", "onder", "achter", "door", "tot", "langs", "per", "van", "als", "of", "wel", "ook",
    "ren",
})  # fmt: skip
_OWN = re.compile(r"\b(?:mijn|m'n|onze|ons) (?P<words>[\w-]+(?: [\w-]+)?)", re.IGNORECASE)
_I_FIRST = re.compile(r"^(?:ik) (?P<verb>\w+)\b", re.IGNORECASE)
_AND_I = re.compile(r"\b(?P<joiner>en|maar) ik (?P<verb>\w+)\b", re.IGNORECASE)
_WE_FIRST = re.compile(r"^(?:we|wij)\b", re.IGNORECASE)
_BARE_VERB = re.compile(r"^(?P<verb>[a-z]{2,})\b(?= )")
_AND_BARE = re.compile(r"\ben ([a-z]{2,})\b(?P<object> (?:de|het|een|mijn|ons|onze) )?")
_VERB_FIRST = re.compile(r"(?<=\w )(?P<verb>[a-z]{2,}) ik\b")
_AT_THE_DESK = re.compile(
    r"\bbij ons(?= (?:(?:in|op) (?:het |de )?(?:centrum|buurthuis|wijkcentrum|kantoor"
    r"|huis van de wijk|buurtkamer|huiskamer|inloop)|aan (?:de )?balie)\b)",
    re.IGNORECASE,
)
"""The centre's own place, which the post speaks for."""

_DESK_MARK = "bij\u2060"
"""In its place while what others said about themselves is rewritten."""

_FIRST_PERSON_PATTERN = re.compile(
    r"\b(?:ik|mij|me|mijn|mijne|m'n|we|wij|ons|onze)\b", re.IGNORECASE
)
_INSIDE_WE = re.compile(r"(?<=\w )(?:we|wij)\b", re.IGNORECASE)


def write_in_third_person(text: str, thing: str = "") -> str:
    """Return a text without "ik", "mijn", "wij"; empty if that is impossible.

    ``thing`` is what is asked for: another one of the same kind is "de eigen", to distinguish them.
    """
    if not _FIRST_PERSON_PATTERN.search(text) and not _is_first_person(text):
        return text

    text = _AT_THE_DESK.sub(_DESK_MARK, text)
    told = re.sub(r"\b(te \w+|genoeg) voor (?:mij|ons) alleen\b", r"\1", text)
    told = re.sub(r"\bzo (\w+) dat (?:ik|we|wij)\b.*$", r"erg \1", told)
    told = re.sub(r"\b(die|dat) van (?:ons|mij)\b", r"\1 van hen", told)
    told = re.sub(r"\b(?P<where>bij|voor|met) ons\b(?P<next> \w+)?", _write_us_as_them, told)
    told = re.sub(r"\b(voor|met|bij|aan|en) mij\b", r"\1 de buurtgenoot", told)
    told = re.sub(r"\b(?:de|het) (?:onze|mijne)\b", "de oude", told)
    told = _OWN.sub(lambda own: _with_article(own["words"], thing), told)
    told = _WE_FIRST.sub("ze", told)
    told = _INSIDE_WE.sub("ze", told)
    told = _I_FIRST.sub(lambda first: _third_person(first["verb"]), told)
    told = re.sub(r"\ben (heb|ben|ga|doe|sta|houd)\b", _change_known_verb, told)
    if _I_FIRST.match(text) or _is_first_person(text):
        told = _AND_BARE.sub(_change_bare_verb, told)
    is_of_oneself = bool(_I_FIRST.match(text)) or _is_first_person(text)
    told = _AND_I.sub(lambda also: _change_verb_after_and(also, is_of_oneself=is_of_oneself), told)
    told = _VERB_FIRST.sub(_change_inverted_verb, told)
    if _is_first_person(told):
        told = _BARE_VERB.sub(lambda bare: _third_person(bare["verb"]), told)
    if _FIRST_PERSON_PATTERN.search(told):
        return ""
    return told.replace(_DESK_MARK, "bij ons")


def _change_bare_verb(match: re.Match[str]) -> str:
    """Return "en durft" for "en durf" after something about oneself."""
    verb, following = match[1], match["object"] or ""
    is_noun = not following and (find_noun(verb) or find_singular(verb))
    is_verb = is_listed_finite(f"{verb}t") or (following and is_finite(f"{verb}t"))
    if is_noun or is_finite(verb) or not is_verb:
        return match[0]
    return f"en {verb}t{following}"


def _change_verb_after_and(match: re.Match[str], *, is_of_oneself: bool) -> str:
    """Return "en heeft" after something about oneself, else with the person."""
    who = "" if is_of_oneself else " de buurtgenoot"
    return f"{match['joiner']}{who} {_third_person(match['verb'])}"


def _change_inverted_verb(match: re.Match[str]) -> str:
    """Return "sinds kort heb ik" as "sinds kort heeft de buurtgenoot"."""
    verb = _third_person(match["verb"])
    if verb == match["verb"] and not is_finite(verb):
        return match[0]
    return f"{verb} de buurtgenoot"


def _change_known_verb(match: re.Match[str]) -> str:
    return f"en {_third_person(match[1])}"


def _write_us_as_them(match: re.Match[str]) -> str:
    following = (match["next"] or "").strip().lower()
    if find_noun(following) or find_singular(following):
        return match[0]  # "voor ons balkon"
    return f"{match['where']} hen{match['next'] or ''}"


def _is_first_person(text: str) -> bool:
    """Tell whether a text begins with a verb in the first person: "ben vroeg op"."""
    bare = _BARE_VERB.match(text)
    if bare is None:
        return False
    verb = bare["verb"]
    if verb in _NO_VERBS or is_adjective(verb) or parse_number(verb):
        return False
    if verb in ("ben", "heb", "ga", "sta", "doe", "hou", "houd", "vind"):
        return True
    following = text.split()[1].lower()
    if is_finite(following) or is_plural_verb(following):
        return False
    is_noun = find_noun(verb) or find_singular(verb)
    is_own = is_listed_finite(f"{verb}t") and not verb.endswith("t")
    return is_own and not is_noun and not is_finite(verb)


def _third_person(verb: str) -> str:
    lower = verb.lower()
    if lower in _VERBS:
        return _VERBS[lower]
    if is_finite(f"{lower}t"):
        return f"{lower}t"
    return lower


def _with_article(words: str, thing: str) -> str:
    """Return "oude fiets" as "de oude fiets", or "de eigen fiets" if a bicycle is asked for."""
    for word in words.split():
        lower = word.lower()
        if thing and lower == thing.lower():
            noun = find_noun(lower)
            own = "" if words.lower().startswith("oude ") else "eigen "
            return f"{getattr(noun, 'article', 'de')} {own}{words}"
        if lower in SOME_KIN:
            return f"een {words}"
        if find_singular(lower):
            return f"de {words}"
        noun = find_noun(lower)
        if noun:
            return f"{noun.article} {words}"
    return f"de {words}"
