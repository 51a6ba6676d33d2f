"""Split an address as it stands in a list: street, number, addition, postcode and place."""

from __future__ import annotations

import re
from typing import NamedTuple

_POSTCODE = re.compile(r"(?<![\w-])([1-9]\d{3})[\s.]?(?!nr\b)([A-Za-z]{2})(?![\w])")
_STREET_AND_NUMBER = re.compile(
    r"^(?P<street>(?:\d{1,3}e\s+|\d{1,2}\s+(?=[^\W\d_]{4}))?[^\d,;\n]*?[^\d\s,;]"
    r"(?:\s*['’]?(?:19)?\d{2}\s?-\s?['’]?\d{2}(?=\s)"
    r"|\s(?:1[89]|20)\d\d(?=\s+(?:nr\.?\s*)?\d))?)[\s,]+"
    r"(?:(?P<before>t/o|tegenover)\s+|nr\.?\s*)?"
    r"(?P<number>\d{1,5})(?P<addition>(?:[\s/.-]{0,3}(?:bis\s[A-Za-z](?!\w)|[\w-]{1,8}))?"
    r"(?:[\s-]+(?:hoog|huis|etage|beneden|boven|hs|bis))?)?[\s,;]*(?P<rest>.*)$",
    re.DOTALL,
)
_GLUED = re.compile(r"(?<=[^\W\d_]{3})(?=\d{1,4}(?:\s?[A-Za-z]{1,2}|-\d{1,3})?(?:[\s,]|$))")
"""Between a street and the number that was written against it: "Dorpsstraat12a"."""

_NUMBER = re.compile(r"^\s*(?:nr\.?\s*)?(\d{1,5})\s*(.*)$", re.DOTALL)
_ADDITION = re.compile(
    r"(?:hs|huis|(?:woon)?boot|ark|bis\s?[A-Za-z]?|bg|boven|beneden|rd|zw|[IVX]{1,4}"
    r"|(?:\d+[\s-]*)?hoog|\d{1,2}e\s(?:etage|verdieping)"
    r"|[A-Za-z]?\d{1,4}|\d{1,3}[A-Za-z]{0,4}|[A-Za-z]{1,3}-?\d{0,3})",
    re.IGNORECASE,
)


class Address(NamedTuple):
    """An address in its parts; each may be empty."""

    street: str = ""
    house_number: str = ""
    addition: str = ""
    postcode: str = ""
    city: str = ""


def split_address(written: str) -> Address:
    """Split "Kinkerstraat 12-3hs, 1053 ED Amsterdam", in any order that people write."""
    text = _GLUED.sub(" ", written.replace("\n", ", "))
    code = _POSTCODE.search(text)
    postcode, city = "", ""
    if code and not _is_number_with_addition(text, code):
        postcode = f"{code[1]} {code[2].upper()}"
        city = text[code.end() :].strip(" ,;-()")
        text = text[: code.start()].strip(" ,;-")
        if not text:  # the postcode stands first, perhaps with its place
            text, city = city, ""
            before, comma, after = text.partition(",")
            if comma and not re.search(r"\d", before) and _STREET_AND_NUMBER.match(after.strip()):
                text, city = after, before
    match = _STREET_AND_NUMBER.match(text.strip())
    if match is None:
        return Address(text.strip(" ,;"), "", "", postcode, _place(city))
    rest = match["rest"].strip(" ,;-()")
    addition = _tidy_addition(match["before"] or match["addition"] or "")
    if addition and not match["before"] and not _ADDITION.fullmatch(addition):
        rest, addition = f"{addition} {rest}".strip(), ""
    if rest and not city and not any(sign.isdigit() for sign in rest):
        city = rest
    return Address(match["street"].strip(" ,"), match["number"], addition, postcode, _place(city))


def split_number(written: str) -> tuple[str, str]:
    """Split a house number and what follows it: "12-3hs" is 12 and 3hs."""
    opposite = re.match(r"\s*(t/o|tegenover)\s*(\d{1,5})\s*$", written, re.IGNORECASE)
    if opposite:
        return opposite[2], opposite[1].lower()
    match = _NUMBER.match(written)
    if match is None:
        return "", ""
    return match[1], _tidy_addition(match[2])


def split_place(written: str) -> tuple[str, str]:
    """Split a postcode and a place: "1053ED Amsterdam"."""
    code = _POSTCODE.search(written)
    if code is None:
        return "", _place(written)
    around = f"{written[: code.start()]} {written[code.end() :]}"
    return f"{code[1]} {code[2].upper()}", _place(around)


def with_capitals(written: str) -> str:
    """Return a street or place with capitals, if it has none or nothing else."""
    letters = [sign for sign in written if sign.isalpha()]
    is_flat = written == written.lower() or (written == written.upper() and len(letters) > 3)
    if not is_flat:
        return written
    return re.sub(r"(?<![^\W_]['’])[^\W_]+", lambda word: _capital(word[0]), written)


def _capital(word: str) -> str:
    """Return a word with a capital; "ij" is one letter."""
    begin = 2 if word.lower().startswith("ij") else 1
    return word[:begin].upper() + word[begin:].lower()


def _is_number_with_addition(text: str, code: re.Match[str]) -> bool:
    """Tell whether four digits and two letters are a house number, as in "1012 hs"."""
    return code[2].lower() == "hs" and not re.search(r"\d", text[: code.start()])


def _tidy_addition(written: str) -> str:
    return " ".join(written.strip(" ,;-/.").split())


def _place(written: str) -> str:
    return with_capitals(" ".join(written.strip(" ,;-()").split()))
