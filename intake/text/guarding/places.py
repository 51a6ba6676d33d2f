"""Find addresses and dates of birth in a public text.

A street with its number in either order, a date or year of birth.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.kit.numerals import is_numeral
from intake.kit.text_normalization import fold_accents
from intake.text.guarding.finding import Finding, FindingKind
from intake.text.guarding.sentence_around import sentence_around
from intake.text.words.calendar_words import MONTH_NAMES
from intake.text.words.number_words import number_to_words, year_to_words
from intake.text.words.word_lists import cached, word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intake.text.guarding.finding import PrivateFacts

_STREET = (
    r"(?:(?:[A-Z][\w'.-]{0,30}|van|de|der|den|het|ter"
    r"|ten)[^\S\n]){0,4}[A-Z]?[\w'-]{0,40}(?:straat|laan|weg|plein|gracht|kade|singel|hof"
    r"|steeg|dijk|dreef|pad|plantsoen|park|markt|burgwal|wal|baan|ring|oord|erf|akker|veld"
    r"|werf|boulevard|allee|haven|str\.?|ln\.?)"
)
_FLAT = (
    r"(?:\s?[a-zA-Z](?!\w)|\s(?:hs|huis|bis|[1-4]?\s?hoog|I{1,3})\b|-\d{1,2}\b|-(?:hs|[IVX]+)\b)?"
)
_ADDRESS = re.compile(
    rf"\b(?P<street>{_STREET})(?P<between>[^\S\n]{{1,3}}|[,:-][^\S\n]?"
    rf"|,?[^\S\n](?:op[^\S\n])?(?:huis)?(?:nr\.?"
    rf"|nummer)[^\S\n]?)(?P<number>\d{{1,4}})(?!\d|[.:]\d\d){_FLAT}"
)
_NO_NUMBER = re.compile(r"\b(?:om|rond|vanaf|tegen|tot|van|tussen|en|na|voor)\s$", re.IGNORECASE)
_NUMBER_FIRST_PATTERN = re.compile(
    rf"(?<![\w-])(?:(?:nummer|nr\.?|op|huisnummer)\s)?(?P<number>\d{{1,4}})(?:\s?(?:hs"
    rf"|huis|[a-zA-Z])(?!\w))?,?\s(?:in\s|van\s|aan\s|op\s)?(?:de\s"
    rf"|het\s)?(?P<street>{_STREET})\b"
)
_LIVES = re.compile(
    r"\b(?:woont|wonen|adres(?: is|:)?|woonadres:?)\s(?:op\s|aan\s|in\s)?(?:de\s"
    r"|het\s)?(?P<street>[A-Z]\w{3,})\s(?P<number>\d{1,4})(?:-\d{1,2}|\s?[a-z])?(?!\w"
    r"|\s(?:uur|euro|jaar|personen))"
)
_PUBLIC = re.compile(
    r"\b(?:buurthuis|buurtcentrum|buurtkamer|wijkcentrum|wijkgebouw|wijkhuis|dorpshuis"
    r"|gemeenschapshuis|ontmoetings\w+|jongerencentrum|clubhuis|kantine|bibliotheek|bieb"
    r"|centrale|balie|stadsdeel\w*|gemeentehuis|stadhuis|sporthal|sportzaal|gymzaal"
    r"|basisschool|zwembad|speeltuin|theater|museum|inloop\w*|repair "
    r"?caf\w+|weggeefwinkel|kringloop\w*|parkeerplaats|station)\b",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"\s?(?:uur|uurtje|euro|m|meter|kilometer|cm|mm|km|kg|kilo|min|minuten|minuutjes|dag"
    r"|dagen|week|weken|maanden|personen|mensen|stuks|jaar|x|keer|december|november"
    r"|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober)\b"
)
_LOOK_BACK = 12
_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = r"(?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_BORN_WORD = (
    r"(?:geboren|geb\.|geb(?= )|geboortedatum|geboortedag|geboortejaar|verjaart"
    r"|verjaardag(?!s)|jarig)"
)
_FULL_DATE = (
    rf"(?:\d{{1,2}}[-/. ](?:\d{{1,2}}|{_MONTH})[-/. ]['’]?(?:19"
    rf"|20)?\d{{2}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} {_MONTH}(?: ['’]?\d{{2,4}})?)"
)
_BORN = re.compile(rf"\b{_BORN_WORD}(?P<lead>\D{{0,16}}?)(?P<date>{_FULL_DATE})\b", re.IGNORECASE)
_BORN_AFTER = re.compile(
    rf"\b(?P<date>{_FULL_DATE}) (?:is |werd |was )?(?:ze |zij |hij |mevrouw )?geboren\b",
    re.IGNORECASE,
)
_BORN_YEAR = re.compile(
    r"\b(?:geboren|geboortejaar|geb\.)(?: is| in| anno|:)?\s(?P<year>(?:19|20)\d\d)\b(?![-/]\d)",
    re.IGNORECASE,
)
_BIRTHDAY = re.compile(r"verjaart|verjaardag|jarig", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}|['’]\d\d|\D\d{2}\D+\d{2}$|\D\d{2}$")
_PERSON_BEFORE_PATTERN = re.compile(
    r"\b(?:haar|zijn|mijn|ze|zij|hij|ik|mevrouw|meneer|bewoner|bewoonster)\b[^.!?]{0,16}$",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:ze|zij|hij|haar|mevrouw|meneer|dame|heer|bewoner|bewoonster|buurvrouw|buurman|oma|opa)\b"
)
"""Who may be born in a year, as opposed to a clock or a novel."""

_LOOK_WIDE = 28
_TURNS = re.compile(
    rf"\bword(?:t|en) (?:op )?(?P<date>\d{{1,2}} {_MONTH} (?:alweer |al )?\d{{2,3}})\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})[-/. ]+(?P<m>\d{1,2}|[a-z]{3,9})\.?[-/. ]+['’]?(?P<y>\d{4}|\d{2})(?!\d)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"(?<=\w)(?:straat|laan|weg|plein|gracht|kade|singel|hof|steeg|dijk|dreef|plantsoen"
    r"|park|markt|wal|baan)$"
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


def find_addresses(text: str, private_facts: PrivateFacts) -> Iterator[Finding]:
    """Yield each street with its number, and the resident's own street even without one."""
    for rule in (_ADDRESS, _NUMBER_FIRST_PATTERN, _LIVES):
        for match in rule.finditer(text):
            if _UNITS.match(text, match.end("number")) or not _is_street(
                match, turned=rule is _NUMBER_FIRST_PATTERN
            ):
                continue
            if not _is_centre_address(
                match["street"], match["number"], private_facts
            ) and not is_public_place(text, match.span(), match["street"], private_facts):
                # the verb is not part of it: "zij woont in Oud-West"
                if rule is _LIVES:
                    start = match.start("street")
                else:
                    start = match.start()
                yield Finding(FindingKind.ADDRESS, start, match.end(), stop=True)
    yield from _find_own_streets(text, private_facts)


def _find_own_streets(text: str, private_facts: PrivateFacts) -> Iterator[Finding]:
    plain = fold_accents(text)
    if len(plain) != len(text):
        plain = text.lower()
    for street, number in private_facts.places:
        if not street:
            continue
        centre = _centre_in_street(street, number, private_facts)
        for match in re.finditer(_own_address_pattern(street, number), plain):
            if centre and centre.match(plain, match.start()):
                continue
            yield Finding(FindingKind.ADDRESS, *match.span(), stop=True)


def _is_street(match: re.Match[str], *, turned: bool) -> bool:
    """Tell a street from a word that ends like one, and a house number from an hour.

    "de kerstmarkt 12" and "om 10 in het park" are no addresses.
    """
    street = match["street"]
    if turned:
        before = match.string[max(0, match.start() - _LOOK_BACK) : match.start("number")]
        year = re.fullmatch(r"(?:19|20)\d\d", match["number"]) and re.match(
            r"\s(?:in|van|op)\b", match.string[match.end("number") :]
        )
        return street[:1].isupper() and not year and not _NO_NUMBER.search(before)
    last = street.rpartition(" ")[2]
    return not (
        last.islower()
        and last in _no_streets()
        and not any(part[:1].isupper() for part in street.split()[:-1])
    ) and (
        match.groupdict().get("between", " ")[:1] not in (",", ":", "-")
        or any(ch.isupper() for ch in street)
    )


@cached
def _no_streets() -> frozenset[str]:
    return frozenset(word.lower() for word in word_list("guard.toml")["no_streets"])


def _own_address_pattern(street: str, number: str) -> str:
    """Return the pattern of a known street with its house number before or after it."""
    pattern = re.escape(fold_accents(street)).replace(r"\ ", r"\s+")
    pattern = _SUFFIX.sub(
        lambda end: r"\s?str(?:aat)?\.?" if end[0] == "straat" else rf"\s?{end[0]}", pattern
    )
    if not number:
        return rf"\b{pattern}(?!\w)"
    numbers = "|".join(
        {
            re.escape(number.lower()),
            number_to_words(int(number))
            if is_numeral(number) and int(number) < 100
            else re.escape(number.lower()),
        }
    )
    flat = r"(?:\s?(?:hs|huis|[a-z])(?!\w))?"
    before = rf"(?:(?:{numbers})(?!\d){flat},?\s(?:(?:in|van|aan|op|de|het)\s){{0,3}})?"
    return (
        rf"(?<!\w){before}\b{pattern}(?![^\W\d])(?:\W{{0,3}}(?:(?:op|nr\.?|nummer"
        rf"|huisnummer)\W{{1,2}}){{0,2}}(?:{numbers})(?!\d){flat})?"
    )


def _is_centre_address(street: str, number: str, private_facts: PrivateFacts) -> bool:
    own_street, own_number = private_facts.centre_place
    return bool(
        own_street and fold_accents(own_street) in fold_accents(street) and number == own_number
    )


_NO_FURTHER_NUMBER = r"(?!\w|\s?[-/]\s?\w|\s(?:[a-z]|hs|huis)\b|\s*(?:,|en|\+)\s*\d)"
"""What may not follow the centre's own number: "12-2" and "12 en 20" are other doors."""


def _centre_in_street(
    street: str, number: str, private_facts: PrivateFacts
) -> re.Pattern[str] | None:
    """Return the pattern of the centre's own address if it is in a resident's street."""
    own_street, own_number = private_facts.centre_place
    is_same = bool(own_street) and fold_accents(own_street) == fold_accents(street)
    if not is_same or not own_number or number.lower().startswith(own_number.lower()):
        return None
    pattern = re.escape(fold_accents(own_street)).replace(r"\ ", r"\s+")
    return re.compile(rf"{pattern}\s+{re.escape(own_number.lower())}{_NO_FURTHER_NUMBER}")


def is_public_place(
    text: str, span: tuple[int, int], street: str, private_facts: PrivateFacts
) -> bool:
    """Tell whether an address is that of a public place, named in the same sentence.

    The resident's own street never is.
    """
    street = fold_accents(street).strip()
    if any(
        theirs and (fold_accents(theirs) in street or street in fold_accents(theirs))
        for theirs, _ in private_facts.places
    ):
        return False
    sentence = sentence_around(text, span)
    name = private_facts.centre_name.partition(" ")[2]  # "De Linde", as a house is called for short
    return bool(_PUBLIC.search(sentence)) or bool(
        name and re.search(rf"\b{re.escape(name)}\b", sentence)
    )


def find_birth_dates(text: str, plain: str, private_facts: PrivateFacts) -> Iterator[Finding]:
    """Yield dates that are called a birth date, and the resident's own in any spelling."""
    spans = [
        match.span("date")
        for rule in (_BORN, _BORN_AFTER, _TURNS)
        for match in rule.finditer(text)
        if rule is _TURNS or _tells_birth(match, private_facts)
    ]
    spans += [match.span() for match in _BORN_YEAR.finditer(text)]
    if private_facts.birth_date:
        spans += _find_own_birth_date(
            text, plain.lower(), *(int(part) for part in private_facts.birth_date.split("-"))
        )
    yield from (Finding(FindingKind.BIRTHDATE, *span, stop=True) for span in spans)


def _tells_birth(match: re.Match[str], private_facts: PrivateFacts) -> bool:
    """Tell whether a date is somebody's birth date.

    A birthday without a year is a party ("taart voor een verjaardag op 5 december"), unless it is
    said to be somebody's or is theirs.
    """
    if (
        _YEAR.search(match["date"])
        or not _BIRTHDAY.match(match[0])
        or _PERSON_BEFORE_PATTERN.search(
            match.string[max(0, match.start() - _LOOK_WIDE) : match.start()]
        )
    ):
        return True
    day = re.match(r"\d+", match["date"])
    month = private_facts.birth_date[5:7]
    return bool(
        month
        and day
        and int(day[0]) == int(private_facts.birth_date[8:])
        and _MONTHS[int(month) - 1] in match["date"].lower()
    )


def _find_own_birth_date(
    text: str, lowered: str, year: int, month: int, day: int
) -> list[tuple[int, int]]:
    """Return the positions of a known birth date.

    In digits, with the month's name, in words, or its year with a word for birth.
    """
    spans = []
    for match in _DATE.finditer(text):
        if is_numeral(match["m"]):
            month_said = int(match["m"])
        else:
            month_said = next(
                (
                    index + 1
                    for index, name in enumerate(_MONTHS)
                    if match["m"].lower().startswith(name)
                ),
                0,
            )
        if (int(match["d"]), month_said, int(match["y"]) % 100) == (day, month, year % 100):
            spans.append(match.span())

    spans += [
        match.span()
        for match in _ISO.finditer(text)
        if tuple(int(part) for part in match.groups()) == (year, month, day)
    ]
    spelled = "|".join(
        re.escape(said) for said in sorted(year_to_words(year), key=len, reverse=True)
    )
    patterns = (
        rf"\b(?:bouwjaar|uit|van) {year}\b" if _SOMEBODY.search(lowered) else r"(?!)",
        rf"\b(?:{number_to_words(day)}|{day}) {MONTH_NAMES[month - 1]} (?:{spelled}|{year})\b",
    )

    return spans + [match.span() for pattern in patterns for match in re.finditer(pattern, lowered)]
