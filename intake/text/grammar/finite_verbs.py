"""Know a finite verb: by it a clause that was jotted down is a sentence.

The list is ``resources/words/finite-verbs.txt`` (drawn by ``tools/verbs/draw.py``), with the
plurals that a reason begins or goes on with.
"""

from __future__ import annotations

from intake.kit.paths import resources
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.grammar.verbs import find_verb_of
from intake.text.words.word_lists import cached

PLURALS = frozenset(
    {
        *("zijn", "hebben", "komen", "gaan", "willen", "moeten", "kunnen", "worden", "krijgen"),
        *("vieren", "zitten", "liggen", "staan", "blijven", "mogen", "geven", "logeren", "wonen"),
        *("werken", "houden", "trouwen", "verhuizen", "doen", "durven", "zoeken", "missen"),
        *("waren",),
        *("hoeven", "passen", "lopen", "hangen", "groeien", "lekken", "spelen", "eten"),
    }
)
"""Finite plurals that are told from an infinitive by what stands before them."""
MODAL = frozenset({"kan", "wil", "mag", "moet", "zou", "kunnen", "willen", "mogen", "moeten"})
_MIN_LENGTH = 6
"""Of what ends in "eert", as "repareert" does."""
_FIRST_PERSON = frozenset({"ben", "heb"})
_NOUNS_TOO = frozenset({"sloop", "stort"})


def is_finite(word: str) -> bool:
    """Tell whether a word, in lower case, is the verb of a sentence, in the singular."""
    return is_listed_finite(word) or _is_of_a_task(word)


def is_listed_finite(word: str) -> bool:
    """Tell whether a word is among the finite verbs that were drawn."""
    return word in _singulars() or (word.endswith("eert") and len(word) > _MIN_LENGTH)


def _is_of_a_task(word: str) -> bool:
    """Tell whether it is the finite form of a verb that tasks are told with: "behangt"."""
    verb = find_verb_of(word)
    if verb is None or verb.particle or not word.endswith("t"):
        return False
    return find_noun(word) is None and not find_singular(word)


def is_plural_verb(word: str) -> bool:
    """Tell whether it is a plural that a sentence is likely to have: "komen", "zijn"."""
    return word in PLURALS


@cached
def _singulars() -> frozenset[str]:
    written = (resources() / "words" / "finite-verbs.txt").read_text(encoding="utf8").split()
    return frozenset(written) - _NOUNS_TOO | _FIRST_PERSON
