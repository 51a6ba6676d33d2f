"""Sentences that stand whole in the field of what is asked, apart from the thing or the task.

"Twee campingbedjes. Lakens zijn er genoeg" asks for beds; the second sentence stands in the post as
it was typed. A note that nobody could read stays out, and the screen tells so.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from intake.kit.text_normalization import capitalize_first
from intake.text.composing.clause import finite_at
from intake.text.composing.light_reason import is_heavy
from intake.text.composing.public_wording import is_discreet
from intake.text.composing.sound_sentence import has_clipped_word, is_sound
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.numbers import number_word, parse_number
from intake.text.words.calendar_words import WEEKDAYS
from intake.text.words.dutch_words import is_dutch_word

_SENTENCE_END = re.compile(r"(?<=[\w)]{3})\.\s+(?=[A-Z0-9])|(?<=[\w)]);\s+")
_NOTE_END = re.compile(r",\s+")
_ODD = re.compile(r"[±!*=<>~]|\b\d{1,2}[.:]\d{2}\b(?! uur)|\b\d{1,2}[up]\b|\b[bcdfghjkmpqrstvz]\b")
"""What no neighbour reads in a sentence: "± 20 min", "16.40", "3u", "m 2 pers"."""

_OF_THE_RESIDENT = re.compile(r"^(?:zij|ze|hij|mevrouw|meneer) (?=\w+t\b|is\b|kan\b|mag\b|wil\b)")
_BEGINS_NO_SENTENCE = re.compile(
    r"^(?:omdat|want|als|dat|die|terwijl|of|om|met|zonder|voor|liefst|graag|ze|zij|hij|hun"
    r"|bij voorkeur)\b"
)
_CONDITION = re.compile(
    r"^(?:als|wie|wanneer) [^,]+, (?:kunt|kan|kun|mag|mogen|krijgt|is|dan|gaat) ", re.IGNORECASE
)
"""A condition before its main clause: "als u geen gitaar hebt, kunt u er een lenen"."""

_DAY_ALONE = re.compile(r"^(?:ma|di|wo|do|vr|za|zo)(?: (?:ocht|ochtend|mid|middag|av|avond))?$")
"""A day that the form asks too."""

_DAY_IN_BRACKETS = re.compile(r" \(((?:ma|di|wo|do|vr|za|zo)\b[^()]*)\)")
_DAY_TOO = re.compile(r"^(?P<day>ma|di|wo|do|vr|za|zo)(?:dag)? kan ook$")
_SUBJECT_WITH_MORE = re.compile(
    r"^\w+ mensen die .+ (?:mag|kan|is) ook(?: \w+)?$"
    r"|^(?:de |het |een )?(?:\w+e )?\w+ en (?:de |het |een )?(?:\w+e )?\w+"
    r" (?:zijn|staan|liggen|komen|gaan|worden)\b"
)
_MEET_THERE = re.compile(r"^afspreken (?:kan )?((?:in|op|bij|aan) [^.]+)$")
_BRING = re.compile(
    r"^(?P<verb>neem|breng|brengt|neemt) (?:(?:je|uw|u|zelf) )?(?P<what>.+) mee$", re.IGNORECASE
)
_BRING_ONESELF = re.compile(
    r"^(?:graag )?zelf (?:een )?(?P<what>\w+(?: en \w+)?) (?P<verb>meenemen|meebrengen)$"
)
_AT_ONCE = re.compile(r"^(?P<many>\w+) (?P<whom>\w+) tegelijk$", re.IGNORECASE)
_PRACTICAL = re.compile(
    r"\b(?:is|zijn) (?:er )?(?:al|genoeg|geregeld|welkom|aanwezig|niet nodig|er)\b"
    r"|\b(?:is|zijn) ook (?:al )?(?:fijn|goed|prima|mooi|welkom)\b|\bis (?:genoeg|prima)\b"
    r"|\b(?:staan|staat|ligt|liggen) (?:al )?klaar\b|\b(?:staat|staan) (?:al )?(?:in|op|bij)\b"
    r"|\bis (?:nog )?(?:plek|plaats|ruimte) voor\b"
    r"|\bkan (?:ook|op)\b|\bmag ook\b|\bhoe(?:ft?|ven) (?:\w+ ){0,3}niet\b|\bmaakt niet uit\b"
    r"|\b(?:komt|komen) (?:schoon )?terug\b|\bmoet (?:\w+ ){0,4}(?:weer|terug)\b"
    r"|\bdus (?:de|het) \w+ moet(?:en)? (?:\w+ ){1,3}zijn\b"
    r"|\b(?:is|zijn) (?:er )?(?:\w+ ){1,5}nodig\b|\b(?:gaat|gaan) mee\b"
    r"|\blenen\b|\bzit (?:er )?(?:\w+ ){0,3}bij\b"
    r"|\b(?:kost|duurt) (?:ongeveer |zo'n )?\w+\b"
    r"|\b(?:minuten|kwartier|uur) (?:lopen|rijden|fietsen)\b|\bblijft er\b"
    r"|\b(?:maakt|koopt|betaalt|neemt|brengt|regelt|kookt)\b"
    r"|\bmoet u (?:\w+ ){0,4}(?:meebrengen|meenemen)\b|\bmag (?:\w+ ){0,5}(?:verdeeld|gedeeld)\b"
)
"""What a neighbour must know of things, of time and of who brings what: it tells of nobody."""

_PUBLIC_PLACE = re.compile(
    r"\b(?:bibliotheek|bieb|buurthuis|wijkhuis|wijkcentrum|huis van de wijk|park|café|station|balie"
    r"|sporthal|zwembad|school|plein|theehuis|winkelcentrum|begane grond|zaal|museum)\b"
)
_HELPER = re.compile(r"\b(?:moet|mag|kan) de (?:helper|vrijwilliger|buur)\b")
_NOT_THAT = re.compile(r"^geen (?P<what>\w+e \w+(?:en|s)|\w+(?:en|s))$")
_MAX_BEFORE_VERB = 6
_MAX_WORDS = 24


class TypedWhat(NamedTuple):
    """What is asked, the sentences typed behind it, and whether all of it is in them."""

    what: str
    sentences: tuple[str, ...]
    is_whole: bool


def split_typed_sentences(what: str, neighbours: int = 1) -> TypedWhat:
    """Take the whole sentences out of what is asked, and the notes that nobody could read.

    ``neighbours`` is how many ask: about one of several a sentence says "één van hen".
    """
    first, *behind = _SENTENCE_END.split(what.strip())
    first, sentences = _take_requests(first)
    head, is_whole = _without_unreadable(first)
    for typed in behind:
        bare = typed.strip(" .")
        if said := typed_sentence(bare, neighbours):
            sentences.append(said)
            continue
        notes, all_readable = _without_unreadable(_without_capital(bare))
        is_clause = finite_at(bare.lower().split()) is not None
        is_told = is_discreet(bare) and not is_heavy(bare) and _is_readable(notes)
        is_told = is_told and not is_clause and not bare.lower().startswith("afspreken ")
        is_whole = is_whole and all_readable and is_told
        if is_told:
            head = f"{head}, {notes}"
    return TypedWhat(head, tuple(sentences), is_whole)


def _take_requests(text: str) -> tuple[str, list[str]]:
    """Take the notes out that ask something of whoever comes: "zelf bakje meenemen"."""
    first, *notes = _NOTE_END.split(_DAY_IN_BRACKETS.sub(r", \1", text))
    told = [_request(note) for note in notes]
    left = [
        note
        for note, said in zip(notes, told, strict=True)
        if not said and not _DAY_ALONE.match(note)
    ]
    return ", ".join([first, *left]), [said for said in told if said]


def _request(note: str) -> str:
    """Return what somebody is asked to bring, or how many may come at once; else empty."""
    if is_heavy(note):
        return ""
    if brought := _BRING.match(note):
        verb = "meebrengen" if brought["verb"].lower().startswith("br") else "meenemen"
        return f"{capitalize_first(brought['what'])} graag {verb}."
    if brought := _BRING_ONESELF.match(note):
        thing = read_noun_phrase(brought["what"])
        what = brought["what"]
        if thing.is_known:
            what = thing.indefinite
        return f"Graag zelf {what} {brought['verb']}."
    if other := _DAY_TOO.match(note):
        return f"{capitalize_first(WEEKDAYS[other['day']])} kan ook."
    many = _AT_ONCE.match(note)
    number = parse_number(many["many"].lower()) if many else 0
    if note.lower().startswith("denk aan "):
        return f"{capitalize_first(note)}."
    if many and number:
        return f"Er is plek voor {number_word(number)} {many['whom']} tegelijk."
    return ""


def _without_unreadable(text: str) -> tuple[str, bool]:
    """Return a text without the notes behind its first that hold a clipped word."""
    first, *notes = _NOTE_END.split(text)
    readable = [note for note in notes if _is_readable(note)]
    return ", ".join([first, *readable]), len(readable) == len(notes)


def _is_readable(note: str) -> bool:
    return not _ODD.search(note) and not has_clipped_word(note)


def _without_capital(typed: str) -> str:
    """Return what was typed with a small letter, unless it begins with a name."""
    first, space, rest = typed.partition(" ")
    if not is_dutch_word(first.lower()):
        return typed
    return f"{first.lower()}{space}{rest}"


def typed_sentence(typed: str, neighbours: int) -> str:
    """Return what was typed as a sentence of a post; empty if it is none or tells too much.

    ``neighbours`` is how many ask.
    """
    if not is_discreet(typed) or is_heavy(typed):
        return ""
    who = "de buurtgenoot"
    if neighbours > 1:
        who = "eén van hen"
    text = _OF_THE_RESIDENT.sub(f"{who} ", _without_capital(typed))
    if asked := _request(text):
        return asked
    if meeting := _MEET_THERE.match(text):
        is_public = _PUBLIC_PLACE.search(text) and not re.search(r" [A-Z]", text)
        return f"Afspreken kan {meeting[1]}." if is_public else ""
    if other := _NOT_THAT.match(text):
        return f"{capitalize_first(other['what'])} horen er niet bij."
    text = _HELPER.sub("moet u", text)
    words = text.lower().split()
    if _CONDITION.match(text) and is_sound(f"{text}."):
        return f"{capitalize_first(text)}."
    at = finite_at(words)
    is_main_clause = at is not None and 0 < at <= _MAX_BEFORE_VERB
    is_main_clause = is_main_clause or bool(_SUBJECT_WITH_MORE.match(text))
    if not _PRACTICAL.search(text):
        return ""
    if not is_main_clause or len(words) > _MAX_WORDS or _BEGINS_NO_SENTENCE.match(text.lower()):
        return ""
    sentence = f"{capitalize_first(text)}."
    if not is_sound(sentence) or _ODD.search(text):
        return ""
    return sentence
