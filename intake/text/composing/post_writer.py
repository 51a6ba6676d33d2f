"""Write the sentences of a post; the plans of all kinds use it."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import TYPE_CHECKING

from intake.kit.codes import format_code
from intake.kit.numerals import is_numeral
from intake.kit.text_normalization import capitalize_first
from intake.text.composing.date_phrases import (
    day_of,
    day_phrase,
    days_phrase,
    money_phrase,
    named_day_phrase,
    span_phrase,
    spoken_recurrence,
)
from intake.text.composing.joined_objects import join_objects
from intake.text.composing.joined_sentences import join_reasons, join_sentences
from intake.text.composing.note_words import lower_first, with_peoples
from intake.text.composing.occasions import is_a_day, is_of_one_day
from intake.text.composing.post_plan import PostPlan, Sentence
from intake.text.composing.reason import Reason, pieces_of, read_reason
from intake.text.composing.remarks import with_remarks
from intake.text.composing.ride_hours import RideHours
from intake.text.composing.sound_sentence import is_sound
from intake.text.composing.state_sentences import Subject
from intake.text.composing.title_days import (
    is_daily,
    is_shortened,
    last_of_repetition,
    shorter_span,
    with_short_days,
)
from intake.text.grammar.area_with_article import area_with_article
from intake.text.grammar.clock_words import clock_words
from intake.text.grammar.third_person import write_in_third_person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from intake.kit.translations import Translate
    from intake.text.composing.form_of_address import FormOfAddress
    from intake.text.composing.wanted import Wanted


_AMBIGUOUS_HOURS = (7, 8)
"""Hours of the morning that might be taken for the evening."""

_ONE_DAY = timedelta(days=1)
_AID_STAYS = re.compile(
    r"\b(?:rollator|rolstoel|scootmobiel|stok) (?:(?:blijft|kan|mag) (?:wel )?thuis(?: ?blijven)?"
    r"|hoeft niet mee|gaat niet mee|is (?:dan )?niet nodig)\b"
)
_AID_BROKEN = re.compile(
    r"\b(?:rollator|rolstoel|scootmobiel)\b.*\b(?:kapot|stuk|gestolen|lek|defect)\b"
)
_ON_A_DAY = re.compile(
    r"^(?:op|elke|iedere) (?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"
    r"(?:ochtend|morgen|middag|avond)? (?=\w+(?:en|aan|doen)\b)",
    re.IGNORECASE,
)
"""A day before a task that has its day in a field: "op zaterdag meegaan"."""

_BEGINS = re.compile(r"(?<=[.?] )[a-z]")


class PostWriter:
    """Writes the sentences of one post; ``choose`` selects one of several wordings by its code."""

    def __init__(
        self,
        wanted: Wanted,
        answers: Mapping[str, str],
        address: FormOfAddress,
        translate: Translate,
    ) -> None:
        self.wanted = wanted
        self.answers = answers
        self._address = address
        self.translate = translate
        self.is_why_said = self.is_asked_already = False
        self.are_aids_said = True
        self.is_why_cut = False
        self.facts_said: set[str] = set()
        self.is_what_said = True
        self._is_aid_left = bool(_AID_STAYS.search(answers.get("why", "")))
        self.remarks: list[str] = []
        self.ride_hours = RideHours("")
        self._reasons: tuple[str, ...] = ()
        self.subject = Subject("dat", "is", is_thing=False)
        self.noted: tuple[str, ...] = ()
        self.is_note_whole = True
        self.named = ""
        helpers = answers.get("helpers", "1")
        self.helpers = 1
        if is_numeral(helpers):
            self.helpers = int(helpers)
        self.area = area_with_article(wanted.area)
        self.quantity = int(answers.get("quantity") or answers.get("persons") or 1)
        self.first = day_of(answers.get("first"))
        self.until = day_of(answers.get("until"))
        if self.until == self.first and wanted.kind != "borrow":  # one day, not a period
            self.until = None
        if self.until is None and wanted.kind == "borrow" and answers.get("keep") != "keep":
            self._take_one_day()
        self.repeat = ""
        if answers.get("repeat"):
            self.repeat = spoken_recurrence(answers["repeat"])
            self.until = last_of_repetition(answers["repeat"], self.first, self.until)
        self.clock = ""
        if answers.get("time"):
            at = time.fromisoformat(answers["time"])
            self.clock = clock_words(at)
            if at.hour in _AMBIGUOUS_HOURS:
                self.clock = f"{self.clock} 's ochtends"

    def _take_one_day(self) -> None:
        """Let a loan for a party, or "voor een dag", end on the day on which it begins."""
        pieces = pieces_of(self.answers.get("why", ""))
        if any(map(is_of_one_day, pieces)):
            self.until = self.first
            left = [piece for piece in pieces if not is_a_day(piece)]
            self.answers = {**self.answers, "why": ", ".join(left)}

    @property
    def are_others_named(self) -> bool:
        """Whether a reason stands between the opening and a sentence about the neighbours."""
        return bool(self._reasons)

    @property
    def what(self) -> str:
        """What is asked, without the capital of the line's first word."""
        typed = self.answers.get("what", "").strip()
        typed = lower_first(_ON_A_DAY.sub("", typed) if self.on_day else typed)
        typed = join_objects(typed) if self.wanted.kind == "help" else typed
        return with_peoples(write_in_third_person(typed) or typed)

    @property
    def when(self) -> str:
        """When, in short, for a title: how often, or the day or days."""
        if self.repeat:
            return self.repeat
        if self.first and self.wanted.kind == "borrow" and not self.until:
            return f"vanaf {day_phrase(self.first)}"
        if self.first is None:
            return ""
        named = named_day_phrase(self.first)
        if not self.until and "(" in named and self.wanted.kind != "borrow":
            return named.partition(" (")[0]
        if self.until and self.until - self.first == _ONE_DAY:
            ends = day_phrase(self.until).partition(" ")[2]
            joiner = {"help": "of"}.get(self.wanted.kind, "en")
            if self.first.month == self.until.month:
                return f"{self.first.day} {joiner} {ends}"
        return span_phrase(self.first, self.until)

    @property
    def days(self) -> str:
        """The period within a sentence, with its preposition; empty without days."""
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
        """When, within a sentence and with its hour: ``elke dinsdag om twee uur``."""
        if self.on_day and self.clock:
            return f"{self.on_day} om {self.clock}"
        return self.on_day

    def say(self, key: str, **values: str) -> str:
        """Return one complete sentence, without double spaces, with a capital."""
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

    def readdress(self, sentence: str) -> str:
        """Return a sentence that was typed to "u" as this post says it."""
        return self._address.readdress_sentence(sentence)

    def choose(self, key: str, numbers: tuple[int, ...], **values: str) -> str:
        """Return one of the wordings: the same request always gets the same one."""
        index = sum(map(ord, self.wanted.code)) + self.wanted.variant
        chosen = numbers[index % len(numbers)]
        return self.say(f"{key}-{chosen}", **values)

    def open_with(self, key: str, numbers: tuple[int, ...], **values: str) -> list[Sentence]:
        """Return the opening; one that is a question needs no question after it."""
        opening = self.choose(key, numbers, **values)
        self.is_asked_already = "?" in opening
        return [Sentence(opening, 0)]

    def ask(self, key: str, **values: str) -> list[Sentence]:
        """Return the question, if the opening was none."""
        if self.is_asked_already:
            return []
        return [Sentence(self.say(key, **values), 5)]

    def add_days(self, title: str) -> tuple[str, ...]:
        """Return a title with its day, and shorter ones."""
        bare = title.rstrip("?")
        ends = title[len(bare) :]
        return (*(f"{bare}, {when}{ends}" for when in self.whens()), title)

    def add_days_to_each(self, titles: Sequence[str]) -> tuple[str, ...]:
        """Return titles with their day, then without: a full day comes before a longer title."""
        dated = [self.add_days(title)[:-1] for title in dict.fromkeys(titles)]
        written_out = [title for each in dated for title in each if not is_shortened(title)]
        return (*written_out, *(title for each in dated for title in each), *titles)

    def add_span(self, title: str) -> tuple[str, ...]:
        """Return a title that tells how often, followed by its period."""
        if not (self.first and self.until):
            return ()
        bare = title.rstrip("?")
        return (f"{bare}, {shorter_span(self.first, self.until)}{title[len(bare) :]}",)

    def whens(self) -> list[str]:
        """Return the forms of when for a title, from the longest to the shortest."""
        when = self.when
        if not when:
            return []
        whens = [when, when.replace("tot en met", "t/m")]
        if self.repeat == "elke dag" and self.first and self.until:
            span = span_phrase(self.first, self.until).replace("tot en met", "t/m")
            whens = [f"elke dag van {span}", shorter_span(self.first, self.until), *whens]
        if self.repeat and "," in when:
            whens.append(with_short_days(when))
        if when.endswith(" van de maand"):
            whens.append(when.removesuffix(" van de maand"))
        if self.first and not self.repeat:
            bare = day_phrase(self.first).partition(" ")[2]
            if self.until:
                whens.append(shorter_span(self.first, self.until))
            elif self.wanted.kind == "borrow":
                whens.append(f"vanaf {bare}")
            else:
                whens.append(bare)
        return list(dict.fromkeys(whens))

    def drop_from_diet(self, said: Sequence[str]) -> None:
        """Remove from the diet what the name of the dish tells: "glutenvrije pannenkoeken"."""
        stems = tuple(word.removesuffix("e") for word in said)
        pieces = re.split(r"\s*,\s*", self.answers.get("diet", ""))
        what = f" {self.what.lower()} "
        kept = [
            piece
            for piece in pieces
            if piece.partition(" ")[0] not in stems
            and f" {re.sub('^(?:geen|zonder) ', '', piece.lower())} " not in what
        ]
        self.answers = {**self.answers, "diet": ", ".join(kept)}

    def leave_out_of_why(self, private: re.Pattern[str]) -> None:
        """Remove from the reason the notes with what this post must not tell."""
        if self._drop_from_why(private):
            self.is_why_cut = True

    def _drop_from_why(self, notes: re.Pattern[str]) -> bool:
        """Remove notes from the reason; return whether there were any."""
        pieces = pieces_of(self.answers.get("why", ""))
        kept = [piece for piece in pieces if not notes.search(piece)]
        self.answers = {**self.answers, "why": ", ".join(kept)}
        return len(kept) < len(pieces)

    def why(self, subject: Subject) -> Reason:
        """Read the reason, and remember whether all of it can be written, and whom it is about."""
        self.subject = subject
        if _AID_STAYS.search(self.answers.get("why", "")):
            self._drop_from_why(_AID_STAYS)  # nobody needs to know of what stays at home
        reason = read_reason(with_peoples(self.answers.get("why", "")), subject, self.translate)
        sound = [sentence for sentence in reason.sentences if is_sound(sentence)]
        purpose = reason.purpose if is_sound(reason.purpose) else ""
        is_kept = len(sound) == len(reason.sentences) and purpose == reason.purpose
        self.is_why_said = reason.is_whole and not self.is_why_cut and is_kept
        reason = reason._replace(sentences=tuple(sound), purpose=purpose)
        told = [self.readdress(sentence) for sentence in reason.sentences]
        self._reasons = tuple(reason for reason in join_reasons(told) if is_sound(reason))
        return reason._replace(sentences=self._reasons)

    def reasons(self, neighbours: int = 1, offered: str = "") -> list[Sentence]:
        """Return the reason if it is not about a thing; ``offered`` is a pronoun for one."""
        subject = Subject("dat", "is", is_thing=False, neighbours=neighbours, pronoun=offered)
        subject = subject._replace(kind=self.wanted.kind)
        if self.wanted.kind == "meal" and self.answers.get("way") == "fetched":
            subject = subject._replace(one_of_them="wie het ophaalt,")
        reason = self.why(subject)
        return [Sentence(sentence, 4) for sentence in reason.sentences]

    def cost(self) -> list[Sentence]:
        cents = self.answers.get("cost", "0")
        if not is_numeral(cents) or cents == "0":
            return []
        key = "cost-each" if self.repeat and not is_daily(self.answers["repeat"]) else "cost"
        return [Sentence(self.say(key, cost=money_phrase(int(cents))), 2)]

    def aids(self, *, is_pushed: bool = False, who: str = "") -> list[Sentence]:
        """Return what goes along; ``who`` is the person with the aid, by default the neighbour."""
        aids = self.answers.get("aids", "none")
        why = self.answers.get("why", "")
        if aids in ("", "none") or self._is_aid_left or _AID_BROKEN.search(why):
            return []
        goes_along = "aids"
        if self.wanted.kind == "help" or aids == "stick":
            goes_along = "aids-walk"
        if self.wanted.kind == "ride" and self.quantity > 1:
            who = who or "eén van hen"
        key = f"{goes_along}-{aids.replace('_', '-')}"
        if is_pushed:
            key = f"{key}-pushed"
        said = self.say(key)
        if who:
            said = said.replace("De buurtgenoot", capitalize_first(who))
        return [Sentence(said, 1)]

    def first_and_last(self) -> list[Sentence]:
        """Return when something that is repeated begins and ends."""
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
        """Return the period of something that is repeated, to follow how often."""
        if self.first and self.until:
            return f", {self.days}"
        if self.first:
            return f", vanaf {day_phrase(self.first)}"
        if self.until:
            return f", tot en met {day_phrase(self.until)}"
        return ""

    def until_sentence(
        self, *, with_clock: bool = False, is_needed: bool = False
    ) -> list[Sentence]:
        """Return the period of what is neither a loan nor repeated."""
        if self.until is None or self.repeat:
            return []
        if self.first and is_needed:
            return [Sentence(self.say("when-span-needed", days=self.days), 0)]
        if self.first and self.until - self.first == _ONE_DAY and not self.clock:
            return [Sentence(self.say("when-span", days=self.days.replace(" en ", " of ")), 0)]
        if self.first and self.clock and with_clock:
            days = self.days
            if self.until - self.first == _ONE_DAY:
                days = days.replace(" en ", " of ")
            return [Sentence(self.say("when-span-at", days=days), 0)]
        if self.first:
            return [Sentence(self.say("when-span", days=self.days), 0)]
        return [Sentence(self.say("when-until", to=day_phrase(self.until)), 0)]

    def closing(self, key: str = "closing") -> str:
        if not self.wanted.phone:
            key = f"{key}-no-phone"
        values = {"centre": self.wanted.centre, "phone": self.wanted.phone}
        return self.say(key, code=format_code(self.wanted.code), **values)

    def plan(self, titles: tuple[str, ...], sentences: list[Sentence]) -> PostPlan:
        whole = [sentence for sentence in sentences if sentence.text]
        if self.remarks:
            whole[0] = whole[0]._replace(text=with_remarks(whole[0].text, self.named, self.remarks))
        whole = join_sentences(whole, self._reasons, self.area)
        closing = "closing"
        last = whole[-1].text
        if not last.endswith("?") or last.startswith(("Wie ", "Bij wie ")):
            closing = "closing-please"
        return PostPlan(titles, tuple(whole), self.closing(closing), self.closing("closing-short"))
