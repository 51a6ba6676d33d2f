"""Plan the post for a meal: cooked, or a place at a table."""

from __future__ import annotations

import re

from intake.text.composing.post_writer import Party, PostPlan, PostWriter, Sentence
from intake.text.composing.why_sentence import Subject
from intake.text.grammar.noun_phrase import NounPhrase, read_noun_phrase

_PLAIN_MEALS = frozenset({"maaltijd", "maaltijden", "eten", "avondeten", "avondmaaltijd"})
_OPENINGS: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
_NAMING_THE_DISH: tuple[int, ...] = (4, 6)
_AT_TABLE = (1, 2, 3)
_DIET_WORD = re.compile(
    r"^(?:\w*(?:vegetarisch|veganistisch|halal|koosjer|glutenvrij|lactosevrij|zacht|gemalen)"
    r"|(?:zout|vet|suiker|eiwit|kalium)(?:arm|loos|vrij)|licht verteerbaar)$"
)
_WITHOUT = re.compile(r"^(?:zonder|geen)\s+(.+)$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|\ben\b|\bof\b)\s*(?:zonder |geen )?")


def plan_meal(writer: PostWriter) -> PostPlan:
    """A meal."""
    dish = read_noun_phrase(writer.what)
    if writer.answers.get("way") == "together":
        return _at_table(writer, dish)
    way = writer.answers.get("way")
    party = Party(writer.quantity)
    values = {
        "thing": dish.indefinite,
        "who": f"{party.neighbours} in {writer.wanted.area}",
        "eats": party.agreeing("eet", "eten"),
    }
    openings = _NAMING_THE_DISH
    if _is_plain(dish):
        openings = _OPENINGS
    sentences = [Sentence(writer.choose("need-meal", openings, **values), 0)]
    sentences += _when_and_what(writer, is_time_said=bool(way))
    if way:
        at = ""
        if writer.clock:
            at = f"om {writer.clock}"
        sentences.append(Sentence(writer.say(f"way-meal-{way}", at=at), 1))
    sentences += writer.cost()
    sentences.append(Sentence(writer.say("ask-meal", plates=party.plates), 0))
    return writer.plan(_titles(writer, dish, party), sentences)


def _at_table(writer: PostWriter, dish: NounPhrase) -> PostPlan:
    """A place at the cook's own table."""
    party = Party(writer.quantity)
    values = {
        "who": f"{party.neighbours} in {writer.wanted.area}",
        "may": party.agreeing("mag", "mogen"),
        "joins": party.agreeing("schuift", "schuiven"),
    }
    sentences = [Sentence(writer.choose("need-meal-together", _AT_TABLE, **values), 0)]
    if not _is_plain(dish):
        sentences.append(Sentence(writer.say("detail", detail=dish.indefinite), 1))
    sentences += _when_and_what(writer, is_time_said=False)
    sentences += writer.cost()
    sentences.append(Sentence(writer.say("ask-meal-together"), 0))
    return writer.plan(writer.dated(writer.say("title-meal-together")), sentences)


def _is_plain(dish: NounPhrase) -> bool:
    """Tell whether any warm meal will do, so that no dish need be named."""
    return dish.head.lower() in _PLAIN_MEALS and not dish.after


def _when_and_what(writer: PostWriter, *, is_time_said: bool) -> list[Sentence]:
    sentences = writer.repeated_span()
    if writer.clock and not is_time_said:
        sentences.append(Sentence(writer.say("at"), 1))
    return [*sentences, *_diet(writer), *writer.why(Subject("dat", "is", is_thing=False))]


def _titles(writer: PostWriter, dish: NounPhrase, party: Party) -> tuple[str, ...]:
    if not _is_plain(dish):
        titles = writer.say("title-meal-dish", bare=dish.bare, persons=party.persons)
        return (*writer.dated(titles), writer.say("title-meal-dish-alone", bare=dish.bare))
    any_day = writer.say("title-meal-any-day", persons=party.in_title)
    if not writer.when:
        return (any_day,)
    when = writer.when
    if writer.until and not writer.repeat:
        when = f"van {when}"
    with_day = writer.say("title-meal", when=when, persons=party.in_title)
    return (with_day, *writer.dated(any_day)[1:])


def _diet(writer: PostWriter) -> list[Sentence]:
    diet = writer.answers.get("diet", "").strip().rstrip(".")
    if not diet:
        return []
    if without := _WITHOUT.match(diet):
        told = _AND.sub(" en geen ", without[1])
        return [Sentence(writer.say("diet-without", diet=told), 1)]
    key = "diet-other"
    if _DIET_WORD.match(diet.lower()):
        key = "diet-is"
    return [Sentence(writer.say(key, diet=diet), 1)]
