"""Patterns of clock times in Dutch.

Dutch counts to the next hour: "half drie" is 2:30, "tien voor half elf" is 10:20. "kwart" is a
quarter, "over" is past, "voor" is to, "uur" or "u" is o'clock; "tussen 2 en 4" is between 2 and 4,
"van 2 tot 4" from 2 to 4. "ochtend" and "morgen" are the morning, "middag" the afternoon, "avond"
the evening, "nacht" the night.
"""

from __future__ import annotations

import re

from intake.text.words.calendar_words import NUMBERS_ENDING_IN_EN

MINUTES_BY_WORD = {
    "vijf": 5,
    "tien": 10,
    "kwart": 15,
    "twintig": 20,
    "5": 5,
    "10": 10,
    "15": 15,
    "20": 20,
}
"""Minutes that are said before "over" or "voor"."""

_HOUR = r"(?:\d{1,2}(?!\d)|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_DAY_PART = (
    r"(?P<part>'?s? ?(?:ochtends|morgens|middags|avonds|nachts)"
    r"|in de (?:ochtend|morgen|middag|avond|nacht))"
)

# Ranges

BETWEEN = re.compile(  # "tussen 2 en 4"
    rf"\btussen (?P<hour>{_HOUR})(?: uur)? "
    rf"en (?P<last>{_HOUR})(?: uur)?"
    rf"(?: ?{_DAY_PART})?"
    r"(?!\s*(?:personen|dagen|weken))"
)
FROM_TO = re.compile(  # "van 10 tot 12 uur"
    rf"\b(?:van|tussen|vanaf) (?P<hour>{_HOUR})(?: ?uur| ?u)?"
    r" ?(?:tot en met|tot|t/m|-|–) ?"
    rf"(?P<last>{_HOUR})\b(?: ?uur| ?u)?"
    rf"(?: ?{_DAY_PART})?"
    r"(?!\s*(?:personen|dagen|weken|jaar|kg|meter))"
)

# Hours and minutes in digits

WITH_MINUTES = re.compile(  # "om 14.30", "8.10u", "9:15 in de avond"
    r"\b(?:om |vanaf |rond |tegen )?"
    r"(?P<hour>[01]?\d|2[0-3])(?P<separator>[:.]|u(?=\d))(?P<minute>[0-5]\d)"
    r"(?: ?(?:uur|u|h)\b)?(?!\d)"
    rf"(?: ?{_DAY_PART})?"
)
FOUR_DIGITS = re.compile(  # "om 1430"
    r"\b(?:om|vanaf|rond|tegen) "
    r"(?P<hour>[01]?\d|2[0-3])(?P<minute>[0-5]\d)\b"
    r"(?! ?(?:euro|personen|mensen|meter|stuks))"
    r"(?: ?uur\b)?"
    rf"(?: ?{_DAY_PART})?"
)

# Hours in words

AROUND = re.compile(  # "rond drieën", "na vieren"; the hour itself is what can be written down
    rf"\b(?:om|rond|tegen|na|voor) (?:een uur of )?(?P<hour>{'|'.join(NUMBERS_ENDING_IN_EN)})\b"
    rf"(?: ?{_DAY_PART})?"
)
SPOKEN = re.compile(  # "half drie", "kwart over negen", "om tien uur"
    r"\b(?P<lead>om |rond |tegen |vanaf |voor |vóór )?"
    rf"(?:(?P<minutes>{'|'.join(MINUTES_BY_WORD)}) (?P<side>over|voor) )?"
    rf"(?P<half>half )?(?P<hour>{_HOUR})"
    r"(?P<unit> ?uur\b| ?u\b)?"
    rf"(?: ?{_DAY_PART})?"
)

# What stands beside a number that is no time of an appointment

COUNTED_AFTER = re.compile(  # "3 personen": a number of something
    r" ?(?:personen|dagen|weken|keer|meter|cm|kg|watt|stuks|jaar|maanden|euro|porties|mensen)"
)
SIZE_BEFORE = re.compile(  # "hoog 2.40"
    r"\b(?:hoog|hoogte|plafond|breed|breedte|lang|lengte|diep|diepte|dik|ongeveer|ca\.?) $"
)
SIZE_AFTER = re.compile(  # "2.40 m", "3.20 euro", "1.20 br" (wide), "3.20 bij 4" (by)
    r" ?(?:m|mtr|meter|cm|hoog|breed|lang|diep|dik|euro|eur|kg|kilo|liter|ltr|€|br|bij (?=\d))\b"
)
DURATION_BEFORE = re.compile(  # "over twee uur", "max 2 uur"
    r"\b(?:"
    r"over|max|maximaal|hoogstens|ongeveer|zeker|minstens|duurt|ruim|elke|om de|zo'n|een|paar"
    r")\s$"
)
DURATION_AFTER = re.compile(  # "3 uur werk", "2 uur in de week"
    r"\s*(?:"
    r"lang|werk|klussen|hulp|wandelen|rijden|bezig|oppassen"
    r"|per|achter elkaar|aan een stuk|in de (?:week|maand)|de tijd|of (?:langer|meer)"
    r")\b"
)
PHONE_CALL_BEFORE = re.compile(r"\b(?:bellen|bel|belt|bereikbaar|telefonisch) (?:\w+ )?$")
PHONE_CALL_AFTER = re.compile(r"\s*(?:te )?(?:bellen|bereikbaar|terugbellen)\b")
PHONE_NUMBER = re.compile(r"(?<![\d.])(?:\+31|0)[1-9](?:[ .-]{0,3}\d){7,8}\b(?!\.\d)")
END_OF_SENTENCE = re.compile(r"\s*(?:$|[,.?!])")
