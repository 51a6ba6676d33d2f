"""Plan the post for a thing to borrow."""

from __future__ import annotations

from dataclasses import replace

from intake.text.composing.date_phrases import day_phrase
from intake.text.composing.post_writer import PostPlan, PostWriter, Sentence
from intake.text.composing.why_sentence import Subject
from intake.text.grammar.noun_phrase import NounPhrase, read_noun_phrase

_OPENINGS: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
_WITHOUT_RELATIVE: tuple[int, ...] = (1, 2, 4, 5, 6)


def plan_borrow(writer: PostWriter) -> PostPlan:
    """A thing to borrow."""
    phrase = read_noun_phrase(writer.what, writer.quantity)
    detail = ""
    if phrase.after.startswith(","):  # what stands behind a comma is said by itself
        detail = phrase.after.strip(", ")
        phrase = replace(phrase, after="")
    values = _forms_of(phrase)
    openings = _WITHOUT_RELATIVE
    if phrase.is_known and not phrase.after:
        openings = _OPENINGS
    subject = Subject(phrase.definite, values["is"], is_thing=True)
    sentences = [Sentence(writer.choose("need-borrow", openings, **values), 0)]
    if detail:
        sentences.append(Sentence(writer.say("detail", detail=detail), 1))
    sentences += writer.why(subject)
    if writer.is_thing_named:  # by the sentence before
        values["definite"] = phrase.subject_pronoun
    sentences += _loan_days(writer, values)
    if way := writer.answers.get("way"):
        sentences.append(Sentence(writer.say(f"way-borrow-{way}", **values), 2))
    sentences += writer.cost()
    sentences.append(Sentence(writer.say("ask-borrow", **values), 0))
    title = writer.say("title-borrow", bare=phrase.bare)
    return writer.plan(writer.dated(title), sentences)


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
        "comes_back": phrase.agreeing(f"{it} weer terugkomt", f"{it} weer terugkomen"),
    }


def _loan_days(writer: PostWriter, values: dict[str, str]) -> list[Sentence]:
    first, until = writer.first, writer.until
    if first and until:
        days = {"from": day_phrase(first), "to": day_phrase(until)}
        key = "when-borrow-span"
        if first == until:
            key = "when-borrow-day"
    elif first:
        days = {"from": day_phrase(first)}
        key = "when-borrow-from"
    elif until:
        days = {"to": day_phrase(until)}
        key = "when-borrow-until"
    else:
        return []
    return [Sentence(writer.say(key, **values, **days), 1)]
