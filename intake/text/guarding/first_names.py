"""Find first names of people whom nobody told the program about: "Truus kan niet meer tillen".

The list is ``resources/words/first-names.txt`` (drawn by ``tools/names/draw.py``). A word of it
counts with its capital, and with the surname behind it; a brand, a shop, a writer or a place that
is called so is none. What is found asks and does not stop: a colleague may be named.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.kit.paths import resources
from intake.text.guarding.finding import Finding, FindingKind
from intake.text.guarding.sentence_around import sentence_around
from intake.text.words.word_lists import cached

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intake.text.guarding.finding import PrivateFacts

_INFIX = r"(?:van|de|der|den|het|ten|ter|te|'t|la|le|el|von|vd|du|da|dos|ben|ait)"
_CAPITAL = re.compile(r"(?<![\w'’-])[A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)?")
_SURNAME = re.compile(
    rf"(?:\s(?:[A-Z]\.\s?)*(?:(?i:{_INFIX})\s)*[A-ZÀ-Þ][^\W\d_]+(?:-(?:{_INFIX}\s)?[A-ZÀ-Þ]?\w+)*)?"
)
_PUBLIC_BEFORE = re.compile(
    r"(?:\b(?:sint|st\.?|prins|prinses|koning|koningin|musical|film|show|serie|boek|boeken|roman"
    r"|schrijver|schrijfster|zanger|zangeres|liedjes|muziek|merk|van het merk|type|model|bakker"
    r"|bakkerij|slager|slagerij|kapper|kapsalon|winkel|firma|garage|groenteboer|apotheek|cafe|café"
    r"|restaurant|bij de|stichting|vereniging|school|basisschool|kerk|park|plein|straat|camping"
    r"|(?:jazz|muziek|liedjes|liederen|boek|boeken|roman|gedichten|schilderij|film|platen|cd|lp"
    r"|concert|nummers|repertoire|werk|tentoonstelling|voorleesboeken) (?:van|over)"
    r"|zwembad|theater|museum|zaal|sporthal|huis|wijkcentrum|buurthuis|team|album|orkest|koor)"
    r"\s(?:van\s|de\s|het\s)?)$",
    re.IGNORECASE,
)
_PUBLIC_BEHIND = re.compile(
    r"^(?:\s(?:[A-Z]\.\s?)+[A-Z]|\s?(?:straat|laan|weg|plein|gracht|kade|hof|park|school|huis|kerk"
    r"|zaal|zoon\b)"
    r"|\s(?:Frank|Egberts|Huis|Park|Plein|Hal|Zaal|Rieu|Hazes|Borsato|Bruna|Rembrandt|School"
    r"|College|Theater|Museum|Kerk|Kapel|Markt|Festival|Fonds|Stichting|Vermeulen)\b|-?dag\b)"
)
_LANGUAGE = re.compile(r"\b(?:het|in|op z'n)\s$", re.IGNORECASE)
"""What stands before "Frans" where it is a language."""
_DOG = re.compile(
    r"\b(?:hond|hondje|kat|poes|kater|konijn|cavia|parkiet|kanarie|papegaai|pony|paard|teckel"
    r"|labrador|puppy|poezen|katten|honden|viervoeter|keeshond|schildpad|vogel)\b[^.!?]{0,25}$",
    re.IGNORECASE,
)
_PLACE_NAME = re.compile(
    r"(?:straat|laan|weg|plein|passage|gracht|kade|hof|park|kerk|huis|school|boek|boeken|markt"
    r"|Heijn|Cuyp|Fitzgerald|Picasso|Mozart|Bach)$"
)
_STAFF = re.compile(r"\b(?:balie|coördinator|gastvrouw|gastheer|beheerder|vrijwilligster)\b")
_LOOK_BACK = 40
_PATRONYM = re.compile(r"(?:s?sen|s)$")
_MIN_STEM = 5
"""Letters before a single s: Hans and Frans are first names."""


def find_first_names(text: str, known: PrivateFacts) -> Iterator[Finding]:
    """Find each name of the list that a text has with its capital."""
    names = _first_names()
    own = " ".join((known.centre_name, *known.areas, *known.centre_place)).lower()
    for match in _CAPITAL.finditer(text):
        word = match[0]
        bare = word.removesuffix("s") if word not in names else word
        if bare not in names or re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", own):
            continue
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if _PUBLIC_BEFORE.search(before) or _PUBLIC_BEHIND.match(text[match.end() :]):
            continue
        if _DOG.search(before) or (bare == "Frans" and _LANGUAGE.search(before)):
            continue
        surname = _SURNAME.match(text, match.end())
        end = surname.end() if surname else match.end()
        if _PLACE_NAME.search(text[match.start() : end]) or _STAFF.search(
            sentence_around(text, match.span())
        ):
            continue
        yield Finding(FindingKind.NAME, match.start(), end, stop=False)


def is_first_name(word: str) -> bool:
    """Tell whether a word is in the list of first names; of "Anne-Marie" the first part.

    "Peters" and "Jansen", made of a first name, are surnames.
    """
    names = _first_names()
    stem = _PATRONYM.sub("", word)
    is_surname = stem != word and stem in names and (len(stem) >= _MIN_STEM or "sen" in word)
    return not is_surname and (word in names or word.partition("-")[0] in names)


@cached
def _first_names() -> frozenset[str]:
    written = (resources() / "words" / "first-names.txt").read_text(encoding="utf8")
    return frozenset(written.split())
