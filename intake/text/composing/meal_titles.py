"""Write the titles of a post for a meal: the dish, or for whom somebody cooks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.text.composing.counted_people import CountedPeople
    from intake.text.composing.post_writer import PostWriter
    from intake.text.grammar.noun_phrase import NounPhrase

_PLAIN_MEALS = frozenset(
    {"maaltijd", "maaltijden", "eten", "avondeten", "avondmaaltijd", "mee-eten", "mee-eters"}
)
_EATING_TOGETHER = re.compile(r"^(?:samen |gezellig |mee ?)(?:warm |mee ?)?[eë]+ten\b")
_ANY_MEAL = frozenset({"warm", "warme", "lekker", "gewone", "gewoon", "gezond", "gezonde", "vers",
    "verse", "eenvoudig", "eenvoudige", "simpel", "simpele", "lekkere", "goede"})  # fmt: skip
"""Adjectives that fit any warm meal."""


def is_any_meal(dish: NounPhrase) -> bool:
    """Tell whether any warm meal will do, so that no dish is named."""
    if _EATING_TOGETHER.match(f"{' '.join(dish.before)} {dish.head} {dish.after}".strip().lower()):
        return True
    is_any = all(word.lower() in _ANY_MEAL for word in dish.before)
    return is_any and dish.head.lower() in _PLAIN_MEALS and not dish.after


def meal_titles(writer: PostWriter, dish: NounPhrase, people: CountedPeople) -> tuple[str, ...]:
    """Return titles with thing and day first, and with the number of persons if there is room."""
    if not is_any_meal(dish):
        whole = writer.say("title-meal-dish", bare=dish.bare, persons=people.persons)
        alone = writer.say("title-meal-dish-alone", bare=dish.bare)
        less = writer.say("title-meal-dish-alone", bare=dish.shorter.bare)
        if people.number == 1:
            return writer.add_days_to_each((alone, less))
        return writer.add_days_to_each((whole, alone, less))
    any_day = writer.say("title-meal-any-day", persons=people.in_title)
    if not writer.when:
        return (any_day,)
    when = writer.when
    if writer.until and not writer.repeat:
        when = f"van {when}"
    with_day = writer.say("title-meal", when=when, persons=people.in_title)
    day_alone = writer.say("title-meal-when", when=when)
    return (with_day, *writer.add_days(any_day)[:1], day_alone, *writer.add_days(any_day)[1:])
