"""Write what a note tells of the task itself: how big, what is there, what comes along.

A note is the desk's own. A post takes from it only what helps a neighbour to decide and tells
nothing of anybody; all else, and all that no rule can read, stays at the desk.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from intake.text.composing.asked_of_helper import join_what_to_bring
from intake.text.composing.condition_notes import condition_sentence
from intake.text.composing.light_reason import is_light
from intake.text.composing.note_privacy import may_be_told
from intake.text.composing.practical_notes import practical_sentence
from intake.text.composing.public_wording import is_discreet
from intake.text.composing.reason import pieces_of, read_reason
from intake.text.composing.sound_sentence import is_sound
from intake.text.composing.thing_notes import tells_of_things, thing_note_sentence
from intake.text.composing.typed_sentences import typed_sentence
from intake.text.grammar.finite_verbs import is_finite
from intake.text.grammar.third_person import write_in_third_person

if TYPE_CHECKING:
    from intake.kit.translations import Translate
    from intake.text.composing.state_sentences import Subject

_SENTENCE_END = re.compile(r"(?<=[\w)]{3})[.;!]+\s+")
_WHO_ASKS = re.compile(r"^(?:ze|zij|hij|mevrouw|meneer)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:ik|mijn|mij|m'n|me|onze)\b", re.IGNORECASE)
_EMPTY_HOME = re.compile(r"\b(?:leeg|niet thuis|van huis|op reis|weg|afwezig)\b", re.IGNORECASE)
"""Beside it, whatever is told of somebody may tell when nobody is at home."""


class ToldNote(NamedTuple):
    """The sentences that a post may take from a note, and whether they are all of it."""

    sentences: tuple[str, ...]
    is_whole: bool


def read_public_note(note: str, subject: Subject, translate: Translate) -> ToldNote:
    """Return what a post may tell of a note, in the order of the note."""
    is_of_things_only = bool(_EMPTY_HOME.search(note))
    told: list[str] = []
    note = join_what_to_bring(note.replace(" + ", " en ").strip(" .!"))
    for typed in map(_in_third_person, _SENTENCE_END.split(note)):
        if is_of_things_only and not tells_of_things(typed):
            told.append("")
        else:
            told += _read_sentence(typed, subject, translate)
    public = [sentence for sentence in told if sentence and _is_public(sentence)]
    return ToldNote(tuple(dict.fromkeys(public)), len(public) == len(told))


def _in_third_person(typed: str) -> str:
    """Return what somebody said of themselves as it is told of them."""
    if not _FIRST_PERSON.search(typed):
        return typed
    told = write_in_third_person(typed) or typed
    if told != typed and is_finite(told.partition(" ")[0].lower()):
        return f"zij {told}"
    return told


def _read_sentence(typed: str, subject: Subject, translate: Translate) -> list[str]:
    """Return a sentence for each part of what was typed; an empty one for what stays away."""
    is_one = "," not in typed or typed[:1].isupper()
    if is_one and may_be_told(typed):
        said = (
            condition_sentence(typed, subject)
            or practical_sentence(typed, subject)
            or typed_sentence(typed, subject.neighbours)
        )
        if said and _is_public(said):
            return [said]
    return [
        _read_piece(piece, subject, translate) if may_be_told(piece) else ""
        for piece in pieces_of(typed)
    ]


def _read_piece(piece: str, subject: Subject, translate: Translate) -> str:
    piece = piece.removesuffix(" dus")
    if sentence := condition_sentence(piece, subject) or practical_sentence(piece, subject):
        return sentence
    if " " not in piece or piece.lower().startswith(("graag ", "liefst ")):
        return ""  # it is asked of the helper, and no wish of whoever asks
    if is_light(piece) and (tells_of_things(piece) or _WHO_ASKS.match(piece)):
        reason = read_reason(piece, subject._replace(is_thing=False), translate)
        if reason.sentences:
            return reason.sentences[0]
    return thing_note_sentence(piece, subject)


def _is_public(sentence: str) -> bool:
    told = write_in_third_person(sentence)
    return bool(told) and is_sound(sentence) and is_discreet(sentence)
