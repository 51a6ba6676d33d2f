"""Find phone numbers, postcodes, mail addresses and other numbers in a public text.

Telephone numbers in any spelling, e-mail, IBAN, BSN, postcode.

The libraries phonenumbers and python-stdnum validate a number; here it is found in any disguise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import phonenumbers
from stdnum import iban
from stdnum.nl import bsn

from intake.kit.codes import parse_code
from intake.text.guarding.finding import Finding, FindingKind
from intake.text.words.number_words import digits_by_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from intake.text.guarding.finding import PrivateFacts

_AT = (
    r"(?:\s?@\s?|\s?[(\[{<]\s?(?:@|at|apen?staart(?:je)?|a)\s?[)\]}>]\s?|\s(?:at"
    r"|apen?staartje|apen?staart)\s)"
)
_DOT = r"(?:\.|\s?[(\[{]\s?(?:dot|punt|\.)\s?[)\]}]\s?|\s(?:dot|punt)\s)"
_EMAIL = re.compile(
    rf"(?<![\w.+-])[\w+-]{{1,64}}(?:{_DOT}[\w+-]{{1,64}}){{0,6}}{_AT}[\w-]{{1,"
    rf"64}}(?:{_DOT}[\w-]{{1,64}}){{0,5}}(?:{_DOT}[a-z]{{2,12}}|\s\.\s(?:nl|com|org|net"
    rf"|eu|be|de|example))\b",
    re.IGNORECASE,
)
_DISGUISED_MAIL_SIGNS = (
    (
        (
            r"\s?[(\[{<]\s?(?:@|at|apen?staart(?:je)?|a)\s?[)\]}>]\s?"
            r"|\s(?:at|apen?staartje|apen?staart)\s"
        ),
        "@",
    ),
    (r"\s?[(\[{]\s?(?:dot|punt|\.)\s?[)\]}]\s?|\s(?:dot|punt)\s|\s\.\s", "."),
    (r"\s?@\s?", "@"),
)
_EMAIL_SHORT = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}(?:{_AT}|[-_](?:at|apestaartje)[-_])(?:gmail|hotmail"
    rf"|live|outlook|icloud|kpn(?:mail)?|ziggo|xs4all|planet|home|upcmail|hetnet|yahoo"
    rf"|protonmail)(?:{_DOT}[a-z]{{2,3}})?\b",
    re.IGNORECASE,
)
"""A mailbox at a well-known provider is found without its ending.

"annie@gmail", "annie-at-kpn.nl".
"""

_IBAN_SHAPE = re.compile(r"\bNL[ .-]?\d{2}[ .-]?[A-Z]{4}(?:[ .-]?\d){9,10}\b", re.IGNORECASE)
"""What has the form of a Dutch account counts, even with a wrong digit."""

_IBAN = re.compile(r"\b[A-Z]{2}[ .-]?\d{2}(?:[ .-]?[A-Z0-9]){11,30}", re.IGNORECASE)
_POSTCODE = re.compile(
    r"(?<![\w€.,])(?P<digits>[1-9]\d{3})(?P<between>[\s.-]{0,3})(?P<letters>[A-Za-z]{2})"
    r"(?!\w|['’]s)"
)
_SPACED_POSTCODE = re.compile(
    r"(?<![\w€.,])[1-9](?:[ .-]\d){3}[ .-]{1,3}[A-Za-z][ .-][A-Za-z](?!\w)"
)
_NO_LETTERS = frozenset([
    "is", "en", "of", "op", "te", "om", "in", "we", "ze", "er", "je", "al", "na", "nu", "zo",
    "uw", "de", "st", "ml", "cl", "dl", "kg", "gr", "km", "cm", "mm", "hm", "mb", "gb", "kb",
    "pk", "kw", "ex", "ha", "bv", "nv", "au", "an", "to", "at", "it", "on", "by", "my", "he",
    "be", "do", "go", "no", "or", "so", "us", "tm", "vm", "nm", "ca", "nr",
])  # fmt: skip
_ABBREVIATIONS_OF_THINGS = frozenset([
    "TV", "VA", "LP", "CD", "XL", "ML", "EV", "HD", "NL", "HP", "KG", "CM", "MM", "KM", "GB",
    "MB", "TB", "PC", "PK", "CC",
])  # fmt: skip
_BUILD_YEAR_PATTERN = re.compile(r"(?:19|20)\d\d|\d\d00")
_BSN_WORD = re.compile(r"\b(?:bsn|b\.\s?s\.\s?n\.|burgerservice\w*|sofi\w*)(?!\w)", re.IGNORECASE)
_ISBN = re.compile(
    r"\b(?:isbn|artikel(?:nummer|nr)?|bestel(?:nummer|nr)|serienummer|typenummer"
    r"|model)\b[^.]{0,12}$|97[89]-$",
    re.IGNORECASE,
)
_GROUPED_DIGITS = re.compile(r"(?<![\d.,€])\d(?:[ .-]?\d){7,8}(?!\d|[.,]\d)")
_NUMBERISH = re.compile(
    r"(?<![\w€])[+(]?[\dOo](?:[\dOoIl]|[\s().\-/–*|,_:=;'’+·・•~]){5,26}[\dOoIl](?!\w)"
)
_GLUED = re.compile(r"(?<=[^\W\d_])(?:0031|\+?31|0)[1-9]\d{8}(?!\d)")
"""A number without a space before it: "tel0612345678"."""

_PUBLIC_NUMBER = re.compile(r"14[ -]?0\d{2,3}|112|113|0800[\d -]*|0900[\d -]*")
"""Numbers that anybody may ring: a municipality's 14 020, the emergency lines."""

_SCHOOL_YEAR = re.compile(r"(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d")
_HOURS = re.compile(r"\d{1,2}[.:]\d{2}\s?[-–]\s?\d{1,2}[.:]\d{2}")
_DATE = re.compile(r"(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})")
_DAY_OR_HOUR = re.compile(r"\b\d{1,2}(?:[-/.]\d{1,2}[-/.]\d{2}|[.:]\d{2}\b)")
_DATE_AND_HOUR = re.compile(_DATE.pattern + r"(?:[ ,]+\d{1,2}(?:[.:]\d{2})?)?")
_CODE = re.compile(
    r"\b[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}\b"
    r"|\b[0-9A-HJKMNP-TV-Z]{4}-?[0-9A-HJKMNP-TV-Z]{1,2}\b"
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_MIN_DIGITS = 7
_BETWEEN = r"[\s,.\-/–()]*"
_BETWEEN_DIGITS = re.compile(rf"{_BETWEEN}(?:en )?")
_JOINING = (
    r"(?:en|dan|daarna|vervolgens|nog|verder|erachter|plus|gevolgd door|ten slotte|tot slot"
    r"|streepje|spatie|and|then|followed by)"
)
_JOINING_WORD = re.compile(rf"\b{_JOINING}\b", re.IGNORECASE)
_BETWEEN_HALVES = re.compile(rf"{_BETWEEN}(?:{_JOINING}{_BETWEEN}){{0,3}}", re.IGNORECASE)
"""What may be said between two halves of a number: "0 6 1 2 en dan 3 4 5 6 7 8"."""


def find_numbers(text: str, plain: str, private_facts: PrivateFacts) -> Iterator[Finding]:
    """Yield every number and electronic address.

    ``plain`` is the text without accents, with the same length.
    """
    yield from _find_emails(plain, private_facts)
    yield from _find_ibans(plain)
    yield from _find_postcodes(plain, private_facts)
    yield from _find_spelled_postcodes(plain, private_facts)
    own = re.sub(r"\D", "", private_facts.centre_phone)[-9:]
    codes = [match.span() for match in _CODE.finditer(text) if parse_code(match[0])]
    yield from _find_bsns(text, own)
    yield from _find_phones(text, plain, private_facts, own, codes)


def _find_emails(text: str, private_facts: PrivateFacts) -> Iterator[Finding]:
    for match in _EMAIL.finditer(text):
        address = match[0]
        for dress, bare in _DISGUISED_MAIL_SIGNS:
            address = re.sub(dress, bare, address, flags=re.IGNORECASE)
        if address.lower() != private_facts.centre_email.lower():
            yield Finding(FindingKind.EMAIL, *match.span(), stop=True)
    for match in _EMAIL_SHORT.finditer(text):
        if not private_facts.centre_email.lower().startswith(match[0].lower()):
            yield Finding(FindingKind.EMAIL, *match.span(), stop=True)


def _find_ibans(plain: str) -> Iterator[Finding]:
    for match in _IBAN_SHAPE.finditer(plain):
        if not iban.is_valid(re.sub(r"[ .-]", "", match[0]), check_country=False):
            yield Finding(FindingKind.IBAN, *match.span(), stop=True)
    for match in _IBAN.finditer(plain):
        for length in range(len(match[0]), 14, -1):
            written = match[0][:length]
            compact = re.sub(r"[ .-]", "", written).upper()
            if written[-1].isalnum() and iban.is_valid(compact, check_country=False):
                yield Finding(FindingKind.IBAN, match.start(), match.start() + length, stop=True)
                break


def _find_postcodes(text: str, private_facts: PrivateFacts) -> Iterator[Finding]:
    centre, theirs = (
        postcode.replace(" ", "").upper()
        for postcode in (private_facts.centre_postcode, private_facts.postcode)
    )

    for match in _POSTCODE.finditer(text):
        written = (match["digits"] + match["letters"]).upper()
        letters = match["letters"]
        is_theirs = written == theirs
        if written == centre or (not is_theirs and match["between"] not in ("", " ")):
            continue
        is_announced = bool(re.search(r"postcode\W*$", text[: match.start()], re.IGNORECASE))
        if (
            not (is_theirs or is_announced)
            and letters.isupper()
            and letters in _ABBREVIATIONS_OF_THINGS
            and _BUILD_YEAR_PATTERN.fullmatch(match["digits"])
        ):
            continue
        if (
            is_theirs
            or letters.isupper()
            or is_announced
            or (letters.islower() and letters not in _NO_LETTERS)
        ):
            yield Finding(FindingKind.POSTCODE, *match.span(), stop=True)


def _find_spelled_postcodes(plain: str, private_facts: PrivateFacts) -> Iterator[Finding]:
    theirs = private_facts.postcode.replace(" ", "").upper()
    for match in _SPACED_POSTCODE.finditer(plain):
        yield Finding(FindingKind.POSTCODE, *match.span(), stop=True)
    for start, end, digits in _find_spelled_numbers(plain, 4):
        letters = re.match(r"\s?([A-Za-z])\s?([A-Za-z])\b", plain[end:])
        if theirs and letters and digits + letters[1].upper() + letters[2].upper() == theirs:
            yield Finding(FindingKind.POSTCODE, start, end + letters.end(), stop=True)


def _find_bsns(text: str, own: str) -> Iterator[Finding]:
    is_announced = bool(_BSN_WORD.search(text))
    for match in _GROUPED_DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if (
            _DATE.fullmatch(match[0])
            or (not is_announced and _ISBN.search(text[: match.start()]))
            or (own and digits == own)
            or (len(digits) == 8 and not (is_announced or match[0].isdigit()))
        ):
            continue
        if bsn.is_valid(digits.zfill(9)):
            yield Finding(FindingKind.BSN, *match.span(), stop=True)


def _find_phones(
    text: str, plain: str, private_facts: PrivateFacts, own: str, codes: list[tuple[int, int]]
) -> Iterator[Finding]:
    def is_own(digits: str, start: int) -> bool:
        return bool(own and digits[-9:] == own) or any(begin <= start < end for begin, end in codes)

    for number in phonenumbers.PhoneNumberMatcher(text, "NL", leniency=phonenumbers.Leniency.VALID):
        if (
            _PUBLIC_NUMBER.fullmatch(number.raw_string)
            or _SCHOOL_YEAR.fullmatch(number.raw_string)
            or _ISBN.search(text[: number.start])
        ):
            continue
        if not is_own(re.sub(r"\D", "", number.raw_string), number.start) and not _is_time(
            number.raw_string
        ):
            yield Finding(FindingKind.PHONE, number.start, number.end, stop=True)
    for match in _NUMBERISH.finditer(text):
        digits = re.sub(r"\D", "", re.sub(r"[Oo]", "0", re.sub(r"[Il]", "1", match[0])))
        if (
            not is_own(digits, match.start())
            and _is_own_phone(digits, private_facts)
            and not _is_time(match[0])
        ):
            yield Finding(FindingKind.PHONE, match.start(), match.end(), stop=True)
    for match in _GLUED.finditer(text):
        if not is_own(re.sub(r"\D", "", match[0]), match.start()):
            yield Finding(FindingKind.PHONE, *match.span(), stop=True)
    yield from _find_known_phones(text, private_facts, own)
    yield from _find_spelled_phones(plain, private_facts, is_own)


def _find_spelled_phones(
    plain: str, private_facts: PrivateFacts, is_own: Callable[[str, int], bool]
) -> Iterator[Finding]:
    """Yield the numbers of which digits are written as words, or that stand in two halves."""
    spelled = (*_find_spelled_numbers(plain, _MIN_DIGITS), *_find_numbers_in_halves(plain))
    for start, end, digits in dict.fromkeys(spelled):
        if (
            not is_own(digits, start)
            and (
                _is_own_phone(digits, private_facts)
                or (len(digits) == 9 and digits[0] in "1234567")
            )
            and not _DATE.fullmatch(plain[start:end])
        ):
            yield Finding(FindingKind.PHONE, start, end, stop=True)


def _find_known_phones(text: str, private_facts: PrivateFacts, own: str) -> Iterator[Finding]:
    """Yield the numbers of this person, whatever stands between their digits."""
    for phone in private_facts.phones:
        digits = re.sub(r"\D", "", phone.partition(";")[0])[-9:]
        if len(digits) < 9 or digits == own:
            continue
        spelled = r"(?<!\d)0?" + r"[\W_]{0,4}".join(digits) + r"(?!\d)"
        for match in re.finditer(spelled, text):
            yield Finding(FindingKind.PHONE, *match.span(), stop=True)


def _is_time(written: str) -> bool:
    return bool(_HOURS.fullmatch(written.strip()) or _DATE_AND_HOUR.fullmatch(written.strip()))


def _find_spelled_numbers(plain: str, least: int) -> Iterator[tuple[int, int, str]]:
    """Yield each run of digits with a number word among them, with the digits it means."""
    for run in _find_digit_runs(plain, _BETWEEN_DIGITS):
        if run.has_word and len(run.digits) >= least:
            yield run.start, run.end, run.digits


def _find_numbers_in_halves(plain: str) -> Iterator[tuple[int, int, str]]:
    """Yield what begins as a number does and goes on behind "en dan", but no days or hours."""
    for run in _find_digit_runs(plain, _BETWEEN_HALVES):
        written = plain[run.start : run.end]
        if (
            run.digits.startswith(("0", "31"))
            and len(run.digits) >= _MIN_DIGITS
            and _JOINING_WORD.search(written)
            and not _DAY_OR_HOUR.search(written)
        ):
            yield run.start, run.end, run.digits


class _DigitRun(NamedTuple):
    """Digits and number words that belong together: where they stand, and what they mean."""

    start: int
    end: int
    digits: str
    has_word: bool


def _find_digit_runs(plain: str, between: re.Pattern[str]) -> Iterator[_DigitRun]:
    """Yield the digits and number words between which nothing else stands than ``between``."""
    words = digits_by_word()
    run: _DigitRun | None = None
    for match in _WORD.finditer(plain):
        is_figure = match[0].isdigit()
        digits = match[0] if is_figure else words.get(match[0].lower())
        if digits and run and between.fullmatch(plain, run.end, match.start()):
            has_word = run.has_word or not is_figure
            run = _DigitRun(run.start, match.end(), run.digits + digits, has_word)
        elif digits:
            if run:
                yield run
            run = _DigitRun(*match.span(), digits, not is_figure)
    if run:
        yield run


def _is_own_phone(digits: str, private_facts: PrivateFacts) -> bool:
    """Tell whether digits are a Dutch number, or one of the person's without area code."""
    if digits.startswith(("0031", "31")):
        bare = digits.removeprefix("0031").removeprefix("31")
    else:
        bare = digits.removeprefix("0")
    bare = bare.removeprefix("0")
    if len(bare) >= _MIN_DIGITS and any(
        phone.partition(";")[0].endswith(bare[-_MIN_DIGITS:]) for phone in private_facts.phones
    ):
        return True
    return len(bare) == 9 and digits.startswith(("0", "31")) and bare[0] in "1234567"
