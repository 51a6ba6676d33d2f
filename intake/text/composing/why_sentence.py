"""Turn the reason that somebody gave into a sentence of its own.

A reason is jotted down in haste. What is surely a purpose ("gordijnrail ophangen", "kerstmarkt voor
bewoners"), a whole sentence, or a clause with a subject that is known becomes a sentence; of the
rest none is made, for a broken one costs a post its answers. The screen names what stays away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.text_normalization import capitalize_first
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.grammar.task_phrase import read_task

if TYPE_CHECKING:
    from intake.kit.translations import Translate

_FINITE = frozenset(
    {
        *(
            "is",
            "zijn",
            "komt",
            "komen",
            "gaat",
            "gaan",
            "wil",
            "willen",
            "heeft",
            "hebben",
            "moet",
        ),
        *("moeten", "kan", "kunnen", "wordt", "worden", "krijgt", "krijgen", "viert", "vieren"),
        *("lukt", "zit", "zitten", "ligt", "liggen", "staat", "staan", "past", "werkt", "doet"),
        *("houdt", "blijft", "blijven", "woont", "was", "waren", "mag", "mogen", "geeft", "geven"),
        *("verhuist", "logeert", "logeren", "zoekt", "vindt", "durft", "mist", "hoort", "ziet"),
        *("loopt", "lekt", "trouwt", "trouwen", "werd", "hoeft", "groeit", "hangt", "valt", "viel"),
        *("rijdt", "druppelt", "weet", "ben", "heb"),
    }
)
_KIN = frozenset(
    {
        *("kleinkind", "kleinzoon", "kleindochter", "zoon", "dochter", "zus", "broer", "nicht"),
        *("neef", "vriend", "vriendin", "gast", "logee", "buurvrouw", "buurman", "tante", "oom"),
    }
)
"""Of whom "een" may be said: "een kleinkind komt logeren"."""
_IN_ORDER_TO = re.compile(r"^om\s+(.*?\bte\s+\w+)$", re.IGNORECASE)
_FOR = re.compile(r"^(?:het is )?(?:voor|ivm|i\.v\.m\.|vanwege|wegens)\s+(.+)$", re.IGNORECASE)
_OWN = re.compile(r"^(?:mijn|m'n)\s+", re.IGNORECASE)
_DETERMINED = re.compile(r"^(?:de|het|een|haar|zijn|hun|er|zij|ze|hij|wij|we)\b", re.IGNORECASE)
_WHOLE = re.compile(r"^[A-Z][^.!?]{8,160}[.!]$")
_MAX_WORDS = 7


class Subject(NamedTuple):
    """What the sentence is about: ``de boormachine`` and its verb; ``dat`` where nothing is."""

    words: str
    is_or_are: str
    is_thing: bool


def why_sentence(why: str, subject: Subject, translate: Translate) -> str:
    """Return the reason as a whole sentence; empty where none can be made of it."""
    text = why.strip()
    if _WHOLE.match(text) and _has_finite_verb(text):
        return text
    text = text.rstrip(".! ")
    if not text or len(text.split()) > _MAX_WORDS or re.search(r"[,;:.()/]", text):
        return ""
    if in_order := _IN_ORDER_TO.match(text):
        return _for_doing(in_order[1], subject, translate)
    purpose = _FOR.match(text)
    if purpose:
        text = purpose[1]
    if _has_finite_verb(text):
        return "" if purpose else _clause(text)
    task = read_task(text)
    is_task = not task.is_help and not task.is_joined and task.verb.infinitive in text.split()
    if is_task:
        return _for_doing(task.with_te, subject, translate)
    said = _noun_phrase(text)
    if not said:
        return ""
    return translate(
        "compose-why-noun", why=said, subject=subject.words, **{"is": subject.is_or_are}
    )


def _for_doing(doing: str, subject: Subject, translate: Translate) -> str:
    if not subject.is_thing:
        return ""
    return translate(
        "compose-why-te", why=doing, subject=subject.words, **{"is": subject.is_or_are}
    )


def _has_finite_verb(text: str) -> bool:
    return any(word in _FINITE for word in text.lower().rstrip(".!").split())


def _clause(text: str) -> str:
    """Write a clause as a sentence, where its subject is one that a sentence can begin with."""
    text = _OWN.sub("", text)
    words = text.split()
    first = words[0].lower()
    begins_with_verb = len(words) > 1 and words[1].lower() in _FINITE
    if not begins_with_verb and not _DETERMINED.match(text):
        return ""
    if first in ("meneer", "mevrouw"):
        return f"{capitalize_first(text)}."
    if _DETERMINED.match(text):
        return f"{capitalize_first(text)}."
    if first in _KIN:
        return f"Een {text[:1].lower()}{text[1:]}."
    if find_singular(first):
        return f"De {text[:1].lower()}{text[1:]}."
    if noun := find_noun(first):
        return f"{capitalize_first(noun.article)} {text[:1].lower()}{text[1:]}."
    return ""


def _noun_phrase(text: str) -> str:
    """Return a purpose that is surely a thing or an occasion, with its article."""
    text = _OWN.sub("een ", text)
    phrase = read_noun_phrase(text)
    if not phrase.is_known:
        return ""
    if _DETERMINED.match(text):
        return text
    return phrase.indefinite
