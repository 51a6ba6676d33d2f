"""Sentences that stand whole in the field of what is asked, apart from the thing or the task.

"Twee campingbedjes. Lakens zijn er genoeg" asks for beds; the second sentence stands in the post as
it was typed. A note that nobody could read stays out, and the screen tells so.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from intake.kit.text_normalization import capitalize_first
from intake.text.composing.clause import finite_at
from intake.text.composing.note_words import lower_first
from intake.text.composing.public_wording import is_discreet
from intake.text.composing.sound_sentence import is_sound, unknown_words

_SENTENCE_END = re.compile(r"(?<=[\w)]{3})\.\s+(?=[A-Z0-9])|(?<=[\w)]);\s+")
_NOTE_END = re.compile(r",\s+")
_ODD = re.compile(r"[±!*=<>~]|\b\d{1,2}[.:]\d{2}\b(?! uur)|\b\d{1,2}[up]\b|\b[bcdfghjkmpqrstvz]\b")
"""What no neighbour reads in a sentence: "± 20 min", "16.40", "3u", "m 2 pers"."""

_CLIPPED = re.compile(r"[bcdfghjklmnpqrstvwxz]{2}$")
"""The end of a word that was cut off: "knippn", "onkr"; "moksi" is a word of another language."""

_OF_THE_RESIDENT = re.compile(r"^(?:zij|ze|hij|mevrouw|meneer) (?=\w+t\b|is\b|kan\b|mag\b|wil\b)")
_BEGINS_NO_SENTENCE = re.compile(
    r"^(?:omdat|want|als|dat|die|terwijl|of|om|met|zonder|voor|liefst|graag|ze|zij|hij|hun"
    r"|bij voorkeur)\b"
)
_TWO_THINGS = re.compile(
    r"^(?:de |het |een )?\w+ en (?:de |het |een )?\w+ (?:zijn|staan|liggen|komen|gaan|worden)\b"
)
_MEET_THERE = re.compile(r"^afspreken (?:kan )?((?:in|op|bij|aan) [^.]+)$")
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
    head, is_whole = _without_unreadable(first)
    sentences = []
    for typed in behind:
        bare = typed.strip(" .")
        if said := _as_sentence(bare, neighbours):
            sentences.append(said)
            continue
        notes, all_readable = _without_unreadable(lower_first(bare))
        is_told = is_discreet(bare) and _is_readable(notes)
        is_whole = is_whole and all_readable and is_told
        if is_told:
            head = f"{head}, {notes}"
    return TypedWhat(head, tuple(sentences), is_whole)


def _without_unreadable(text: str) -> tuple[str, bool]:
    """Return a text without the notes behind its first that hold a clipped word."""
    first, *notes = _NOTE_END.split(text)
    readable = [note for note in notes if _is_readable(note)]
    return ", ".join([first, *readable]), len(readable) == len(notes)


def _is_readable(note: str) -> bool:
    return not _ODD.search(note) and not any(map(_CLIPPED.search, unknown_words(note)))


def _as_sentence(typed: str, neighbours: int) -> str:
    """Return what was typed as a sentence of a post; empty if it is none or tells too much."""
    if not is_discreet(typed):
        return ""
    who = "eén van hen" if neighbours > 1 else "de buurtgenoot"
    text = _OF_THE_RESIDENT.sub(f"{who} ", lower_first(typed))
    if meeting := _MEET_THERE.match(text):
        return f"Afspreken kan {meeting[1]}."
    if other := _NOT_THAT.match(text):
        return f"{capitalize_first(other['what'])} horen er niet bij."
    text = _HELPER.sub("moet u", text)
    words = text.lower().split()
    at = finite_at(words)
    is_main_clause = (at is not None and 0 < at <= _MAX_BEFORE_VERB) or _TWO_THINGS.match(text)
    if not is_main_clause or len(words) > _MAX_WORDS or _BEGINS_NO_SENTENCE.match(text.lower()):
        return ""
    sentence = f"{capitalize_first(text)}."
    return sentence if is_sound(sentence) and not _ODD.search(text) else ""
