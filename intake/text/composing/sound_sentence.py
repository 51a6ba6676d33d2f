"""Tell whether a sentence that was made of a hasty note can go online as it is.

A short post reads well; one with half a sentence, dialect or an abbreviation does not. What is not
sound is left out and told on the screen, where a person can write it in better words.
"""

from __future__ import annotations

import re

from intake.text.words.dutch_words import is_dutch_word

_WORD = re.compile(r"(?<!['’])\b[^\W\d_]+(?:['’][^\W\d_]+)*\b(?!-)")
_SPOKEN = frozenset(
    {"z'n", "m'n", "'s", "'t", "zo'n", "foto's", "auto's", "oma's", "opa's", "cm", "km"}
)
_PART_OF_DAY = re.compile(r"['’]s \w+s\b")
_ENDS_TOO_EARLY = re.compile(r"\b(?:te|met|van|de|het|een|en|of|der|want|maar|als)[.!?]$")
_NUMBER_AFTER_PERSON = re.compile(
    r"\b(?:(?:schoon)?(?:moeder|vader)|oma|opa|man|vrouw|zus|broer|mevrouw|meneer) \d{1,3}"
    r" (?!jaar\b)"
)
_ODD_TIME = re.compile(r"\b\d{1,2}u\b|\b\d{1,2},00\b")
_CLIPPED = re.compile(r"[bcdfghjklmnpqrstvwxz]{2}$")
_NOT_TO_BE_TOLD = re.compile(
    r"\bniet (?:tegen|aan|bij) (?:(?:de|het|haar|zijn) )?\w+ (?:zeggen|vertellen)\b"
)
"""What was told to the desk alone: "niet tegen zoon zeggen"."""


def is_sound(sentence: str) -> bool:
    """Tell whether every word of a Dutch sentence is one, and whether it ends as a sentence does.

    Names, which have a capital, and numbers are taken as they are.
    """
    if _ENDS_TOO_EARLY.search(sentence) or _NUMBER_AFTER_PERSON.search(sentence):
        return False
    if _ODD_TIME.search(sentence) or _NOT_TO_BE_TOLD.search(sentence):
        return False
    return not unknown_words(sentence)


def has_clipped_word(text: str) -> bool:
    """Tell whether a word was cut off: "knippn", "dchtr"; "moksi" is only foreign."""
    return any(map(_CLIPPED.search, unknown_words(text)))


def unknown_words(text: str) -> list[str]:
    """Return the words in small letters that are no Dutch words."""
    words = [match[0] for match in _WORD.finditer(_PART_OF_DAY.sub("", text))]
    small = [word for word in words if word.islower() and word not in _SPOKEN]
    return [word for word in small if not is_dutch_word(word.replace("’", "'").partition("'")[0])]
