"""Leave out of what is asked what the form asks apart: the day, the way back, for how many.

"ritje naar het zwembad en weer terug, elke wo" asks for a ride to the swimming pool.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.text.grammar.numbers import parse_number

if TYPE_CHECKING:
    from collections.abc import Mapping

_DAY = r"(?:ma|di|wo|do|vr|za|zo|maan|dins|woens|donder|vrij|zater|zon)"
_PART = r"(?:ochtend|morgen|middag|avond)"
_RIDE_FIRST = re.compile(
    r"^(?:een )?(?:ritje|rit|lift|liftje|vervoer) (?=(?:naar|van|heen|met) )", re.IGNORECASE
)
_AND_BACK = re.compile(r"(?: en|,| \+)? (?:weer |ook )?(?:terug|retour|naar huis)$", re.IGNORECASE)
_AND_SHOP = re.compile(
    r"(?: ?\+| en| ,) ?(?:een )?(?:boodschapje|boodschappen|boodschap)(?: (?:doen|halen))?"
    r"(?: (?:bij )?(?:de )?(?:AH|Albert Heijn|Jumbo|Lidl|Aldi|Plus|Dirk))?$"
)
_DAY_LAST = re.compile(
    rf",? (?:op |elke |iedere |om de (?:week|2 weken) )?{_DAY}(?:dag)?s?{_PART}?$"
    r"|,? (?:elke|iedere|om de) (?:\d |twee |drie )?(?:week|weken|dag|maand)"
    rf"(?: op {_DAY}(?:dag)?)?$"
)
_PART_OF_DAY_LAST = re.compile(r",? '?s ?(?:ochtends|morgens|middags|avonds)$")
_FOR_SO_MANY = re.compile(
    r" voor (?P<many>\d{1,2}|een|één|twee|drie|vier|vijf|zes|zeven|acht)"
    r"(?: (?:pers|personen|persoon|man|mensen))?$"
)
_NOTHING_SPECIAL = re.compile(
    r",? (?:maar )?(?:niks|niets) (?:bijzonders|speciaals|geks|ingewikkelds)(?=,|$)"
)


def without_answered(kind: str, what: str, answers: Mapping[str, str]) -> str:
    """Return what is asked without what another answer tells; never empty if ``what`` was not."""
    left = _NOTHING_SPECIAL.sub("", what)
    if answers.get("first") or answers.get("repeat"):
        left = _DAY_LAST.sub("", left)
    if answers.get("time"):
        left = _PART_OF_DAY_LAST.sub("", left)
    if kind == "ride":
        left = _AND_SHOP.sub(" en daarna naar de supermarkt", left)
        left = _RIDE_FIRST.sub("", left)
        if answers.get("back"):
            left = _AND_BACK.sub("", left)
    so_many = _FOR_SO_MANY.search(left) if kind == "meal" else None
    if so_many and str(parse_number(so_many["many"])) == answers.get("quantity", "1"):
        left = left[: so_many.start()]
    return left.strip(" ,") or what
