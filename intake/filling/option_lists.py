"""Tell by its options what a list asks for.

Asking or offering, a category, an hour, a place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.filling.category_choice import fits_category, holds_categories
from intake.filling.field_roles import score_words
from intake.filling.field_values import kind_option, names_side
from intake.filling.thresholds import MIN_SCORE
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from intake.filling.snapshot import Control

_MIN_HOURS = 4
_MAX_OPTIONS_OF_SIDES = 4
_HOUR = re.compile(r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]m)?", re.IGNORECASE)
_ROLES = frozenset({
    "category", "kind", "city", "neighbourhood", "quantity", "region", "country",
    "location_free", "time_from", "time_until", "other",
})  # fmt: skip
_WORDS_OF_MEETING_PLACE = frozenset({"online", "offline"})
"""With both among the options, a list asks where something is held, whatever its label."""

_PLACES = ("neighbourhood", "city", "area", "region", "address")


def role_of_list(control: Control, weighed: Mapping[str, float]) -> tuple[str, float]:
    """Return what a list asks for.

    A list with only "Vraag" and "Aanbod" tells it by its options.
    """
    words = {word for option in control.options for word in normalize_words(option.text).split()}
    if words >= _WORDS_OF_MEETING_PLACE:
        return "", 0.0
    if (
        kind_option(control, {"request_or_offer": "request"})
        and kind_option(control, {"request_or_offer": "offer"})
        and not _is_named_a_category(control)
    ):
        return "kind", 1.0
    if holds_categories(control.options):
        return "category", max(weighed.get("category", 0.0), 0.6)

    ranked = sorted(
        ((role, score) for role, score in weighed.items() if role in _ROLES),
        key=lambda pair: -pair[1],
    )
    if not ranked or ranked[0][1] < MIN_SCORE * 0.7 or ranked[0][0] == "other":
        return "", 0.0
    if ranked[0][0] == "kind" and not (
        kind_option(control, {"request_or_offer": "request"}) and names_side(control, "offer")
    ):
        # "type of request" is asked, and none of the types is asking or offering.
        return "category", ranked[0][1]

    return ranked[0]


def _is_named_a_category(control: Control) -> bool:
    """Tell whether a list contains many subjects besides request and offer."""
    return len(control.options) > _MAX_OPTIONS_OF_SIDES and any(
        role == "category" and score >= MIN_SCORE
        for role, score in score_words((control.label or control.near or control.name)[:160])
    )


def holds_hours(control: Control) -> bool:
    """Tell whether a list contains hours: "08:00", "08:30" and so on."""
    real = [option for option in control.options if option.text.strip()]
    hours = [option for option in real if _HOUR.fullmatch(option.text.strip())]
    return control.tag == "select" and len(hours) >= _MIN_HOURS and len(hours) >= len(real) - 1


def option_lists_to_choose(lists: Sequence[Control], post: Mapping[str, str]) -> list[Control]:
    """Return the lists of categories from which an option is chosen.

    These are a list of groups and the lists of subjects below it, from the first that has a label
    and an option that fits. A repeated first list, for a second category, and a list of a search
    before the form are left out. Empty if no option fits.
    """
    labelled = [option_list for option_list in lists if option_list.label or option_list.near]
    first = min((option_list.index for option_list in labelled), default=-1)
    chosen: list[Control] = []
    for option_list in sorted(lists, key=lambda control: control.index):
        choices = {option.text for option in option_list.options}
        again = any(choices == {option.text for option in before.options} for before in chosen)
        if option_list.index >= first and not again and fits_category(option_list.options, post):
            chosen.append(option_list)
    return chosen


def place_candidates(post: Mapping[str, str]) -> Sequence[str]:
    """Return the names to look for in a list of places, the nearest first."""
    return [post[name] for name in _PLACES if post.get(name)]
