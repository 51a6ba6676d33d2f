"""Write a state: "net verhuisd", "oven kapot", "hoog plafond"."""

from __future__ import annotations

import re
from typing import NamedTuple

from intake.kit.text_normalization import capitalize_first
from intake.text.grammar.adjectives import base_of
from intake.text.grammar.missing_articles import with_articles
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.grammar.verbs import find_verb

_PARTICIPLE = re.compile(r"^(?:ge|be|ver|ont|her|\w{2,4}ge)\w{2,}(?:d|t|en)$", re.IGNORECASE)
_STATES = frozenset({
    "kapot", "stuk", "vol", "op", "leeg", "jarig", "weg", "dicht", "kwijt", "nat", "los",
    "defect", "versleten", "klaar", "verstopt",
})  # fmt: skip
_STATES_OF_THINGS = frozenset(
    {"kapot", "stuk", "defect", "leeg", "vol", "los", "verstopt", "versleten"}
)
_OF_A_THING_FIRST = re.compile(
    r"^(?:omgewaaid|ontsnapt|weggelopen|gebroken|gescheurd|verstopt|lek|versleten|stuk|kapot"
    r"|losgeraakt|doorgezakt"
    r"|te (?:klein|groot|zwaar|oud|hoog|laag)|nieuw)\b(?! geboren)"
)
_BROKEN = re.compile(
    r"^(?:kapot|stuk|kwijt|zoek|gestolen|lek|versleten|doorgebrand|gebroken)\b(?! (?:is|zijn)\b)"
)
_NEWS_PARTICIPLES = frozenset({"omgewaaid", "omgevallen", "ontsnapt", "gesprongen", "uitgebroken"})
"""Words for what has just happened to something that was not named yet."""

_STATE_AND_WHERE = re.compile(
    r"^(\w+ (?:kapot|stuk|vol|leeg|dicht|kwijt|weg|los|verstopt)) ((?:in|op|bij|door|sinds|na) .+)$"
)
_STATE_OF_WHAT_IS_THERE = re.compile(
    r"^(?P<thing>\w+) (?P<where>(?:in|op|van|bij) (?:de |het )?\w+)"
    r" (?P<state>stuk|kapot|leeg|vol|dicht|defect|verstopt)(?P<rest> .*)?$"
)
_TRADE = re.compile(
    r"^(?:(?:ex|oud)-\w{5,}|(?:gepensioneerd|voormalig|oud) (?:\w{5,}er|\w+eur|\w+ist|\w+kundige"
    r"|leerkracht|docente?|kok|juf|kapster|lerares))$"
)
"""A person's former trade."""

_TOO = re.compile(r"^(\w+) (te \w+)$")
_RETIRED = re.compile(r"^(?:net |sinds kort |pas )?met pensioen$")
_BIRTH = re.compile(r"^(?:net |pas )?(?P<born>.+) geboren$")
_HAD = re.compile(r"^(?P<had>.+) gehad$")
_COUNTED = re.compile(r"^(?P<things>(?:\d+|een|één|twee|drie|vier|vijf|zes) \w+) (?P<done>\w+)$")
_LOOKS = frozenset({"hoog", "laag", "zwaar", "smal", "breed", "steil", "klein", "groot"})
"""Properties of a ceiling, a staircase or a cupboard that a helper will notice."""

_STUFFS = {"beton": "beton", "betonnen": "beton", "houten": "hout", "stenen": "steen",
    "gipsen": "gips"}  # fmt: skip
_REASON_ADJECTIVES = frozenset({"hoog", "zwaar", "smal", "steil"})
_TIMES = frozenset({"jaar", "jaren", "dagen", "weken", "maanden", "keer", "keren"})
_JUST = frozenset({"", "net", "pas", "onlangs", "vorige week", "vorige maand", "gisteren"})


class Subject(NamedTuple):
    """Whom the reason is about: ``de boormachine`` and its verb, ``dat`` without a thing.

    ``neighbours`` is the number of people who ask.
    """

    words: str
    is_or_are: str
    is_thing: bool
    neighbours: int = 1
    pronoun: str = ""
    """The pronoun of an offered thing: "hij"; empty without one."""
    one_of_them: str = ""
    """Who does what is told of one person if several ask; empty if that is not to be told."""
    kind: str = ""
    """The kind of request, where a note means something else in each."""
    is_reason: bool = True
    """Whether it tells why; otherwise how the task is."""

    @property
    def who(self) -> str:
        return self.agreeing("de buurtgenoot", "zij")

    @property
    def has(self) -> str:
        """The beginning of a sentence about what they have."""
        return self.agreeing("De buurtgenoot heeft", "Zij hebben")

    def agreeing(self, one: str, more: str) -> str:
        """Return the form that agrees with the number of people."""
        if self.neighbours > 1:
            return more
        return one


def state_sentence(text: str, subject: Subject) -> str:
    """Return "net verhuisd" or "oven kapot" with the missing verb."""
    if first := re.match(r"^(?:eerste keer|voor het eerst) (\w+en(?: .+)?)$", text):
        goes = subject.agreeing("gaat", "gaan")
        return f"{capitalize_first(subject.who)} {goes} voor het eerst {first[1]}."
    if owned := re.match(r"^(?:vroeger|eerder) (?:een )?(eigen \w+)$", text):
        return f"{capitalize_first(subject.who)} had vroeger een {owned[1]}."
    if trade := _TRADE.match(text):
        return f"{capitalize_first(subject.who)} {subject.agreeing('is', 'zijn')} {trade[0]}."
    if there := _state_of_place_sentence(text):
        return there
    if _RETIRED.match(text):
        return f"{capitalize_first(subject.who)} {subject.agreeing('is', 'zijn')} {text}."
    if subject.is_thing and _BROKEN.match(text):
        article, _, thing = subject.words.partition(" ")
        named = f"{article} eigen {thing}" if thing else "de oude"
        return f"{capitalize_first(named)} {subject.is_or_are} {text}."
    for write in (
        _too_much_sentence,
        _appearance_sentence,
        _full_boxes_sentence,
        _news_sentence,
        _sentence_with_is,
    ):
        if sentence := write(text, subject):
            return sentence
    return ""


def _state_of_place_sentence(text: str) -> str:
    """Write "lift in flat stuk tot januari" as "de lift in de flat is stuk tot januari"."""
    match = _STATE_OF_WHAT_IS_THERE.match(text)
    if match is None:
        return ""
    thing = read_noun_phrase(match["thing"])
    if not thing.is_known:
        return ""
    named = f"{thing.definite} {with_articles(match['where'])}"
    state = f"{match['state']}{match['rest'] or ''}"
    return f"{capitalize_first(named)} {thing.agreeing('is', 'zijn')} {state}."


def _full_boxes_sentence(text: str, subject: Subject) -> str:
    """Write "2 schoenendozen vol" as what a task is about."""
    full = re.match(r"^((?:\d+|twee|drie|vier|vijf|zes|zeven|acht) \w+) vol$", text)
    if full is None or subject.is_thing:
        return ""
    return f"Het gaat om {read_noun_phrase(full[1]).indefinite.replace(' ', ' volle ', 1)}."


def _sentence_with_is(text: str, subject: Subject) -> str:
    """Write "net verhuisd", "oven kapot" with "is"."""
    tail = ""
    if behind := _STATE_AND_WHERE.match(text):
        text, tail = behind[1], f" {behind[2]}"
    words = text.split()
    if subject.pronoun and _OF_A_THING_FIRST.match(text):
        is_or_are = "zijn" if subject.pronoun == "ze" else "is"
        return f"{capitalize_first(subject.pronoun)} {is_or_are} {text}."

    last = words[-1].lower()
    is_known_noun = find_noun(last) is not None or bool(find_singular(last))
    is_participle = bool(_PARTICIPLE.match(last)) and not is_known_noun
    if not is_participle and last not in _STATES and last != "geweest":
        return ""

    before = " ".join(words[:-1])
    if before.lower().startswith("te veel"):
        return f"{subject.has} {text[:1].lower()}{text[1:]}."

    phrase = read_noun_phrase(before)
    if re.match(r"^\d+ jaar$", before):  # "50 jaar getrouwd"
        is_or_are = subject.agreeing("is", "zijn")
        return f"{capitalize_first(subject.who)} {is_or_are} {text}."

    is_own = "eigen" in phrase.before
    if last in _NEWS_PARTICIPLES and phrase.is_known and not phrase.after and not is_own:
        return f"Er {phrase.agreeing('is', 'zijn')} {phrase.indefinite} {last}{tail}."
    if before.lower() in ("vorige", "oude", "andere", "eigen"):
        return f"De {before.lower()} is {last}{tail}."
    if before and phrase.is_known and (not phrase.after or phrase.after.startswith("in ")):
        is_or_are = phrase.agreeing("is", "zijn")
        return f"{capitalize_first(phrase.definite_with_particulars)} {is_or_are} {last}{tail}."
    if last in _STATES_OF_THINGS or (before.lower() not in _JUST and last != "geweest"):
        return ""
    is_or_are = subject.agreeing("is", "zijn")
    return f"{capitalize_first(subject.who)} {is_or_are} {text[:1].lower()}{text[1:]}."


def _appearance_sentence(text: str, subject: Subject) -> str:
    """Write "hoog plafond" as "het plafond is hoog"."""
    adjective, _, thing = text.partition(" ")
    if of_stuff := re.match(r"^(\w+) van (beton|hout|steen|gips|metaal|glas)$", text):
        thing_of_it = read_noun_phrase(of_stuff[1])
        if thing_of_it.is_known:
            return f"{capitalize_first(thing_of_it.definite)} is van {of_stuff[2]}."
    if (stuff := _STUFFS.get(adjective.lower())) and not subject.is_thing:
        made = read_noun_phrase(thing)
        if made.is_known and not made.after:
            return f"{capitalize_first(made.definite)} {made.agreeing('is', 'zijn')} van {stuff}."
    if adjective.lower() in ("nieuwe", "nieuw") and subject.is_reason and not subject.is_thing:
        new = read_noun_phrase(text)
        if find_verb(text.rpartition(" ")[2]):
            return ""
        return f"{subject.has} {new.indefinite}." if new.is_known and new.is_counted else ""
    base = base_of(adjective.lower())
    seen = _REASON_ADJECTIVES if subject.is_reason else _LOOKS
    phrase = read_noun_phrase(thing)
    if subject.is_thing or base not in seen or not phrase.is_known or phrase.before or phrase.after:
        return ""
    return f"{capitalize_first(phrase.definite)} {phrase.agreeing('is', 'zijn')} {base}."


def _news_sentence(text: str, subject: Subject) -> str:
    """Write news with "er": "tweeling geboren", "2 panelen omgewaaid"."""
    if birth := _BIRTH.match(text):
        born = read_noun_phrase(birth["born"])
        if born.is_known:
            return f"Er {born.agreeing('is', 'zijn')} net {born.indefinite} geboren."
    if had := _HAD.match(text):
        thing = read_noun_phrase(had["had"])
        return f"{subject.has} {thing.indefinite} gehad." if thing.is_known else ""
    counted = _COUNTED.match(text)
    if counted is None or not _PARTICIPLE.match(counted["done"]) or find_noun(counted["done"]):
        return ""
    things = read_noun_phrase(counted["things"])
    if not things.is_known or things.head in _TIMES:
        return ""
    return f"Er {things.agreeing('is', 'zijn')} {things.indefinite} {counted['done']}."


def _too_much_sentence(text: str, _subject: Subject) -> str:
    """Write "tassen te zwaar" as "de tassen zijn te zwaar"."""
    too = _TOO.match(text)
    if too is None:
        return ""
    thing, how = too.groups()
    phrase = read_noun_phrase(thing)
    if not phrase.is_known or phrase.after:
        return ""
    is_or_are = phrase.agreeing("is", "zijn")
    return f"{capitalize_first(phrase.definite_with_particulars)} {is_or_are} {how}."
