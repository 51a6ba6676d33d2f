"""Leave out of a reason what a post must not tell, and keep what is practical."""

from __future__ import annotations

import re

from intake.text.composing.clause import finite_at
from intake.text.composing.light_reason import is_heavy, is_light, is_light_beside_private
from intake.text.composing.practical_notes import practical_sentence
from intake.text.composing.public_wording import is_discreet
from intake.text.composing.reason import SEVERAL_KIN, pieces_of, purpose_clause
from intake.text.composing.state_sentences import Subject
from intake.text.composing.thing_notes import tells_of_things
from intake.text.grammar.missing_articles import KIN
from intake.text.grammar.third_person import write_in_third_person

_SENTENCE_END = re.compile(r"\.\s+(?=[A-Z])")
_EMPTY_HOME = re.compile(r"\b(?:leeg|niet thuis|van huis|op reis|weg)\b", re.IGNORECASE)
"""Beside it even a feast elsewhere tells when nobody is at home."""

_EXAM = re.compile(
    r"\b(?:(?:het|een|haar|zijn|mijn) )?(?:inburgeringsexamen|examen inburgering)\b", re.IGNORECASE
)
"""An exam: which one is private."""

_FEAST_OF_FAITH = re.compile(r"\b(?:besnijdenis|communie|doop|belijdenis)feest\b", re.IGNORECASE)
_CLASS = re.compile(r" (?:van |in |uit )?groep [1-8]\b")
_FAMILY_EVENT = re.compile(
    rf"^(?:(?:een|de|het|haar|zijn|mijn) )?(?:{'|'.join(sorted(KIN))}|kleindochter|kleinzoon)"
    r" (?:trouwt|verjaart|is jarig|verhuist|komt (?:logeren|eten|langs|helpen))$"
)
_OFFERS_ALONG = re.compile(
    r"^(?:neemt|brengt) (?:zelf |graag ){0,2}(?:een |wat )?\w+ mee$"
    r"|^komt (?:zelf )?met (?:de |het )?(?:regiotaxi|bus|fiets|auto|trein|taxi|ov)$"
    r"|^kan (?:zelf )?(?:komen (?:lopen|fietsen)|lopend komen)$"
    r"|^(?:komt|kan) ook (?:aan huis|thuis|langs|bij)\b"
    r"|^heeft (?:zelf|eigen) (?!\w*geld)\w+$|^(?:trekt|blaft|luistert) .+$"
)
"""What somebody brings, or has for it: "neemt toetje mee", "heeft zelf bord"."""

_OF_A_DURATION = re.compile(
    r"^(?:(?:de |het )?(?:afspraak|gesprek|klus|les|rit) )?duurt .+$", re.IGNORECASE
)
_RELATIVE_CLAUSE = re.compile(r"(?<=\w), die [^,.;]+, (?=\w)")
"""Which of several somebody is: "haar dochter, die anders rijdt, moet werken"."""

_OF_SOMEBODY_LEFT_OUT = re.compile(
    r"^(?:het (?:wordt|is|was) |voor het eerst)"
    r"|\b(?:hun|baby|kind|kinderen)\b|\b(?:haar|zijn) laatste\b"
)
"""What refers to somebody or something that was left out, or to a child in such a house."""

_OLD_ONE_BROKE = re.compile(
    r"^(?:de|het|haar|zijn|hun) (?:(?:oude|eigen|vorige)(?: \w+)?|\w+) (?:doet het niet(?: meer)?"
    r"|werkt niet(?: meer)?|is (?:net |helemaal )?(?:kapot|stuk|versleten|op|lek|defect))$"
)
"""What became of the thing that somebody had."""

_DENIED = frozenset({"niet", "geen", "nog", "meer", "moeilijk", "zelf"})
_OF_TRANSPORT = re.compile(
    r"^(?:de |het |een )?(?:bus|trein|tram|metro|buslijn|lift|auto|fiets|\w*taxi\w*) ",
    re.IGNORECASE,
)
_PERSONS = frozenset({"ze", "zij", "hij", "haar", "zijn", "die", "mevrouw", "meneer", "er", "we"})


def discreet_reason(why: str) -> str:
    """Return the parts of a reason that a post may contain.

    If one of them is private, what is told about a person beside it would reveal it: then only
    parts about things are kept.
    """
    why = _RELATIVE_CLAUSE.sub(" ", _FEAST_OF_FAITH.sub("feest", why))
    why = _CLASS.sub("", _EXAM.sub("een examen", why))
    pieces = pieces_of(why)
    kept = [said for piece in pieces if (said := _discreet_part(piece))]
    if kept != pieces:
        sentences: set[str] = set()
        if not _EMPTY_HOME.search(why):
            sentences = {sentence.strip(" .") for sentence in _SENTENCE_END.split(why)}
        about_things = [
            piece
            for piece in kept
            if not _OF_SOMEBODY_LEFT_OUT.search(piece.lower())
            and (
                _is_of_a_thing(piece)
                or is_practical(piece)
                or (piece in sentences and is_light_beside_private(piece))
            )
        ]
        return ", ".join(about_things)
    return why


def _discreet_part(piece: str) -> str:
    """Return a part of a reason if it is discreet, or the half of it that is about things."""
    if is_heavy(piece) or piece.lower().startswith("afspreken "):
        return ""
    if is_discreet(piece) and is_discreet(write_in_third_person(piece)):
        if is_light(piece) or is_practical(piece):
            return piece
        return ""
    half = re.split(r", (?:maar|want|dus) ", piece)[0]
    if half != piece and is_discreet(half) and is_practical(half):
        return half
    return ""


def practical_reason(why: str) -> str:
    """Return only the practical parts, for a request whose purpose itself is private."""
    pieces = pieces_of(_RELATIVE_CLAUSE.sub(" ", why))
    return ", ".join(piece for piece in pieces if is_practical(piece) and is_discreet(piece))


def is_practical(piece: str) -> bool:
    """Tell whether a part helps a neighbour to decide and tells nothing about anybody."""
    if _FAMILY_EVENT.match(piece.lower()):
        return True
    if _OF_A_DURATION.match(piece) or _OFFERS_ALONG.match(piece) or tells_of_things(piece):
        return True
    return any(
        practical_sentence(piece, Subject("dat", "is", is_thing=False, neighbours=neighbours))
        for neighbours in (1, 2)
    )


def _is_of_a_thing(piece: str) -> bool:
    """Tell whether a part is a task, or a clause about a thing: "de nieuwe komt die middag"."""
    words = piece.lower().split()
    at = finite_at(words)
    if _OLD_ONE_BROKE.match(piece.lower()) and not (KIN | SEVERAL_KIN) & set(words):
        return True
    if _DENIED & set(words) and not _OF_TRANSPORT.match(piece):
        return False  # "the stairs do not go yet" reveals as much as what was hidden
    if at is None:
        return bool(purpose_clause(piece))
    if _OF_TRANSPORT.match(piece):
        return True
    return at > 0 and not (_PERSONS | KIN | SEVERAL_KIN) & set(words)
