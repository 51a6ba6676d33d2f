"""From one spoken line to a filled-in form. What it is unsure of stays empty and is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.request import Kind
from intake.text.days import NUMBERS, find_days
from intake.text.repeat import find_repeat
from intake.text.times import day_part_of, find_time

if TYPE_CHECKING:
    from datetime import date

    from intake.text.lexicon import Lexicon

_OFFER = re.compile(
    r"\bwil(?:t|len)?\b.*\b(?:uitlenen|weggeven|leren aan|anderen leren|delen met)\b|\bbied(?:t|en)?\b.*\baan\b|\baan te bieden\b|\bte leen aan\b|\bkan (?:heel )?goed\b|\b(?:heeft|heb|hebben)\b.*\bover\b(?! )"
    r"|\b(?:heeft|heb|hebben)\b[^,]*\bover,|\b(?:wil|zou|wilt)\b.*\bzelf\b.*\b(?:koken|helpen|doen|bakken|geven)\b|\bvoor (?:een ander|anderen|de buurt)\b.*\b(?:koken|doen|maken|bakken)\b|\bweg te geven\b|\bgratis af te halen\b"
    r"|\b(?:wil|kan) (?:graag )?(?:iemand|anderen|een ander|mensen|kinderen) .*(?:helpen|leren|voorlezen|brengen)\b|\buit te lenen\b|\bkomt graag helpen\b|\bwil (?:graag )?vrijwilliger\b|koken voor de buurt"
)
_RIDE = re.compile(
    r"\b(?:brengen|rijden|ophalen|halen|gebracht|gehaald|weggebracht|opgehaald)\b.*\b(?:naar|van|bij)\b|\b(?:naar|van) .*\b(?:brengen|rijden|ophalen|gebracht|gehaald|halen)\b|\bmoet\b.*\bnaar\b|\bophalen van\b"
)
_ALONG = re.compile(r"\b(?:meegaan|mee gaan|gaat mee|mee te gaan|meegaat|begeleid\w*)\b|\biemand (?:die )?mee (?:naar|wil)")
_WHAT_OF_RIDE = re.compile(r"\b(?:naar|van|bij)\s+(?:(?:het|de|een|haar|zijn|mijn|d'r|hun)\s+)?(?P<where>[\w-]+)")
_WAYS = (
    ("together", re.compile(r"\bsamen eten\b|\baanschuiven\b|\bmee-?\s?eten\b|\bbij iemand thuis\b|\baan tafel\b")),
    ("brought", re.compile(r"\bthuis ?bezorgd\b|\bbezorg\w*\b|\bgebracht\b|\bbrengen\b(?! naar)|\blangs ?brengen\b|\baan huis\b|\bkomt brengen\b")),
    (
        "fetched",
        re.compile(r"\bafhalen\b|\bafgehaald\b|\bzelf (?:op)?halen\b|\bhaalt (?:het |hem )?(?:zelf )?(?:op|af)\b|\bkan (?:het |hem )?(?:op|af)halen\b"),
    ),
    ("desk", re.compile(r"\bvia (?:de|jullie) (?:balie|centrale)\b|\bbij jullie\b|\baan de balie\b|\bvia de desk\b")),
)
_COUNT = re.compile(
    r"(?<![\w.,-])(?P<count>\d{1,3}|" + "|".join(word for word in NUMBERS if word not in ("een", "één")) + r")(?:\s+|-)"
    r"(?!(?:watt|w|cm|mm|meter|m|kg|kilo|liter|euro|keer|x|maal|uur|u|jaar|dag|dagen|week|weken|maand|maanden|persoons\w*|hoog|mnd|procent|volt)\b)(?P<of>[^\W\d][\w-]*)"
)
_WITHOUT = re.compile(
    r"\b(?:zonder|geen)\s+(?!haast|spoed|idee|auto|vervoer|familie)[\w-]+(?:(?: en| of|,) (?:zonder |geen )?(?!liefst|graag|voor|elke|gebracht)[\w-]+)?"
)
_DIETS = re.compile(r"\b(?:vegetarisch|vegan|veganistisch|halal|kosher|koosjer|glutenvrij|zoutarm|zoutloos|lactosevrij|suikervrij|gemalen|gepureerd)\b")
_AIDS = re.compile(r"\b(?:rollator|rolstoel|scootmobiel|krukken|stok)\b")
_PURPOSE = re.compile(r"(?:,\s*(?:om |voor |want )?|\bom )(?P<why>(?:een |de |het |haar |zijn )?[\w -]*?(?:en|t|rail|feest|jaardag|verhuizing))\s*$")


@dataclass(frozen=True)
class Understood:
    """What a line says. Dates and times in ISO form; empty means that nothing was said."""

    kind: Kind | None = None
    what: str = ""
    quantity: int = 1
    first: str = ""
    until: str = ""
    time: str = ""
    repeat: str = ""
    way: str = ""
    whom: str = ""
    why: str = ""
    diet: str = ""
    aids: str = ""


def understand(line: str, today: date, words: Lexicon) -> Understood:
    """Understand a line as it is typed in haste; ``today`` is the day of the call."""
    text = " " + re.sub(r"\s+", " ", line.lower().strip()) + " "
    repeat = find_repeat(text, today)
    left = _without(text, [(repeat.start, repeat.end)]) if repeat else text
    days = find_days(left, today)
    part = day_part_of(text)
    at = find_time(_without(left, [(day.start, day.end) for day in days]), part)
    rest = _without(left, [(day.start, day.end) for day in days])
    rest = _without(rest, [(at.start, at.end)]) if at else rest
    kind = _kind(rest, text, words)
    first = days[0] if days else None
    begins = first.first.isoformat() if first else repeat.first.isoformat() if repeat and repeat.first else ""
    diet = _diet(rest) if kind is Kind.MEAL else ""
    what = _what(kind, _without(rest, [match.span() for match in _WITHOUT.finditer(rest)]), words)
    return Understood(
        kind=kind,
        what=what,
        quantity=_quantity(rest, what),
        first="" if kind is Kind.OFFER and not days else begins,
        until=first.last.isoformat() if first and first.last else days[1].first.isoformat() if len(days) > 1 and _returned(left, days[1].start) else "",
        time=at.at.strftime("%H:%M") if at else "",
        repeat=repeat.rule if repeat else "",
        way=_way(text, kind),
        whom=_whom(text, words),
        why=_why(line, rest) if kind == Kind.BORROW else "",
        diet=diet,
        aids=_aids(rest, kind),
    )


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _returned(text: str, start: int) -> bool:
    return bool(re.search(r"(?:terug|tot|t/m)\W*(?:op |uiterlijk )?$", text[:start]))


def _kind(rest: str, text: str, words: Lexicon) -> Kind | None:
    spoken = re.findall(r"[\w'-]+", rest)
    if _OFFER.search(text) and not re.search(r"\bwie wil\b(?!.*hebben)", text):
        return Kind.OFFER
    if any(word in words.verbs["borrow"] for word in spoken):
        return Kind.BORROW
    if _ALONG.search(rest):
        return Kind.HELP
    if any(word in words.verbs["ride"] for word in spoken) or (_RIDE.search(rest) and any(word in words.places for word in spoken)):
        return Kind.RIDE
    if (
        any(words.known(word, words.dishes) or word in words.verbs["meal"] for word in spoken)
        and "boodschappen" not in spoken
        and not re.search(r"\bhond|kat\b", rest)
    ):
        return Kind.MEAL
    thing = next((word for word in spoken if words.known(word, words.things)), None)
    helps = any(word in words.verbs["help"] for word in spoken) or "doet het niet" in rest
    if thing and not helps and (thing not in words.tasks or "nodig" in spoken) and not re.search(r"\biemand\b", rest):
        return Kind.BORROW
    if helps or any(words.known(word, words.tasks) for word in spoken) or re.search(r"\biemand (?:die|om)\b", rest):
        return Kind.HELP
    if re.search(r"\bnaar (?:het|de|een|haar|zijn)?\s*\w+", rest) and any(word in words.places for word in spoken):
        return Kind.RIDE
    return None


def _what(kind: Kind | None, rest: str, words: Lexicon) -> str:
    spoken: list[str] = [word.strip("'-") for word in re.findall(r"[^\W\d][\w'-]*", rest)]
    if kind is Kind.RIDE:
        places = [match["where"] for match in _WHAT_OF_RIDE.finditer(rest) if match["where"] not in words.skip]
        known = next((word for word in spoken if word in words.places and word not in words.other), None)
        return known or (places[0] if places else next((word for word in spoken if word in words.places), ""))
    if kind is Kind.OFFER:
        goodat = re.search(r"\bkan (?:heel |zo )?goed (\w+)", rest)
        if goodat:
            return str(goodat[1])
    groups = {
        Kind.BORROW: (words.things,),
        Kind.MEAL: (words.dishes,),
        Kind.HELP: (words.tasks, words.things),
        Kind.OFFER: (words.things, words.dishes, words.tasks),
    }
    for group in groups.get(kind, ()) if kind else ():
        named = [word for word in spoken if words.known(word, group) and word not in words.skip]
        if named:
            return named[0]
    return next((word for word in spoken if word not in words.skip and word not in words.other and len(word) > 2 and not word.endswith("ing om")), "")


def _quantity(rest: str, what: str) -> int:
    """Count what is asked for, or the people at table; a number beside anything else is not how many."""
    for counted in _COUNT.finditer(rest):
        near = rest[counted.start("of") :].split()[:2]
        if what in near or near[0].startswith(("person", "mensen", "man", "eter", "gast", "portie", "stuk")):
            return int(counted["count"]) if counted["count"].isdigit() else NUMBERS[counted["count"]]
    return 1


def _way(text: str, kind: Kind | None) -> str:
    if kind is Kind.RIDE:
        return ""
    return next((way for way, rule in _WAYS if rule.search(text)), "")


def _whom(text: str, words: Lexicon) -> str:
    for match in re.finditer(r"\bvoor (?:zijn|haar|mijn|hun|een|de|d'r) (?:\w+ )?(\w+)", text):
        if match[1] in words.other or match[0].split()[-1] in words.other:
            return "other"
    if re.search(r"\b(?:mijn|haar|zijn) (" + "|".join(sorted(words.other)) + r") (?:wil|zoekt|heeft|kan|moet|vraagt)\b", text):
        return "other"
    return ""


def _why(line: str, rest: str) -> str:
    found = _PURPOSE.search(rest.rstrip())
    if not found:
        return ""
    start, end = found.span("why")
    return re.sub(r"\s+", " ", line.strip()[max(0, start - 1) : end - 1]).strip(" ,.") if len(line.strip()) == len(rest) - 2 else found["why"].strip()


def _diet(rest: str) -> str:
    parts = [re.sub(r"^geen ", "zonder ", match[0].strip()) for match in _WITHOUT.finditer(rest)] + [match[0] for match in _DIETS.finditer(rest)]
    return ", ".join(parts)


def _aids(rest: str, kind: Kind | None) -> str:
    found = _AIDS.search(rest)
    return found[0] if found and kind in (Kind.RIDE, Kind.HELP, Kind.MEAL) else ""
