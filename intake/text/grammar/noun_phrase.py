"""Write a thing as a sentence needs it: with its number, its article, its pronoun and its verb.

What was typed ("2 vouwtafels", "groot luchtbed", "krukken", "soep voor twee") becomes "twee
vouwtafels", "een groot luchtbed", "krukken", "soep voor twee". An unknown word gets no article that
could be wrong, and no pronoun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from intake.text.grammar.adjectives import inflect, is_adjective
from intake.text.grammar.measures import MEASURES, measure_first, measure_of
from intake.text.grammar.noun_relations import relation_of, with_wearer
from intake.text.grammar.nouns import Noun, find_noun, find_singular
from intake.text.grammar.numbers import number_word, parse_number

_ENDS_HEAD = frozenset({
    "van", "over", "voor", "met", "zonder", "om", "tot", "op", "in", "uit", "bij", "minstens",
    "naar", "ongeveer", "of", "en", "minimaal", "maximaal", "liefst", "die", "dat", "zoals",
    "tegen", "binnen", "na", "tijdens", "aan", "langs", "rond", "door", "onder", "achter",
    "naast", "sinds", "vanaf", "inclusief", "exclusief", "plus", "tussen", "boven", "weer",
    "opnieuw", "per", "maat",
})  # fmt: skip
_CHOICE = re.compile(
    r"^(of|en) (?:een )?((?!een )(?:[\w-]+e )?[\w-]+)((?: (?:met|voor|van|zonder|maat|groep) .+)?)$"
)
_LIST = re.compile(r"^[a-z][\w-]+(?:, [a-z][\w-]+)+ en [a-z][\w-]+$")
"""A list of single things: "babyfoon, autostoeltje en box"."""
_PARTICIPLE = re.compile(r"^(?:onderhouden|gewassen|\w{0,4}ge\w+(?:d|t)e?)$")
"""Participles before which an adjective tells how: "goed onderhouden"."""
_WITH_ONE = re.compile(r"\bmet ([a-z]+e?) ([a-zé]{3,})\b")
_FOR_ONE = re.compile(r"\b(voor|in|op) ([a-zé]{3,})(?= van \d)")
_HYPHENED = re.compile(r"^(.*?)(\w+- en )(\w+.*)$")
_FIRST_PARTS = frozenset({
    "dia", "foto", "auto", "tuin", "keuken", "tafel", "kamer", "koffie", "thee", "fiets",
    "computer", "video", "film", "gas", "hout", "bad", "muur", "vloer", "camping", "kerst",
})  # fmt: skip
"""First parts that are typed separately and form one word with the next: "dia projector"."""
_ARTICLES = frozenset({"een", "de", "het", "'n", "mijn", "m'n", "zijn", "haar", "uw", "je", "ons"})

_IN_CONTAINERS = re.compile(r"in (?:zakken|zakjes|dozen|potten|potjes|flessen|kratten)\b")


@dataclass(frozen=True)
class NounPhrase:
    """One or more of a thing.

    ``head`` is the noun as it is written, ``before`` its adjectives, ``after`` its particulars.
    ``noun`` is the entry of the noun, None for an unknown word.
    """

    before: tuple[str, ...]
    head: str
    after: str
    noun: Noun | None
    quantity: int
    is_plural: bool
    is_choice: bool = False
    """Whether it is one thing or another, or one and another."""

    @property
    def is_counted(self) -> bool:
        return self.noun is None or self.noun.is_counted

    @property
    def is_known(self) -> bool:
        return self.noun is not None

    @property
    def bare(self) -> str:
        """The phrase without article: ``twee vouwtafels``, ``groot luchtbed``."""
        return self._join_phrase(self._number, ending=self._ends_indefinite)

    @property
    def shorter(self) -> NounPhrase:
        """The phrase without its particulars; of boxes and pans with what is in it."""
        content = self.after.split()
        if self.head.lower() not in MEASURES or not content or content[0] in _ENDS_HEAD:
            return replace(self, after="")
        end = next(
            (index for index, word in enumerate(content) if word in _ENDS_HEAD), len(content)
        )
        return replace(self, after=" ".join(content[:end]))

    @property
    def own(self) -> str:
        """What follows "uw": ``boormachine``, ``grote soeppan``, ``twee krukken``."""
        return self._join_phrase(self._number, ending=True)

    @property
    def indefinite(self) -> str:
        """``een boormachine``, ``twee vouwtafels``, ``soep``, ``krukken``."""
        if self.quantity > 1 or self.is_plural or not self.is_counted or self._is_something:
            return self.bare
        if self.noun is None and self.head.endswith(("en", "s")):
            return self.bare
        return self._join_phrase("een", ending=self._ends_indefinite)

    @property
    def definite(self) -> str:
        """``de boormachine``, ``het luchtbed``, ``de twee tafels``; ``dit`` where unknown."""
        if self.is_pair:
            return "ze"
        if self.is_choice:
            return self._by_gender("die", "dat", "die", "dat")
        if self.noun is None and not self.is_plural:
            return "dit"
        return f"{self._article} {self.head}"

    @property
    def definite_with_particulars(self) -> str:
        """``de heg``, ``het gras``, with adjectives and all particulars."""
        if self.noun is None and not self.is_plural:
            return self._join_phrase("", ending=True)
        return f"{self._article} {self._join_phrase(self._number, ending=True)}"

    @property
    def object_pronoun(self) -> str:
        if self.is_choice and not self.is_pair:
            return "er een"
        return self._by_gender("hem", "het", "ze", "dit")

    @property
    def subject_pronoun(self) -> str:
        return self._by_gender("hij", "het", "ze", "dit")

    @property
    def relative(self) -> str:
        return self._by_gender("die", "dat", "die", "die")

    @property
    def one_of_it(self) -> str:
        """How a question refers to it: ``er een``, ``ze``, ``dit``."""
        if not self.is_counted:
            return "dit"
        return self.agreeing("er een", "ze")

    def agreeing(self, one: str, more: str) -> str:
        """Return the form of a verb that agrees with it."""
        if self.is_plural or self.is_pair:
            return more
        return one

    @property
    def is_pair(self) -> bool:
        """Whether it is one and another: "een beamer en een scherm"."""
        is_another = bool(re.match(r"en (?:een|\d+|twee|drie|vier|vijf|zes) ", self.after))
        return is_another or (self.is_choice and self.after.startswith(("en ", ", ")))

    @property
    def _is_something(self) -> bool:
        """Whether it is "iets feestelijks", which has no article."""
        return (*self.before, self.head)[0].lower() == "iets"

    @property
    def _number(self) -> str:
        if self.quantity > 1:
            return number_word(self.quantity)
        return ""

    @property
    def _article(self) -> str:
        if self.is_plural or self.noun is None:
            return "de"
        return self.noun.article

    @property
    def _ends_indefinite(self) -> bool:
        if self.is_plural or self.noun is None:
            return True
        return self.noun.article == "de"

    def _by_gender(self, common: str, neuter: str, plural: str, unknown: str) -> str:
        if self.is_plural or self.is_pair:
            return plural
        if self.noun is None:
            return unknown
        return {"de": common, "het": neuter}[self.noun.article]

    def _join_phrase(self, first: str, *, ending: bool) -> str:
        adjectives = [
            word
            if _PARTICIPLE.search(" ".join(self.before[index + 1 : index + 2]))
            else inflect(word, ending=ending)
            for index, word in enumerate(self.before)
        ]
        words = " ".join(part for part in (first, *adjectives, self.head) if part)
        return f"{words} {self.after}".strip().replace(" ,", ",")


def read_noun_phrase(text: str, quantity: int = 1) -> NounPhrase:
    """Read what was typed as a thing; a number before it is used if none is given."""
    if listed := _LIST.match(text):
        things = [_make_phrase((), thing, "", 1) for thing in re.split(r", | en ", listed[0])]
        if all(thing.is_known and thing.is_counted for thing in things):
            _, *more, last = (thing.indefinite for thing in things)
            after = f", {', '.join(more)} en {last}"
            return replace(things[0], after=after, is_choice=True)
    if hyphened := _HYPHENED.match(text):
        phrase = read_noun_phrase(f"{hyphened[1]}{hyphened[3]}", quantity)
        return replace(phrase, head=f"{hyphened[2]}{phrase.head}")
    text = re.sub(r"\bof andere (?=\w)", _write_or_another(text), text)
    text = re.sub(r"\s*/\s*(?=[a-z])", " of ", re.sub(r"\s*\+\s*(?=[a-z])", " en ", text))
    words = re.findall(r"(?:[^\s,]|(?<=\d),(?=\d))+|,", text.strip())
    if len(words) > 1 and words[0].lower() in _ARTICLES:
        words = words[1:]
    if len(words) > 1 and (number := parse_number(words[0].lower())):
        quantity = max(quantity, number)
        words = words[1:]
    end = _end_of_thing(words)
    after = re.sub(r"^maat (?=\w)", "in maat ", re.sub(r"\s+,", ",", " ".join(words[end:])))
    after = _FOR_ONE.sub(_add_article_before_size, _WITH_ONE.sub(_add_article_after_with, after))
    named = with_wearer(words[:end])
    if swapped := measure_first(named):
        named, content = swapped
        after = f"{content} {after}".strip()
    if relation := _relation_at(named):
        after = f"{relation} {after}".strip()
        named = named[:-1]
    inside = _reorder_nouns(named) or [""]
    if re.match(r"en (?:ongeveer )?\d+ [\w-]+$", after):  # "een ketel en ongeveer 20 potten"
        return replace(
            _make_phrase(tuple(inside[:-1]), inside[-1], after, quantity), is_choice=True
        )
    if choice := _CHOICE.match(after):
        return _read_choice(inside, choice, quantity)
    return _make_phrase(tuple(inside[:-1]), inside[-1], after, quantity)


def _end_of_thing(words: list[str]) -> int:
    """Return where the thing ends and its particulars begin."""
    end = next(
        (
            index
            for index, word in enumerate(words)
            if index
            and (
                word == ","
                or _ends_head(words, index)
                or word[0].isdigit()
                or parse_number(word.lower()) > 1
            )
        ),
        len(words),
    )
    measured = next(
        (index for index, word in enumerate(words[: end - 1]) if word.lower() in MEASURES), None
    )
    if measured is not None and not is_adjective(words[end - 1].lower()):
        end = measured + 1  # "potjes jam": the jars are counted
    return end


def _ends_head(words: list[str], index: int) -> bool:
    """Tell what begins the particulars of a thing; after adjectives only, "rond" is another one."""
    is_adjectives = all(is_adjective(word.lower()) for word in words[: index + 1])
    return words[index].lower() in _ENDS_HEAD and not is_adjectives


def _add_article_after_with(match: re.Match[str]) -> str:
    """Return "met een lange steel" of "met lange steel"."""
    noun = find_noun(match[2])
    if noun is None or not noun.is_counted or not is_adjective(match[1]) or find_singular(match[2]):
        return match[0]
    return f"met een {match[1]} {match[2]}"


def _add_article_before_size(match: re.Match[str]) -> str:
    """Return "voor een raam van 2,40 meter"."""
    noun = find_noun(match[2])
    if noun is None or not noun.is_counted or find_singular(match[2]):
        return match[0]
    return f"{match[1]} een {match[2]}"


def _write_or_another(text: str) -> str:
    """Return "of een andere" where one thing that is counted follows, else "of andere"."""
    last = text.rpartition(" ")[2].lower()
    noun = find_noun(last)
    if noun is None or not noun.is_counted or noun.article == "het":
        return "of andere "
    return "of een andere "


def _relation_at(inside: list[str]) -> str:
    """Return how the last of two nouns relates to the one before; empty if it does not."""
    if len(inside) < 2:
        return ""
    first, last = inside[-2].lower(), inside[-1].lower()
    if not (find_noun(first) or find_singular(first)) or is_adjective(first):
        return ""
    if inside[-1][:1].isupper() and last.endswith(("straat", "laan", "gracht")):
        return f"in de {inside[-1]}"
    return relation_of(first, last)


_STUFFS = frozenset(
    {
        "eiken",
        "grenen",
        "beuken",
        "houten",
        "rieten",
        "leren",
        "teakhouten",
        "notenhouten",
        "stalen",
    }
)
"""What a thing is made of, which is never inflected: "eettafel eiken"."""


def _reorder_nouns(inside: list[str]) -> list[str]:
    """Return "lege jampotten" for "jampotten leeg", and one word for "dia projector"."""
    if len(inside) < 2:
        return inside
    before, last = inside[-2].lower(), inside[-1].lower()
    is_noun = bool(find_noun(before) or find_singular(before))
    if is_noun and last in _STUFFS:
        return [*inside[:-2], last, inside[-2]]
    if is_noun and is_adjective(last) and not find_noun(last) and not is_adjective(before):
        return [*inside[:-2], last, inside[-2]]
    whole = f"{before}{last}"
    if before in _FIRST_PARTS and (find_noun(last) or find_singular(last)):
        return [*inside[:-2], whole]
    return inside


def _read_choice(inside: list[str], choice: re.Match[str], quantity: int) -> NounPhrase:
    """Read "looprek of toiletverhoger": an article or plural for each, one pronoun for both."""
    first = _make_phrase(tuple(inside[:-1]), inside[-1], "", quantity)
    other = read_noun_phrase(choice[2], quantity)
    rest = choice[3] or ""
    if not (first.is_known and other.is_known and first.is_counted and other.is_counted):
        return replace(first, after=choice[0])
    named = other.indefinite
    if quantity > 1:
        named = replace(other, quantity=1).indefinite
    after = f"{choice[1]} {named}{rest}"
    if first.is_plural:
        return replace(first, after=after)
    return replace(first, after=after, noun=first.noun, is_choice=True)


def _make_phrase(before: tuple[str, ...], typed: str, after: str, quantity: int) -> NounPhrase:
    lower = typed.lower()
    singular = find_singular(lower)
    noun = find_noun(singular or lower)
    before = tuple(_as_adjective(word) for word in before)
    if singular:
        return NounPhrase(before, _lower_first(typed), after, noun, quantity, is_plural=True)
    is_uncounted = noun is None or not noun.is_counted  # "kweepeerjam" is in no dictionary
    measure = ""
    if quantity > 1 and is_uncounted and not _IN_CONTAINERS.match(after):
        measure = measure_of(lower)
    if measure:
        ending = noun is not None and noun.article == "de"
        inflected = (inflect(word, ending=ending) for word in before)
        what = " ".join(part for part in (*inflected, _lower_first(typed), after) if part)
        of_it = find_noun(measure)
        several = getattr(of_it, "plural", "")
        return NounPhrase((), several, what, of_it, quantity, is_plural=True)
    if noun and quantity > 1 and noun.is_counted:
        return NounPhrase(before, noun.plural, after, noun, quantity, is_plural=True)
    return NounPhrase(before, _lower_first(typed), after, noun, quantity, is_plural=quantity > 1)


def _as_adjective(word: str) -> str:
    """Undo the capital of an adjective at the beginning of a line; other words are not changed."""
    lower = word.lower()
    if is_adjective(lower):
        return lower
    return word


def _lower_first(word: str) -> str:
    """Undo the capital of a word at the beginning of a line."""
    if find_noun(word.lower()) and word[1:].islower() and "-" not in word:
        return word[:1].lower() + word[1:]
    return word
