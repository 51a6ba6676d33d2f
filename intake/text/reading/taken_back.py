"""Blank out what a caller takes back or excludes while speaking.

"morgen, nee overmorgen", "3, nee 4 stoelen", "niet dinsdag, liefst donderdag", "geen maaltijd, wel
boodschappen", and the end of a range of hours, which is not when it begins. Each is replaced by as
many spaces, so that positions in the text stay valid.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.text.reading.days import find_days
from intake.text.words.calendar_words import WEEKDAY

if TYPE_CHECKING:
    from datetime import date

    from intake.text.reading.days import DayMatch

_CORRECTION_PATTERN = re.compile(
    r"[,.;:]?\s*\b(?:of |maar |o |oh |eh |uh )?"
    r"(?:eigenlijk(?: toch)? liever|nee|sorry|pardon|ik bedoel|verbetering|correctie"
    r"|het (?:is|wordt) toch|toch|wacht)\b:?"
    r"(?:,? (?:nee|toch|wacht|maar|sorry)\b)*,?\s*"
)
_EACH = re.compile(r"\b(?:elke|iedere) $")

_MAX_LETTERS_NEAR = 24
"""Within how many letters before a "nee" the word that it takes back is searched."""

_MAX_LETTERS_FAR = 40
_NUMBER = re.compile(
    r"\b(?:\d{1,3}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|eentje)\b"
)
_LATER_HOUR = re.compile(
    r"(?:om )?(?:half \w+|kwart (?:over|voor) \w+|\d{1,2}[.:]\d\d|\d{1,2} ?uur?\b|\d{1,2} ?u\b)"
)
_THING = re.compile(r"\b(?:de|het|een) [^\W\d]{3,}$")
_NEXT_THING = re.compile(r"(?:de|het|een) [^\W\d]{3,}")
_FIRST_WORD = re.compile(r"^\W*[^\W\d]{4,}$")
_FIRST_LOAN = re.compile(r"^\W*[^\W\d]{4,}(?: te leen| lenen| nodig)?(?: gevraagd| gezocht)?$")
_NEXT_WORD = re.compile(r"[^\W\d]{5,}(?= ?(?:,|$|lenen|nodig|gevraagd|te leen))")
_HOUR = re.compile(r"\bom (?:half |kwart (?:over|voor) )?\w+(?: uur)?")
_RULES_OUT = re.compile(
    r"\b(?:(?:liever |maar )?niet|behalve|uitgezonderd|geen|nooit)(?:\s+op)?(?:\s+de|\s+het)?\s*$"
)
_RULED_OUT_AFTER = re.compile(
    r"(?: (?:kan|lukt|gaat|past|komt)(?: (?:het|ze|zij|hij|ik|mevrouw|meneer))?)?"
    r"(?: ook| dus)? niet"
    r"(?=\s*(?:[,.;:]|$|maar\b))"
)
"""After a day that is excluded, at the end of a clause: "do kan niet, vr ook niet, za wel"."""

_NOT_BUT = re.compile(
    r"\bgeen [\w -]{3,24}?(?:,? (?:maar )?wel|, (?:maar )?(?:alleen|enkel))\b"
    r"|^[^,;]{3,40} niet meer(?: nodig)?,? (?:maar )?wel\b"
    r"|^[^,;]{3,40}\bal\b[^,;]{0,24}, (?:nu |alleen |maar )*nog\b"
    r"|^[^,;.]{3,40}\b(?:is|zijn|was) al \w{3,}[,.;] (?:en |maar )*nu\b"
    r"|^[^,;.]{3,40} hoeft (?:het )?niet?(?: meer)?\b[^.;]{0,30}[.;,] ?(?:maar )?wel\b"
    r"|(?<=\w) (?:huren|kopen)\? ?nee,? (?=lenen)"
    r"|^[^,;.?]{3,40}\? ?(?:o |och )?(?:nee|laat maar)\b(?! ?,? ?(?:lenen|alleen|liever))"
    r"(?:,? laat maar)?,?"
    r"|\bniet (?:elke|iedere) \w+"
    rf"|\bvan (?:elke|iedere) {WEEKDAY} (?=is|kan|komt|heeft)"
    rf"|\b(?:vandaag|morgen|overmorgen|{WEEKDAY}) hoeft (?:het )?niet(?: meer)?\b"
    rf"|\beerst (?:zei|zeiden|wou|wilde) (?:ze|hij|zij|men|mevrouw|meneer) (?:op )?"
    rf"(?:vandaag|morgen|overmorgen|{WEEKDAY}),? maar\b"
    r"|\bniet (?:deze|komende|volgende) (?:week|maand),? (?=maar (?:de )?(?:volgende|daarop))"
    rf"|\b(?:had|heb|zei|was)(?: eerst| eerder)?(?: gezegd| afgesproken)?(?: op)? "
    rf"(?:vandaag|morgen|overmorgen|{WEEKDAY}),? maar\b"
)
"""What is not asked, or no longer, with the word after which the real wish follows."""

_RINGS_AGAIN = re.compile(
    r"\b(?:ze|zij|hij|mw|mevr|mevrouw|dhr|meneer)?\.? ?belt \w{2,9} (?:weer|terug|nog eens)\b"
)
"""A day on which they ring again, and for which they want nothing."""

_FROM_TO = re.compile(
    r"\b(?:van|tussen) (?P<hour>\d{1,2}(?:[.:]\d\d)?)(?P<end> ?(?:uur|u)? ?(?:tot|-|en) ?"
    r"(?:half |kwart \w+ )?"
    r"\d{1,2}\b(?:[.:]\d\d)?(?: ?(?:uur|u)\b)?)"
    r"(?! ?(?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|dag|we[ek]|maand|pers|mens|euro))"
)
_HOURS = re.compile(r"\b(?P<hour>\d{1,2})(?P<end> ?- ?\d{1,2}) ?(?=u(?:ur)?\b)")


def without_taken_back(text: str, today: date) -> str:
    """Return the text with spaces for what was taken back or excluded."""
    text = _NOT_BUT.sub(_blank_match, text)
    text = _RINGS_AGAIN.sub(_blank_match, text)
    text = _begin_of_hours(text)
    for no in reversed(list(_CORRECTION_PATTERN.finditer(text))):
        text = _blank_word_before(text, no, today)
    days = find_days(text, today)
    ruled_out = [day for day in days if _is_ruled_out(text, day)]
    for day in ruled_out:
        text = _blank_range(text, day.start, day.end)
    return text


def _is_ruled_out(text: str, day: DayMatch) -> bool:
    is_before = _RULES_OUT.search(text[: day.start])
    return bool(is_before or _RULED_OUT_AFTER.match(text, day.end))


def _begin_of_other_thing(text: str, no: re.Match[str]) -> int:
    """Return where the thing begins that another one replaces, counted from 1; 0 for none."""
    before = text[: no.start()]
    is_thing_next = bool(_NEXT_THING.match(text, no.end()))
    if is_thing_next and (thing := _THING.search(before)):
        return thing.start() + 1
    if is_thing_next and _FIRST_LOAN.match(before):
        return 1
    if _FIRST_WORD.match(before) and _NEXT_WORD.match(text, no.end()):
        return 1
    return 0


def _blank_word_before(text: str, no: re.Match[str], today: date) -> str:
    """Blank the day, hour or number that a "nee" takes back, if another of its kind follows."""
    if not text[: no.start()].strip():
        return _blank_range(text, no.start(), no.end())

    days = find_days(text, today)
    if any(no.end() - 1 <= day.start <= no.end() + 6 for day in days):
        taken = _last_before(days, no.start())
        if taken:
            return _blank_and_move_each(text, taken.start, no.end())
    elif taken := _day_replaced_later(text, no, days):
        return _blank_range(text, taken.start, taken.end)

    if begin := _begin_of_other_thing(text, no):
        return _blank_range(text, begin - 1, no.end())
    for following, pattern in ((_HOUR, _HOUR), (_LATER_HOUR, _HOUR), (_NUMBER, _NUMBER)):
        if following.match(text, no.end()):
            found = [
                match
                for match in pattern.finditer(
                    text, max(0, no.start() - _MAX_LETTERS_FAR), no.start()
                )
                if no.start() - match.end() <= _max_distance(text, no)
            ]
            if found:
                return _blank_range(text, found[-1].start(), no.end())

    return text


def _blank_and_move_each(text: str, start: int, end: int) -> str:
    """Blank what was taken back; an "elke" before it moves to the day that follows."""
    each = _EACH.search(text[:start])
    if each is None:
        return _blank_range(text, start, end)
    return text[: each.start()] + " " * (end - start) + each[0] + text[end:]


def _day_replaced_later(text: str, no: re.Match[str], days: list[DayMatch]) -> DayMatch | None:
    """Return the day that "o nee" takes back if another follows a reason: "morgen dan"."""
    before = [day for day in days if day.end <= no.start()]
    is_named_later = any(
        day.start > no.end() and text[day.end : day.end + 5].strip(" ,.") == "dan" for day in days
    )
    return before[-1] if before and is_named_later else None


def _max_distance(text: str, no: re.Match[str]) -> int:
    """Return within how many letters a number is taken back: more after "eentje"."""
    return _MAX_LETTERS_FAR if text.startswith("eentje", no.end()) else _MAX_LETTERS_NEAR


def _last_before(days: list[DayMatch], index: int) -> DayMatch | None:
    near = [day for day in days if day.end <= index and index - day.end <= _MAX_LETTERS_NEAR]
    return near[-1] if near else None


def _begin_of_hours(text: str) -> str:
    """Keep of "van 2 tot half 4" and "13-17u" the hour at which it begins."""
    text = _FROM_TO.sub(lambda span: f"om {span['hour']} ".ljust(len(span[0])), text)
    return _HOURS.sub(lambda span: f"om {span['hour']} ".ljust(len(span[0])), text)


def _blank_match(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_range(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
