"""Write the centre's opening hours in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.centre import WEEKDAYS
from intake.kit.translations import LANGUAGES
from intake.text.composing.paper_words import weekday_name

if TYPE_CHECKING:
    from intake.domain.centre import Centre
    from intake.kit.translations import BoundTranslations


def opening_hours_lines(centre: Centre, translate: BoundTranslations) -> tuple[str, ...]:
    """Return two lines if all open days are the same, else one line for each day.

    Days with another between them are never written as "from … to".
    """
    days = [day for day in WEEKDAYS if centre.hours.get(day)]
    if not days:
        return ()
    spans = {centre.hours[day] for day in days}
    numbers = [WEEKDAYS.index(day) for day in days]
    several = len(days) > 1
    if several and len(spans) == 1 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        first = weekday_name(numbers[0], translate)
        last = weekday_name(numbers[-1], translate)
        return (
            translate("hours-from-to", first=first, last=last),
            _days_span(spans.pop(), translate),
        )
    return tuple(
        f"{weekday_name(number, translate)} {_days_span(centre.hours[WEEKDAYS[number]], translate)}"
        for number in numbers
    )


def _days_span(span: str, translate: BoundTranslations) -> str:
    opens, _, closes = span.partition("-")
    if translate.language not in LANGUAGES:  # a language of the screen has the part of the day
        return translate("hours-span", opens=opens.lstrip("0"), closes=closes)
    return translate("hours-span", opens=_on_clock_face(opens), closes=_on_clock_face(closes))


def _on_clock_face(at: str) -> str:
    hour, _, minute = at.partition(":")
    number = int(hour)
    if number > 12:
        number -= 12
    if minute == "00":
        return str(number)
    return f"{number}.{minute}"
