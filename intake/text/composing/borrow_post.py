"""Plan the post for a thing to borrow, or to have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.text.composing.clause import Subject, because_of
from intake.text.composing.date_phrases import day_phrase
from intake.text.composing.particulars import (
    attached_particulars,
    particulars,
    split_particulars,
)
from intake.text.composing.post_writer import PostPlan, PostWriter, Sentence
from intake.text.grammar.missing_articles import of_persons
from intake.text.grammar.noun_phrase import NounPhrase, read_noun_phrase

if TYPE_CHECKING:
    from intake.text.composing.reason import Reason

_OPENINGS: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
_WITHOUT_RELATIVE: tuple[int, ...] = (1, 2, 5, 6)
_STATING: tuple[int, ...] = (2, 5)
"""Openings that tell when it is needed themselves: nothing need be said of it by its gender."""
_MANY = 6
"""Of how many things nobody has all at home."""
_SHORT = 3
"""Words behind a noun over which "die" still reaches it."""


def plan_borrow(writer: PostWriter) -> PostPlan:
    """A thing to borrow, or to have."""
    thing, details = attached_particulars(*split_particulars(writer.what))
    phrase = read_noun_phrase(thing, writer.quantity)
    phrase = replace(phrase, after=of_persons(phrase.after))
    values = _forms_of(phrase)
    openings = _openings(writer, phrase)
    keep = ""
    if writer.answers.get("keep") == "keep":
        keep = "-keep"
    writer.named = values["thing"]
    sentences = writer.open_with(f"need-borrow{keep}", openings, **values)
    told = [Sentence(told, 2) for told in particulars(writer, details, phrase)]
    reason = writer.why(Subject(phrase.definite, values["is"], is_thing=True))
    reasons = [Sentence(sentence, 4) for sentence in reason.sentences]
    if not told and not reasons and phrase.is_known and not phrase.is_choice:
        values["definite"] = phrase.subject_pronoun  # named by the sentence before
    needed = _needed(writer, values, reason)
    is_kept = bool(keep and writer.until)
    if (
        sentences[0].text.endswith(".")
        and writer.first
        and not is_kept
        and len(phrase.after.split()) <= _SHORT
    ):
        because = because_of(reasons[0].text) if reasons and not told else ""
        sentences = [_with_days(writer, sentences[0], reason, because)]
        reasons = reasons[1:] if because else reasons
        needed = []
        values["subject"] = phrase.definite
    sentences += [*told, *reasons, *needed]
    if needed:  # named by the sentence before
        values["definite"] = phrase.subject_pronoun
    else:
        values["subject"] = phrase.definite
    if writer.quantity >= _MANY:
        sentences.append(Sentence(writer.say("part-too"), 4))
    if way := writer.answers.get("way"):
        if way == "desk" and writer.wanted.desk_fetches:
            way = "fetched"
        sentences.append(Sentence(writer.say(f"way-borrow-{way}{keep}", **values), 3))
    sentences += writer.cost()
    if not phrase.is_known and not phrase.is_plural:
        values["pronoun"] = phrase.one_of_it
    sentences += writer.ask("ask-borrow", **values)
    title = writer.say(f"title-borrow{keep}", bare=phrase.bare)
    plain = writer.say(f"title-borrow{keep}", bare=replace(phrase, after="").bare)
    short = writer.say(f"title-borrow{keep}", bare=phrase.head)
    return writer.plan(
        (*writer.dated(title)[:-1], *writer.dated(plain), *writer.dated(short)), sentences
    )


def _openings(writer: PostWriter, phrase: NounPhrase) -> tuple[int, ...]:
    if not phrase.is_known and not phrase.is_plural and writer.first:
        return _STATING
    if not phrase.is_known or len(phrase.after.split()) > _SHORT:
        return _WITHOUT_RELATIVE
    return _OPENINGS


def _forms_of(phrase: NounPhrase) -> dict[str, str]:
    """Return the thing as sentences need it, and the verbs that agree with it."""
    it = phrase.subject_pronoun
    return {
        "thing": phrase.indefinite,
        "definite": phrase.definite,
        "pronoun": phrase.object_pronoun,
        "subject": it,
        "relative": phrase.relative,
        "is": phrase.agreeing("is", "zijn"),
        "becomes": phrase.agreeing("wordt", "worden"),
        "goes": phrase.agreeing("gaat", "gaan"),
        "must": phrase.agreeing("moet", "moeten"),
        "comes_back": phrase.agreeing(f"{it} weer terugkomt", f"{it} weer terugkomen"),
    }


def _with_days(writer: PostWriter, opening: Sentence, reason: Reason, because: str) -> Sentence:
    """Say in the opening when it is needed, and what for or why."""
    days = writer.days
    if writer.first and not writer.until:
        days = f"vanaf {day_phrase(writer.first)}"
    said = ", ".join(
        part for part in (opening.text.rstrip("."), days, reason.purpose, because) if part
    )
    return Sentence(f"{said}.", 0)


def _needed(writer: PostWriter, values: dict[str, str], reason: Reason) -> list[Sentence]:
    """Say when it is needed and what for, in one sentence where that can be."""
    purpose = reason.purpose
    days = writer.days
    if writer.first and not writer.until:
        days = f"vanaf {day_phrase(writer.first)}"
    if writer.until and not writer.first:
        ends = writer.say("when-borrow-until", **values, to=day_phrase(writer.until))
        return [*_purpose(writer, values, purpose), Sentence(ends, 0)]
    if not days:
        return _purpose(writer, values, purpose)
    if writer.answers.get("keep") == "keep" and writer.until and not purpose:
        key = "when-keep-span"
        if writer.answers.get("way") == "fetched":
            key = "when-keep-fetched"
        return [Sentence(writer.say(key, days=days), 0)]
    if purpose:
        return [Sentence(writer.say("when-borrow-for", **values, days=days, purpose=purpose), 0)]
    return [Sentence(writer.say("when-borrow", **values, days=days), 0)]


def _purpose(writer: PostWriter, values: dict[str, str], purpose: str) -> list[Sentence]:
    if not purpose:
        return []
    key = "why-te"
    if purpose.startswith("voor "):
        key = "why-noun"
    return [Sentence(writer.say(key, **values, purpose=purpose), 4)]
