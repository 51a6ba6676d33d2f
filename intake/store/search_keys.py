"""Make the keys by which a resident is found, and those of a typed search.

It is a deletion index in an ordinary table with a btree; the few results are then sorted by
similarity.

A key begins with a letter for its kind: ``p`` phone digits from the front, ``q`` from the back,
``a`` postcode and number, ``n`` a word of a name by sound, ``d`` the same with letters left out.
The same table works in SQLite and PostgreSQL.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.text_normalization import fold_accents
from intake.text.words.phonetic import deletion_variants, phonetic_spelling, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intake.domain.person_match import PersonMatch

_ADDRESS = re.compile(r"^\s*([1-9]\d{3})\s*([a-zA-Z]{2})\s*(\d*)")
_NUMBER_FIRST = re.compile(r"^\s*(\d+\s?[a-zA-Z]?)[\s,]+([1-9]\d{3})\s*([a-zA-Z]{2})\s*$")
_SPOKEN = re.compile(
    r"^\s*(?:tel(?:efoon)?|mob(?:iel)?|nummer|nr)\b[.:]?|(?:\b(?:ext|toestel|tst"
    r"|doorkies|intern|x)|#)[.:]?\s*\d*\s*$",
    re.IGNORECASE,
)
"""Words around the digits of a typed number, and its extension, which no key contains."""

_MAX_LETTERS = 120
_MIN_TAIL = 3
"""Digits that the end of a phone number needs, so that it is searched."""

_DIGITS_WITH_COUNTRY = 11
"""Digits of a Dutch phone number with its country: 31 and nine more."""

_MIN_LIKENESS = 62
"""Of ``likeness``, at which a person is shown."""

_MIN_FIT = 74
"""Of one word's likeness (0 to 100), at which it counts as that word of a name."""


class KeyQuery(NamedTuple):
    """The keys to search for: exact ones, and beginnings."""

    equal: tuple[str, ...]
    begins: tuple[str, ...]

    @property
    def is_name(self) -> bool:
        return bool(self.begins) and self.begins[0].startswith("n")


def digits_of(number: str) -> str:
    """Return the digits of a number without the Dutch country code or the first zero.

    +31 20 and 020 both begin with 20.
    """
    number = number.partition(";")[0].strip()
    bare = re.sub(r"\D", "", number)
    international = number.startswith(("+31", "0031")) or (
        bare.startswith("31") and len(bare) == _DIGITS_WITH_COUNTRY
    )
    for prefix in ("0031", "31") if international else ("0",):
        if bare.startswith(prefix):
            return bare[len(prefix) :].removeprefix("0")
    return bare


def make_search_keys(
    names: Iterable[str], phones: Iterable[str], postcode: str, house_number: str
) -> set[str]:
    """Return every key by which a resident is found."""
    keys: set[str] = set()
    for phone in phones:
        digits = digits_of(phone)
        keys |= {"p" + digits, "q" + digits[::-1]}
    if postcode:
        keys.add("a" + postcode.replace(" ", "").upper() + house_number)
    for name in names:
        for word in words_of(name):
            sound = phonetic_spelling(word)
            keys |= {"n" + sound, "n" + word} | {
                "d" + variant for variant in deletion_variants(sound)
            }
    return keys


def parse_key_query(typed: str) -> KeyQuery:
    """Convert what was typed into keys.

    Digits are a phone number, four digits and two letters a postcode, anything else a name.
    """
    typed = typed[:_MAX_LETTERS]
    if turned := _NUMBER_FIRST.match(typed):
        return KeyQuery((), (f"a{turned[2]}{turned[3].upper()}{turned[1].replace(' ', '')}",))
    address = _ADDRESS.match(typed)
    if address:
        return KeyQuery((), (f"a{address[1]}{address[2].upper()}{address[3]}",))
    number = _SPOKEN.sub("", typed)
    digits = re.sub(r"\D", "", number)
    if len(digits) >= _MIN_TAIL and not re.search(r"[^\W\d]", number):
        front = digits_of(number)
        return KeyQuery((), (f"p{front}", f"q{digits[::-1]}"))
    words = words_of(typed)
    begins = [f"n{form}" for word in words for form in {word, phonetic_spelling(word)}]
    equal = [
        f"d{slip}"
        for word in words
        if len(word) > 2
        for slip in deletion_variants(phonetic_spelling(word))
    ]
    return KeyQuery(tuple(equal), tuple(begins))


def likeness(typed: str, person: PersonMatch) -> float:
    """Return how similar a name is to what was typed.

    It is the mean over the typed words, 0 to 100, plus at most 1 for the names as a whole, which
    orders people whose words fit alike.

    The order of first and last name does not matter.
    """
    # Imported late: a desk that lists people by their first letters never needs it.
    from rapidfuzz import fuzz

    typed_words = words_of(typed)
    person_words = words_of(f"{person.first_name} {person.last_name}")
    if not typed_words or not person_words:
        return 0.0
    total = sum(max(_word_likeness(word, other) for other in person_words) for word in typed_words)
    likeness_of_all = fuzz.token_sort_ratio(
        fold_accents(typed), fold_accents(f"{person.first_name} {person.infix} {person.last_name}")
    )
    return total / len(typed_words) + likeness_of_all / 100


def _word_likeness(word: str, name: str) -> float:
    if name.startswith(word):
        if name == word:
            return 100.0
        return 97.0
    from rapidfuzz import fuzz
    from rapidfuzz.distance import JaroWinkler

    word_sound = phonetic_spelling(word)
    name_sound = phonetic_spelling(name)
    if name_sound.startswith(word_sound):
        if name_sound == word_sound:
            return 95.0
        return 92.0
    return 90.0 * max(
        JaroWinkler.similarity(word_sound, name_sound), fuzz.ratio(word_sound, name_sound) / 100
    )


def fits_every_word(typed: str, person: PersonMatch) -> bool:
    """Tell whether each typed word matches a word of this name, by sound or with a typo.

    "Jan Jansen" does not match Annie Jansen.
    """
    person_words = words_of(f"{person.first_name} {person.last_name}")
    return all(
        max((_word_likeness(word, other) for other in person_words), default=0.0) >= _MIN_FIT
        for word in words_of(typed)
    )


def is_likely_enough(score: float) -> bool:
    """Tell whether a candidate is similar enough to be shown."""
    return score >= _MIN_LIKENESS
