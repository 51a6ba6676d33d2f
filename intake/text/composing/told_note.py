"""Put what a note tells of the task into the plan of a post."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from intake.text.composing.note_sentences import read_public_note
from intake.text.composing.post_plan import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from intake.text.composing.post_plan import PostPlan
    from intake.text.composing.post_writer import PostWriter

MAX_NOTE = 1_500
"""Signs of a note that are read: no post holds more, and each costs time."""

_OF_AN_AID = re.compile(r"^De (?:rollator|rolstoel|scootmobiel)\b")
_COMES_ALONG = re.compile(r"^Er gaat een (?:rollator|rolstoel|scootmobiel) mee\.$")


def with_note(plan: PostPlan, writer: PostWriter, spell_out: Callable[[str], str]) -> PostPlan:
    """Add what the note tells of the task, before the last question.

    What it tells of an aid stands behind the sentence that the aid comes along.
    """
    typed = writer.wanted.answers.get("note", "")
    note = spell_out(typed[:MAX_NOTE])
    subject = writer.subject._replace(kind=writer.wanted.kind)
    before = {sentence.text for sentence in plan.sentences}
    noted = read_public_note(note, subject, writer.translate)
    writer.is_note_whole = noted.is_whole and len(typed) <= MAX_NOTE
    writer.noted = tuple(map(writer.readdress, noted.sentences))
    sentences = list(plan.sentences)
    for said in writer.noted:
        if said in before:
            continue
        at = max(1, len(sentences) - sentences[-1].text.endswith("?"))
        importance = 4
        if _OF_AN_AID.match(said):
            at = _behind_the_aid(sentences) or at
            importance = 2
        sentences.insert(at, Sentence(said, importance))
    return replace(plan, sentences=tuple(sentences))


def is_note_said(writer: PostWriter, text: str) -> bool:
    """Tell whether all of the note stands in a text."""
    return writer.is_note_whole and all(said in text for said in writer.noted)


def _behind_the_aid(sentences: Sequence[Sentence]) -> int:
    """Return where a sentence about an aid belongs: behind the one that brings it; else 0."""
    for index, sentence in enumerate(sentences, start=1):
        if _COMES_ALONG.match(sentence.text):
            return index
    return 0
