"""Write the sentences of a post: what a plan of any kind is made with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.codes import format_code
from intake.kit.text_normalization import capitalize_first
from intake.text.composing.date_phrases import (
    day_phrase,
    money_phrase,
    recurrence_phrase,
    span_phrase,
)
from intake.text.composing.why_sentence import Subject, why_sentence
from intake.text.grammar.clock_words import clock_words
from intake.text.grammar.numbers import number_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.kit.translations import Translate
    from intake.text.composing.wanted import Wanted


_ONE_DAY = timedelta(days=1)
_BEGINS = re.compile(r"(?<=[.?] )[a-z]")


class Sentence(NamedTuple):
    """A sentence and how much it may be missed: 0 is never left out."""

    text: str
    importance: int


@dataclass(frozen=True)
class PostPlan:
    """Titles from the fullest to the shortest, sentences in their order, and the closing.

    ``short_closing`` is for a platform that takes few characters.
    """

    titles: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    closing: str
    short_closing: str


@dataclass(frozen=True)
class Party:
    """How many neighbours a post is for, and the verbs that agree with them."""

    number: int

    @property
    def neighbours(self) -> str:
        return self.agreeing("een buurtgenoot", f"{number_word(self.number)} buurtgenoten")

    @property
    def persons(self) -> str:
        return self.agreeing("één persoon", f"{number_word(self.number)} personen")

    @property
    def plates(self) -> str:
        return self.agreeing("een bord", f"{number_word(self.number)} borden")

    @property
    def in_title(self) -> str:
        return self.agreeing("een buurtgenoot", number_word(self.number))

    def agreeing(self, one: str, more: str) -> str:
        """Return the form that agrees with their number."""
        if self.number > 1:
            return more
        return one


class Address:
    """How a neighbour is spoken to: all of it "je", or all of it "u"."""

    def __init__(self, *, informal: bool) -> None:
        self.words = _FORMAL
        if informal:
            self.words = _INFORMAL


_INFORMAL = {"je": "je", "jou": "jou", "jouw": "je", "kun": "kun je", "heb": "heb je",
    "kook": "kook je", "rijd": "rijd je", "krijg": "je krijgt", "wil": "wil je"}  # fmt: skip
_FORMAL = {"je": "u", "jou": "u", "jouw": "uw", "kun": "kunt u", "heb": "heeft u",
    "kook": "kookt u", "rijd": "rijdt u", "krijg": "u krijgt", "wil": "wilt u"}  # fmt: skip


class PostWriter:
    """Writes sentences of one post; ``choose`` takes one of several wordings by its code."""

    def __init__(
        self, wanted: Wanted, answers: Mapping[str, str], address: Address, translate: Translate
    ) -> None:
        self.wanted = wanted
        self.answers = answers
        self._address = address
        self.translate = translate
        self.is_why_said = self.is_thing_named = False
        self.quantity = int(answers.get("quantity") or answers.get("persons") or 1)
        self.first = _day(answers.get("first"))
        self.until = _day(answers.get("until"))
        if self.until == self.first and wanted.kind != "borrow":  # one day, and no span
            self.until = None
        self.repeat = ""
        if answers.get("repeat"):
            self.repeat = recurrence_phrase(answers["repeat"])
        self.clock = ""
        if answers.get("time"):
            self.clock = clock_words(time.fromisoformat(answers["time"]))

    @property
    def what(self) -> str:
        return self.answers.get("what", "").strip()

    @property
    def when(self) -> str:
        """When in short, for a title: how often, or the day or days."""
        if self.repeat:
            return self.repeat
        if self.first and self.wanted.kind == "borrow" and not self.until:
            return f"vanaf {day_phrase(self.first)}"
        if self.first is None:
            return ""
        if self.until and self.until - self.first == _ONE_DAY:
            ends = day_phrase(self.until).partition(" ")[2]
            if self.first.month == self.until.month:
                return f"{self.first.day} en {ends}"
        return span_phrase(self.first, self.until)

    @property
    def on_day(self) -> str:
        """When within a sentence: ``op dinsdag 1 december``, ``elke dinsdag``."""
        if self.repeat:
            return self.repeat
        if self.first is None or self.until:
            return ""
        return f"op {day_phrase(self.first)}"

    def say(self, key: str, **values: str) -> str:
        """Write one sentence: whole, without a doubled blank, with a capital."""
        written = self.translate(
            f"compose-{key}",
            **self._address.words,
            area=self.wanted.area,
            on_day=self.on_day,
            clock=self.clock,
            **values,
        )
        tidy = re.sub(r" +(?=[ ?.])", "", written)
        return _BEGINS.sub(lambda begin: begin[0].upper(), capitalize_first(tidy))

    def choose(self, key: str, numbers: tuple[int, ...], **values: str) -> str:
        """Write one of the wordings: one request always reads the same, fifty do not."""
        chosen = numbers[sum(map(ord, self.wanted.code)) % len(numbers)]
        return self.say(f"{key}-{chosen}", **values)

    def dated(self, title: str) -> tuple[str, ...]:
        """Return a title with its day, and shorter ones for where that does not fit."""
        bare = title.rstrip("?")
        ends = title[len(bare) :]
        if not self.when:
            return (title,)
        titles = [f"{bare}, {self.when}{ends}"]
        if self.first and not self.repeat:
            begins = day_phrase(self.first).partition(" ")[2]
            if self.until or self.wanted.kind == "borrow":
                begins = f"vanaf {begins}"
            titles.append(f"{bare}, {begins}{ends}")
        return (*titles, title)

    def why(self, subject: Subject) -> list[Sentence]:
        text = why_sentence(self.answers.get("why", ""), subject, self.translate)
        self.is_why_said = bool(text)
        self.is_thing_named = text.lower().startswith(subject.words)
        return [Sentence(capitalize_first(text), 3)]

    def cost(self) -> list[Sentence]:
        cents = self.answers.get("cost", "0")
        if not cents.isdigit() or cents == "0":
            return []
        return [Sentence(self.say("cost", cost=money_phrase(int(cents))), 2)]

    def aids(self) -> list[Sentence]:
        aids = self.answers.get("aids", "none")
        if aids in ("", "none"):
            return []
        goes_along = "aids"
        if self.wanted.kind == "help":
            goes_along = "aids-walk"
        return [Sentence(self.say(f"{goes_along}-{aids.replace('_', '-')}"), 1)]

    def repeated_span(self) -> list[Sentence]:
        """Say from when and until when, where how often was said already."""
        if self.repeat and self.until:
            return self.until_sentence()
        return [*self.until_sentence(), *self.starting()]

    def starting(self) -> list[Sentence]:
        if not (self.repeat and self.first):
            return []
        return [Sentence(self.say("starting", **{"from": day_phrase(self.first)}), 2)]

    def span(self) -> str:
        """Return from when to when something is done again and again, behind how often."""
        if self.first and self.until:
            return f", van {day_phrase(self.first)} tot en met {day_phrase(self.until)}"
        if self.first:
            return f", vanaf {day_phrase(self.first)}"
        if self.until:
            return f", tot en met {day_phrase(self.until)}"
        return ""

    def until_sentence(self) -> list[Sentence]:
        """Say until when, where that is no loan."""
        if self.until is None:
            return []
        to = day_phrase(self.until)
        if self.first and self.first != self.until:
            since = day_phrase(self.first)
            return [Sentence(self.say("when-span", **{"from": since}, to=to), 1)]
        return [Sentence(self.say("when-until", to=to), 1)]

    def closing(self, key: str = "closing") -> str:
        if not self.wanted.phone:
            key = f"{key}-no-phone"
        values = {"centre": self.wanted.centre, "phone": self.wanted.phone}
        return self.say(key, code=format_code(self.wanted.code), **values)

    def plan(self, titles: tuple[str, ...], sentences: list[Sentence]) -> PostPlan:
        whole = tuple(sentence for sentence in sentences if sentence.text)
        return PostPlan(titles, whole, self.closing(), self.closing("closing-short"))


def _day(written: str | None) -> date | None:
    if not written:
        return None
    return date.fromisoformat(written)
