"""Choose the value for a control of a known role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.filling.category_choice import category_words, choose_category
from intake.filling.field_values import (
    date_value,
    kind_option,
    nearest_option,
    other_spellings,
    text_value,
)
from intake.filling.neighbouring_fields import ADDRESS_WORDS
from intake.filling.option_lists import place_candidates
from intake.filling.step import Step
from intake.kit.text_normalization import normalize_words, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.domain.platform_profile import LearnedField
    from intake.filling.snapshot import Control


_MAX_SUMMARY = 250
"""Maximum length of a summary beside a title."""

_REPLACED_ROLES = frozenset(
    {"description", "quantity", "date_from", "date_until", "time_from", "time_until"}
)
"""Roles whose value on the page is only the site's default."""


_NUMBER_WORDS = frozenset([
    "huisnummer", "huisnr", "nummer", "nr", "hausnummer", "hausnr", "number", "no", "numero",
    "num", "civico",
])  # fmt: skip


def repeat_choice(learned: LearnedField, control: Control, role: str) -> Step | None:
    """Return the option that a person chose before, if the list still has it."""
    again = next(
        (
            option
            for option in control.options
            if normalize_words(option.text) == normalize_words(learned.choice)
        ),
        None,
    )
    if again:
        return Step(control, role, again.text, again.value or again.text)
    return None


def value_for_role(role: str, control: Control, post: Mapping[str, str]) -> str:
    """Return the value of a post for a role, or an empty text."""
    if role in ("date_from", "date_until"):
        if post.get(role):
            return date_value(
                post[role],
                control,
                post.get("time_from" if role == "date_from" else "time_until", ""),
            )
        return ""
    if role == "location_free":
        if set(normalize_words(control.said).split()) & ADDRESS_WORDS or any(
            word.endswith("adres") for word in normalize_words(control.said).split()
        ):
            return post.get("address", "") or post.get("area", "")
        return next(
            (post[key] for key in ("area", "neighbourhood", "city", "address") if post.get(key)), ""
        )
    if role == "contact_name":
        return post.get("contact_name") or post.get("organisation", "")
    if role == "street":
        number = bool(_NUMBER_WORDS & set(normalize_words(control.said).split()))
        if number:
            return post.get("address", "")
        return post.get("street") or post.get("address", "")
    if role == "summary":
        if control.tag != "input":
            return post.get("description", "")
        return post.get("title", "")

    return post.get(role, "")


def _prepend_title(text: str, control: Control, title: str) -> str:
    """Put the title before the text on a form without a box for it."""
    if not title or title in text:
        return text
    if control.tag == "input":
        return f"{title}. {text}"
    return f"{title}\n{text}"


def _text_for(
    role: str, value: str, control: Control, post: Mapping[str, str], *, has_title: bool
) -> str:
    """Return a text for a box.

    It includes the title if that has no box, and is short if the text has another box.
    """
    if role == "description" and not has_title:
        value = _prepend_title(value, control, post.get("title", ""))
    if role == "summary" and has_title and control.tag == "input":
        value = shorten(post.get("description", ""), _MAX_SUMMARY)
    return text_value(value, control)


def make_step(
    control: Control, role: str, post: Mapping[str, str], *, has_title: bool
) -> Step | None:
    """Return how to fill a box of this role, or None if the post has no value for it."""
    if control.tag in ("select", "radio-group") or (control.tag == "combobox" and control.options):
        return _choose_option(control, role, post)
    if role == "category" and (control.suggests or control.tag == "combobox"):
        words = category_words(post)
        if words:
            return Step(control, role, words[0], others=words[1:4])
        return None
    if role == "kind":  # a box for free text expects the site's own word, which the person knows
        if control.tag == "combobox" or control.suggests:
            return Step(control, role, post.get("request_or_offer", "request"))
        return None
    value = value_for_role(role, control, post)
    if role in ("title", "description", "summary"):
        value = _text_for(role, value, control, post, has_title=has_title)
    if not value or (control.maxlength and len(value) > control.maxlength):
        return None
    if control.value.strip() and role not in _REPLACED_ROLES:
        return None  # the site has filled it in itself
    return Step(control, role, value, others=other_spellings(role, value, post))


def _choose_option(control: Control, role: str, post: Mapping[str, str]) -> Step | None:
    if role == "kind":
        option = kind_option(control, post)
    elif role == "category":
        option = choose_category(control.options, post)
    elif role == "location_free":
        option = nearest_option(control.options, place_candidates(post))
    else:
        value = value_for_role(role, control, post)
        option = None
        if value:
            option = nearest_option(control.options, [value])
    if option:
        return Step(control, role, option.text, option.value or option.text)
    return None
