"""The words of a guest's own route along the hosts: where to be, at what time, in large type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.phone import format_phone
from intake.kit.text_normalization import capitalize_first
from intake.text.composing.date_phrases import day_phrase
from intake.text.composing.no_answer_letter import LetterText
from intake.text.composing.practice_mark import practice_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from intake.domain.centre import Centre
    from intake.domain.project import Project
    from intake.kit.translations import BoundTranslations

_CLOCK_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:om|van|vanaf|rond)\s+(\d{1,2})(?:[.:u](\d{2}))?\b",
        r"\b(\d{1,2})[:u](\d{2})\b",
        r"(?<![\d.])([01]?\d|2[0-4])\.([0-5]\d)(?![\d.])",
        r"\b(\d{1,2})()\s*(?:-|–|tot)\s*\d{1,2}\s*(?:uur|u)\b",
        r"\b(\d{1,2})()\s*(?:uur|u)\b",
    )
)
"""Ways to write when something begins, the surest first: a day may stand before it."""

_NO_TIME = 24 * 60


class RouteStep(NamedTuple):
    """A stop of the route: at what time, what for, at whose door, and whether the host comes."""

    slot: str
    what: str
    host: str
    address: str
    fetches: bool = False


class Guest(NamedTuple):
    """Who goes along the route: ``name`` as they are addressed, and how many they are."""

    name: str
    address: tuple[str, ...]
    persons: int
    steps: Sequence[RouteStep]
    text_size: int


def sort_by_time(steps: Iterable[RouteStep]) -> list[RouteStep]:
    """Return the stops by their time; those without one keep their order at the end."""
    return sorted(steps, key=lambda step: minutes_of(step.slot))


def minutes_of(slot: str) -> int:
    """Return the minutes since midnight at which "18.30" or "van 18 tot 19 uur" begins."""
    clock = next((found for pattern in _CLOCK_PATTERNS if (found := pattern.search(slot))), None)
    if clock is None:
        return _NO_TIME
    hours, minutes = clock.groups()
    return int(hours) * 60 + int(minutes or 0)


def route_card(
    guest: Guest, project: Project, centre: Centre, made: tuple[date, BoundTranslations]
) -> LetterText:
    """Return the route of one household; ``made`` is the day and the language."""
    today, translate = made
    sentences = [translate("route-card-about", name=project.name)]
    if guest.persons > 1:
        sentences.append(translate("route-card-persons", count=guest.persons))
    for number, step in enumerate(sort_by_time(guest.steps), start=1):
        key = "route-card-step" if step.slot else "route-card-step-untimed"
        where = ", ".join(part for part in (step.host, step.address) if part)
        said = translate(key, slot=step.slot, what=step.what)
        sentences += ["", f"{number}. {capitalize_first(said)}"]
        sentences.append(translate("route-card-where", where=where))
        if not step.address and not step.fetches and project.place:
            sentences.append(translate("route-card-gather", place=project.place))
        if step.fetches:
            sentences.append(translate("route-card-fetched", host=step.host))
    phone = format_phone(centre.phone) if centre.phone else ""
    if phone:
        sentences += ["", translate("route-card-call", phone=phone)]
    town = f"{centre.postcode} {centre.city}".strip()
    return LetterText(
        sender=tuple(line for line in (centre.name, centre.address_line, town, phone) if line),
        address=(capitalize_first(guest.name), *guest.address),
        day=f"{day_phrase(today)} {today.year}",
        title=translate("route-card-title", day=day_phrase(project.first)),
        dear=translate("letter-dear", name=guest.name),
        sentences=tuple(sentences),
        close=translate("letter-greeting", centre=centre.name),
        size=guest.text_size,
        practice_mark=practice_mark(centre, translate),
    )
