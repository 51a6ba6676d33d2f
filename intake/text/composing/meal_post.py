"""Plan the post for a meal: cooked, or at the cook's table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.text.composing.attached_particulars import attached_particulars
from intake.text.composing.clear_dish import is_clear_dish
from intake.text.composing.counted_people import CountedPeople, family_phrase
from intake.text.composing.diet_sentences import diet_sentences
from intake.text.composing.joining_words import (
    ALREADY_ASKED,
    EATING_ON,
    ON_THESE_DAYS,
    is_joining,
)
from intake.text.composing.meal_titles import is_any_meal, meal_titles
from intake.text.composing.own_table_post import is_at_own_table, plan_own_table
from intake.text.composing.particulars import particulars, split_particulars
from intake.text.composing.post_plan import PostPlan, Sentence
from intake.text.composing.separate_meals import take_out_portions
from intake.text.grammar.diet_phrase import read_diet, without_what_diet_tells
from intake.text.grammar.noun_phrase import NounPhrase, read_noun_phrase

if TYPE_CHECKING:
    from intake.text.composing.post_writer import PostWriter

_EATING_THERE = re.compile(r"^(?:(?:samen[ -]?eten|mee(?:[ -]?|ë)[eë]?ten)|aanschuiven)\b")
_ON_A_FEAST = re.compile(
    r" (?:met |op |voor |op de )?(?:(?:eerste|tweede) )?(?:kerstdag|kerst|kerstavond|oudjaar"
    r"|oudejaarsavond|nieuwjaar|nieuwjaarsdag|pasen|paasdag|pinksteren)$",
    re.IGNORECASE,
)
"""The day itself behind the dish, which the days tell already."""

_COOKED_ONESELF = re.compile(r"^(?:zelf ?|huis)(?:gekookte?|gemaakte?|gebakken)\b *", re.IGNORECASE)
"""What goes without saying of a meal that somebody cooks."""

_FOR_WHOM = re.compile(
    r"^(?P<dish>[\w' -]+?) (?P<whom>voor (?:de|het|een) (?!(?:heel )?(?:weekend|week|dag)\b)\w.+)$"
)
"""For whom or what a meal is: "lunch voor de vrijwilligers van de moestuin"."""

_EATING_IT = re.compile(r"(?<!samen)(?<!gezellig)(?<=en|us|rt|ep|ue|sh) eten$")
"""The verb behind a dish that is eaten together: "pannenkoeken eten"."""

_OPENINGS: tuple[int, ...] = (1, 2, 3, 5, 7, 8)
_OPENINGS_MANY: tuple[int, ...] = (2, 7, 8)
_OPENINGS_WITH_DIET: tuple[int, ...] = (1, 8)
"""Openings that can be followed by "graag zoutarm"."""

_NAMING_THE_DISH_WITH_DIET: tuple[int, ...] = (4, 6, 11)
_NAMING_THE_DISH: tuple[int, ...] = (4, 6, 10, 11)
_OPENING_THAT_EATS = 10
"""The opening that tells what somebody likes to eat."""

_AT_TABLE: tuple[int, ...] = (1, 2, 3)
_AT_TABLE_FOR: tuple[int, ...] = (1, 2)
_FEASTS = ("diner", "maal", "buffet", "brunch", "ontbijt", "lunch", "gourmet", "gourmetten")
_BAKED_DISHES = (
    "taart", "cake", "koek", "koekjes", "brood", "quiche", "koeken", "poffertjes", "oliebollen",
    "taarten", "cakejes", "wafels",
)  # fmt: skip
_PREPARED_DISHES = (
    "lunchpakket", "lunchpakketje", "lunchpakketjes", "broodjes", "broodje", "salade", "hapjes",
    "broodmaaltijd", "broodmaaltijden", "lunchpakketten", "pakketten", "maaltijdsalade",
    "ontbijtje", "lunchje", "schotel", "tosti", "tosti's", "fruitsalade", "lunch", "ontbijt",
    "brunch", "buffet", "tea", "borrelplank",
)  # fmt: skip
_MIN_MANY_PERSONS = 5
"""From this number on, nobody simply cooks a little more."""

_FOR_A_FAMILY = re.compile(r",? ?\bvoor (?:een )?(?:gezin|familie|(?:moeder|vader) (?:met|en) .+)$")
_FOR_SO_MANY = re.compile(
    r",? ?\b(?:v\.?|voor) (?:\d+|een|twee|drie|vier|vijf|zes) ?(?:pers\w*\.?|mensen|man)(?!\w)"
)
_DELIVERY_PATTERN = re.compile(r" (?:thuis ?)?(?:bezorgd|bezorgen|thuisgebracht|gebracht|ophalen)$")
_SOMEBODY_WHO = re.compile(r"^(?:een )?iemand (?:die|om)\b", re.IGNORECASE)
_DISLIKED = re.compile(r"^(?:de )?(?:kinderen|kids) (?:lusten|eten|mogen) geen ", re.IGNORECASE)
_TELLS_NOTHING = re.compile(
    r"^(?:(?:'s )?(?:avonds?|middags?|avondeten|warm)|(?:het )?maakt niet uit(?: wat)?"
    r"|(?:alles|van alles) (?:is goed|mag|kan)"
    r"|(?:(?:de )?kinderen|ze|zij|hij|wij|we|ik) (?:lusten|lust|eten|eet) (?:van )?alles)$",
    re.IGNORECASE,
)

_PANFUL = re.compile(r"^((?:een )?(?:grote )?(?:pan|kom|kop|bord|schaal) )(\w+)$")

_DISHES = ("kom", "kop", "pan", "bord", "bak", "schaal", "pot", "pannetje", "bakje")
"""What a meal is served in, which nobody cooks."""

_DIET_ADJECTIVES = frozenset({
    "zoutarm", "zoutloos", "natriumarm", "suikervrij", "suikerarm", "vetarm", "glutenvrij",
    "lactosevrij", "vegetarisch", "veganistisch", "halal", "koosjer",
})  # fmt: skip
"""Diets of one word, which can stand before a dish."""

_HOLIDAY_PREFIXES = ("kerst", "paas", "oudejaars", "nieuwjaars", "sinterklaas")
"""Meals of which there is one on that day: "voor het kerstdiner"."""


def plan_meal(writer: PostWriter) -> PostPlan:
    """Return the plan of a post for a meal."""
    if is_at_own_table(writer):
        return plan_own_table(writer)
    return _plan_cooking(writer)


def _plan_cooking(writer: PostWriter) -> PostPlan:
    """Return the plan for a dish, or for a place at the cook's table."""
    typed, details = _dish_and_notes(writer)
    typed = _with_quality(writer, typed)
    dish = read_noun_phrase(typed)
    qualities = [detail for detail in details if _is_diet(detail)]
    writer.drop_from_diet(dish.before)
    details = [detail for detail in details if detail not in qualities]
    if typed.endswith(_FEASTS):
        details = [re.sub(r"^(?=\w+ en \w+$)", "met ", detail) for detail in details]
    thing, details = attached_particulars(typed, details)
    dish = read_noun_phrase(thing)
    if writer.answers.get("way") == "together":
        return _plan_shared_table(writer, dish, details, qualities)

    way = writer.answers.get("way")
    family = next(filter(None, map(family_phrase, details)), "")
    people = CountedPeople(writer.quantity, family)
    details = [detail for detail in details if not family_phrase(detail)]
    makes, making = _cooking_verbs(dish)
    values = {
        "thing": dish.indefinite,
        "who": f"{people.neighbours} in {writer.area}",
        "eats": people.agreeing_as_one("eet", "eten"),
        "makes": makes,
        "making": making,
        "would": people.agreeing_as_one("zou", "zouden"),
        "meals": people.meals,
        "plates": people.meals if "warm" in writer.what else people.plates,
        "neighbours": people.neighbours,
    }
    writer.named = dish.indefinite
    openings = _NAMING_THE_DISH

    if is_any_meal(dish):
        openings = _OPENINGS_MANY if people.number >= _MIN_MANY_PERSONS else _OPENINGS
        if qualities or writer.answers.get("diet"):
            openings = _OPENINGS_WITH_DIET
        if people.number > 1:  # not "four plates for four"
            openings = tuple(opening for opening in openings if opening != 1)

    choices = [detail for detail in details if re.match(r"^\w+ of \w+$", detail)]
    told = particulars(writer, [detail for detail in details if detail not in choices])
    writer.remarks += choices
    if is_any_meal(dish):
        writer.remarks = [_add_preference(remark) for remark in writer.remarks]
    else:
        writer.remarks = [re.sub(r"^(?=\w+ of )", "liefst ", remark) for remark in writer.remarks]

    if writer.remarks:  # a remark about the meal, so it must be named
        openings = _NAMING_THE_DISH
    if openings is _NAMING_THE_DISH and (qualities or writer.answers.get("diet")):
        openings = _NAMING_THE_DISH_WITH_DIET
    if dish.head.lower() in _DISHES:  # nobody eats a pan
        openings = tuple(opening for opening in openings if opening != _OPENING_THAT_EATS)
    sentences = writer.open_with("need-meal", openings, **values)
    sentences += [Sentence(sentence, 2) for sentence in told]
    named = _referable_dish(dish)
    sentences += diet_sentences(writer, qualities, named)
    sentences += _with_reasons(
        writer,
        people,
        _when_sentences(writer, is_time_said=bool(way)),
        has_span=bool(_until_sentences(writer)),
    )
    sentences += _way(writer, way or "", named)
    sentences += writer.cost()
    sentences += _question(writer, dish, people, values)

    return writer.plan(meal_titles(writer, dish, people), sentences)


def _dish_and_notes(writer: PostWriter) -> tuple[str, list[str]]:
    """Return the dish as it was typed, without the day and the joining, and the notes about it."""
    typed, details = split_particulars(EATING_ON.sub("", _plain_meal(writer)))
    details = [
        _DISLIKED.sub("geen ", detail) for detail in details if not _TELLS_NOTHING.match(detail)
    ]
    if is_joining(typed):
        typed = "eten"
    typed = re.sub(r" of zo(?: iets)?$", "", typed)
    typed = _COOKED_ONESELF.sub("", _ON_A_FEAST.sub("", typed) or typed)
    details = [detail for detail in details if not _COOKED_ONESELF.match(detail)]
    is_together = writer.answers.get("way") == "together"
    if whom := _FOR_WHOM.match(typed):
        typed, details = whom["dish"], [f"Het is {whom['whom']}.", *details]
    if not is_together:
        typed, portions = take_out_portions(writer, typed)
        details = [portions, *details] if portions else details
    if is_together:
        typed = _EATING_IT.sub("", typed)
    if not is_clear_dish(typed, is_together=is_together):
        writer.is_what_said = False
        return "eten", []
    doing = re.sub(
        r"^samen (?!warm )(.+?) (?:bakken|koken|maken|eten)(?: en (?:op)?eten)?$", r"\1", typed
    )
    return doing, details


def _plain_meal(writer: PostWriter) -> str:
    """Return the dish without what the form asks separately: for how many, brought."""
    typed = re.sub(r"^(?:een )?(?:bord|bordje) (?=(?:warm )?eten)", "", writer.what)
    typed = _FOR_A_FAMILY.sub("", _FOR_SO_MANY.sub("", typed))
    typed = without_what_diet_tells(typed, writer.answers.get("diet", ""))
    if writer.repeat:
        typed = ON_THESE_DAYS.sub("", typed)
        typed = re.sub(r"^(?:een )?(?:zondagse|dagelijkse|wekelijkse|maandelijkse) ", "", typed)
        typed = re.sub(r"^\w+ keer per (?:dag|week|maand) ", "", typed)
    if writer.answers.get("way"):
        typed = _DELIVERY_PATTERN.sub("", typed)
    if _SOMEBODY_WHO.match(typed):
        return "eten"
    return typed.strip(" ,") or writer.what


def _cooking_verbs(dish: NounPhrase) -> tuple[str, str]:
    """Return the verb of a dish: "bakt" and "bakken" for a cake."""
    if dish.head.lower().endswith(_BAKED_DISHES):
        return "bakt", "bakken"
    # Nobody cooks dates or chips; of an unknown dish "maken" is never wrong.
    if dish.head.lower().endswith(_PREPARED_DISHES) or not dish.is_known:
        return "maakt", "maken"
    return "kookt", "koken"


def _with_quality(writer: PostWriter, typed: str) -> str:
    """Return "zoutarme stamppot" if a diet of one word can stand before the dish."""
    diet = writer.answers.get("diet", "").strip().rstrip(".").lower()
    dish = read_noun_phrase(typed)
    if writer.answers.get("way") == "together":
        return typed
    if diet not in _DIET_ADJECTIVES or is_any_meal(dish) or dish.before or not dish.is_known:
        return typed
    if panful := _PANFUL.match(typed):
        writer.answers = {**writer.answers, "diet": ""}
        of_it = read_noun_phrase(f"{diet} {panful[2]}").indefinite
        return f"{panful[1]}{of_it.removeprefix('een ')}"
    if re.search(r" (?:of|en) ", typed) or diet in typed or dish.head.lower() in _DISHES:
        return typed
    writer.answers = {**writer.answers, "diet": ""}
    return f"{diet} {re.sub('^(?:een|de|het) ', '', typed)}"


def _add_preference(remark: str) -> str:
    """Return what kind of meal it should be: "graag Hollandse pot"."""
    if re.match(r"(?:liefst|het liefst|graag|iets|gewoon)\b", remark):
        return remark
    return f"graag {remark}"


def _question(
    writer: PostWriter, dish: NounPhrase, people: CountedPeople, values: dict[str, str]
) -> list[Sentence]:
    if not is_any_meal(dish):
        pronoun = dish.object_pronoun
        if dish.after.startswith("of ") or dish.head.lower() in _DISHES:
            pronoun = "dat"
        elif not dish.is_plural and dish.noun is not None and not dish.is_choice:
            pronoun = dish.definite
        if pronoun == "dat" and values["making"] == "koken":
            return writer.ask("ask-meal-cook", **values)
        return writer.ask("ask-meal-dish", pronoun=pronoun, **values)
    if people.number >= _MIN_MANY_PERSONS:
        return writer.ask("ask-meal-many", persons=people.persons)
    return writer.ask("ask-meal", plates=people.plates)


def _plan_shared_table(
    writer: PostWriter, dish: NounPhrase, details: list[str], qualities: list[str]
) -> PostPlan:
    """Return the plan of a post for a place at the cook's table."""
    details = [detail for detail in details if not _EATING_THERE.match(detail)]
    writer.leave_out_of_why(ALREADY_ASKED)
    people = CountedPeople(writer.quantity)
    values = {
        "who": f"{people.neighbours} in {writer.area}",
        "may": people.agreeing("mag", "mogen"),
        "chairs": people.agreeing("een stoel", people.chairs),
        "moment": writer.moment,
        "joins": people.agreeing("schuift", "schuiven"),
        "for_dish": _for_dish(dish),
    }
    writer.named = dish.indefinite
    openings = _AT_TABLE_FOR if values["for_dish"] else _AT_TABLE
    if qualities or writer.answers.get("diet"):
        openings = openings[:1]
    sentences = writer.open_with("need-meal-together", openings, **values)
    sentences += [Sentence(told, 2) for told in particulars(writer, details)]
    writer.remarks = [_add_preference(remark) for remark in writer.remarks]
    when = _when_sentences(writer, is_time_said=bool(writer.on_day))
    sentences += diet_sentences(writer, qualities)
    sentences += _with_reasons(writer, people, when, has_span=bool(_until_sentences(writer)))
    sentences += writer.cost()
    sentences += writer.ask("ask-meal-together")
    title = writer.say("title-meal-together", places=people.agreeing("Een plek", people.places))
    titles = [title]

    if values["for_dish"]:
        short = writer.say(
            "title-meal-together-for",
            places=people.agreeing("Een plek", people.places),
            for_dish=values["for_dish"],
        )
        titles = [f"{title} {values['for_dish']}", short, title]

    return writer.plan(writer.add_days_to_each(titles), sentences)


def _for_dish(dish: NounPhrase) -> str:
    """Return what one joins for: "voor een kop soep", "voor het kerstdiner"; empty for any meal."""
    if is_any_meal(dish):
        return ""
    head = dish.head.lower()
    if head.endswith(_FEASTS) and head.startswith(_HOLIDAY_PREFIXES):
        return f"voor {dish.definite}"
    return f"voor {dish.indefinite if dish.is_known else dish.bare}"


def _is_diet(detail: str) -> bool:
    """Tell whether a note after the dish is a diet: "zacht", "zonder ui"."""
    said = read_diet(detail)
    return bool(said.eats or said.must_be or said.may_not_be or said.allergies) and not said.rest


def _when_sentences(writer: PostWriter, *, is_time_said: bool) -> list[Sentence]:
    sentences = [*writer.first_and_last(), *_until_sentences(writer)]
    if writer.clock and not is_time_said:
        sentences.append(Sentence(writer.say("at"), 1))
    return sentences


def _with_reasons(
    writer: PostWriter, people: CountedPeople, when: list[Sentence], *, has_span: bool
) -> list[Sentence]:
    """Put the reason after the opening, or after the days that "dat kan" tells."""
    reasons = writer.reasons(people.number)
    if has_span:
        return [*when, *reasons]
    return [*reasons, *when]


def _until_sentences(writer: PostWriter) -> list[Sentence]:
    return [] if writer.on_day else writer.until_sentence()


def _referable_dish(dish: NounPhrase) -> NounPhrase | None:
    """Return the dish if sentences can refer to it; None for any meal, a choice, a panful."""
    is_one = not dish.is_choice and not dish.after.startswith(("of ", "en "))
    if is_any_meal(dish) or not is_one or dish.head.lower() in _DISHES or not dish.is_known:
        return None
    return dish


def _way(writer: PostWriter, way: str, named: NounPhrase | None) -> list[Sentence]:
    """Return sentences about how it gets there."""
    if not way:
        return []
    at = f"om {writer.clock}" if writer.clock else ""
    food, becomes = "het eten", "wordt"
    if named:
        food, becomes = named.definite, named.agreeing("wordt", "worden")
    said = writer.say(f"way-meal-{way}", at=at, food=food, becomes=becomes)
    return [Sentence(said, 1)]
