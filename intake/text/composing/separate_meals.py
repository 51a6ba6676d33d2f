"""Meals that are kept: so many portions are asked for, not for so many people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.text.composing.light_reason import is_heavy
from intake.text.composing.public_wording import is_discreet
from intake.text.grammar.numbers import number_word, parse_number

if TYPE_CHECKING:
    from intake.text.composing.post_writer import PostWriter

_SEPARATE_MEALS = re.compile(r"(?:\wmaaltijden|\wprakjes|\wbakjes|porties)\b")
_ONE_FOR_ALL = re.compile(r"^(?:een |de )?(?:\w+ )?\w*(?:taart|cake|tulband|vlaai)\b")
"""What is baked once, for so many people: the number does not tell how many ask."""

_FOR_SO_MANY = re.compile(r"\b(?:genoeg )?voor (?:\w+ (?:personen|mensen)|\w+(?=[,.]|$))")
_PORTIONS = re.compile(r"porties\b")


def take_out_portions(writer: PostWriter, dish: str) -> tuple[str, str]:
    """Return the dish of separate meals with its number, or "eten" and a sentence about portions.

    They are for one neighbour from here on; any other dish stays as it is.
    """
    if writer.quantity > 1 and _ONE_FOR_ALL.match(dish.lower()):
        many = number_word(writer.quantity)
        writer.quantity = 1
        sentence = f"Hij is voor {many} personen."
        if _FOR_SO_MANY.search(writer.what):
            sentence = ""
        return dish, sentence
    if not _SEPARATE_MEALS.search(dish) or writer.quantity < 2:
        return dish, ""
    first, _, rest = dish.partition(" ")
    counted = f"{writer.quantity} {dish}"
    if parse_number(first.lower()):
        counted = f"{first.lower()} {rest}"
    writer.quantity = 1
    if _PORTIONS.search(dish) and (is_heavy(dish) or not is_discreet(dish)):
        writer.is_what_said = False
        return "eten", ""
    if _PORTIONS.search(dish):
        return "eten", f"Het gaat om {counted}."
    return counted, ""
