"""Read what must be carried: "bankstel naar boven", "spullen naar de milieustraat"."""

from __future__ import annotations

import re

from intake.text.grammar.missing_articles import with_articles
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.task import TaskPhrase
from intake.text.grammar.verbs import find_verb, known_verb

_FAR = re.compile(r"milieustraat|kringloop")
_MOVES = re.compile(
    r"^(.+?) ((?:van .+? )?naar (?:boven|beneden|buiten|binnen|zolder|(?:de |het )?(?:straat|schuur"
    r"|kelder|box|container|stoep|balkon|woonkamer|kamer|tuin|auto|flat|nieuwe huis|milieustraat"
    r"|kringloop|garage|berging|slaapkamer|(?:eerste|tweede|derde) verdieping)"
    r"(?: op de \w+ verdieping)?)|de trap (?:op|af))(?: (?:tillen|dragen|sjouwen|brengen))?$"
)


_PET_AWAY = re.compile(
    r"^(?:de )?(?P<pet>(?:oude |jonge |zieke )?(?:hond|hondje|kat|poes|kater|konijn|cavia|papegaai"
    r"|vogel|kanarie|parkiet))"
    r" (?:naar|bij) (?:de |het )?"
    r"(?P<place>dierenarts|trimsalon|asiel|dierenpension|dierenkliniek|kattenpension)$"
)


def read_moved(text: str) -> TaskPhrase | None:
    """Read what must be carried or brought: "bankstel naar boven", "kat naar de dierenarts"."""
    if away := _PET_AWAY.match(text.lower()):
        pet, place = (read_noun_phrase(away[name]).definite for name in ("pet", "place"))
        return TaskPhrase(f"{pet} naar {place}", known_verb("brengen"), together=False)
    moved = _MOVES.match(text)
    if moved is None or not all(read_noun_phrase(it).is_known for it in moved[1].split(" en ")):
        return None
    if find_verb(moved[1].rpartition(" ")[2]):  # "bloembakken verplaatsen naar de schuur"
        return None
    verb = known_verb("dragen")
    if _FAR.search(moved[2]):
        verb = known_verb("brengen")
    carried = _each_with_article(moved[1])
    return TaskPhrase(
        f"{carried} {with_articles(moved[2])}",
        verb,
        together=False,
        is_moved=True,
    )


def with_about(thing: str) -> str:
    """Return a thing with its article; "ongeveer 15 dozen" gets its number in words."""
    bare = thing.removeprefix("ongeveer ")
    named = read_noun_phrase(bare).indefinite
    return f"ongeveer {named}" if bare != thing else named


def _each_with_article(things: str) -> str:
    """Return "bankstel en een koelkast" with an article for each."""
    each = [with_about(thing) for thing in re.split(r" en ", things)]
    return " en ".join(each)
