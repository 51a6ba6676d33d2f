"""Find the noun that a line is about: "boormachine", "tuin", "ziekenhuis".

Each word is weighed by its meaning and its position.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.request import Kind
from intake.text.grammar.adjectives import is_adjective
from intake.text.grammar.measures import measure_of
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.reading.destination import extract_destination
from intake.text.reading.thresholds import MIN_OBJECT_SCORE, MIN_VERB_LETTERS

if TYPE_CHECKING:
    from intake.text.reading.tokenizer import TokenizedLine, Word
    from intake.text.words.lexicon import Lexicon

DETERMINERS = frozenset({"een", "de", "het", "mijn", "haar", "zijn", "hun", "onze", "geen", "die",
    "deze", "dit", "iemands", "extra", "wat", "twee", "drie", "vier", "vijf", "zes", "tien",
    "twaalf", "stuks", "eigen"})  # fmt: skip
_PURPOSE = frozenset(
    {"voor", "want", "omdat", "vanwege", "wegens", "tijdens", "zonder", "na", "tegen"}
)
_PLACE_PREPOSITIONS = frozenset({"in", "op", "bij", "naar", "uit", "van", "door", "aan"})
_ASKING_WORDS = frozenset(
    {"lenen", "geleend", "uitlenen", "nodig", "gevraagd", "gezocht", "beschikbaar"}
)
_ADVERBS = frozenset({"even", "graag", "eventjes", "tijdelijk", "een"})
_AIDS = frozenset({"rollator", "rolstoel", "scootmobiel", "stok", "krukken", "looprek"})
"""Aids that go along and are not what is asked for."""

_ANY_MEAL = frozenset({"eten", "lunch", "maaltijd", "avondeten", "etentje"})
_LEARNS = re.compile(
    r"\b(?:wil (?:graag |zelf )*|kan (?:iemand|er iemand) (?:haar|hem|ons|hen|mij|mevrouw|meneer) )"
    r"leren (?!om |kennen\b)([a-zëï]{4,}en)\b"
)
_TEACHES = re.compile(
    r"\bwil (?:graag |wel |best )*(?:iemand|kinderen|anderen|mensen|een ander|buren|buurtkinderen"
    r"|jongeren|ouderen) leren (?!om |kennen\b)([a-zëï]{4,}en)\b"
)
_GENERIC = frozenset({"aanvraag", "klus", "klusje", "bezoek", "bezoekje", "huis", "kamer", "was"})
_ADJECTIVE = re.compile(r"\w+(?:ige|ig|lijke|lijk|ische|isch|bare|loze|zame|eerde|ende|ste)$")
_VERB = re.compile(r"\w{2,}(?:t|dt)$")
_OF_A_LANGUAGE = re.compile(r"^(?:nederlandse|engelse|duitse|franse|spaanse|turkse|arabische)$")
_GOING_ALONG_PATTERN = re.compile(
    r"\bmee(?:gaan|gaat| gaan| te gaan)?\b[^.]*\bnaar\b|\bbegeleid\w*\b[^.]*\b(?:naar|bij)\b"
)
_GROUPS = {
    Kind.BORROW: ("things",),
    Kind.MEAL: ("dishes",),
    Kind.HELP: ("tasks", "activities", "things"),
    Kind.OFFER: ("things", "dishes", "tasks", "activities"),
    None: ("things", "tasks", "dishes"),
}


def extract_object(kind: Kind | None, line_tokens: TokenizedLine, words: Lexicon) -> str:
    """Return what is asked for or offered, in the words that were typed.

    Empty if no word stands out.
    """
    if kind is Kind.RIDE:
        return extract_destination(line_tokens, words)
    if (
        kind is Kind.HELP
        and _GOING_ALONG_PATTERN.search(line_tokens.meant)
        and (place := extract_destination(line_tokens, words))
    ):
        return place
    if kind is Kind.HELP and (learnt := _LEARNS.search(line_tokens.meant)):
        return learnt[1]

    if kind is Kind.OFFER and (taught := _TEACHES.search(line_tokens.meant)):
        return taught[1]

    best = ""
    weight = MIN_OBJECT_SCORE
    for index in range(len(line_tokens.words)):
        stand = _CandidateWord(kind, line_tokens.words, index, words)
        if stand.may_be and (weighed := stand.weight) > weight:
            best = _with_neighbour_word(kind, line_tokens, index, words)
            weight = weighed

    if best or kind is not Kind.OFFER:
        return best
    # "wil graag koken voor iemand".
    return next(
        (word.text for word in line_tokens.words if _is_named_dish_or_verb(word, words)), ""
    )


@dataclass(frozen=True)
class _CandidateWord:
    """A word in its position, and what speaks for and against it."""

    kind: Kind | None
    line: tuple[Word, ...]
    at: int
    words: Lexicon

    @property
    def word(self) -> Word:
        return self.line[self.at]

    @property
    def may_be(self) -> bool:
        word = self.word
        if word.is_number or len(word.meant) < 2 or word.meant in self.words.skip:
            return False
        return not self.words.listed(word.meant, "others") or (
            self.kind is Kind.HELP and self.words.listed(word.meant, "tasks")
        )

    @property
    def weight(self) -> float:
        place = 1.0 - 0.5 * min(self.word.clause, 4) - 0.02 * self.at
        return (
            place
            + self._weigh_alone()
            + self._weigh_words_before(self._word_beside(-1), self._word_beside(-2))
            + self._weigh_words_after(self._word_beside(1), self._word_beside(2))
            - 2.0 * self._holds_a_dish
        )

    def _word_beside(self, step: int) -> Word | None:
        start = self.at + step
        near = None
        if 0 <= start < len(self.line):
            near = self.line[start]
        if near and near.clause == self.word.clause:
            return near
        return None

    @property
    def _holds_a_dish(self) -> bool:
        """Whether it is what a dish of the line is in: "te veel jam en wil potten weggeven"."""
        is_container = self.words.listed(self.word.meant, "containers")
        if self.kind not in (Kind.MEAL, Kind.OFFER) or not is_container:
            return False
        return any(
            (self.words.known(word.meant, "dishes") or measure_of(word.meant))
            and not self.words.listed(word.meant, "containers")
            for word in self.line
        )

    @property
    def is_known(self) -> bool:
        return any(self.words.known(self.word.meant, group) for group in _GROUPS[self.kind])

    @property
    def _is_first_object(self) -> bool:
        """Whether it comes before anything else that may be meant, in the first clause.

        "strijkbout even lenen".
        """
        earlier = (
            _CandidateWord(self.kind, self.line, index, self.words) for index in range(self.at)
        )
        return self.word.clause == 0 and not any(
            stand.may_be and (stand.is_known or stand.word.clause) for stand in earlier
        )

    def _weigh_alone(self) -> float:
        """Weigh the word by itself.

        A known thing, task or dish is more likely, a person or a verb less.
        """
        meant = self.word.meant
        words = self.words
        weight = 0.0
        known = next(
            (rank for rank, group in enumerate(_GROUPS[self.kind]) if words.known(meant, group)),
            None,
        )

        if known is not None:
            weight += (
                3.0
                - (0.5 if self.kind in (Kind.HELP, Kind.OFFER) else 0.15) * known
                - 0.8 * (meant in _GENERIC)
            )
        elif words.listed(meant, "places"):
            weight -= 0.6
        elif _is_plain_noun(meant):
            weight += 0.8

        if self.kind in (Kind.MEAL, Kind.OFFER) and words.listed(meant, "containers"):
            weight -= 1.5
        if self.kind is Kind.MEAL and meant in _ANY_MEAL:
            weight -= 0.4
        if words.listed(meant, "kin") or words.listed(meant, "clients"):
            weight -= 2.5
        if any(meant in words.verbs[name] for name in ("help", "borrow", "ride")):
            weight -= 1.6
        if meant in _AIDS and self.kind in (Kind.HELP, Kind.OFFER):
            weight -= 1.5
        if known is None:
            weight -= 0.9 * bool(_ADJECTIVE.match(meant)) + 0.5 * self._looks_done()
        return weight

    def _looks_done(self) -> bool:
        meant = self.word.meant
        return (
            bool(_VERB.match(meant))
            or meant.startswith(("ge", "be", "ver"))
            or meant.endswith("en")
        )

    def _weigh_words_before(self, before: Word | None, earlier: Word | None) -> float:
        """Weigh the words before it.

        An article suggests a noun, "voor" and "in de" something other than what is asked for.
        """
        if before is None:
            return 0.0

        weight = 0.8 * (before.meant in DETERMINERS or before.is_number)
        led_by = before.meant
        if earlier and (before.meant in DETERMINERS or before.is_number):
            led_by = earlier.meant
        if (
            self.kind is Kind.HELP
            and before.meant in ("bij", "met")
            and earlier
            and earlier.meant == "hulp"
        ):
            weight += 2.0
        elif led_by in _PURPOSE:
            weight -= 1.8
        elif led_by in _PLACE_PREPOSITIONS:
            if self.kind in (Kind.HELP, Kind.OFFER) and led_by in (
                "naar",
                "op",
                "in",
                "van",
                "uit",
                "bij",
            ):
                weight -= 1.9
            else:
                weight -= 0.9

        if self.kind is Kind.BORROW and led_by in ("voor", "van", "met", "tegen"):
            weight -= 1.0
        if before.meant in ("mevrouw", "meneer", "familie", "heer"):
            weight -= 4.0
        if (
            self.kind is Kind.HELP
            and self.word.meant.endswith("en")
            and self.words.known(before.meant, "tasks")
            and self._word_beside(1) is None
        ):
            weight -= 2.0  # "huurtoeslag aanvragen": the last word tells what must be done with it

        return weight

    def _weigh_asking(self) -> float:
        """Weigh a word that is followed by "gevraagd" or "te leen"."""
        if self._is_first_object:
            return 1.0 if self.is_known else 3.2
        return 0.0 if self.is_known else 1.2

    def _weigh_words_after(self, after: Word | None, later: Word | None) -> float:
        """Weigh the words after it: "… te leen", "… over", "… snoeien"."""
        if after is None:
            return 0.0

        weight = 0.0
        if after.meant in _ADVERBS and later:
            after = later
            later = None
        if after.meant in _ASKING_WORDS or (
            after.meant == "te" and later and later.meant in ("leen", "geef")
        ):
            weight += self._weigh_asking()

        if self.kind is Kind.OFFER and after.meant in ("over", "uitlenen", "weggeven", "geven"):
            weight += 3.0 if after.meant == "over" and self._is_first_object else 1.5
        if self.kind in (Kind.HELP, Kind.OFFER) and (
            after.meant in self.words.verbs["help"]
            or (
                later is None
                and after.meant not in self.words.skip
                and is_infinitive(after, self.words)
            )
        ):
            weight += 1.0

        if (
            self.word.meant.endswith("e")
            and not self.is_known
            and after.meant not in self.words.skip
        ):
            weight -= 0.7  # "brede", "elektrische": it describes the next word

        return weight


def _is_plain_noun(word: str) -> bool:
    """Tell whether a word that is not in the lexicon is a noun."""
    return bool(find_noun(word) or find_singular(word)) and not is_adjective(word)


def _is_named_dish_or_verb(word: Word, words: Lexicon) -> bool:
    return word.meant in words.verbs["meal"] or (
        word.meant not in words.skip and _is_usable_infinitive(word, words)
    )


def _is_usable_infinitive(word: Word, words: Lexicon) -> bool:
    return (
        len(word.meant) >= MIN_VERB_LETTERS
        and is_infinitive(word, words)
        and not words.listed(word.meant, "kin")
        and not words.listed(word.meant, "others")
    )


def is_infinitive(word: Word, words: Lexicon) -> bool:
    """Tell whether a word is more likely a verb than a plural."""
    return (
        word.meant.endswith("en")
        and not word.meant.startswith("ge")
        and not any(
            words.known(word.meant, group) for group in ("things", "dishes", "places", "tasks")
        )
    )


def _with_neighbour_word(
    kind: Kind | None, line_tokens: TokenizedLine, index: int, words: Lexicon
) -> str:
    """Return the word with the one beside it if both belong together.

    A dish ("moksi meti"), or a task ("tuinhek schilderen").
    """
    word = line_tokens.words[index]
    following = None
    if index + 1 < len(line_tokens.words):
        following = line_tokens.words[index + 1]
    if (
        kind is Kind.HELP
        and following
        and following.clause == word.clause
        and following.meant not in words.skip
        and _is_usable_infinitive(following, words)
    ):
        return f"{word.text} {following.text}"
    if following and _OF_A_LANGUAGE.match(word.text) and _is_plain_noun(following.meant):
        return f"{word.text} {following.text}"
    if kind is Kind.MEAL:
        return next(
            (
                dish
                for dish in words.dishes
                if " " in dish and dish in line_tokens.text and word.text in dish.split()
            ),
            word.text,
        )

    return word.text
