"""Write when somebody is free, as it was typed, so that it follows "dat kan".

"ma + do mid" becomes "op maandag en donderdagmiddag", "10-13u" becomes "van tien tot een uur".
"""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING, TypeAlias

from intake.text.grammar.clock_words import clock_words
from intake.text.grammar.numbers import number_word
from intake.text.words.calendar_words import MONTH_NAMES, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY = rf"(?:{'|'.join(WEEKDAYS.values())})"
_FIRST_HOUR = 7
"""The hour before which nobody fetches anything: "3 uur" is in the afternoon."""


def free_moment_phrase(typed: str) -> str:
    """Return a note about when to follow "dat kan": "op maandag en donderdag, overdag"."""
    moment = f"{typed[:1].lower()}{typed[1:]}"
    for pattern, replacement in (*_ABBREVIATIONS, *_PARTS_OF_DAYS, *_DAYS_TOGETHER, *_HOURS):
        moment = pattern.sub(replacement, moment)
    if _IN_THE_EVENING.search(typed):
        moment = _SAID_TWICE.sub("", moment)
    for pattern, replacement in _ARTICLES:
        moment = pattern.sub(replacement, moment)
    return moment


def _whole_day(match: re.Match[str]) -> str:
    return {"zat": "zaterdag"}.get(match[1], f"{match[1]}dag")


def _number(hour: str) -> str:
    return number_word((int(hour) - 1) % 12 + 1)


def _between_hours(match: re.Match[str]) -> str:
    oclock = " uur" if match["oclock"] else ""
    return f"tussen {_number(match['from'])} en {_number(match['to'])}{oclock}"


def _from_hour_to_hour(match: re.Match[str]) -> str:
    oclock = " uur" if match["oclock"] else ""
    return f"van {_number(match['from'])} tot {_number(match['to'])}{oclock}"


def _from_time_to_time(match: re.Match[str]) -> str:
    return f"van {_clock(match['from'])} tot {_clock(match['to'])}"


def _clock(written: str) -> str:
    hour, minute = re.split(r"[.:]", written)
    return clock_words(time(int(hour) % 24, int(minute)))


def _at_hour(written: str, minute: str | None = None) -> str:
    """Return the words for an hour: "zeven uur 's avonds"; "4u" is in the afternoon."""
    hour = int(written) % 24
    if hour < _FIRST_HOUR:
        hour += 12
    return clock_words(time(hour, int(minute or 0)))


_Rewrite: TypeAlias = "tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]"

_ABBREVIATIONS: tuple[_Rewrite, ...] = (
    # "niet 30/12"
    (
        re.compile(r"\b(?P<day>[12]?\d|3[01])/(?P<month>1[0-2]|0?[1-9])\b"),
        lambda at: f"{int(at['day'])} {MONTH_NAMES[int(at['month']) - 1]}",
    ),
    # "17-18 uur afhalen"
    (re.compile(r"(?<=\w),? (?:af te halen|op te halen|afhalen|ophalen|afh)\b\.?"), ""),
    # "ma mid", "woe-ochtend", "vrij + zat"
    (re.compile(r"\bmid\b\.?"), "middag"),
    (re.compile(r"\bwoe(?=-|\b)"), "woensdag"),
    (re.compile(r"^vrij (?=[+/&en])"), "vrijdag "),
    # "op te halen zaterdag", "te leen, weekend"
    (
        re.compile(
            r"^(?:af te halen|op te halen|ophalen|afhalen|beschikbaar|vrij|kan|te leen)(?: kan)?,? "
        ),
        "",
    ),
    # "ma tm wo"
    (re.compile(r"\btm\b"), "tot en met"),
    # "ma/di", "ma + di"
    (re.compile(r"\s*(?:/|\+)\s*(?=\w)"), " en "),
    # "dins en donderavond", "zat"
    (
        re.compile(r"\b(maan|dins|woens|donder|vrij|zat|zon)(?= (?:en|avond|ocht|midd)|$)"),
        _whole_day,
    ),
    # "zond niet"
    (re.compile(r"\bzond\b\.?"), "zondag"),
    # "19u"
    (
        re.compile(r"\b(?P<before>na|vanaf|tot|om|voor) (?P<hour>\d{1,2}) ?u(?:ur)?\b\.?"),
        lambda at: f"{at['before']} {_at_hour(at['hour'])}",
    ),
    # "di ocht."
    (re.compile(r"\b(ma|di|wo|do|vr|za|zo)-?ocht\b\.?"), r"\1 ochtend"),
    # "bel ff", "ook es"
    (re.compile(r"^bel(?:len)? (?:ff|even|eerst)\b,? ?"), "na een belletje, "),
    (re.compile(r"\bes (?=op|in)"), "eens "),
    (re.compile(r"^[ ,]+|[ ,]+$"), ""),
    # "za, ophalen"
    (re.compile(r",? (?:ophalen|afhalen)$"), ""),
    (re.compile(r"^(?=(?:mei|zomer|kerst|herfst|voorjaars)vakantie)"), "in de "),
    # "ma" alone
    (
        re.compile(r"\b(?:ma|di|wo|do|vr|za|zo)\b", re.IGNORECASE),
        lambda day: WEEKDAYS[day[0].lower()],
    ),
)
_PARTS_OF_DAYS: tuple[_Rewrite, ...] = (
    # "maandag woensdag vrijdag ochtend"
    (re.compile(r"(?<=dag) ocht\b\.?"), " ochtend"),
    (re.compile(rf"\b({_DAY}) (?={_DAY} {_DAY}\b)"), r"\1, "),
    (re.compile(rf"\b({_DAY}) (?={_DAY}\b)"), r"\1 en "),
    # "zondag niet", "niet in schoolvakantie"
    (re.compile(rf"^({_DAY}) niet$"), r"niet op \1"),
    (
        re.compile(r"(?<=\w)[ .,]+niet in (?:de )?schoolvakanties?\b"),
        ", niet in de schoolvakanties",
    ),
    # "maandag ochtend", "woe- en zaterdagmiddag", "maandag en dinsdagavond"
    (re.compile(r"\b(\w+dag)(?:[ .]+|-)(ochtend|middag|avond)\b"), r"\1\2"),
    (
        re.compile(rf"\b({_DAY}), ({_DAY}) en ({_DAY})(ochtend|middag|avond)\b"),
        r"\1\4, \2\4 en \3\4",
    ),
    (re.compile(rf"\b({_DAY}) en ({_DAY})(ochtend|middag|avond)\b"), r"\1\3 en \2\3"),
    (re.compile(rf"\b({_DAY}) en ({_DAY}) in de (ochtend|middag|avond)\b"), r"\1\3 en \2\3"),
    (re.compile(rf", (?:soms|ook) (?:op )?({_DAY}\w*)"), r" en soms op \1"),
    (re.compile(rf"\b({_DAY})- en ({_DAY})-?(ochtend|middag|avond)\b"), r"\1\3 en \2\3"),
)
_DAYS_TOGETHER: tuple[_Rewrite, ...] = (
    # "maandag, woensdag"
    (re.compile(rf", (?={_DAY}\b)"), " en op "),
    (re.compile(r",? even bellen(?: eerst| vooraf)?\b"), " na een belletje"),
    (
        re.compile(
            r",? (?:graag )?(?:een (?:dag|week)|\w+ (?:dagen|uur|weken))"
            r" (?:van tevoren|vooraf) bellen\b"
        ),
        " na een belletje",
    ),
    (
        re.compile(r",? (?:graag |wel )?(?:even )?(?:eerst|vooraf|van tevoren) (?:even )?bellen\b"),
        " na een belletje",
    ),
    (re.compile(r"(?<=, )weekend\b"), "in het weekend"),
    # "savonds", "s avonds"
    (re.compile(r"(?<!')\bs ?(ochtends|morgens|middags|avonds)\b"), r"'s \1"),
    (re.compile(r" thuis$"), ""),
    (re.compile(r"(?<!in de )\bweekend(?:s|en)\b"), "in het weekend"),
    (re.compile(r"(?<!een )\bpaar dagen\b"), "een paar dagen"),
    (re.compile(r"^weekend\b"), "in het weekend"),
    (re.compile(r",? app(?:en)? (?:kan|mag) ook\b"), ", appen mag ook"),
    (re.compile(r"^graag (?=voor |na |in |op )"), ""),
    (re.compile(r",? (?:de )?tijd maakt niet uit\b"), ", op elk moment"),
    (re.compile(r"^meestal(?: wel)?, (?=niet)"), "meestal, maar "),
    (re.compile(r"\b(?:het )?liefst (?:in )?(?:het )?weekend\b"), "het liefst in het weekend"),
)
_HOURS: tuple[_Rewrite, ...] = (
    # "9.30-11.30"
    (
        re.compile(
            r"\b(?:van )?(?P<from>\d{1,2}[.:][0-5]\d)(?: ?u(?:ur)?)? ?(?:-|tot) ?"
            r"(?P<to>\d{1,2}[.:][0-5]\d)(?: ?u(?:ur)?)?\b"
        ),
        _from_time_to_time,
    ),
    # "18.30-21u"
    (
        re.compile(
            r"\b(?:van )?(?P<from>\d{1,2}[.:][0-5]\d) ?(?:-|tot) ?(?P<to>\d{1,2}) ?u(?:ur)?\b"
        ),
        lambda at: f"van {_clock(at['from'])} tot {_clock(at['to'] + '.00')}",
    ),
    # "ma + do av"
    (re.compile(r"(?<=dag) av\b\.?"), "avond"),
    # "half 4"
    (re.compile(r"(?<=\bhalf )\d{1,2}\b"), lambda hour: number_word(int(hour[0]))),
    # "maandagen", "maandag tot en met vrijdag"
    (re.compile(rf"\b({_DAY})en\b"), r"\1"),
    (re.compile(r"^(\w+dag) tot en met (?=\w+dag)"), r"van \1 tot en met "),
    # "tussen 10 en 12u", "10-13u"
    (
        re.compile(
            r"\btussen (?P<from>\d{1,2})(?: ?u(?:ur)?)? en (?P<to>\d{1,2})"
            r"(?P<oclock> ?u(?:ur)?)?\b"
        ),
        _between_hours,
    ),
    (
        re.compile(
            r"\b(?:van )?(?P<from>\d{1,2})(?: ?u(?:ur)?)? ?(?:-|tot) ?(?P<to>\d{1,2})"
            r"(?P<oclock> ?u(?:ur)?)?\b(?! jaar)"
        ),
        _from_hour_to_hour,
    ),
    # "een uur of 3"
    (re.compile(r"(?<=\been uur of )\d{1,2}\b"), lambda hour: number_word(int(hour[0]))),
    # "na 4 uur", "16.00"
    (
        re.compile(
            r"\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d)(?: ?u| uur)?|(?: ?u| uur))\b(?! of )"
        ),
        lambda at: _at_hour(at["hour"], at["minute"]),
    ),
)
_IN_THE_EVENING = re.compile(r"(?:dagavond|avonds?)\b")
_SAID_TWICE = re.compile(r"(?<= uur) 's avonds\b")
_ARTICLES: tuple[_Rewrite, ...] = (
    # "avonden", "maandag en dinsdag en woensdag"
    (re.compile(r"^(ochtend|middag|avond)(?:en|s)\b"), r"'s \1s"),
    (re.compile(rf"\b({_DAY}\w*) en (?=(?:op )?{_DAY}\w* en )"), r"\1, "),
    # "hele dag", "hele zomer", "hele weekend"
    (re.compile(r"(?<!de )\bhele dag\b"), "de hele dag"),
    (re.compile(r"^hele (?=dag|week|winter|zomer|maand)"), "de hele "),
    (re.compile(r"^hele (?=jaar|weekend)"), "het hele "),
    (re.compile(rf"^(?={_DAY})"), "op "),
    (re.compile(r"(?<=\w) (?=(?:maar )?niet (?:als|bij|in|op) )"), ", "),
    (re.compile(rf"\bhele (?={'|'.join(MONTH_NAMES)}\b)"), "heel "),
    # "dinsdagochtend en donderdagochtend"
    (
        re.compile(rf"(?<!, )\b({_DAY})(ochtend|middag|avond) en ({_DAY})\2\b"),
        r"\1- en \3\2",
    ),
    # "maandag tot en met donderdagochtend", "na zes uur en zaterdag"
    (
        re.compile(rf"\b(tot en met {_DAY})(ochtend|middag|avond)\b"),
        r"\1, 's \2s",
    ),
    (re.compile(rf"(?<!dag)(?<!ochtend)(?<!avond)(?<!niet) en (?={_DAY}\b)"), " en op "),
)
