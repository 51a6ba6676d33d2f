"""Read tasks with words of their own: going along, company, learning, minding children."""

from __future__ import annotations

import re

from intake.text.grammar.destination_phrase import destination_phrase
from intake.text.grammar.missing_articles import add_articles_to_persons, with_articles
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.numbers import number_word
from intake.text.grammar.task import TaskPhrase
from intake.text.grammar.verbs import known_verb

ALWAYS_TOGETHER = frozenset({
    "wandelen", "fietsen", "zwemmen", "dansen", "winkelen", "hardlopen", "sporten", "kaarten",
    "klaverjassen", "bridgen", "sjoelen", "biljarten", "schaken", "dammen",
})  # fmt: skip
"""Activities that nobody does for another; walking a dog is separate."""

GOING_ALONG = frozenset(
    {"wandelen", "fietsen", "gaan", "zwemmen", "dansen", "winkelen", "hardlopen", "sporten"}
)
"""Activities for which one goes out with somebody; for the others one comes to them."""

_HELPED_WITH = frozenset(
    {"verhuizen", "koken", "opruimen", "inpakken", "uitpakken", "verven", "aankleden"}
)
"""Verbs without an object for what one helps with and does not do for another."""

_LEARNING = re.compile(r"^(\w+en(?: en \w+en)?) leren\b(.*)$|^leren (\w+en)\b(.*)$", re.IGNORECASE)
_EITHER_GAME = re.compile(r"^(\w+en) (of|en) (\w+en)$", re.IGNORECASE)
_ROLE = re.compile(
    r"^\w*(?:rechter|begeleider|chauffeur|gastvrouw|gastheer|coach|trainer|fotograaf|gids)\b"
)
"""Roles that nobody can take over, but with which one can help."""

_SAMEN = re.compile(
    r"^samen (?:naar|mee naar) (.+?)(?: (?:toe )?(?:gaan|(?P<doing>lopen|wandelen|fietsen)))?$",
    re.IGNORECASE,
)
_GOING = re.compile(
    r"^(?:mee ?gaan|meelopen|meewandelen|meefietsen|mee) naar (.+?)(?: gaan)?$", re.IGNORECASE
)
_KEEPING_COMPANY = re.compile(
    r"^(?:\w+ )?(?:\w+ )?gezelschap(?: houden)?"
    r"(?: (?:van|voor|bij(?! de koffie| de thee| een kop)) .+)?$",
    re.IGNORECASE,
)
_COMPANY_OF = re.compile(
    r"^(?:de |het |een )?(moeder|vader|man|vrouw|zoon|dochter|oma|opa|zus|broer|kind)"
    r" gezelschap houden$"
)
_WALKING_THE_DOG = re.compile(r"^(?:wandelen|lopen) met (?:de |een |het )?(?:hond|hondje)$")
_COFFEE = re.compile(
    r"^(?:samen )?(?:gezelschap bij )?(?:een |de )?"
    r"(?:(?:bakje|bakkie|kop|kopje) (?:koffie|thee)|koffie|thee)\b"
    r"(?: ?drinken)?(?:,? (?:en|met) .+)?$",
    re.IGNORECASE,
)
_MINDING = re.compile(
    r"^oppassen op (?:de |het |een )?(.+)$|^(?:op )?(.+) oppassen$", re.IGNORECASE
)
_A_WHILE = re.compile(
    r"^(?:een |twee |drie )?(?:paar )?(?:uurtjes?|uur|half uurtje|middagje?|ochtend|dag|dagdeel"
    r"|avond|avondje|weekend|nachtje)$"
)
"""How long somebody minds, not whom."""

_AGED_LAST = re.compile(r"\bvan (\d{1,2})(?: jaar)?$")
_PRACTISING = re.compile(r"^(?:samen )?oefenen ((?:met|voor) .+)$", re.IGNORECASE)


def read_named(text: str) -> TaskPhrase | None:
    """Read a task with words of its own; None for any other."""
    if _COMPANY_OF.match(text) or _WALKING_THE_DOG.match(text):
        return _read_help(text)
    return _read_company(text) or _read_help(text)


def _read_company(text: str) -> TaskPhrase | None:
    """Read going somewhere together, company, a game, practising."""
    if (together := _SAMEN.match(text)) or (to_place := _GOING.match(text)):
        place = together or to_place
        assert place  # noqa: S101 - one of the two matched
        destination = destination_phrase(place[1])
        doing = (together and together["doing"]) or "gaan"
        return TaskPhrase(f"naar {destination}", known_verb(doing), together=True)
    if _KEEPING_COMPANY.match(text):
        return TaskPhrase("", known_verb("praten"), together=True)
    if _COFFEE.match(text):
        return TaskPhrase("", known_verb("koffiedrinken"), together=True)
    if (games := _EITHER_GAME.match(text)) and {games[1], games[3]} <= ALWAYS_TOGETHER:
        return TaskPhrase(f"{games[1]} {games[2]}", known_verb(games[3]), together=True)
    if skill := re.match(r"^(rekenen|lezen|schrijven|spreken|tellen|klokkijken) oefenen$", text):
        return TaskPhrase(skill[1], known_verb("oefenen"), together=True)
    if practising := _PRACTISING.match(text):
        return TaskPhrase(with_articles(practising[1]), known_verb("oefenen"), together=True)
    return None


def _read_help(text: str) -> TaskPhrase | None:
    """Read what one helps with, accompanies, or minds."""
    if kin := _COMPANY_OF.match(text):
        words = f"{read_noun_phrase(kin[1]).definite} gezelschap"
        return TaskPhrase(words, known_verb("houden"), together=False)
    if _WALKING_THE_DOG.match(text):
        return TaskPhrase("met de hond", known_verb("wandelen"), together=False)
    if with_them := re.match(r"^met (\w+)(?: [A-Z]\w+)? naar (.+)$", text):
        whom = read_noun_phrase(with_them[1])
        words = f"met {whom.definite} naar {destination_phrase(with_them[2])}"
        return TaskPhrase(words, known_verb("gaan"), together=False) if whom.is_known else None
    if text.lower() in _HELPED_WITH or text.startswith("verhuizen "):
        return TaskPhrase(f"met {with_articles(text)}", known_verb("helpen"), together=False)
    if learning := _LEARNING.match(text):
        doing, rest = learning[1] or learning[3], learning[2] or learning[4] or ""
        words = f"met leren {doing}{with_articles(add_articles_to_persons(rest))}"
        return TaskPhrase(words, known_verb("helpen"), together=False)
    if _ROLE.match(text):
        return TaskPhrase(f"als {with_articles(text)}", known_verb("helpen"), together=False)
    if (minding := _MINDING.match(text)) and not _A_WHILE.match(minding[1] or minding[2]):
        whom = read_noun_phrase(_AGED_LAST.sub(_years, minding[1] or minding[2]))
        words = whom.indefinite if whom.is_known else minding[1] or minding[2]
        return TaskPhrase(f"op {words}", known_verb("passen"), together=False)

    return None


def _years(match: re.Match[str]) -> str:
    return f"van {number_word(int(match[1]))} jaar"
