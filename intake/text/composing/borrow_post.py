"""Plan the post for a thing to borrow, or to have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.text.composing.attached_particulars import attached_particulars
from intake.text.composing.causes import because_of
from intake.text.composing.date_phrases import day_phrase
from intake.text.composing.particulars import particulars, split_particulars
from intake.text.composing.person_first import take_first_about_person
from intake.text.composing.post_plan import PostPlan, Sentence
from intake.text.composing.state_sentences import Subject
from intake.text.grammar.missing_articles import add_articles_to_persons
from intake.text.grammar.noun_phrase import NounPhrase, read_noun_phrase

if TYPE_CHECKING:
    from intake.text.composing.post_writer import PostWriter
    from intake.text.composing.reason import Reason

_OPENINGS: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
_WITHOUT_RELATIVE: tuple[int, ...] = (1, 2, 5, 6)
_STATING: tuple[int, ...] = (2, 5)
"""Openings that tell when it is needed, so that no further sentence does."""

_QUESTIONS: tuple[int, ...] = (1, 2, 3)
"""Questions after an opening about the person."""

_MIN_MANY_THINGS = 6
"""From this number on, nobody has all of them at home."""

_MIN_SEVERAL_THINGS = 3
"""From this number on, some of them are welcome too."""

_MAX_SHORT_PARTICULARS = 3
"""Maximum words after a noun for "die" to refer to it."""


def plan_borrow(writer: PostWriter) -> PostPlan:
    """Return the plan of a post for a thing to borrow, or to keep."""
    thing, details = attached_particulars(*split_particulars(writer.what))
    phrase = read_noun_phrase(thing, writer.quantity)
    phrase = replace(phrase, after=add_articles_to_persons(phrase.after))
    values = _forms_of(phrase)
    writer.named = values["thing"]
    keep = _keep_suffix(writer)
    told = [Sentence(told, 2) for told in particulars(writer, details, phrase)]
    reason = writer.why(Subject(phrase.definite, values["is"], is_thing=True))
    first, reason = take_first_about_person(reason, writer.area, phrase)
    if first:
        sentences = _open_with_person(writer, first, values, told, reason)
        values["definite"] = phrase.subject_pronoun  # named in the question
    else:
        sentences = _open_with_thing(writer, phrase, values, told, reason)

    sentences += _way(writer, values, keep, reason)
    sentences += writer.cost()
    if not phrase.is_known and not phrase.is_plural:
        values["pronoun"] = phrase.one_of_it
    values["one"] = phrase.one_of_it
    asked = "ask-borrow"
    if writer.quantity >= _MIN_MANY_THINGS:
        asked = "ask-borrow-many"
    sentences += writer.ask(f"{asked}{keep}", **values)
    return writer.plan(_titles(writer, phrase, keep), sentences)


def _keep_suffix(writer: PostWriter) -> str:
    """Return what is added to the keys of sentences about a thing to keep."""
    if writer.answers.get("keep") == "keep":
        return "-keep"
    return ""


def _open_with_person(
    writer: PostWriter, first: str, values: dict[str, str], told: list[Sentence], reason: Reason
) -> list[Sentence]:
    """Return sentences that begin with the person and why they ask, then ask with the days."""
    keep = _keep_suffix(writer)
    days = ""
    if writer.first and not keep:
        days = f", {_days_of(writer)}"
    question = writer.choose(f"ask-borrow-first{keep}", _QUESTIONS, **values, when=days)
    writer.is_asked_already = True
    needed = _purpose(writer, values, reason.purpose)
    if not days:
        needed = _need_sentences(writer, values, reason)
    reasons = [Sentence(sentence, 4) for sentence in reason.sentences]
    some = []
    if writer.quantity >= _MIN_SEVERAL_THINGS:
        some = [Sentence(writer.say("some-borrow"), 5)]
    return [Sentence(f"{first} {question}", 0), *told, *some, *needed, *reasons]


def _open_with_thing(
    writer: PostWriter,
    phrase: NounPhrase,
    values: dict[str, str],
    told: list[Sentence],
    reason: Reason,
) -> list[Sentence]:
    """Return sentences that begin with what is asked for, then tell when, what for and why."""
    keep = _keep_suffix(writer)
    sentences = writer.open_with(f"need-borrow{keep}", _openings(writer, phrase), **values)
    reasons = [Sentence(sentence, 4) for sentence in reason.sentences]
    is_told_first = bool(told) or len(reasons) > 1
    is_told_first = is_told_first or any(not because_of(reason.text) for reason in reasons)
    if not is_told_first and phrase.is_known and not phrase.is_choice:
        values["definite"] = phrase.subject_pronoun  # named in the sentence before
    needed = _need_sentences(writer, values, reason)
    is_short = len(phrase.after.split()) <= _MAX_SHORT_PARTICULARS and not writer.remarks
    if sentences[0].text.endswith(".") and writer.first and not keep and is_short:
        because = "" if told else _first_because(reasons)
        sentences = [_with_days(writer, sentences[0], reason, because)]
        reasons = reasons[bool(because) :]
        needed = []
        values["subject"] = phrase.definite

    because = _first_because(reasons)
    if because and (keep or not writer.first) and not told and sentences[0].text.endswith("."):
        sentences = [sentences[0]._replace(text=f"{sentences[0].text[:-1]}, {because}.")]
        reasons = reasons[1:]
    elif because and needed and not reason.purpose:
        needed[0] = needed[0]._replace(text=f"{needed[0].text[:-1]}, {because}.")
        reasons = reasons[1:]

    if needed:  # named in the sentence before
        values["definite"] = phrase.subject_pronoun
    else:
        values["subject"] = phrase.definite
    if reason.purpose:
        return [*sentences, *told, *needed, *reasons]
    return [*sentences, *told, *reasons, *needed]


def _first_because(reasons: list[Sentence]) -> str:
    """Return the first reason as a clause after a comma; empty if it cannot be one."""
    for reason in reasons[:1]:
        return because_of(reason.text)
    return ""


def _titles(writer: PostWriter, phrase: NounPhrase, keep: str) -> tuple[str, ...]:
    """Return titles: the thing with its particulars, then without, then the noun alone."""
    bare = phrase.bare
    if phrase.is_choice:
        bare = bare.replace(" en een ", " en ").replace(" of een ", " of ")
    without = phrase.shorter
    shorter = (without.bare, replace(without, before=()).bare, phrase.head)
    titles_bare = (bare, *shorter)
    titles = [writer.say(f"title-borrow{keep}", bare=said) for said in titles_bare]
    if phrase.is_pair and not keep:
        titles.insert(1, writer.say("title-borrow-pair", bare=bare))
    if keep:
        short = writer.add_days(writer.say("title-borrow-pair", bare=titles_bare[0]))[:-1]
        return (*writer.add_days_to_each(titles)[: -len(titles)], *short, *titles)
    with_day = writer.add_days_to_each(titles)[: -len(titles)]
    short_with_day = writer.add_days(writer.say("title-borrow-pair", bare=phrase.head))[:-1]
    return (*with_day, *short_with_day, *titles)


def _way(writer: PostWriter, values: dict[str, str], keep: str, reason: Reason) -> list[Sentence]:
    """Return sentences about how it gets there; for a thing to keep with the days."""
    way = writer.answers.get("way")
    if not way:
        return []
    if way == "desk" and writer.wanted.desk_fetches:
        way = "fetched"
    from_when = _days_of(writer) if keep and not reason.purpose else ""
    return [Sentence(writer.say(f"way-borrow-{way}{keep}", **values, from_when=from_when), 3)]


def _openings(writer: PostWriter, phrase: NounPhrase) -> tuple[int, ...]:
    if not phrase.is_known and not phrase.is_plural and writer.first:
        return _STATING
    is_long = len(phrase.after.split()) > _MAX_SHORT_PARTICULARS
    if not phrase.is_known or is_long or phrase.after.startswith("voor "):
        return _WITHOUT_RELATIVE
    return _OPENINGS


def _forms_of(phrase: NounPhrase) -> dict[str, str]:
    """Return the forms of the thing that sentences need, and the verbs that agree with it."""
    return {
        "thing": phrase.indefinite,
        "definite": phrase.definite,
        "pronoun": phrase.object_pronoun,
        "subject": phrase.subject_pronoun.replace("dit", "het"),
        "relative": phrase.relative,
        "is": phrase.agreeing("is", "zijn"),
        "becomes": phrase.agreeing("wordt", "worden"),
        "goes": phrase.agreeing("gaat", "gaan"),
        "must": phrase.agreeing("moet", "moeten"),
    }


def _with_days(writer: PostWriter, opening: Sentence, reason: Reason, because: str) -> Sentence:
    """Return the opening with when it is needed, and what for or why."""
    days = _days_of(writer)
    said = ", ".join(
        part for part in (opening.text.rstrip("."), days, reason.purpose, because) if part
    )
    return Sentence(f"{said}.", 0)


def _days_of(writer: PostWriter) -> str:
    if writer.first and not writer.until:
        return f"vanaf {day_phrase(writer.first)}"
    return writer.days


def _need_sentences(writer: PostWriter, values: dict[str, str], reason: Reason) -> list[Sentence]:
    """Return when it is needed and what for, in one sentence if possible."""
    purpose = reason.purpose
    days = _days_of(writer)
    if writer.until and not writer.first and writer.answers.get("keep") != "keep":
        ends = writer.say("when-borrow-until", **values, to=day_phrase(writer.until))
        return [*_purpose(writer, values, purpose), Sentence(ends, 0)]
    if not days:
        return _purpose(writer, values, purpose)
    if writer.answers.get("keep") == "keep" and not purpose:
        if writer.answers.get("way"):
            return []  # the sentence about the way tells it
        return [Sentence(writer.say("when-keep-span", days=days), 0)]
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
