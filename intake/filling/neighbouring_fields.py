"""Correct the role of a control by the controls around it.

Two date boxes are from and until; a single name before a description names the thing.

Each rule changes ``weighed``, the roles found so far.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from intake.filling.category_choice import names_category
from intake.filling.field_roles import asks_for_nothing, score_words
from intake.filling.neighbouring_times import (
    RoleByIndex,
    assign_day_and_times,
    assign_days_by_example,
    assign_from_and_until,
    assign_hours,
    assign_hours_to_lists,
)
from intake.filling.thresholds import MIN_CLEAR_SCORE
from intake.filling.unfilled_box_words import (
    SEARCHING_WORDS,
)
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from intake.filling.snapshot import Control

_USER_WORDS = frozenset(
    {"username", "gebruikersnaam", "benutzername", "pseudo", "nickname", "nick"}
)
_BESIDE = 3
ADDRESS_WORDS = frozenset(
    {"adres", "address", "adresse", "anschrift", "direccion", "indirizzo", "endereco", "morada"}
)
_DESCRIBES = frozenset({
    "omschrijving", "beschrijving", "description", "beschreibung", "descripcion", "descrizione",
    "descricao", "beskrivelse", "beskrivning", "opis",
})  # fmt: skip
_SUBJECT_ROLES = frozenset({"title", "description", "category", "kind"})
_PLACES = frozenset({"location_free", "postcode", "street", "city", "neighbourhood"})
_WORDS_FOR_OR = frozenset({"of", "or", "oder", "ou", "o", "eller"})
_WORDS_FOR_TYPING = frozenset({
    "geef", "voer", "typ", "vul", "enter", "type", "eingeben", "geben", "entrez", "saisissez",
    "introduce", "inserisci", "indtast",
})  # fmt: skip


def resolve_neighbours(
    controls: Sequence[Control],
    weighed: RoleByIndex,
    all_controls: Sequence[Control],
    post: Mapping[str, str],
) -> None:
    """Apply every rule, each after the rules that it depends on.

    ``post`` tells which lists are about its subject.
    """
    _assign_guest_name(all_controls, controls, weighed)
    assign_day_and_times(controls, weighed)
    assign_days_by_example(controls, weighed)
    _assign_subject_lists(controls, weighed, post)
    assign_hours(controls, weighed)
    assign_hours_to_lists(controls, weighed)
    _assign_street_by_postcode(controls, weighed)
    _clear_look_up_box(controls, weighed)
    _clear_place_of_search(controls, weighed, all_controls)
    _assign_roles_by_example(controls, weighed)
    _clear_newsletter_box(controls, weighed)
    _clear_unlabelled_place(controls, weighed)
    _pair_from_until(controls, weighed)
    assign_from_and_until(controls, weighed)
    _assign_only_long_box(controls, weighed)
    _assign_title_by_label(controls, weighed)
    _assign_name_as_title(controls, weighed)
    _complete_name_pair(controls, weighed)


def _assign_guest_name(
    controls: Sequence[Control], ours: Sequence[Control], weighed: RoleByIndex
) -> None:
    """A "username" on a page without a sign-in is the name of a guest."""
    roles = {weighed[control.index][0] for control in ours}
    if (
        "description" not in roles
        or "contact_name" in roles
        or any(control.type == "password" for control in controls)
    ):
        return
    user_boxes = [
        control
        for control in ours
        if control.tag == "input"
        and set(normalize_words(control.said).split()) & _USER_WORDS
        and not weighed[control.index][0]
    ]
    if len(user_boxes) == 1:
        weighed[user_boxes[0].index] = ("contact_name", 0.6)


def _assign_only_long_box(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """The only long box of a form is for the description, if nothing else is.

    Unless it asks for a title, or for words about somebody else.
    """
    if any(role == "description" for role, _ in weighed.values()):
        return
    long = [control for control in controls if control.tag in ("textarea", "contenteditable")]
    asks = [control for control in controls if weighed[control.index][0]]
    if len(long) == 1 and len(asks) > _BESIDE and not _is_of_something_else(long[0]):
        weighed[long[0].index] = ("description", 0.5)


def _is_of_something_else(control: Control) -> bool:
    """Tell whether a long box clearly asks for something other than a description: "Locatie"."""
    is_short = len(normalize_words(control.said).split()) <= _BESIDE
    return any(
        score >= MIN_CLEAR_SCORE and (role == "other" or (is_short and role in _PLACES))
        for role, score in score_words(control.said)
    )


def _assign_title_by_label(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """Give the role "title" to a short box right before the description with the same label."""
    if any(role == "title" for role, _ in weighed.values()):
        return
    for control, following in pairwise(controls):
        same = normalize_words(control.said) == normalize_words(following.said) != ""
        if (
            same
            and control.tag == "input"
            and control.type in ("text", "")
            and not weighed[control.index][0]
            and weighed[following.index][0] == "description"
        ):
            weighed[control.index] = ("title", 0.6)


def _assign_subject_lists(
    controls: Sequence[Control], weighed: RoleByIndex, post: Mapping[str, str]
) -> None:
    """A list that contains the very subject of the post is one of categories."""
    for control in controls:
        if (
            control.tag in ("select", "radio-group", "combobox")
            and not weighed[control.index][0]
            and names_category(control.options, post)
        ):
            weighed[control.index] = ("category", 0.5)


def _assign_street_by_postcode(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """An "address" with a box for the postcode or the town right after it is the street.

    The whole address is asked elsewhere.
    """
    for control, following in pairwise(controls):
        if (
            weighed[control.index][0] == "location_free"
            and control.tag == "input"
            and weighed[following.index][0] in ("postcode", "city")
            and ADDRESS_WORDS & set(normalize_words(control.said).split())
        ):
            weighed[control.index] = ("street", weighed[control.index][1])


def _clear_look_up_box(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """Leave a box before the form empty ("enter a postcode") if it looks up another place.

    The same for one without a label, if one with a label follows.
    """
    first = next((box for box in controls if weighed[box.index][0] in _SUBJECT_ROLES), None)
    for control in controls:
        if first is None or control.index >= first.index:
            return
        words = set(normalize_words(control.said).split())
        named_later = any(
            weighed[box.index][0] in _PLACES and box.index > first.index and (box.label or box.near)
            for box in controls
        )
        looks_up = bool(_WORDS_FOR_OR & words and _WORDS_FOR_TYPING & words) or (
            not (control.label or control.near) and named_later
        )
        if weighed[control.index][0] in _PLACES and control.tag == "input" and looks_up:
            weighed[control.index] = ("", 0.0)


def _clear_place_of_search(
    controls: Sequence[Control], weighed: RoleByIndex, all_controls: Sequence[Control]
) -> None:
    """Leave the place beside a search empty: it tells where to search, not where somebody is.

    It comes before everything the form asks, right after a search. It has no label, or its name in
    the source is that of a search, or the form asks for a place later.
    """
    first = next((box.index for box in controls if weighed[box.index][0] in _SUBJECT_ROLES), -1)
    later = any(weighed[box.index][0] in _PLACES and box.index > first for box in controls)
    for before, control in pairwise(all_controls):
        named = set(normalize_words(f"{control.name} {control.id}").split())
        if (
            control.index < first
            and weighed.get(control.index, ("", 0.0))[0] in _PLACES
            and (later or not control.label or bool(named & SEARCHING_WORDS))
            and before.tag == "input"
            and before.type != "hidden"
            and asks_for_nothing(before)
        ):
            weighed[control.index] = ("", 0.0)


def _clear_newsletter_box(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """Leave a last box for an address empty if it has no label, among boxes that have one.

    It subscribes to the site's news, below the form.
    """
    named = [box for box in controls if box.label or box.near]
    last = max(controls, key=lambda box: box.index, default=None)
    if (
        last
        and len(named) > _BESIDE
        and weighed[last.index][0] == "email"
        and not (last.label or last.near)
    ):
        weighed[last.index] = ("", 0.0)


def _clear_unlabelled_place(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """Leave a box for a place empty that has no visible label, if another one asks for it.

    It belongs to the site's map.
    """
    named = {box.index for box in controls if box.label or box.near or box.placeholder}
    asked = any(weighed[box.index][0] in _PLACES and box.index in named for box in controls)
    for box in controls:
        if asked and box.index not in named and weighed[box.index][0] in _PLACES:
            weighed[box.index] = ("", 0.0)


def _assign_roles_by_example(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """Two boxes with one label follow their examples: "PLZ / Ort", with "PLZ" and "Ort"."""
    for first, second in pairwise(controls):
        said = normalize_words(first.said)
        if not said or said != normalize_words(second.said) or first.tag != "input" != second.tag:
            continue
        roles = [_surest_role(box.placeholder) for box in (first, second)]
        if all(roles) and roles[0] != roles[1]:
            for box, role in zip((first, second), roles, strict=True):
                weighed[box.index] = (role, 0.7)


def _surest_role(text: str) -> str:
    """Return the role that an example names without doubt, or none."""
    return next((role for role, score in score_words(text) if score >= MIN_CLEAR_SCORE), "")


def _pair_from_until(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """Two date or time boxes with one label are from and until, in this order.

    A single "until" beside a box without a label is not changed.
    """
    for first_role, last_role in (("date_from", "date_until"), ("time_from", "time_until")):
        same = [control for control in controls if weighed[control.index][0] == first_role]
        if (
            len(same) == 2
            and same_row(same[0], same[1], first_role)
            and not any(role == last_role for role, _ in weighed.values())
        ):
            weighed[same[1].index] = (last_role, weighed[same[1].index][1])
    texts = [
        control for control in controls if weighed[control.index][0] in ("title", "description")
    ]
    if len(texts) == 2 and weighed[texts[0].index][0] == weighed[texts[1].index][0]:
        first, second = texts
        if first.tag == "input" and second.tag != "input":
            weighed[first.index] = ("title", 0.6)
            weighed[second.index] = ("description", 0.6)
        elif second.tag == "input" and first.tag != "input":
            weighed[first.index] = ("description", 0.6)
            weighed[second.index] = ("title", 0.6)


def _assign_name_as_title(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """A single "Name" before a description is the name of the thing.

    Only on a form that asks for no way to reach anybody.
    """
    roles = {role for role, _ in weighed.values()}
    if "title" in roles or "description" not in roles or "contact_last_name" in roles:
        return

    names = [control for control in controls if weighed[control.index][0] == "contact_name"]
    described = [control for control in controls if weighed[control.index][0] == "description"]
    # With these on the page it is a person's name, unless the very next box describes it.
    if roles & {
        "email",
        "phone",
    }:
        names = [
            control
            for control, following in pairwise(controls)
            if control in names
            and following in described
            and _DESCRIBES & set(normalize_words(following.said).split())
        ]

    if (
        len(names) == 1
        and names[0].index < described[0].index
        and "username" not in normalize_words(names[0].said)
    ):
        weighed[names[0].index] = ("title", 0.6)


def _complete_name_pair(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """Beside "Prénom" is "Nom" the surname, beside "Apellidos" is "Nombre" the first name."""
    roles = {role for role, _ in weighed.values()}
    apart = {"contact_first_name", "contact_last_name"}
    whole = [control for control in controls if weighed[control.index][0] == "contact_name"]
    if len(whole) == 1 and len(roles & apart) == 1:
        weighed[whole[0].index] = (next(iter(apart - roles)), weighed[whole[0].index][1])


def same_row(first: Control, second: Control, role: str) -> bool:
    """Tell whether two boxes with one label are the ends of a period."""
    if role in ("title", "description"):
        return False
    label = normalize_words(first.said)
    return (
        bool(label) and label == normalize_words(second.said) and role in ("date_from", "time_from")
    )
