"""Write what a note asks of the neighbour who helps: "graag even aan de deur ophalen"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.text.grammar.missing_articles import with_articles
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.verbs import find_verb

if TYPE_CHECKING:
    from intake.text.composing.state_sentences import Subject

_GLADLY = re.compile(r"^(?:het liefst|graag|liefst) (?P<doing>.+)$")
_GLADLY_WITH = re.compile(r"^(?:graag|liefst|het liefst) (?P<with>met|zonder) (?P<what>.+)$")
_BRING_LAST = re.compile(
    r"^(?:een )?(?P<what>[\w -]+?) graag (?:zelf )?(?P<verb>meenemen|meebrengen)$"
    r"|^graag zelf (?:een )?(?P<other>[\w -]+?) (?P<bring>meenemen|meebrengen)$"
)
_FETCH_WITH = re.compile(
    r"^(?:op|af)halen met (?:de |een )?(?P<what>auto|aanhanger|busje|bakfiets)$"
)
_NOT_THERE_SO_BRING = re.compile(
    r"geen (?P<what>\w+)(?: in huis| aanwezig)?, (?:dus )?(?:graag )?zelf (?=mee(?:nemen|brengen))"
)


def join_what_to_bring(note: str) -> str:
    """Return "graag zelf gereedschap meenemen" for "geen gereedschap, graag zelf meenemen"."""
    return _NOT_THERE_SO_BRING.sub(r"graag zelf \g<what> ", note)


def asked_of_the_helper(text: str, subject: Subject) -> str:
    """Return what is asked as a sentence; empty if nothing is."""
    if fetched := _FETCH_WITH.match(text):
        article = read_noun_phrase(fetched["what"]).definite
        return f"Ophalen kan het beste met {article}."
    if bring := _BRING_LAST.match(text):
        what = bring["what"] or bring["other"]
        thing = read_noun_phrase(what)
        named = thing.indefinite if thing.is_known else what
        return f"Graag zelf {named} {bring['verb'] or bring['bring']}."
    if (having := _GLADLY_WITH.match(text)) and find_verb(text.rpartition(" ")[2]) is None:
        thing = read_noun_phrase(having["what"])
        if thing.is_known:
            return f"Het liefst {having['with']} {thing.indefinite}."
    gladly = _GLADLY.match(text)
    if gladly is None or subject.kind == "offer":
        return ""
    words = gladly["doing"].split()
    if not any(find_verb(word) or word.endswith("doen") for word in words):
        return ""
    doing = with_articles(gladly["doing"]).replace("in de plaats van", "in plaats van")
    return f"Graag {doing}."
