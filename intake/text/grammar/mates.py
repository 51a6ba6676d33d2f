"""Read what is done with a "maatje": "wandelmaatje", "maatje om te kaarten"."""

from __future__ import annotations

import re

from intake.text.grammar.verbs import find_verb

_MATE = re.compile(
    r"^(?:een )?(?:maatje|iemand|vriend|vriendin|gezelschap|buddy|bezoekmaatje)"
    r"(?: (?:om|voor)(?: (?:mee|samen|af en toe|wekelijks))* (?:te |het )?)"
    r"(?P<doing>(?:.+ )?\w+en)$"
    r"|^(?:een )?(?P<joined>\w{3,}(?<!s))(?:maatje|buddy|partner|vriend|vriendin)"
    r"(?: (?:voor|om|met) .+)?$",
    re.IGNORECASE,
)
_MATES_OWN = {
    "schaak": "schaken", "praat": "praten", "lees": "lezen", "zwem": "zwemmen", "brei": "breien",
    "eet": "eten", "tuin": "tuinieren", "muziek": "musiceren", "bezoek": "praten",
    "koffie": "koffiedrinken", "taal": "taal oefenen", "puzzel": "puzzelen", "dam": "dammen",
}  # fmt: skip


def doing_of_mate(text: str) -> str:
    """Return the activity for which company is asked: "wandelen"; empty if none."""
    mate = _MATE.match(text)
    if mate is None:
        return ""
    return mate["doing"] or _doing_of_stem(mate["joined"].lower())


def _doing_of_stem(stem: str) -> str:
    """Return the activity of a "kaartmaatje": "kaarten"."""
    doing = _MATES_OWN.get(stem, f"{stem}en")
    return doing if find_verb(doing.rpartition(" ")[2]) else ""
