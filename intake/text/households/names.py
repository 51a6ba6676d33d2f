"""Split a name as it stands in a list into first name, infix and last name."""

from __future__ import annotations

import re
from typing import NamedTuple

from intake.text.guarding.first_names import is_first_name

INFIXES = frozenset(
    [
        "van",
        "de",
        "der",
        "den",
        "ter",
        "ten",
        "te",
        "'t",
        "’t",
        "het",
        "in",
        "op",
        "aan",
        "bij",
        "onder",
        "voor",
        "uit",
        "over",
        "tot",
        "zu",
        "von",
        "vom",
        "d'",
        "d’",
        "du",
        "la",
        "le",
        "l'",
        "da",
        "das",
        "dos",
        "do",
        "di",
        "del",
        "della",
        "des",
        "v.d.",
        "v/d",
        "vd",
        "v.",
        "v",
        "d.",
    ]
)
SALUTATION = re.compile(
    r"^\W*(?:(?:de )?(?:dhr|heer|hr|mw|mevr|mevrouw|meneer|mej|juffrouw|mr|mrs|ms|miss|dr|drs|ds|ir"
    r"|ing|prof|fam|familie|gezin|wed|weduwe|zr|zuster|br|broeder|past|pastoor|em"
    r"|(?:en|\+|&|/)\s?(?:mw|mevr|mevrouw|dhr))\b\.?[\s/]*)+",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[A-ZÀ-Ž][a-z]{0,2}\.[\s-]?)+|[A-ZÀ-Ž]{1,3}", re.UNICODE)
_SHORT_SHOUTED = re.compile(r"[A-ZÀ-Ž]{3}")
"""A last name of three capitals; so many initials have their points, or stand apart."""

_FAMILY = re.compile(r"^\W*(?:de )?(?:fam|familie|gezin)\b", re.IGNORECASE)
_LAST_NAME_BEGINS = frozenset({"el", "al", "ben", "bin", "abu", "aït", "ait", "ould", "tjon"})
"""Words that begin a last name and are not written apart from it, as an infix is."""
_MOST_INITIALS = 3
"""More capitals than this are a name in capitals."""


class PersonName(NamedTuple):
    """A name in its parts; each may be empty."""

    first_name: str = ""
    infix: str = ""
    last_name: str = ""


def split_name(written: str) -> PersonName:
    """Split a whole name: "Vries, A. de", "Annie de Vries", "Fam. Yılmaz"."""
    text = re.sub(r"\([^()]*\)", " ", written)
    text = " ".join(SALUTATION.sub("", text).split()).strip(" ,;-")
    if not text:
        return PersonName()
    if "," in text:
        return _split_turned(text)
    words = text.split()
    if _is_last_name_alone(written, words):
        own = split_last_name(text)
        return PersonName("", own.infix, own.last_name)
    if len(words) == 1:
        return _read_one_word(words[0], of_family=_FAMILY.match(written) is not None)
    begin = next((index for index, word in enumerate(words) if _is_infix(word)), None)
    if begin is not None and begin < len(words) - 1:
        end = begin
        while end < len(words) - 1 and _is_infix(words[end]):
            end += 1
        return _name(words[:begin], words[begin:end], words[end:])
    return _name(*_first_and_last(words))


def tidy_name(written: str) -> str:
    """Return a part of a name without salutation, with capitals if it has none or nothing else."""
    text = " ".join(SALUTATION.sub("", written).split()).strip(" ,;")
    letters = "".join(sign for sign in text if sign.isalpha())
    is_shouted = text == text.upper() and (len(letters) > _MOST_INITIALS or is_first_name(letters))
    if text and (text == text.lower() or is_shouted):
        return re.sub(r"(?<![^\W\d_]['’])[^\W\d_]+", lambda word: _capital(word[0]), text)
    return text


def split_last_name(written: str) -> PersonName:
    """Split a last name that may hold its infix: "de Vries", "Vries, de"."""
    text = tidy_name(written)
    if _SHORT_SHOUTED.fullmatch(text):
        text = text.capitalize()
    if "," in text:
        last, _, infix = text.partition(",")
        return PersonName("", infix.strip().lower(), tidy_name(last.strip()))
    words = text.split()
    end = 0
    while end < len(words) - 1 and _is_infix(words[end]):
        end += 1
    if end:
        return PersonName("", " ".join(words[:end]).lower(), tidy_name(" ".join(words[end:])))
    return PersonName("", "", text)


def split_infix_behind(written: str) -> tuple[str, str]:
    """Split a first name and the infix behind it: "Anna van den" is Anna and van den."""
    words = written.split()
    end = len(words)
    while end > 1 and _is_infix(words[end - 1]):
        end -= 1
    return " ".join(words[:end]), " ".join(words[end:])


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:].lower()


def _is_infix(word: str) -> bool:
    if len(word.strip(".")) == 1 and word.isupper():
        return False  # an initial
    return word.lower() in INFIXES and (word.islower() or word.istitle() or word.isupper())


def _split_turned(text: str) -> PersonName:
    """Split "Vries, A. de", "Vries, de, Annie" or "de Vries, Annie"."""
    last, *others = (part.strip() for part in text.split(","))
    own = split_last_name(last)
    words = [word for part in others for word in part.split()]
    infix = [word for word in words if _is_infix(word)]
    first = [word for word in words if not _is_infix(word)]
    return _name(first, infix or own.infix.split(), own.last_name.split())


def _is_last_name_alone(written: str, words: list[str]) -> bool:
    """Tell whether a name has no first one: of a family, or "Mw. Jansen-v.d. Meer"."""
    begins_last = words[0].lower() in _LAST_NAME_BEGINS
    is_joined = bool(
        re.search(r"-(?:v\.?\s?d\.?|van|de|den|der|ten|ter|te|'t)$", words[0], re.IGNORECASE)
    )
    return begins_last or is_joined or (_FAMILY.match(written) is not None and _is_infix(words[0]))


def _read_one_word(word: str, *, of_family: bool) -> PersonName:
    """Return a single word as a first name if it is one, else as a last name."""
    shown = tidy_name(word)
    if is_first_name(shown) and not of_family:
        return PersonName(first_name=shown)
    return PersonName(last_name=shown)


def _first_and_last(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Return the words of a name without infix: two that are joined by "en" are both first."""
    joined = next(
        (index for index, word in enumerate(words) if word.lower() in ("en", "&", "+")), None
    )
    if joined and joined + 2 <= len(words):
        first = words[: joined + 2]
        return first, [], words[joined + 2 :]
    count = 1
    while count < len(words) - 1 and _INITIALS.fullmatch(words[count]):
        count += 1
    return words[:count], [], words[count:]


def _name(first: list[str], infix: list[str], last: list[str]) -> PersonName:
    return PersonName(
        tidy_name(" ".join(first)), " ".join(infix).lower(), tidy_name(" ".join(last))
    )
