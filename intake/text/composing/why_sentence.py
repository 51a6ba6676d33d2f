"""Turn the reason that somebody gave into a sentence of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.text_normalization import capitalize_first
from intake.text.grammar.noun_phrase import read_noun_phrase
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
    }
)
_FIRST_PERSON = {
    "ben": "is", "heb": "heeft", "kan": "kan", "wil": "wil", "moet": "moet", "ga": "gaat",
    "kom": "komt", "krijg": "krijgt", "mag": "mag", "word": "wordt", "zit": "zit", "lig": "ligt",
}  # fmt: skip
_BECAUSE = re.compile(r"^(?:omdat|doordat)\s+(.+)$", re.IGNORECASE)
_SINCE = re.compile(r"^want\s+(.+)$", re.IGNORECASE)
_IN_ORDER_TO = re.compile(r"^om\s+(.*?\bte\s+\w+)$", re.IGNORECASE)
_FOR = re.compile(r"^(?:voor|ivm|i\.v\.m\.|vanwege|wegens)\s+(.+)$", re.IGNORECASE)
_OWN = re.compile(r"^(?:mijn|m'n)\s+", re.IGNORECASE)
_HAS_ARTICLE = re.compile(
    r"^(?:de|het|een|haar|zijn|hun|ons|onze|die|dat|deze|er|iemand)\b", re.IGNORECASE
)


class Subject(NamedTuple):
    """What the sentence is about: ``de boormachine`` and its verb; ``dat`` where nothing is."""

    words: str
    is_or_are: str
    is_thing: bool


def why_sentence(why: str, subject: Subject, translate: Translate) -> str:
    """Return the reason as a whole sentence; empty where there is none."""
    text = why.strip().rstrip(".! ")
    if not text:
        return ""
    text = re.sub(r"^(?:het is|dat is|is)\s+(?=voor\b|om\b)", "", text, flags=re.IGNORECASE)
    about = {"subject": subject.words, "is": subject.is_or_are}
    if because := _BECAUSE.match(text):
        return translate("compose-why-because", why=because[1])
    if in_order := _IN_ORDER_TO.match(text):
        return _for_doing(in_order[1], subject, translate)
    if since := _SINCE.match(text):
        return _as_sentence(since[1])
    if purpose := _FOR.match(text):
        return translate("compose-why-noun", why=_with_article(purpose[1]), **about)
    if _is_clause(text):
        return _as_sentence(text)
    task = read_task(text)
    if not task.is_help and task.words != text:
        return _for_doing(task.with_te, subject, translate)
    return translate("compose-why-noun", why=_with_article(text), **about)


def _for_doing(doing: str, subject: Subject, translate: Translate) -> str:
    if subject.is_thing:
        return translate(
            "compose-why-te", why=doing, subject=subject.words, **{"is": subject.is_or_are}
        )
    return f"Dat is om {doing}."


def _is_clause(text: str) -> bool:
    words = text.lower().split()
    return words[0] == "ik" or any(word in _FINITE for word in words[1:])


def _as_sentence(text: str) -> str:
    """Write what was said as a sentence of the resident, told of them."""
    words = text.split()
    if words[0].lower() == "ik" and len(words) > 1:
        verb = _FIRST_PERSON.get(words[1].lower(), words[1])
        return f"De buurtgenoot {' '.join([verb, *words[2:]])}."
    text = _OWN.sub("een ", text)
    first = text.split()[0]
    if not _HAS_ARTICLE.match(text) and not first[0].isupper():
        text = f"{read_noun_phrase(first).indefinite} {' '.join(text.split()[1:])}".strip()
    return f"{capitalize_first(text)}."


def _with_article(text: str) -> str:
    text = _OWN.sub("een ", text)
    if _HAS_ARTICLE.match(text):
        return text
    return read_noun_phrase(text).indefinite
