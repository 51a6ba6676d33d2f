"""Turn a reason into words for a post.

A reason is a hasty note, often in two or three parts ("dochter verhuist, geen aanhanger"). Each
part becomes a purpose, which is written with the thing ("om een gordijnrail op te hangen", "voor
een kerstmarkt"), or a sentence of its own. If it can become neither, it is left out, and the screen
tells so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.text_normalization import capitalize_first
from intake.text.composing.attached_particulars import with_units
from intake.text.composing.clause import finite_at, is_of_things, sentence_of, without_leads
from intake.text.composing.note_words import lower_first, with_peoples
from intake.text.composing.occasions import FEAST, names_an_occasion, occasion_phrase
from intake.text.composing.state_sentences import Subject, state_sentence
from intake.text.composing.there_sentences import TROUBLE, is_later
from intake.text.composing.thing_notes import thing_note_sentence
from intake.text.grammar.missing_articles import KIN, add_articles_to_persons, with_articles
from intake.text.grammar.nouns import find_noun
from intake.text.grammar.numbers import number_word
from intake.text.grammar.requests import write_request
from intake.text.grammar.task_phrase import read_task
from intake.text.grammar.third_person import write_in_third_person
from intake.text.grammar.verbs import find_verb, third_person_of

if TYPE_CHECKING:
    from intake.kit.translations import Translate

_IN_ORDER_TO = re.compile(r"^om\s+(.*?\b(?:te|(?:op|aan|uit|in|af|mee) te)\s+\w+)$", re.IGNORECASE)
_PURPOSE_PATTERN = re.compile(
    r"^(?:het is |is )?(?:voor|ivm|i\.v\.m\.|in verband met|vanwege|wegens|omwille van)\s+(.+)$",
    re.IGNORECASE,
)
_OWN = re.compile(r"^(?:mijn|m'n)\s+", re.IGNORECASE)
_WHOLE = re.compile(r"^[A-Z][^.!?]{8,160}[.!]$")
_PIECES = re.compile(
    r"\s*(?:,(?!\d)|;|\s-\s|\.\s|\(|\))\s*|\s+(?=(?:want|omdat|doordat)\s)", re.IGNORECASE
)
_CONTINUATION_PATTERN = re.compile(
    r"^(?:als|(?:die|dat)(?! van (?:ons|mij|hem|haar|hen))|zodat|waar|en|maar"
    r"|met(?! (?:de )?(?:trein|bus|tram|metro|taxi|auto|fiets|boot|pont)$)"
    r"|zonder|om(?! de (?:andere )?dag)|niet (?:op|in|voor|bij|aan) (?:een|de|het))\b",
    re.IGNORECASE,
)
"""Beginnings of a part that continues the one before."""

_NAMED_DAY = re.compile(r"^(?:eerste |tweede )?(?:kerst(?:dag|avond)?|oudjaar|nieuwjaar|pasen)$")
_TO_STAY = re.compile(r"(?<=\w )(?:is )?te logeren$")
_TURNS = re.compile(r"^wordt (\d+|[a-z]+)$")
_ENDS_IN_KIN = re.compile(rf"\b(?:{'|'.join(sorted(KIN))})$")
_TITLES_AND_PETS = frozenset(
    {"mevrouw", "meneer", "mw", "dhr", "hond", "kat", "poes", "konijn", "paard", "papegaai"}
)
"""People other than relatives about whom the next part continues."""

SEVERAL_KIN = frozenset({"kinderen", "kleinkinderen", "ouders", "zonen", "dochters", "buren"})
_VISIT = re.compile(r" (?:op bezoek|op komst|te logeren|over de vloer|over)$")
_SMALL_OR_ROUND = re.compile(
    r"(?<![\d.,:/-])\b(?:[2-9]|1[0-2]) (?=[a-zé]{2})(?!uur|liter|meter|januari|februari|maart|april"
    r"|mei|juni|juli|augustus|september|oktober|november|december)"
    r"|(?<=\bwordt )[2-9]0\b(?=\.| en|,)|\b[2-9]0 (?=jaar\b)"
)
_WE_DO = re.compile(r"^(?:we|wij) (\w+en|zijn|gaan|doen|staan|zien)\b", re.IGNORECASE)
_SINGULAR_BY_PLURAL = {
    "zijn": "is", "hebben": "heeft", "kunnen": "kan", "willen": "wil", "mogen": "mag",
    "moeten": "moet", "zullen": "zal", "waren": "was", "hadden": "had", "gaan": "gaat",
    "staan": "staat", "doen": "doet", "zien": "ziet", "wonen": "woont", "krijgen": "krijgt",
}  # fmt: skip
_VERB_AND_TAIL = re.compile(r"^(.+ (\w+en)) ((?:na|voor|met|op|in|bij|tijdens|van|aan) .+)$")
_VERB_AND_ROOM = re.compile(
    r"^(.+ (\w+en)) (nieuwe )?(woning|huis|kamer|flat|slaapkamer|balkon|zolder|keuken|tuin)$"
)
"""A task with its room but without a preposition: "gordijnen inkorten nieuwe woning"."""

_PEOPLE_DO = re.compile(
    r"^(?:de |haar |zijn |hun )?"
    r"(?:kinderen|kleinkinderen|ouders|buren|mensen|vrienden|gasten|bewoners|leden)"
    r" \w+en\b(?! \w+en$)"
)
"""People and what they do, not a task: "buren klagen", "kinderen slapen op de bank"."""

_SO = re.compile(r"(?<!,) dus ")
_MUST_FIT = re.compile(r"^(?:moet|mag) .*\b(?:passen|kunnen|zijn|worden)$")
"""What a thing must be or do: "moet in een kleine auto passen"."""

_HALF_PAST = re.compile(r"\b(half|kwart voor|kwart over) (\d{1,2})\b")
_OFTEN_FIRST = re.compile(r"^(?:\w+ keer|om de|\d+ (?:min|minuten|uur))\b")
_WHO_ASKS = re.compile(r"^(?:mevrouw|meneer|mw|dhr)\.? (?=\w)", re.IGNORECASE)
_AND_THEN = re.compile(r"^want dan\b")
"""What follows from the part before and tells of the person: "want dan is ze moe"."""

_NO_PURPOSE = re.compile(
    r"^(?:eerste keer|voor het eerst|liefst|graag) "
    r"|^(?:begane grond|gelijkvloers|\w+ (?:hoog|verdieping|etage))\b"
)
"""Beginnings of what is wished, or where it is: not what a thing is for."""

_MAX_DOING = 4
_MAX_PURPOSE = 9


class Reason(NamedTuple):
    """A reason in words: its purpose, whole sentences, and whether all of it is written."""

    purpose: str
    sentences: tuple[str, ...]
    is_whole: bool


def pieces_of(why: str) -> list[str]:
    """Return the parts of a note; a whole sentence is one part."""
    text = why.strip()
    if _WHOLE.match(text) and finite_at(text.lower().rstrip(".!").split()) is not None:
        return [text]
    pieces: list[str] = []
    for piece in _PIECES.split(text.rstrip(".! ")):
        if piece and pieces and _CONTINUATION_PATTERN.match(piece):
            pieces[-1] = f"{pieces[-1]}, {piece}"
        elif (
            piece and pieces and (turns := _TURNS.match(piece)) and _ENDS_IN_KIN.search(pieces[-1])
        ):
            pieces[-1] = f"{pieces[-1]}, die {turns[1]} wordt"
        elif piece and pieces and _is_of_the_same(pieces[-1], piece):
            pieces[-1] = f"{pieces[-1]} en {piece}"
        elif piece:
            pieces.append(piece)
    return pieces


def _is_of_the_same(before: str, piece: str) -> bool:
    """Tell whether a part continues about the person in the part before."""
    words = without_leads(before).lower().split()
    named = [word for word in words[:2] if word in KIN | SEVERAL_KIN | _TITLES_AND_PETS]
    is_told = bool(named) and finite_at(words) in (1, 2)
    if not is_told or finite_at(piece.lower().split()) != 0:
        return False
    return not is_of_things(piece.partition(" ")[0]) and not _MUST_FIT.match(piece)


def read_reason(why: str, subject: Subject, translate: Translate) -> Reason:
    """Read each part of a reason."""
    purpose = ""
    sentences: list[str] = []
    pieces = [_drop_person_asking(piece, subject) for piece in pieces_of(why)]
    pieces = [_TO_STAY.sub("komt logeren", piece) for piece in pieces]
    told = [
        _write_part_in_third_person(piece, subject)
        for piece in pieces
        if not _AND_THEN.match(piece)
    ]
    is_whole = all(told)
    for piece in filter(None, told):
        if _NAMED_DAY.match(piece.lower()):
            continue  # the day itself tells it
        if piece.startswith("De buurtgenoot ") and piece.endswith("."):
            sentences.append(with_peoples(piece))
            continue
        doing = "" if purpose else _purpose(piece, subject)
        if doing:
            purpose = doing
        elif purpose.startswith("voor ") and (feast := FEAST.match(piece)):
            purpose = f"{purpose} met {occasion_phrase(feast[0], is_named=False)}"
        elif sentence := (
            _consequence_sentence(piece, subject)
            or _sentence(piece, subject, translate)
            or _half_sentence(piece, subject, translate)
            or thing_note_sentence(piece, subject)
        ):
            sentences.append(_with_number_words(with_peoples(sentence)))
        else:
            is_whole = False
    return Reason(purpose, tuple(sentences), is_whole)


def _drop_person_asking(piece: str, subject: Subject) -> str:
    """Return "heeft zelf geen auto" for "mevrouw heeft zelf geen auto"."""
    bare = _WHO_ASKS.sub("", piece)
    if subject.neighbours == 1 and bare != piece and finite_at(bare.lower().split()) == 0:
        return bare
    return piece


def _write_number(match: re.Match[str]) -> str:
    return match[0].replace(match[0].strip(), number_word(int(match[0])))


def _half_past(match: re.Match[str]) -> str:
    return f"{match[1]} {number_word(int(match[2]))}"


def _with_number_words(sentence: str) -> str:
    """Return "vier stoelen" of "4 stoelen", and "wordt tachtig" of "wordt 80"."""
    sentence = _HALF_PAST.sub(_half_past, with_units(sentence))
    one = re.sub(r"\b1 (?=uur\b|minuut|keer|dag\b|week)", "één ", sentence)
    return _SO.sub(", dus ", _SMALL_OR_ROUND.sub(_write_number, one))


def _write_part_in_third_person(piece: str, subject: Subject) -> str:
    """Return a part without "ik" and "mijn"; a whole sentence with these as a part."""
    thing = subject.words.rpartition(" ")[2]
    if not piece.endswith((".", "!")):
        piece = lower_first(piece)
    typed = piece
    if subject.neighbours == 1 and _WE_DO.match(piece):
        told = write_in_third_person(_WE_DO.sub(_singular_verb, piece), thing)
        return told and f"De buurtgenoot {told.rstrip('.!')}."
    told = write_in_third_person(piece, thing)
    if told.startswith("is ") and not typed.lower().startswith("is "):
        told = f"{subject.who} {subject.agreeing('is', 'zijn')} {told.removeprefix('is ')}"
    elif told != typed and subject.neighbours == 1 and is_of_things(told.partition(" ")[0]):
        told = f"{subject.who} {told}"
    if told == piece or not piece.endswith((".", "!")):
        return told
    return told.rstrip(".!")


def _singular_verb(match: re.Match[str]) -> str:
    """Return "gaat" for "wij gaan" if one neighbour asks."""
    several = match[1].lower()
    return _SINGULAR_BY_PLURAL.get(several) or third_person_of(several)


def _consequence_sentence(piece: str, subject: Subject) -> str:
    """Write "betonnen plafond dus klopboor meenemen" as a fact and what follows from it."""
    fact, so, follows = piece.partition(" dus ")
    fact, follows = fact.rstrip(" ,"), follows.removeprefix("graag ")
    task = read_task(follows) if so else None
    if task is None or task.is_help or finite_at(follows.lower().split()) is not None:
        return ""
    told = sentence_of(fact, subject)
    if not told or find_verb(follows.rpartition(" ")[2]) is None:
        return ""
    return f"{told} {write_request(follows, subject.pronoun)}".strip()


def _half_sentence(piece: str, subject: Subject, translate: Translate) -> str:
    """Return the half of a part that can be written, if the other half cannot."""
    halves = re.split(r" en (?=wil|kan|heeft|mist|zoekt|houdt)", piece)
    if len(halves) < 2:
        return ""
    return next((said for half in halves if (said := _sentence(half, subject, translate))), "")


def _purpose(piece: str, subject: Subject) -> str:
    """Return what a thing is needed for, with its preposition; empty if it is no purpose."""
    if not subject.is_thing or len(piece.split()) > _MAX_PURPOSE:
        return ""
    if _NO_PURPOSE.match(piece) or _PEOPLE_DO.match(piece):
        return ""
    if in_order := _IN_ORDER_TO.match(piece):
        return f"om {add_articles_to_persons(in_order[1])}"
    is_task = find_verb(piece.rpartition(" ")[2]) is not None
    if re.match(r"^(?:(?:te )?veel|geen|niet|zonder) \w+", piece):
        return ""
    if is_later(piece) or _VISIT.search(piece) or (TROUBLE.search(piece) and not is_task):
        return ""
    named = _PURPOSE_PATTERN.match(piece)
    text = named[1] if named else piece
    if not named and finite_at(text.lower().split()) is not None:
        return ""
    if doing := purpose_clause(text):
        return doing
    if not named and state_sentence(piece, subject):
        return ""
    occasion = occasion_phrase(text, is_named=bool(named))
    return f"voor {occasion}" if occasion else ""


def purpose_clause(text: str) -> str:
    """Return "om een gordijnrail op te hangen"; empty if no task is named."""
    if behind := _VERB_AND_TAIL.match(text):
        head = purpose_clause(behind[1])
        if head and find_verb(behind[2]):
            return f"{head} {with_articles(behind[3])}"
    if _PEOPLE_DO.match(text):
        return ""
    if there := _VERB_AND_ROOM.match(text):
        noun = find_noun(there[4])
        if find_verb(there[2]) and noun and noun.article:
            text = f"{there[1]} {_in_or_on(there[4])} {noun.article} {there[3] or ''}{there[4]}"
            return purpose_clause(text)
    task = read_task(text)
    if " laten " in f" {text} " or " zelf " in text or _OFTEN_FIRST.match(text):
        return ""
    if re.search(r"\bvol\b", text):
        return ""
    is_named = not task.is_help and task.verb.infinitive in text.split()[1:]
    is_named = is_named or text == task.verb.infinitive
    if task.is_moved or (is_named and not task.is_joined):
        return f"om {add_articles_to_persons(task.with_te)}"
    return ""


def _in_or_on(place: str) -> str:
    if place in ("balkon", "zolder"):
        return "op"
    return "in"


def _sentence(piece: str, subject: Subject, translate: Translate) -> str:
    is_clause = finite_at(piece.lower().split()) is not None
    named = None if is_clause else _PURPOSE_PATTERN.match(without_leads(piece))
    if not subject.is_thing and named:
        occasion = occasion_phrase(named[1], is_named=True)
        return translate("compose-why-occasion", why=occasion) if occasion else ""
    if _PEOPLE_DO.match(piece):
        whose = re.match(r"^(?:de|haar|zijn|hun) ", piece)
        return capitalize_first(piece if whose else f"de {piece}") + "."
    if sentence := sentence_of(piece, subject):
        return sentence
    if finite_at(piece.lower().split()) is not None:
        return ""
    if len(piece.split()) <= _MAX_DOING and (doing := purpose_clause(piece)):
        if subject.kind == "ride":
            return ""  # what they go there for is no task of the driver
        if subject.kind in ("meal", "offer"):
            return write_request(piece, subject.pronoun) or f"U kunt het beste {piece}."
        return translate("compose-why-doing", why=doing)
    if not names_an_occasion(piece):
        return ""  # "it is for" is only said of a celebration
    occasion = occasion_phrase(without_leads(piece), is_named=False)
    return translate("compose-why-occasion", why=occasion) if occasion else ""
