"""Recognise that somebody would like to join a meal, whatever is eaten."""

from __future__ import annotations

import re

_JOINING = re.compile(
    r"^(?:graag )?(?:(?:samen[ -]?eten|mee(?:[ -]?|ë)[eë]?ten)|(?:mee )?aanschuiven"
    r"|(?:een plek )?aan tafel)"
    r"(?: (?:bij|met) (?:iemand|een gezin|anderen|buren|de buren|mensen))?(?: aan tafel)?$",
    re.IGNORECASE,
)
"""Joining somebody's meal, whatever is eaten."""

_JOINING_ON = re.compile(
    r"^(?:(?:op |met )?(?P<first>(?:(?:eerste|tweede) )?(?:kerst(?:dag|avond)?|oudejaarsavond|pasen"
    r"|paasdag|pinksterdag|nieuwjaarsdag"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:s|en|ochtend|middag|avond)?)) )?"
    r"(?P<joining>(?:samen[ -]?eten|mee(?:[ -]?|ë)[eë]?ten)|(?:mee )?aanschuiven|aan tafel)"
    r"(?: bij (?:iemand|anderen|mensen|een gezin|buren))?"
    r"(?: (?:op |met |om de week |elke )*(?:(?:eerste|tweede) )?(?:kerst(?:dag|avond)?"
    r"|oudejaarsavond|pasen|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"(?:s|en|ochtend|middag|avond)?))?$",
    re.IGNORECASE,
)
"""Joining a meal beside its day, which the days tell already."""

ON_THESE_DAYS = re.compile(
    r" (?:op |elke )(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond)?"
    r"(?:,? en |, )?)+$"
)
"""The days that how often tells already: "een warme maaltijd op dinsdag en donderdag"."""

EATING_ON = re.compile(
    r"^(?:warm )?eten(?: (?:op )?(?:maan|dins|woens|donder|vrij|zater|zon)dag ?(?:middag|avond)?)?"
    r"\s*[-–:]\s*(?=\w)",
    re.IGNORECASE,
)
"""The day before the dish: "eten zaterdagavond - stamppot"."""

ALREADY_ASKED = re.compile(
    r"\b(?:zou|wil|eet|schuift|komt) (?:\w+ ){0,3}(?:aan ?schuiven|aan|mee(?: ?eten)?|meeëten)\b",
    re.IGNORECASE,
)
"""What the opening of such a post says already."""


def is_joining(typed: str) -> bool:
    """Tell whether a dish is only that somebody eats along: "mee-eten op zondag"."""
    return bool(_JOINING.match(typed) or _JOINING_ON.match(typed))
