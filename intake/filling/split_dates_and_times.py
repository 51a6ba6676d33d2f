"""Recognise dates and times that are asked in parts, and split them.

Day, month and year; hour and minute; a 12-hour clock with a half of the day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.filling.field_roles import score_words
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from intake.filling.snapshot import Control, Option

_MONTHS = (
    "ja", "f", "ma mr ma", "a", "m", "jun jui giu", "jul lug", "au ag aout", "s", "o", "n", "d",
)  # fmt: skip
_TWELVE = 12
_LAST_HOUR = 23
_LAST_MINUTE = 59
_NOON = 12
_DATES = ("date_from", "date_until")
_TIMES = ("time_from", "time_until")


@dataclass(frozen=True, slots=True)
class Part:
    """One of several controls that together hold a day or an hour.

    ``option`` is the value of its option.
    """

    control: Control
    value: str
    option: str = ""


@dataclass(frozen=True, slots=True)
class SplitDateFields:
    """A day or an hour that is split over several controls."""

    role: str
    controls: tuple[Control, ...]
    parts: tuple[Part, ...]


def find_split_dates(
    controls: Sequence[Control], post: Mapping[str, str]
) -> tuple[SplitDateFields, ...]:
    """Return the groups of controls that ask for one day or hour together, with their parts.

    They are in the order of the page.
    """
    split_fields: list[SplitDateFields] = []
    index = 0
    while index < len(controls):
        day = _find_date_parts(controls[index : index + 3])
        run = day or _find_time_parts(controls[index : index + 3])
        if not run:
            index += 1
            continue
        names = _DATES if day else _TIMES
        role = _role_of_run(run, names, {split_field.role for split_field in split_fields})
        written = post.get(role, "")
        if written:
            parts = (_date_parts if names is _DATES else _time_parts)(run, written)
        else:
            parts = ()
        split_fields.append(SplitDateFields(role, tuple(run), parts))
        index += len(run)
    return tuple(split_fields)


def _role_of_run(run: Sequence[Control], names: tuple[str, str], used: set[str]) -> str:
    """Distinguish from and until by the words before the first part.

    Without such a word the first group is from and the next until.
    """
    label = next(
        (
            text
            for control in run
            for text in (control.row, control.near, control.label)
            if _roles_named_in(text, names)
        ),
        "",
    )
    return next(
        (
            role
            for role in reversed(names)
            if role in _roles_named_in(label, names) and role not in used
        ),
        "",
    ) or next((role for role in names if role not in used), names[-1])


def _roles_named_in(text: str, names: tuple[str, str]) -> set[str]:
    twins = dict(zip((*_DATES, *_TIMES), (*_TIMES, *_DATES), strict=True))
    roles = {role for role, _ in score_words(text[:160])}
    return {name for name in names if name in roles or twins[name] in roles}


def _find_date_parts(three: Sequence[Control]) -> list[Control]:
    kinds = [_part_of_control(control) for control in three]
    if set(kinds) == {"day", "month", "year"} and len({control.form for control in three}) == 1:
        return list(three)
    return []


def _find_time_parts(next_ones: Sequence[Control]) -> list[Control]:
    """Return an hour with its minutes, or a 12-hour clock with its half of the day."""
    kinds = [_part_of_control(control) for control in next_ones]
    if kinds[:1] == ["hour"] and kinds[1:2] == ["minute"]:
        return list(next_ones[: 3 if kinds[2:] == ["half"] else 2])
    if (
        len(next_ones) > 1
        and kinds[1] == "half"
        and next_ones[0].tag == "input"
        and next_ones[0].type in ("text", "")
        and next_ones[0].form == next_ones[1].form
    ):
        return list(next_ones[:2])
    return []


def _part_of_control(control: Control) -> str:
    if control.tag == "input" and control.type == "number":
        return {_LAST_HOUR: "hour", _LAST_MINUTE: "minute"}.get(control.max, "")
    if control.tag != "select":
        return ""

    real = [
        option
        for option in control.options
        if _number_in_option(option) is not None or (option.value and option.text)
    ]
    numbers = [number for option in real if (number := _number_in_option(option)) is not None]
    if {normalize_words(option.text) for option in real} == {"am", "pm"}:
        return "half"
    if len(real) == _TWELVE and (sorted(numbers) == list(range(1, 13)) or _are_months(real)):
        words = normalize_words(
            f"{control.name} {control.id} {control.label} {control.title}"
        ).split()
        if {"uur", "hour", "hours", "stunde", "heure", "hora"} & set(words):
            return "hour"
        return "month"
    if not numbers or len(numbers) < len(real):
        return ""
    return _kind_of_numbers(numbers)


def _kind_of_numbers(numbers: Sequence[int]) -> str:
    first = min(numbers)
    last = max(numbers)
    if first == 1 and last in (30, 31):
        return "day"
    if first > 1900:
        return "year"
    if first == 0 and last == _LAST_HOUR:
        return "hour"
    if 0 in numbers and last <= _LAST_MINUTE:
        return "minute"
    return ""


def _number_in_option(option: Option) -> int | None:
    text = option.text.strip()
    if re.fullmatch(r"\d{1,4}", text):
        return int(text)
    return None


def _are_months(options: Sequence[Option]) -> bool:
    return all(
        any(normalize_words(option.text).startswith(begin) for begin in begins.split())
        for option, begins in zip(options, _MONTHS, strict=True)
    )


def _date_parts(run: Sequence[Control], iso: str) -> tuple[Part, ...]:
    year, month, day = (int(part) for part in iso.split("-"))
    return _choose_parts(run, {"day": day, "month": month, "year": year})


def _time_parts(run: Sequence[Control], time: str) -> tuple[Part, ...]:
    hour, minute = (int(part) for part in time.split(":")[:2])
    half = "AM"
    if hour >= _NOON:
        half = "PM"
    twelve = hour % _NOON or _NOON
    of_twelve = any(_part_of_control(control) == "half" for control in run)
    if run[0].tag == "input" and run[0].type != "number":
        return (Part(run[0], f"{twelve:02}:{minute:02}"), *_choose_parts(run[1:], {}, half))
    return _choose_parts(run, {"hour": twelve if of_twelve else hour, "minute": minute}, half)


def _choose_parts(
    run: Sequence[Control], values: Mapping[str, int], half: str = ""
) -> tuple[Part, ...]:
    """Choose the value of each part; if one has no option for it, none is filled."""
    parts: list[Part] = []
    for control in run:
        kind = _part_of_control(control)
        if control.tag == "input":
            parts.append(Part(control, str(values[kind])))
            continue
        real = [
            option
            for option in control.options
            if _number_in_option(option) is not None or (option.value and option.text)
        ]
        option: Option | None
        if kind == "month" and _number_in_option(real[0]) is None:
            option = real[values["month"] - 1]
        else:
            option = next(
                (
                    option
                    for option in real
                    if (
                        normalize_words(option.text) == half.lower()
                        if kind == "half"
                        else _number_in_option(option) == values[kind]
                    )
                ),
                None,
            )
        if option is None:
            return ()
        parts.append(Part(control, option.text, option.value or option.text))

    return tuple(parts)
