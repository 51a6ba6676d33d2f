"""The privacy guard: what may not leave the desk in a text that strangers read (people.md 23, 26, 27).

It works on a copy in which spelled-out digits and accents are plain, letter for letter as long as the original, so that each finding has
its place. Numbers go through the libraries that know them (phonenumbers, python-stdnum); names are compared as written and as heard.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import phonenumbers
from stdnum import iban
from stdnum.nl import bsn

from intake.kit.codes import read as read_code
from intake.kit.paths import resources
from intake.kit.plain import folded
from intake.text.by_ear import INFIXES, sounded
from intake.text.finding import CAUTIONS, Finding, Known, What

if TYPE_CHECKING:
    from collections.abc import Iterator

_EMAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\]|\bapenstaartje\b| at )\s?[\w-]+(?:\s?(?:\.|\(punt\)|\[dot\]|\bpunt\b| dot )\s?[\w-]+)+", re.IGNORECASE)
_POSTCODE = re.compile(r"(?<![\w€])(?P<digits>[1-9]\d{3})\s?(?P<letters>[A-Za-z]{2})(?![\w])")
_STREET = r"(?:[A-Z][\w'.-]*\s){0,3}[A-Z]?[\w'-]*(?:straat|laan|weg|plein|gracht|kade|singel|hof|steeg|dijk|dreef|pad|plantsoen|park|markt|burgwal|wal|baan|ring|oord|erf|dwarsstraat|akker|veld|werf|boulevard|allee|haven)"
_ADDRESS = re.compile(rf"\b(?P<street>{_STREET})\s+(?:nr\.?\s|nummer\s)?(?P<number>\d{{1,4}})(?!\d)(?:\s?[a-zA-Z](?!\w)|\s(?:hs|I{{1,3}}|bis))?")
_ADDRESS_TURNED = re.compile(
    rf"\b(?:nummer|nr\.?|op)\s(?P<number>\d{{1,4}})(?:\s?[a-zA-Z](?!\w))?,?\s(?:in|van|aan|op)?\s?(?:de\s|het\s)?(?P<street>{_STREET})\b"
)
_MONTH = r"(?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*"
_BORN = re.compile(
    rf"\b(?:geboren|geb\.|geb(?= )|geboortedatum|geboortedag|verjaart|jarig)\D{{0,14}}(?P<date>\d{{1,2}}[-/. ](?:\d{{1,2}}|{_MONTH})[-/. ](?:19|20)?\d{{2}}|\d{{1,2}} {_MONTH}(?: \d{{4}})?|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?<!\d)(?P<d>\d{1,2})[-/. ](?P<m>\d{1,2}|[a-z]{3,9})[-/. ](?P<y>\d{4}|\d{2})(?!\d)", re.IGNORECASE)
_DIGITS = {"nul": "0", "een": "1", "één": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6", "zeven": "7", "acht": "8", "negen": "9"}
_SPELLED = re.compile(
    r"(?:(?<!\w)(?:" + "|".join(_DIGITS) + r"|\d+)(?:[\s,.-]+|(?=\s|$)))(?:(?:" + "|".join(_DIGITS) + r"|\d+)(?:[\s,.-]+|\b)){6,}", re.IGNORECASE
)
_NUMBERISH = re.compile(r"(?<![\w€])[+(]?\d[\d\s().\-/–]{6,}\d(?!\w)")
_CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}\b")
_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@lru_cache(maxsize=1)
def _words() -> dict[What, re.Pattern[str]]:
    lists = tomllib.loads((resources() / "words" / "guard.toml").read_text(encoding="utf8"))
    return {What(kind): re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)") for kind, patterns in lists.items() if kind != "ordinary_names"}


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    lists = tomllib.loads((resources() / "words" / "guard.toml").read_text(encoding="utf8"))
    return frozenset(lists["ordinary_names"])


def guard(text: str, known: Known) -> tuple[Finding, ...]:
    """Find what a text gives away, in its order; where two findings share a place, the one that stops wins, then the longer."""
    plain = _plain(text)
    found = [*_numbers(text, plain, known), *_addresses(text, known), *_names(text, plain, known), *_born(text, known)]
    lowered = plain.lower()
    for kind, pattern in _words().items():
        found += [Finding(kind, match.start(), match.end(), stop=kind not in CAUTIONS) for match in pattern.finditer(lowered)]
    return _apart(found)


def _plain(text: str) -> str:
    """Take accents off, letter for letter, so that places stay where they are."""
    return "".join((unicodedata.normalize("NFKD", ch)[:1] or ch) if not ch.isascii() else ch for ch in text)


def _apart(found: list[Finding]) -> tuple[Finding, ...]:
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda one: (not one.stop, one.start - one.end)):
        if all(finding.end <= other.start or finding.start >= other.end for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda one: one.start))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _numbers(text: str, plain: str, known: Known) -> Iterator[Finding]:
    for match in _EMAIL.finditer(text):
        address = re.sub(r"\s", "", match[0]).lower()
        if address != known.centre_email.lower():
            yield Finding(What.EMAIL, *match.span(), stop=True)
    for match in re.finditer(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b", plain):
        if iban.is_valid(match[0]):
            yield Finding(What.IBAN, *match.span(), stop=True)
    for match in _POSTCODE.finditer(text):
        if match["letters"].lower() in {"is", "en", "of", "op", "te", "om", "in", "we", "uur", "mm", "cm", "kg", "km"} and not match["letters"].isupper():
            continue
        if (match["digits"] + match["letters"]).upper() != known.centre_postcode.replace(" ", "").upper():
            yield Finding(What.POSTCODE, *match.span(), stop=True)
    yield from _long_numbers(text, known)


def _long_numbers(text: str, known: Known) -> Iterator[Finding]:
    codes = [match.span() for match in _CODE.finditer(text) if read_code(match[0])]
    own = _digits(known.centre_phone)[-9:]
    for match in re.finditer(r"(?<!\d)\d{8,9}(?!\d)|(?<!\d)\d{3,4}[. ]\d{2,3}[. ]\d{2,3}(?!\d)", text):
        digits = _digits(match[0])
        if len(digits) in (8, 9) and not digits.startswith("0") and bsn.is_valid(digits.zfill(9)) and digits != own:
            yield Finding(What.BSN, *match.span(), stop=True)
    for found in phonenumbers.PhoneNumberMatcher(text, "NL", leniency=phonenumbers.Leniency.VALID):
        if not _is_own(found.raw_string, own, found.start, codes):
            yield Finding(What.PHONE, found.start, found.end, stop=True)
    for match in [*_NUMBERISH.finditer(text), *_SPELLED.finditer(text)]:
        digits = "".join(_DIGITS.get(word, word) for word in re.findall(r"[a-zé]+|\d", match[0].lower()))
        if not _is_own(digits, own, match.start(), codes) and _rings(digits, known) and not _DATE.fullmatch(match[0].strip()):
            end = match.start() + len(match[0].rstrip(" ,.-"))
            yield Finding(What.PHONE, match.start(), end, stop=True)


def _is_own(written: str, own: str, start: int, codes: list[tuple[int, int]]) -> bool:
    return bool(own and _digits(written)[-9:] == own) or any(begin <= start < end for begin, end in codes)


def _rings(digits: str, known: Known) -> bool:
    """Tell whether digits in any dress are a Dutch number, or one of theirs without its area code."""
    bare = digits.removeprefix("0031").removeprefix("31") if digits.startswith(("0031", "31")) else digits.removeprefix("0")
    if any(phone.partition(";")[0].endswith(bare[-7:]) for phone in known.phones if len(bare) >= 7):
        return True
    return len(bare) == 9 and digits.startswith(("0", "31")) and bare[0] in "1234567"


def _addresses(text: str, known: Known) -> Iterator[Finding]:
    for rule in (_ADDRESS, _ADDRESS_TURNED):
        for match in rule.finditer(text):
            if not _is_centre(match["street"], match["number"], known):
                yield Finding(What.ADDRESS, *match.span(), stop=True)
    for street, number in known.places:
        if not street:
            continue
        pattern = re.escape(folded(street)).replace(r"\ ", r"\s+")
        for match in re.finditer(
            rf"\b{pattern}\b(?:\s+(?:nr\.?\s|nummer\s)?{re.escape(number)}\b)?" if number else rf"\b{pattern}\b",
            folded(text) if len(folded(text)) == len(text) else text.lower(),
        ):
            yield Finding(What.ADDRESS, *match.span(), stop=True)


def _is_centre(street: str, number: str, known: Known) -> bool:
    own_street, own_number = known.centre_place
    if own_street and folded(own_street) in folded(street) and number == own_number:
        return True
    return not any(folded(theirs) in folded(street) or folded(street).strip() in folded(theirs) for theirs, _ in known.places) and _is_public(street)


def _is_public(street: str) -> bool:
    """A street that carries an infix of its own ("de De Vriesstraat") is a place with a name; it is the residents' own that must not show."""
    words = street.split()
    return bool(words) and words[0] in ("De", "Van", "Den") and len(words) > 1


def _names(text: str, plain: str, known: Known) -> Iterator[Finding]:
    centre = [match.span() for match in re.finditer(re.escape(known.centre_name), text)] if known.centre_name else []
    parts = _name_parts(known)
    for match in re.finditer(r"[^\W\d_]+", plain):
        word = folded(match[0])
        if not any(_same_name(word, part) for part in parts) or _in_street(text, match.end()):
            continue
        if any(begin <= match.start() < end for begin, end in centre):
            continue
        capital = match[0][:1].isupper()
        if word in _ordinary() and (not capital or _opens_sentence(text, match.start())) and not _after_title(text, match.start()):
            yield Finding(What.NAME, *match.span(), stop=False)
        elif capital or word not in _ordinary():
            yield Finding(What.NAME, _with_infix(text, match.start(), known), match.end(), stop=True)


def _name_parts(known: Known) -> frozenset[str]:
    parts: set[str] = set()
    for first, infix, last in known.names:
        parts |= {part for part in re.split(r"[^\w]+", folded(f"{first} {last}")) if len(part) > 2 and part not in INFIXES}
        parts |= {part for part in (folded(last).replace("-", ""), folded(infix + last).replace(" ", "")) if len(part) > 4}
    return frozenset(parts)


def _same_name(word: str, part: str) -> bool:
    if word == part or word in (part + "s", part + "en"):
        return True
    return len(part) > 4 and len(word) > 4 and word[0] == part[0] and sounded(word) == sounded(part) and word not in _ordinary()


def _in_street(text: str, end: int) -> bool:
    return bool(re.match(r"\w*(?:straat|laan|weg|plein|gracht|kade|hof|dijk|park)\b", text[end:]))


def _opens_sentence(text: str, start: int) -> bool:
    return not text[:start].rstrip() or text[:start].rstrip()[-1] in ".!?:"


def _after_title(text: str, start: int) -> bool:
    return bool(
        re.search(r"\b(?:mevrouw|mevr\.?|meneer|dhr\.?|mw\.?|de heer|familie|fam\.?)\s+(?:(?:de|van|der|den|het|ten|ter)\s+)*$", text[:start], re.IGNORECASE)
    )


def _with_infix(text: str, start: int, known: Known) -> int:
    for _, infix, _ in known.names:
        if infix and folded(text[:start]).endswith(folded(infix) + " "):
            return start - len(infix) - 1
    return start


def _born(text: str, known: Known) -> Iterator[Finding]:
    for match in _BORN.finditer(text):
        yield Finding(What.BIRTHDATE, match.start("date"), match.end("date"), stop=True)
    if not known.birth_date:
        return
    year, month, day = (int(part) for part in known.birth_date.split("-"))
    for match in _DATE.finditer(text):
        said = int(match["m"]) if match["m"].isdigit() else next((at + 1 for at, name in enumerate(_MONTHS) if match["m"].lower().startswith(name)), 0)
        if (int(match["d"]), said, int(match["y"]) % 100) == (day, month, year % 100):
            yield Finding(What.BIRTHDATE, *match.span(), stop=True)
