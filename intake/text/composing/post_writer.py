"""Write the sentences of a post: what a plan of any kind is made with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.codes import format_code
from intake.kit.text_normalization import capitalize_first
from intake.text.composing.clause import Subject, because_of
from intake.text.composing.date_phrases import (
    day_phrase,
    days_phrase,
    money_phrase,
    named_day_phrase,
    recurrence_phrase,
    span_phrase,
)
from intake.text.composing.note_words import lower_first, with_peoples
from intake.text.composing.reason import Reason, read_reason
from intake.text.grammar.area_phrase import area_phrase
from intake.text.grammar.clock_words import clock_words
from intake.text.grammar.numbers import number_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.kit.translations import Translate
    from intake.text.composing.address import Address
    from intake.text.composing.wanted import Wanted


_SHORT_MONTHS = (
    *("jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sep", "okt", "nov", "dec"),
)
_NEIGHBOUR = "De buurtgenoot "
_ONE_DAY = timedelta(days=1)
_BEGINS = re.compile(r"(?<=[.?] )[a-z]")


NEVER_LEFT_OUT = -1


class Sentence(NamedTuple):
    """A sentence and how much it may be missed: 0 where the whole cannot do without it.

    ``NEVER_LEFT_OUT`` stays where the whole is but a title: a diet.
    """

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
    def chairs(self) -> str:
        return f"{number_word(self.number)} stoelen"

    @property
    def meals(self) -> str:
        return self.agreeing("een warme maaltijd", f"{number_word(self.number)} warme maaltijden")

    @property
    def places(self) -> str:
        return f"{number_word(self.number)} plekken"

    @property
    def in_title(self) -> str:
        return self.agreeing("een buurtgenoot", number_word(self.number))

    def agreeing(self, one: str, more: str) -> str:
        """Return the form that agrees with their number."""
        if self.number > 1:
            return more
        return one


class PostWriter:
    """Writes sentences of one post; ``choose`` takes one of several wordings by its code."""

    def __init__(
        self, wanted: Wanted, answers: Mapping[str, str], address: Address, translate: Translate
    ) -> None:
        self.wanted = wanted
        self.answers = answers
        self._address = address
        self.translate = translate
        self.is_why_said = self.is_asked_already = False
        self.are_aids_said = True
        self.remarks: list[str] = []
        self._reasons: tuple[str, ...] = ()
        self.named = ""
        helpers = answers.get("helpers", "1")
        self.helpers = int(helpers) if helpers.isdigit() else 1
        self.area = area_phrase(wanted.area)
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
        """What is asked, without the capital of a line that began with it."""
        return with_peoples(lower_first(self.answers.get("what", "").strip()))

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
    def days(self) -> str:
        """From when to when within a sentence, with its preposition; empty where nothing is set."""
        if self.first and self.until:
            return days_phrase(self.first, self.until)
        if self.first:
            return f"op {named_day_phrase(self.first)}"
        if self.until:
            return f"tot en met {day_phrase(self.until)}"
        return ""

    @property
    def on_day(self) -> str:
        """When within a sentence: ``op dinsdag 1 december``, ``elke dinsdag``."""
        if self.repeat:
            return self.repeat
        if self.wanted.kind == "meal" and self.first and self.until:
            return self.days
        if self.first is None or self.until:
            return ""
        return f"op {named_day_phrase(self.first)}"

    @property
    def moment(self) -> str:
        """When within a sentence with its hour: ``elke dinsdag om twee uur``."""
        if self.on_day and self.clock:
            return f"{self.on_day} om {self.clock}"
        return self.on_day

    def say(self, key: str, **values: str) -> str:
        """Write one sentence: whole, without a doubled blank, with a capital."""
        written = self.translate(
            f"compose-{key}",
            **self._address.words,
            area=self.area,
            on_day=self.on_day,
            clock=self.clock,
            **values,
        )
        tidy = re.sub(r" +(?=[ ?.])", "", written)
        return _BEGINS.sub(lambda begin: begin[0].upper(), capitalize_first(tidy))

    def choose(self, key: str, numbers: tuple[int, ...], **values: str) -> str:
        """Write one of the wordings: one request always reads the same, fifty do not."""
        at = sum(map(ord, self.wanted.code)) + self.wanted.variant
        chosen = numbers[at % len(numbers)]
        return self.say(f"{key}-{chosen}", **values)

    def open_with(self, key: str, numbers: tuple[int, ...], **values: str) -> list[Sentence]:
        """Write the opening; one that asks already needs no question behind it."""
        opening = self.choose(key, numbers, **values)
        self.is_asked_already = "?" in opening
        return [Sentence(opening, 0)]

    def ask(self, key: str, **values: str) -> list[Sentence]:
        """Ask the one question, where the opening did not."""
        if self.is_asked_already:
            return []
        return [Sentence(self.say(key, **values), 5)]

    def dated(self, title: str) -> tuple[str, ...]:
        """Return a title with its day, and shorter ones for where that does not fit."""
        bare = title.rstrip("?")
        ends = title[len(bare) :]
        return (*(f"{bare}, {when}{ends}" for when in self._whens()), title)

    def spanned(self, title: str) -> tuple[str, ...]:
        """Return a title that tells how often with its span behind it."""
        if not (self.first and self.until):
            return ()
        bare = title.rstrip("?")
        return (f"{bare}, {_shorter_span(self.first, self.until)}{title[len(bare) :]}",)

    def _whens(self) -> list[str]:
        """When for a title, from the fullest to the shortest."""
        when = self.when
        if not when:
            return []
        whens = [when, when.replace("tot en met", "t/m")]
        if self.repeat and "," in when:
            whens.append(_with_short_days(when))
        if when.endswith(" van de maand"):
            whens.append(when.removesuffix(" van de maand"))
        if self.first and not self.repeat:
            bare = day_phrase(self.first).partition(" ")[2]
            if self.until:
                whens.append(_shorter_span(self.first, self.until))
            elif self.wanted.kind == "borrow":
                whens.append(f"vanaf {bare}")
            else:
                whens.append(bare)
        return list(dict.fromkeys(whens))

    def why(self, subject: Subject) -> Reason:
        """Read the reason, and remember whether all of it can be said."""
        reason = read_reason(with_peoples(self.answers.get("why", "")), subject, self.translate)
        self.is_why_said = reason.is_whole
        return reason

    def reasons(self, neighbours: int = 1) -> list[Sentence]:
        """Say the reason where it is not for a thing."""
        reason = self.why(Subject("dat", "is", is_thing=False, neighbours=neighbours))
        self._reasons = reason.sentences
        return [Sentence(sentence, 4) for sentence in reason.sentences]

    def cost(self) -> list[Sentence]:
        cents = self.answers.get("cost", "0")
        if not cents.isdigit() or cents == "0":
            return []
        key = "cost-each" if self.repeat else "cost"
        return [Sentence(self.say(key, cost=money_phrase(int(cents))), 2)]

    def aids(self) -> list[Sentence]:
        aids = self.answers.get("aids", "none")
        if aids in ("", "none"):
            return []
        goes_along = "aids"
        if self.wanted.kind == "help":
            goes_along = "aids-walk"
        return [Sentence(self.say(f"{goes_along}-{aids.replace('_', '-')}"), 1)]

    def first_and_last(self) -> list[Sentence]:
        """Say when something that is done again and again begins and ends."""
        if not self.repeat:
            return []
        if self.first and self.until:
            days = {"from": day_phrase(self.first), "to": day_phrase(self.until)}
            return [Sentence(self.say("first-and-last", **days), 1)]
        if self.until:
            return [Sentence(self.say("last", to=day_phrase(self.until)), 1)]
        if self.first:
            return [Sentence(self.say("starting", **{"from": day_phrase(self.first)}), 2)]
        return []

    def span(self) -> str:
        """Return from when to when something is done again and again, behind how often."""
        if self.first and self.until:
            return f", {self.days}"
        if self.first:
            return f", vanaf {day_phrase(self.first)}"
        if self.until:
            return f", tot en met {day_phrase(self.until)}"
        return ""

    def until_sentence(self) -> list[Sentence]:
        """Say from when until when, where that is no loan and nothing that is repeated."""
        if self.until is None or self.repeat:
            return []
        if self.first:
            return [Sentence(self.say("when-span", days=self.days), 0)]
        return [Sentence(self.say("when-until", to=day_phrase(self.until)), 0)]

    def closing(self, key: str = "closing") -> str:
        if not self.wanted.phone:
            key = f"{key}-no-phone"
        values = {"centre": self.wanted.centre, "phone": self.wanted.phone}
        return self.say(key, code=format_code(self.wanted.code), **values)

    def _because(self, sentences: list[Sentence]) -> list[Sentence]:
        """Say the first reason with the opening, where both are one sentence with a subject."""
        opening = sentences[0]
        because = next((one for one in sentences if one.text in self._reasons), None)
        if because is None or not opening.text.endswith(".") or opening.text.count(".") > 1:
            return sentences
        reason = because_of(because.text)
        if not reason:
            return sentences
        text = f"{opening.text[:-1]}, {reason}."
        return [Sentence(text, 0), *(one for one in sentences[1:] if one is not because)]

    def _with_remarks(self, opening: str) -> str:
        """Put what no sentence could be made of between brackets, behind what it is said of."""
        at = opening.find(self.named) + len(self.named) if self.named in opening else 0
        if not self.named or not at:
            at = next(at for at, letter in enumerate(opening) if letter in ".?")
        return f"{opening[:at]} ({', '.join(self.remarks)}){opening[at:]}"

    def plan(self, titles: tuple[str, ...], sentences: list[Sentence]) -> PostPlan:
        whole = [one for one in sentences if one.text]
        if self.remarks:
            whole[0] = whole[0]._replace(text=self._with_remarks(whole[0].text))
        whole = _joined_of_the_neighbour(self._because(whole))
        closing = "closing"
        if not whole[-1].text.endswith("?"):
            closing = "closing-please"
        return PostPlan(titles, tuple(whole), self.closing(closing), self.closing("closing-short"))


def _joined_of_the_neighbour(sentences: list[Sentence]) -> list[Sentence]:
    """Say twice of the neighbour in one sentence: "loopt met een stok en durft niet alleen"."""
    joined: list[Sentence] = []
    for sentence in sentences:
        before = joined[-1] if joined else Sentence("", 0)
        both = [one.text for one in (before, sentence)]
        if all(text.startswith(_NEIGHBOUR) and " en " not in text for text in both):
            more = sentence.text.removeprefix(_NEIGHBOUR)
            text = f"{before.text.rstrip('.')} en {more}"
            joined[-1] = Sentence(text, min(before.importance, sentence.importance))
        elif all(text.startswith("Er is ") and " en " not in text for text in both):
            more = sentence.text.removeprefix("Er is ")
            text = f"{before.text.rstrip('.')} en {more}"
            joined[-1] = Sentence(text, min(before.importance, sentence.importance))
        else:
            joined.append(sentence)
    return joined


def _with_short_days(often: str) -> str:
    """Return ``elke ma, wo en vr``: for a title that would not fit otherwise."""
    return re.sub(r"\b(ma|di|wo|do|vr|za|zo)(?:an|ns|en|nder|ij|ter|n)\w*dag\b", r"\1", often)


def _shorter_span(first: date, until: date) -> str:
    """Return ``24-27 dec`` or ``30 nov-2 dec``."""
    if first == until:
        return f"{first.day} {_SHORT_MONTHS[first.month - 1]}"
    begins, ends = (f"{day.day} {_SHORT_MONTHS[day.month - 1]}" for day in (first, until))
    if first.month == until.month:
        begins = str(first.day)
    return f"{begins} t/m {ends}"


def _day(written: str | None) -> date | None:
    if not written:
        return None
    return date.fromisoformat(written)
