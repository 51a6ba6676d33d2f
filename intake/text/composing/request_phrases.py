"""What a request asks for in whole phrases, to be read aloud, written and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.numerals import is_numeral
from intake.text.composing.counted_people import CountedPeople
from intake.text.composing.offered import Form, read_offer
from intake.text.grammar.destination_phrase import destination_phrase
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.task_phrase import read_task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.kit.translations import Translate


def wording_of(kind: str, what: str, answers: Mapping[str, str]) -> str:
    """Return the wording for a request: ``borrow-keep``, ``offer-give``, ``meal``.

    Keeping is not borrowing, and an offer is given, lent or done.
    """
    keep = answers.get("keep", "")
    if kind == "borrow" and keep == "keep":
        return "borrow-keep"
    if kind == "offer":
        return f"offer-{read_offer(what, keep=keep).form}"
    return kind


def asked_phrase(kind: str, what: str, answers: Mapping[str, str], translate: Translate) -> str:
    """Return what is asked or offered: "vraag om een boor te lenen", "aanbod om te koken"."""
    wording = wording_of(kind, what, answers)
    phrases = request_phrases(what, answers)
    if kind == "offer":
        phrases |= offer_phrases(what, answers)
    if kind == "help" and read_task(what).together:
        wording = "help-together"
    return translate(f"asked-{wording}", **phrases)


def offer_phrases(what: str, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the forms of an offer that sentences need, as ``request_phrases`` does."""
    number = int(answers["quantity"]) if is_numeral(answers.get("quantity", "")) else 1
    offered = read_offer(what, number, answers.get("keep", ""))
    thing = offered.phrase.indefinite
    if offered.form is Form.SERVICE:
        thing = offered.words
    thing = ", ".join((thing, *offered.details))
    return {
        "thing": thing,
        "infinitive": offered.task.infinitive,
        "with_te": offered.task.with_te,
    }


def request_phrases(what: str, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the forms of a request that sentences need.

    ``thing`` ("een boormachine", "twee vouwtafels"), ``in_clause`` ("de heg knipt"), ``with_te``
    ("te wandelen"), ``infinitive``, ``destination`` ("de markt"), ``persons`` ("twee personen").
    """
    number = 1
    for name in ("quantity", "persons"):
        if is_numeral(answers.get(name, "")):
            number = int(answers[name])
    task = read_task(what)
    return {
        "what": what,
        "thing": read_noun_phrase(what, number).indefinite,
        "dish": read_noun_phrase(what).indefinite,
        "in_clause": task.in_clause,
        "with_te": task.with_te,
        "infinitive": task.infinitive,
        "destination": destination_phrase(what),
        "persons": CountedPeople(number).persons,
    }
