"""Tell whether two residents may be one person who was written down twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.text.words.phonetic import phonetic_spelling, words_of

if TYPE_CHECKING:
    from intake.domain.resident import Resident

_MIN_SIMILARITY = 0.88
"""Jaro-Winkler similarity of two words by sound: Jansen and Janssen, Bakker and Bekker; not Bos."""


def look_alike(resident: Resident, other: Resident) -> bool:
    """Tell whether two residents look like one person.

    Their names must match: they sound the same or have a typo, one has an initial for a first name,
    or a part is left out ("De Vries" and "De Vries-Bakker"). Then a shared number, address, mail
    address or day of birth is enough; without one, both first and last name must match. Two
    different days of birth mean two people.
    """
    if resident.birth_date and other.birth_date and resident.birth_date != other.birth_date:
        return False
    if not names_go_together(resident, other):
        return False
    if _shares_a_fact(resident, other):
        return True
    is_whole = all(person.first_name and person.last_name for person in (resident, other))
    return is_whole and not _is_initial(resident.first_name) and not _is_initial(other.first_name)


def names_go_together(resident: Resident, other: Resident) -> bool:
    """Tell whether two names may belong to one person: they sound alike, or one is abbreviated."""
    firsts = words_of(resident.first_name), words_of(other.first_name)
    lasts = words_of(resident.last_name), words_of(other.last_name)
    last_fits = not all(lasts) or _share_a_word(*lasts)
    first_fits = not all(firsts) or _first_names_fit(*firsts)
    return last_fits and first_fits and (all(lasts) or all(firsts))


def _share_a_word(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(_sound_alike(word, other) for word in some for other in others)


def _first_names_fit(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    if any(_is_initial("".join(words)) for words in (some, others)):
        return some[0][0] == others[0][0]
    return _share_a_word(some, others)


def _is_initial(name: str) -> bool:
    """Tell whether a first name consists of initials: ``J.`` or ``J.P.``."""
    return all(len(word) == 1 for word in words_of(name)) or len(name.strip(". ")) == 1


def _sound_alike(word: str, other: str) -> bool:
    from rapidfuzz.distance import JaroWinkler

    heard, heard_other = phonetic_spelling(word), phonetic_spelling(other)
    return heard == heard_other or JaroWinkler.similarity(heard, heard_other) >= _MIN_SIMILARITY


def _shares_a_fact(resident: Resident, other: Resident) -> bool:
    numbers = {phone.number for phone in resident.phones} & {phone.number for phone in other.phones}
    addresses = [
        (person.postcode, person.house_number, person.addition.casefold())
        for person in (resident, other)
    ]
    same_address = addresses[0] == addresses[1] and all(addresses[0][:2])
    same_mail = bool(resident.email) and resident.email.casefold() == other.email.casefold()
    same_birthday = resident.birth_date is not None and resident.birth_date == other.birth_date
    return bool(numbers) or same_address or same_mail or same_birthday
