"""Find homes without a street: a flat, a room, a school, what is opposite.

"Op nummer veertien", "appartement 214", "in de Rietflat", "groep 5 van De Klimop", "boven de
bakker, tweede deur", a number plate. A public meeting place is not a home.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.text.guarding.finding import Finding, FindingKind
from intake.text.guarding.sentence_around import sentence_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intake.text.guarding.finding import PrivateFacts

_NUMBER_WORD = (
    r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien"
    r"|zestien|zeventien|achttien|negentien|(?:\w+en)?(?:twintig|dertig|veertig|vijftig|zestig"
    r"|zeventig|tachtig|negentig)|(?:\w+)?honderd\w*)"
)
_NTH = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde"
    r"|laatste|middelste|bovenste|onderste|begane|\d{1,2}e)"
)
_NAME = r"(?:(?:[Dd]e|[Hh]et|'t|St\.?|Sint|Huize)\s)*[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?"
_AT_A_NUMBER = (
    rf"(?<![\w-])(?:op|bij)\s(?:huisnummer\s|nummer\s|nr\.?\s)(?:\d{{1,4}}|{_NUMBER_WORD})(?!\w)"
)
_ROOM = (
    r"(?<![\w-])(?:appartement|app\.|kamer|flat|woning|unit|studio|huisje|afdeling|blok|portiek"
    rf"|trappenhuis)\s(?:nummer\s|nr\.?\s)?\d[\w.-]*(?:\s(?:van|in)\s{_NAME})?"
    r"(?!\s?(?:personen|euro|uur|meter))"
)
_ROOM_IN_WORDS = (
    rf"(?<!\w)(?:kamer|appartement|woning)\s{_NUMBER_WORD}(?:\s(?:van|in)\s{_NAME})?(?!\w)"
)
_FLAT = (
    r"(?<!\w)[A-ZÀ-Þ][\w'’-]*(?:flat|toren)(?!\w)"
    r"|(?<!\w)(?:flat|toren)\s[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?"
)
_CARE_HOME = (
    r"(?<!\w)(?:verpleeg|verzorgings|bejaarden|woonzorg|zorg|rust|senioren|aanleun|opvang|gast"
    r"|woon)(?:huis|tehuis|centrum|complex|woning|woningen|flat|groep|hof)\s"
    rf"{_NAME}|(?<!\w)(?:[Hh]uize|[Hh]ospice|[Rr]esidentie|[Hh]ofje|[Kk]looster|[Zz]orgvilla"
    rf"|[Ww]oonvorm|serviceflat|hofje van)\s{_NAME}"
)
_SCHOOL_CLASS = (
    rf"(?<!\w)(?:groep|klas)\s(?:[1-8]|{_NUMBER_WORD}|\d[a-zA-Z]{{1,2}}|[1-8]\s?[a-c])"
    rf"(?:\s(?:van|op|bij)\s{_NAME}|(?!\w))(?!\s(?:personen|mensen|deelnemers))"
    rf"|(?<!\w)(?:brugklas|(?:de\s)?{_NTH}\sklas|de\s{_NTH})\s(?:van|op)\s(?:het|de)?\s?{_NAME}"
)
_SCHOOL = (
    r"(?<!\w)(?:zit|zitten|gaat|leerling|juf|meester|leerkracht)\s(?:\w+\s){0,2}(?:op|van)\s"
    rf"(?:school|basisschool|de basisschool|obs|OBS|het|de)\s{_NAME}"
)
_PLATE = (
    r"(?<![\w-])(?:[A-Z]{2}-\d{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}|\d{2}-[A-Z]{2}-\d{2}"
    r"|[A-Z]{2}-\d{2}-[A-Z]{2}|[A-Z]{2}-[A-Z]{2}-\d{2}|\d{2}-[A-Z]{2}-[A-Z]{2}|\d{2}-[A-Z]{3}-\d"
    r"|\d-[A-Z]{3}-\d{2}|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d{2}-[A-Z]"
    r"|[A-Z]-\d{2}-[A-Z]{3}|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)(?![\w-])"
    r"|(?<=kenteken )(?:is )?[A-Za-z0-9]{1,3}[- ][A-Za-z0-9]{2,3}[- ][A-Za-z0-9]{1,3}(?!\w)"
)
"""The series of Dutch number plates since 1951 (RDW)."""

_FIXED = tuple(
    re.compile(rule)
    for rule in (
        _AT_A_NUMBER,
        _ROOM,
        _ROOM_IN_WORDS,
        _FLAT,
        _CARE_HOME,
        _SCHOOL_CLASS,
        _SCHOOL,
        _PLATE,
    )
)
_NUMBER = re.compile(
    rf"(?<![\w-])(?:(?:huis)?nummer|nr\.?)\s(?:is\s)?(?:\d{{1,4}}\s?[a-zA-Z]?|{_NUMBER_WORD})"
    r"(?![\w.:,-]?\d)(?!\w)"
)
_LANDMARK = re.compile(
    r"(?<!\w)(?:(?:schuin |recht |pal |vlak )?(?:tegenover|boven|naast|achter|onder)"
    r"|in het steegje bij|om de hoek bij)\s(?:de|het|die|dat|onze)\s(?:\w+\s){0,2}?[\w-]+"
    rf"(?:,\s(?:de\s)?{_NTH}\s(?:deur|bel|verdieping|etage|huis))?",
    re.IGNORECASE,
)
_DOOR = re.compile(
    rf"(?<!\w)(?:{_NTH}\s(?:deur|bel|huis|woning|portiek|voordeur)"
    r"(?:\s(?:links|rechts|na|van|naast)\b[^.,;!?]{0,20})?"
    rf"|{_NTH}\s(?:verdieping|etage|hoog)\s(?:links|rechts)"
    r"|(?:drie|vier|vijf|twee|één|\d)\shoog(?:\s(?:links|rechts|achter|voor))"
    r"|(?:het\s)?(?:huis|huisje|flat|woning|portiek|hoekhuis|hoekwoning)\smet\s(?:de|het|een)\s"
    r"\w+\s(?:deur|luiken|balkons|gordijnen|brievenbus|hek|dak|voordeur|kozijnen|erker)"
    r"(?:,\s\w+\sverdieping)?|de\sbel\smet\s(?:de|het)\s\w+\s\w+)",
    re.IGNORECASE,
)
_WHERE_ONE_LIVES = (_LANDMARK, _DOOR, _NUMBER)
"""These are homes only in a sentence about living there."""

_LIVES = re.compile(
    r"\b(?:woont|wonen|woonde|vindt (?:u |je )?(?:haar|hem|hen|ze)|haar huis|zijn huis|hun huis"
    r"|bij haar|bij hem|aanbellen|bel(?:t)? (?:aan|maar)|de bel|portiek|voordeur|haar deur"
    r"|zijn deur|huis met|flatje|haar flat|zijn flat|haar etage|thuis|adres|etage|die dame"
    r"|die heer)\b",
    re.IGNORECASE,
)
_FOR_EVERYBODY = re.compile(
    r"\b(?:buurthuis|buurtcentrum|buurtkamer|wijkcentrum|wijkgebouw|wijkhuis|dorpshuis|bibliotheek"
    r"|bieb|balie|gemeentehuis|stadhuis|sporthal|gymzaal|zwembad|speeltuin|theater|inloop\w*"
    r"|kringloop\w*|weggeefwinkel|zaal|cursus|bijeenkomst|verzamelen|vertrek(?:t|ken)?|markt"
    r"|onderdeel|artikel|doos|tent|bundel|naalden|naald|code|deurcode|uitvoering|spelletjeskast"
    r"|rugnummer|bladzijde|hoofdstuk|liedje|lied|schoenmaat|maat|lokaal|toneel\w*)\b",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b\d{4} ?[A-Za-z]{2}\b")
"""These tell it already."""


def find_homes(text: str, private_facts: PrivateFacts) -> Iterator[Finding]:
    """Yield what tells where somebody lives or goes to school, without a street."""
    for match in (match for rule in _FIXED for match in rule.finditer(text)):
        is_public = _FOR_EVERYBODY.search(sentence_around(text, match.span()))
        is_centre = (
            private_facts.centre_name and private_facts.centre_name.lower() in match[0].lower()
        )
        if not is_public and not is_centre:
            yield Finding(FindingKind.ADDRESS, *match.span(), stop=False)
    for match in (match for rule in _WHERE_ONE_LIVES for match in rule.finditer(text)):
        sentence = sentence_around(text, match.span())
        tells = _LIVES.search(sentence.replace(match[0], " ")) and not _POSTCODE.search(sentence)
        if tells and not _FOR_EVERYBODY.search(sentence):
            yield Finding(FindingKind.ADDRESS, *match.span(), stop=False)
