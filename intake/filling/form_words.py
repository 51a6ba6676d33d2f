"""The words of boxes on forms, with the role that each phrase names.

They stand in ``resources/words/form-words.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from intake.filling.field_role_weights import (
    NO_ROLES,
)
from intake.kit.paths import resources


@dataclass(frozen=True)
class FormWords:
    """The phrases, longest first, each with its role.

    Also words that count only alone, words that do not count, words that ask for a number, and
    things of which a request may ask several.
    """

    phrases: tuple[tuple[str, str], ...]
    weak: frozenset[str]
    filler: frozenset[str]
    counting: frozenset[str]
    counted: frozenset[str]


@lru_cache(maxsize=1)
def form_words() -> FormWords:
    """Read the words of boxes from ``resources/words/form-words.toml``."""
    lists = tomllib.loads((resources() / "words" / "form-words.toml").read_text(encoding="utf8"))
    pairs = [
        (phrase, role)
        for role, phrases in lists.items()
        if role not in NO_ROLES
        for phrase in phrases
    ]
    return FormWords(
        tuple(sorted(pairs, key=lambda pair: (-len(pair[0].split()), -len(pair[0])))),
        frozenset(lists["weak"]),
        frozenset(lists["filler"]),
        frozenset(lists["counting"]),
        frozenset(lists["counted"])
        | {word for phrase in lists["quantity"] for word in phrase.split()},
    )


@lru_cache(maxsize=1)
def _phrases_by_first_word() -> dict[str, list[tuple[int, str, str]]]:
    """Return the phrases by their first word, each with its rank (0 is the longest) and role."""
    by_word: dict[str, list[tuple[int, str, str]]] = {}
    for rank, (phrase, role) in enumerate(form_words().phrases):
        by_word.setdefault(phrase.split()[0], []).append((rank, phrase, role))
    return by_word


def phrases_beginning_with(words: list[str]) -> list[tuple[str, str]]:
    """Return the phrases that may stand in a text of these words, the longest first, with roles."""
    by_word = _phrases_by_first_word()
    ranked = sorted(entry for word in set(words) for entry in by_word.get(word, ()))
    return [(phrase, role) for _, phrase, role in ranked]


def roles_of_weak_word(word: str) -> set[str]:
    """Return the roles of a word that counts only with others."""
    entries = _phrases_by_first_word().get(word, ())
    is_weak = word in form_words().weak
    return {role for _, phrase, role in entries if is_weak and phrase == word}
