"""Plan the post for a meal at the table of whoever asks: a neighbour comes to eat along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.text.composing.counted_people import CountedPeople
from intake.text.composing.diet_sentences import diet_sentences
from intake.text.composing.post_plan import Sentence

if TYPE_CHECKING:
    from intake.text.composing.post_plan import PostPlan
    from intake.text.composing.post_writer import PostWriter

_AT_OWN_TABLE = re.compile(r"\bbij (?:mij|ons|hem|haar|hen|mevrouw|meneer)\b", re.IGNORECASE)
_OPENINGS = (1, 2)


def is_at_own_table(writer: PostWriter) -> bool:
    """Tell whether what was typed asks for company at one's own table: "samen eten bij mij"."""
    is_together = writer.answers.get("way") == "together"
    return is_together and bool(_AT_OWN_TABLE.search(writer.wanted.answers.get("what", "")))


def plan_own_table(writer: PostWriter) -> PostPlan:
    """Return the plan of the post; who cooks is agreed later, because the form does not ask it."""
    people = CountedPeople(writer.quantity)
    values = {
        "who": f"{people.neighbours} in {writer.area}",
        "eats": people.agreeing("eet", "eten"),
        "moment": writer.moment,
    }
    sentences = writer.open_with("need-meal-own-table", _OPENINGS, **values)
    sentences.append(Sentence(writer.say("own-table-cook"), 2))
    sentences += writer.reasons(people.number)
    sentences += [*writer.first_and_last(), *writer.until_sentence()]
    sentences += [*diet_sentences(writer, []), *writer.cost()]
    sentences += writer.ask("ask-meal-own-table")
    title = f"{writer.say('title-meal-own-table')}?"
    return writer.plan(writer.add_days_to_each((title,)), sentences)
