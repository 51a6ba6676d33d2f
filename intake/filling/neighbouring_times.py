"""Distinguish days from hours, and from from until, by the controls around one.

Each rule changes ``weighed``, the roles found so far.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from intake.filling.field_roles import score_words, scores
from intake.filling.option_lists import holds_hours
from intake.filling.thresholds import MIN_SCORE
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.filling.snapshot import Control

RoleByIndex = dict[int, tuple[str, float]]
"""The role of each control and its certainty, by the control's index."""

_TIME_BY_DATE_ROLE = {"date_from": "time_from", "date_until": "time_until"}
_HOUR_WORDS = frozenset({"tijd", "tijdstip", "uur", "time", "uhrzeit", "heure", "hora", "ora"})
_HOUR_SHAPE = re.compile(r"^\W*[uh]{1,2}[:.]m{2}", re.IGNORECASE)
_DAY_SHAPE = re.compile(
    r"^\W*(?:[dtjm]{2}|[jya]{4})[-/.][dtm]{2}[-/.](?:[jya]{2,4}|[dt]{2})", re.IGNORECASE
)
_DAY_EXAMPLE = re.compile(r"^\W*(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{2}-\d{2})\W*$")
_HOUR_EXAMPLE = re.compile(r"^\W*(?:\d{2}|--):(?:\d{2}|--)\W*$")
_DAY_SPELLED = re.compile(
    r"^\W*(?:dag|tag|day|jour|dia|día|giorno|dzien)[-/. "
    r"](?:maand|monat|month|mois|mes|mese|miesiac)\b",
    re.IGNORECASE,
)
_MAX_DISTANCE = 3
_TIME_ROLES = ("time_from", "time_until")


def assign_day_and_times(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """Three boxes under one question of when are the day, from when and until when.

    Only boxes without words of their own.
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


def assign_days_by_example(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """A box whose example is a day asks for one, whatever its label says.

    It is from, if nothing else asks for that.
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


def assign_hours(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """A box of "vanaf" with "tijd" or "uu:mm" asks for an hour, with a day as example for a day.

    A box without a label after a day, with an hour as example, is its hour.
    """
    days = {time: day for day, time in _TIME_BY_DATE_ROLE.items()}
    for control in controls:
        role, score = weighed[control.index]
        is_day = _DAY_SHAPE.match(control.placeholder) or _DAY_EXAMPLE.match(control.placeholder)
        if role in days and is_day:
            weighed[control.index] = (days[role], score)

    for control, following in pairwise(controls):
        role = weighed[control.index][0]
        if (
            role in _TIME_BY_DATE_ROLE
            and following.tag == "input"
            and not following.label
            and _HOUR_EXAMPLE.match(following.placeholder)
        ):
            weighed[following.index] = (_TIME_BY_DATE_ROLE[role], 0.7)

    for control in controls:
        role, score = weighed[control.index]
        if (
            role in _TIME_BY_DATE_ROLE
            and control.type in ("text", "tel", "")
            and not _DAY_SHAPE.match(control.placeholder)
            and not _DAY_EXAMPLE.match(control.placeholder)
            and (
                _HOUR_WORDS
                & set(normalize_words(f"{control.said} {control.name} {control.id}").split())
                or _HOUR_SHAPE.match(control.placeholder)
            )
        ):
            weighed[control.index] = (_TIME_BY_DATE_ROLE[role], score)

    for control, following in pairwise(controls):
        names_hour = _HOUR_WORDS & set(normalize_words(f"{following.name} {following.id}").split())
        if (
            weighed[control.index][0] == "time_from"
            and not weighed[following.index][0]
            and names_hour
            and following.tag == "input"
        ):
            weighed[following.index] = ("time_until", 0.6)


def assign_hours_to_lists(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """A list of hours asks for one: the first is from, the second until."""
    lists = [control for control in controls if holds_hours(control)]
    are_asked = len(lists) > 1 or any(
        role in (*_TIME_ROLES, *_TIME_BY_DATE_ROLE) for control in lists for role in scores(control)
    )
    if are_asked and len(lists) <= len(_TIME_ROLES):
        for control, role in zip(lists, _TIME_ROLES, strict=False):
            weighed[control.index] = (role, 0.7)


def assign_from_and_until(controls: Sequence[Control], weighed: RoleByIndex) -> None:
    """Two boxes for a day, or for an hour, are from and until in this order."""
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
    """Tell whether two boxes follow each other, except for a box of hours between two of days."""
    return first.form == second.form and second.index - first.index <= _MAX_DISTANCE
