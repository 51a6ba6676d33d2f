"""Split a hasty line into words, with abbreviations and typing errors resolved.

Short forms are written out, and each word has its likely meanings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.grammar.verbs import find_verb

if TYPE_CHECKING:
    from intake.text.words.lexicon import Lexicon

_SHORT = (
    (r"\bm['’]n\b|\bmn\b", "mijn"), (r"\bz['’]n\b|\bzn\b", "zijn"), (r"\bd['’]r\b", "haar"),
    (r"(?<![\w/])'?t(?![\w/])", "het"), (r"(?<![\w/])'?n(?![\w/])", "een"),
    (r"\bmw\.?(?!\w)|\bmevr\.?(?!\w)|\bmvr\.?(?!\w)", "mevrouw"),
    (r"\bdhr\.?(?!\w)|\bmnr\.?(?!\w)", "meneer"), (r"\bvd\b|\bv\.d\.", "van de"),
    (r"\bv/d\b", "van de"), (r"\bivm\b|\bi\.v\.m\.", "vanwege"),
    (r"\bgezogt\b|\bgesocht\b", "gezocht"), (r"\bgraach\b", "graag"), (r"\bmorge\b", "morgen"),
    (r"\bevt\.?(?!\w)", "eventueel"), (r"\b(?:aub|a\.u\.b\.|svp|s\.v\.p\.)", " "),
    (r"\bz\.?s\.?m\.?(?!\w)", "snel"), (r"\bp\.?\s?w\b\.?|\bpwk\b", "per week"),
    (r"\bp\.?\s?(?:mnd|maand)\b\.?", "per maand"), (r"\bmnd\b", "maand"),
    ((
        r"\bvr\.? (?=(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|hr\.?|de|een|het|haar"
        r"|hem|zijn|anderen|buren|buurtgenoten|ons|mijn"
        r"|mevrouw|meneer|mensen|kinderen|wie|log[eé]e?s?|tante|oom|oma|opa|ouders|iemand"
        r"|\d+ ?(?:pers|personen|man|mensen))\b)"
    ), "voor "), (r"\bhr\.?(?!\w)", "meneer"),
    (r"\bwk\b", "week"), (r"\bdgn\b", "dagen"), (r"\b(ma|di|wo|do|vr|za|zo)\.(?=\s)", r"\1"),
    (r"(?<!tijd )(?<!geld )(?<!ruimte )\bzat\.?(?= ?\d| \d|,|\.|$|\s*$)", "za"),
    (r"\b(?:as|a\.s\.|aanstaande|komende|op) zat\b\.?", "op za"), (r"\bv/h\b|\bv\.h\.", "van het"),
    (r"\bv\.(?= )", "van"), (r"\bvnvnd\b|\bvanavnd\b", "vanavond"),
    (r"\bdond\.?(?!\w)", "donderdag"), (r"\bwoensd\.?(?!\w)", "woensdag"),
    (r"\bvrijd\.?(?!\w)", "vrijdag"), (r"\bzaterd\.?(?!\w)", "zaterdag"),
    (r"\bzond\.?(?!\w)", "zondag"), (r"\bdinsd\.?(?!\w)", "dinsdag"),
    (r"\bmaand\.(?= ?(?:om|\d|ochtend|middag))", "maandag"),
    (r"\b(morgen|donderdag|vrijdag|zaterdag|zondag|maandag|dinsdag|woensdag)ocht\b\.?",
        r"\1ochtend"),
    (r"\bs'?(ochtends|morgens|middags|avonds|nachts)\b", r"'s \1"),
    (r"\bvrij\b(?= ?(?:\d|om \d|of (?:ma|di|wo|do|za|zo)\b))", "vrijdag"),
    (r"\bvanav\b\.?", "vanavond"), (r"\bvanm(?:id)?\b\.?", "vanmiddag"),
    (r"(?<=\d) dg\b\.?", " dagen"), (r"\bov\b(?= \d)", "over"),
    (r"\bva\b(?= (?:ma|di|wo|do|vr|za|zo|nu|morgen|\d)\b)", "vanaf"),
    (r"\bdcht\b\.?", "dochter"), (r"\bbuurvr\b\.?", "buurvrouw"), (r"\bbuurm\b\.?", "buurman"),
    (r"\b(\d{1,2})p\b(?= (?:ma|di|wo|do|vr|za|zo|om|\d|halal|veg))", r"\1 personen"),
    (r"\bmaaltyd(en)?\b", r"maaltijd\1"), (r"\b(alt|t)yd\b", r"\1ijd"),
    (r"\b(ma|di|wo|do|vr|za|zo) ?\+ ?(ma|di|wo|do|vr|za|zo)\b", r"\1 en \2"),
    (r"\bniet deze week,? maar (?:de )?volgende\b(?! week)", "volgende week"),
    (r"\bwkn\b", "weken"), (r"\bmlt(?:ij)?d(en)?\b\.?", r"maaltijd\1"),
    (r"\bmaalt\.(?= )", "maaltijd"), (r"\bgevr\b\.?", "gevraagd"), (r"\bgez\.(?= |$)", "gezocht"),
    (r"\baangeb\b\.?", "aangeboden"), (r"\bboodsch\b\.?", "boodschappen"),
    (r"\biem\b\.?", "iemand"), (r"\btijdel\b\.?", "tijdelijk"), (r"\bzkt\b", "zoekt"),
    (r"\bvn\b(?= )", "van"), (r"(?<=\d) ?mtr\b\.?", " meter"), (r"(?<=\d) ?st\b\.?", " stuks"),
    (r"\bkwart vr\b|\bkwrt (?:vr|voor)\b", "kwart voor"), (r"\bhalf vr\b", "half voor"),
    (r"\bnr\.? (?=[a-z]{3,})(?!(?:van|op|is|en|mag|niet|staat|heeft|(?:on)?bekend|\w*geven)\b)",
        "naar "),
    (r"\b(?:we+k?e?nd|wkend|wknd|weekeind|wekend)\b", "weekend"),
    (r"\bpers(?:nen|onne|oonen|oen)\b", "personen"),
    (r"\b(?:mrgn|mrgen|morgn)\b", "morgen"), (r"\bhlaf\b", "half"), (r"\bdgen\b", "dagen"),
    (r"\bp\.? (?:wk|week)\b\.?", "per week"), (r"\bp\.? (?:mnd|maand)\b\.?", "per maand"),
    (r"\b(ma|di|wo|do|vr|za|zo) ocht\b\.?", r"\1 ochtend"),
    (r"\b(\d)p\b(?= [a-z])", r"\1-persoons"),
    (r"\bv (?=\d)", "voor "), (r"(?<= )v (?=[a-z]{2,})", "van "),
    (r"\bvr\.? (?=(?:ma|di|woe?|do|za|zat|zo)\b ?\d)", "voor "), (r"\bkn\b", "kan"),
    (r"\biedre\b", "iedere"), (r"\btwe\b(?= \w)", "twee"), (r"\biemnad\b", "iemand"),
    (r"\bmer\b", "meer"),
    (r"\bhlp\b", "hulp"), (r"\bvandg\b", "vandaag"),
    (r"\bvl?gn?de? (?=week|maand|dag)", "volgende "),
)  # fmt: skip
_SHORT_RULES = tuple((re.compile(rule), whole) for rule, whole in _SHORT)
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?|\d+(?:[.,]\d+)?")
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

_MONTHS = ("januari", "februari", "augustus", "september", "oktober", "november", "december")
"""The long month names; a short one with a wrong letter is another word ("2 taart")."""

_LIKE_A_MONTH = re.compile(r"(?<=\d )[a-z]{6,10}\b")
_LIKE_A_DAY = re.compile(
    r"\b(?:[a-z]{2,7}d(?:a?g|ga)|[mdwvz][a-z]{2,5}nag|(?:maa|din|woe|don|vri|zat|zon)[a-z]{2,7})\b"
)
_NEW_SENTENCE = re.compile(r"(?<!\s)[.,;]?(?P<gap>\s++)(?=[A-Z])")
_DOUBLED_END = re.compile(r"\b([a-z]{2,}([bdfgklmnprst]))\2\b")
_ENDS_DOUBLED = frozenset({
    "grill", "stress", "pass", "fitness", "business", "miss", "boss", "cross", "express",
    "wellness", "app", "whatsapp", "full", "bell", "jazz", "drill",
})  # fmt: skip
"""Words that do end in a double consonant; Dutch words never do."""

_NEAR_DAYS = ("morgen", "overmorgen", "vandaag", "vanavond", "vanmiddag")
_LIKE_TOMORROW = re.compile(r"\b(?:mor|ove|van)[a-z]{3,7}\b(?<!s)")
_WITHOUT_ITS_E = re.compile(r"\b([a-z]{2,}[bcdfgkmptvwzhjlrsn])n\b")
"""A plural or an infinitive in which the last e was not typed: "pannenkoekn"."""

_APART = re.compile(r"^(?:thuis|terug|mee|weg|rond|klaar)")

_FRIDAY_OR_FOR = re.compile(r"\bvr ([a-zéëï]{3,})\b(?: ([a-zéëï]{3,})\b)?")
_AFTER_FRIDAY = frozenset({
    "ochtend", "middag", "avond", "nacht", "dag", "morgen", "week", "rit", "ritje", "lift",
    "eten", "lunch", "maaltijd", "oppas", "vervoer", "hulp", "kapper", "tandarts", "markt",
})  # fmt: skip
_SUNDAY_FIRST = re.compile(r"^(\s*)zo ([a-zéëï]{3,})\b")
_SUNDAY_LAST = re.compile(
    r"\b((?!is\b|het\b|wel\b|ook\b|maar\b|toch\b|al\b|gaat\b|doet\b|kan\b|was\b|nog\b"
    r"|dat\b|niet\b|of\b)[a-zéëï]{2,}) zo(?=\s*[,.]|\s*$)"
)
_CLAUSE_END = re.compile(r"[.!?;,:()]")


def _end_line(match: re.Match[str]) -> str:
    """Return the end of a sentence for the end of a line, and other space as it is."""
    return ". " if set(match["gap"]) & set("\r\n") else match[0]


def _correct_day_or_month(word: str, names: tuple[str, ...]) -> str:
    """Return the day or month for a word with one letter wrong, missing or too many.

    "woesdag"; else the word itself.
    """
    if word.endswith("dags"):  # "maandags" means each Monday
        return word
    near = [name for name in names if OSA.distance(word, name, score_cutoff=1) <= 1]
    if len(near) == 1:
        return near[0]
    return word


def _for_before_a_noun(short: re.Match[str]) -> str:
    """Replace "vr" before a noun by "voor": "typemachine lenen vr brieven", "vr zieke zus"."""
    following, behind = short[1], short[2] or ""
    if following in _AFTER_FRIDAY or following in ("volgende", "deze", "komende", "hele"):
        return short[0]
    is_described = following.endswith("e") and bool(find_noun(behind) or find_singular(behind))
    if not (is_described or find_noun(following) or find_singular(following)):
        return short[0]
    return f"voor {short[0].removeprefix('vr ')}"


def _without_double(typed: re.Match[str]) -> str:
    """Return "hulp" for "hulpp"."""
    return typed[0] if typed[0] in _ENDS_DOUBLED else typed[1]


def _with_its_e(short: re.Match[str]) -> str:
    """Return "mensen" for "mensn", if that is a plural or a verb."""
    whole = f"{short[1]}en"
    is_known = find_singular(whole) or find_verb(_APART.sub("", whole))
    return whole if is_known else short[0]


def _sunday_before_a_noun(short: re.Match[str]) -> str:
    """Replace "zo" at the beginning of a line before a noun by Sunday: "zo eten voor 1"."""
    following = short[2]
    if find_noun(following) is None and following not in ("eten", "koken"):
        return short[0]
    return f"{short[1]}zondag {following}"


def normalize_line(line: str) -> str:
    """Return the line in lower case, short forms written out, with a space at either end.

    Several lines are one request; a line that begins with a capital begins a sentence.
    """
    text = _NEW_SENTENCE.sub(_end_line, line.strip()).lower().replace("’", "'").replace("‘", "'")
    for rule, whole in _SHORT_RULES:
        text = rule.sub(whole, text)
    text = _DOUBLED_END.sub(_without_double, text)
    text = _LIKE_TOMORROW.sub(lambda word: _correct_day_or_month(word[0], _NEAR_DAYS), text)
    text = _WITHOUT_ITS_E.sub(_with_its_e, text)
    text = _FRIDAY_OR_FOR.sub(_for_before_a_noun, text)
    text = _SUNDAY_FIRST.sub(_sunday_before_a_noun, text)
    text = _SUNDAY_LAST.sub(r"\1 zondag", text)
    text = _LIKE_A_DAY.sub(lambda word: _correct_day_or_month(word[0], _WEEKDAYS), text)
    text = _LIKE_A_MONTH.sub(lambda word: _correct_day_or_month(word[0], _MONTHS), text)
    return " " + re.sub(r"\s+", " ", text).strip() + " "


@dataclass(frozen=True)
class Word:
    """One word: as typed, as probably meant, its position, and its clause."""

    text: str
    meant: str
    start: int
    end: int
    clause: int

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()


class TokenizedLine:
    """The words of a text in which days, times and the like have been blanked out."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text = text
        self._lexicon = words

    @cached_property
    def words(self) -> tuple[Word, ...]:
        tokens = []
        clause = 0
        at = 0
        for match in _WORD.finditer(self.text):
            clause += len(_CLAUSE_END.findall(self.text[at : match.start()]))
            at = match.end()
            tokens.append(
                Word(
                    match[0],
                    self._lexicon.correct_typo(match[0]),
                    match.start(),
                    match.end(),
                    clause,
                )
            )
        return tuple(tokens)

    @cached_property
    def meant(self) -> str:
        """The text with typing errors corrected, for patterns; positions change."""
        parts = []
        at = 0
        for word in self.words:
            parts += [self.text[at : word.start], word.meant]
            at = word.end
        return "".join([*parts, self.text[at:]])
