"""Correct the role of a control by the controls around it.

A pair is from and until, a lone name before a description names the thing.

Each rule changes ``weighed``, the roles as they stand so far.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from intake.filling.field_roles import score_words, scores
from intake.filling.option_lists import holds_hours
from intake.filling.thresholds import CLEAR, MIN_SCORE
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.filling.snapshot import Control

RoleByIndex = dict[int, tuple[str, float]]
"""The role of each control, and how sure it is, by the control's index."""

_USER_WORDS = frozenset(
    {"username", "gebruikersnaam", "benutzername", "pseudo", "nickname", "nick"}
)
_TWINS = {"date_from": "time_from", "date_until": "time_until"}
_HOUR_WORDS = frozenset({"tijd", "tijdstip", "uur", "time", "uhrzeit", "heure", "hora", "ora"})
_HOUR_SHAPE = re.compile(r"^\W*[uh]{1,2}[:.]m{2}", re.IGNORECASE)
_DAY_SHAPE = re.compile(
    r"^\W*(?:[dtjm]{2}|[jya]{4})[-/.][dtm]{2}[-/.](?:[jya]{2,4}|[dt]{2})", re.IGNORECASE
)
_DAY_SPELLED = re.compile(
    r"^\W*(?:dag|tag|day|jour|dia|día|giorno|dzien)[-/. "
    r"](?:maand|monat|month|mois|mes|mese|miesiac)\b",
    re.IGNORECASE,
)
_BESIDE = 3
_HOURS = ("time_from", "time_until")
ADDRESS_WORDS = frozenset(
    {"adres", "address", "adresse", "anschrift", "direccion", "indirizzo", "endereco", "morada"}
)
_DESCRIBES = frozenset(
    {
        "omschrijving",
        "beschrijving",
        "description",
        "beschreibung",
        "descripcion",
        "descrizione",
        "descricao",
        "beskrivelse",
        "beskrivning",
        "opis",
    }
)
_MATTER = frozenset({"title", "description", "category", "kind"})
_PLACES = frozenset({"location_free", "postcode", "street", "city", "neighbourhood"})
_EITHER = frozenset({"of", "or", "oder", "ou", "o", "eller"})
_TYPE = frozenset(
    {
        "geef",
        "voer",
        "typ",
        "vul",
        "enter",
        "type",
        "eingeben",
        "geben",
        "entrez",
        "saisissez",
        "introduce",
        "inserisci",
        "indtast",
    }
)


def resolve_neighbours(
    controls: Sequence[Control],
    weighed: RoleByIndex,
    all_controls: Sequence[Control],
    categories: Sequence[str],
) -> None:
    """Apply every rule, in the order in which one depends on the other.

    ``categories`` are the words of the post's own category.
    """
    _guest_name(all_controls, controls, weighed)
    _row_of_when(controls, weighed)
    _days_by_example(controls, weighed)
    _lists_with_our_word(controls, weighed, categories)
    _hours_not_days(controls, weighed)
    _hours_in_lists(controls, weighed)
    _street_beside_postcode(controls, weighed)
    _looked_up_first(controls, weighed)
    _pair_from_until(controls, weighed)
    _first_and_last(controls, weighed)
    _one_long_box(controls, weighed)
    _repeated_label(controls, weighed)
    _name_as_title(controls, weighed)
    _complete_name_pair(controls, weighed)


def _guest_name(controls: Sequence[Control], ours: Sequence[Control], weighed: RoleByIndex) -> None:
    """Let a "username" on a page without a sign-in be the name that a guest writes under."""
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


def _row_of_when(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """Let three boxes under one question of when be the day, from when and until when.

    Only boxes without words of their own are meant.
    """
    for first, second, third in zip(controls, controls[1:], controls[2:], strict=False):
        alone = all(
            not (box.label or box.near or box.placeholder or box.name or box.id)
            and box.tag == "input"
            and box.type == "text"
            for box in (first, second, third)
        )
        if (
            alone
            and first.hint
            and first.hint == second.hint
            and not third.hint
            and any(role == "date_from" for role, _ in score_words(first.hint))
        ):
            weighed[first.index] = ("date_from", 0.6)
            weighed[second.index] = ("time_from", 0.6)
            weighed[third.index] = ("time_until", 0.6)


def _days_by_example(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """A box whose example is a day asks for one, whatever its label says.

    From when, where nothing else asks for that.
    """
    for control in controls:
        shaped = _DAY_SHAPE.match(control.placeholder) or _DAY_SPELLED.match(control.placeholder)
        free = (
            control.tag == "input"
            and not weighed[control.index][0]
            and scores(control).get("other", 0.0) < MIN_SCORE
        )
        if shaped and free and not any(role == "date_from" for role, _ in weighed.values()):
            weighed[control.index] = ("date_from", 0.5)


def _one_long_box(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """The only long box of a form is for the story, where nothing else is.

    A title in it, or words for somebody else, are told there.
    """
    if any(role == "description" for role, _ in weighed.values()):
        return
    long = [control for control in controls if control.tag in ("textarea", "contenteditable")]
    asks = [control for control in controls if weighed[control.index][0]]
    if (
        len(long) == 1
        and len(asks) > _BESIDE
        and not any(score >= CLEAR for role, score in score_words(long[0].said) if role == "other")
    ):
        weighed[long[0].index] = ("description", 0.5)


def _repeated_label(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """A short box right before the story, under the very same words, is for the title."""
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


def _lists_with_our_word(
    controls: Sequence[Control], weighed: RoleByIndex, words: Sequence[str]
) -> None:
    """Let a list that has our very word among its choices be one of categories.

    Our first word may be among other words of the choice.
    """
    ours = {normalize_words(word) for word in words}
    first = ""
    if words:
        first = normalize_words(words[0])
    has_one = any(role == "category" for role, _ in weighed.values())
    for control in controls:
        choices = {normalize_words(option.text) for option in control.options}
        names_ours = ours & choices or (
            first and not has_one and any(first in choice.split() for choice in choices)
        )
        if (
            control.tag in ("select", "radio-group", "combobox")
            and not weighed[control.index][0]
            and names_ours
        ):
            weighed[control.index] = ("category", 0.5)


def _hours_not_days(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """A box of "vanaf" that says "tijd" or "uu:mm" asks for an hour."""
    for control in controls:
        role, score = weighed[control.index]
        if (
            role in _TWINS
            and control.type in ("text", "tel", "")
            and (
                _HOUR_WORDS
                & set(normalize_words(f"{control.said} {control.name} {control.id}").split())
                or _HOUR_SHAPE.match(control.placeholder)
            )
        ):
            weighed[control.index] = (_TWINS[role], score)
    for control, following in pairwise(controls):
        names_hour = _HOUR_WORDS & set(normalize_words(f"{following.name} {following.id}").split())
        if (
            weighed[control.index][0] == "time_from"
            and not weighed[following.index][0]
            and names_hour
            and following.tag == "input"
        ):
            weighed[following.index] = ("time_until", 0.6)


def _hours_in_lists(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """A list of hours asks for one: the first from when, the second until when."""
    lists = [control for control in controls if holds_hours(control)]
    are_asked = len(lists) > 1 or any(
        role in (*_HOURS, *_TWINS) for control in lists for role in scores(control)
    )
    if are_asked and len(lists) <= len(_HOURS):
        for control, role in zip(lists, _HOURS, strict=False):
            weighed[control.index] = (role, 0.7)


def _street_beside_postcode(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """An "address" with a box for the postcode or the town right after it is the street.

    That of the whole is asked elsewhere.
    """
    for control, following in pairwise(controls):
        if (
            weighed[control.index][0] == "location_free"
            and control.tag == "input"
            and weighed[following.index][0] in ("postcode", "city")
            and ADDRESS_WORDS & set(normalize_words(control.said).split())
        ):
            weighed[control.index] = ("street", weighed[control.index][1])


def _looked_up_first(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """Leave alone a box before the form ("enter a postcode") that looks up another place.

    So does one without a name of its own, where a named one follows.
    """
    first = next((box for box in controls if weighed[box.index][0] in _MATTER), None)
    for control in controls:
        if first is None or control.index >= first.index:
            return
        words = set(normalize_words(control.said).split())
        named_later = any(
            weighed[box.index][0] in _PLACES and box.index > first.index and (box.label or box.near)
            for box in controls
        )
        looks_up = bool(_EITHER & words and _TYPE & words) or (
            not (control.label or control.near) and named_later
        )
        if weighed[control.index][0] in _PLACES and control.tag == "input" and looks_up:
            weighed[control.index] = ("", 0.0)


def _pair_from_until(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """Two date or time boxes under one label are from and until, in their order.

    A lone "until" beside an unnamed box stays itself.
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


def _first_and_last(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """Let two boxes for a day, or for an hour, be from and until in their order."""
    for names, kinds, shape in (
        (("date_from", "date_until"), ("date", "datetime-local"), _DAY_SHAPE),
        (("time_from", "time_until"), ("time",), _HOUR_SHAPE),
    ):
        boxes = [
            control
            for control in controls
            if control.tag == "input"
            and (
                control.type in kinds
                or weighed[control.index][0] in names
                or (not weighed[control.index][0] and shape.match(control.placeholder))
            )
        ]
        boxes = [control for control in boxes if scores(control).get("other", 0.0) < MIN_SCORE]
        if (
            len(boxes) == len(names)
            and {weighed[control.index][0] for control in boxes} != set(names)
            and _are_close_together(*boxes)
        ):
            for box, name in zip(boxes, names, strict=True):
                weighed[box.index] = (name, 0.6)


def _are_close_together(first: Control, second: Control) -> bool:
    """Tell whether two boxes follow each other, but for a box of hours between two of days."""
    return first.form == second.form and second.index - first.index <= _BESIDE


def _name_as_title(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """Let a lone "Name" before a description be the name of the thing.

    Only on a form that asks for no other way to reach anybody.
    """
    roles = {role for role, _ in weighed.values()}
    if "title" in roles or "description" not in roles or "contact_last_name" in roles:
        return
    names = [control for control in controls if weighed[control.index][0] == "contact_name"]
    described = [control for control in controls if weighed[control.index][0] == "description"]
    if roles & {
        "email",
        "phone",
    }:  # with them on the page it is somebody's name, unless the very next box describes it
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
    """Let "Nom" beside "Prénom" be the surname, and "Nombre" beside "Apellidos" the first name."""
    roles = {role for role, _ in weighed.values()}
    apart = {"contact_first_name", "contact_last_name"}
    whole = [control for control in controls if weighed[control.index][0] == "contact_name"]
    if len(whole) == 1 and len(roles & apart) == 1:
        weighed[whole[0].index] = (next(iter(apart - roles)), weighed[whole[0].index][1])


def same_row(first: Control, second: Control, role: str) -> bool:
    """Tell whether two boxes stand under one label as the ends of a stretch of time."""
    if role in ("title", "description"):
        return False
    label = normalize_words(first.said)
    return (
        bool(label) and label == normalize_words(second.said) and role in ("date_from", "time_from")
    )
