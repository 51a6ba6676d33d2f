"""How mails of one kind are read, learnt from one example."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.record import Record
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

_SUBJECT_WORDS = 2
_MIN_ANCHOR = 2
"""Letters that must stand before or after a part, or it could be anywhere."""


class MailEffect(StrEnum):
    """What happens with such a mail."""

    ASIDE = "aside"  # it is no reply: put it aside
    READ = "read"  # it is one: this is who wrote, and this is the message


class Marks(NamedTuple):
    """What stands directly before and after a part of a mail."""

    before: str = ""
    after: str = ""


class Reading(NamedTuple):
    """Who wrote and what they say, as a rule reads it."""

    name: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MailRule(Record):
    """A rule for mails of one sender whose subject begins alike.

    ``subject`` are its first words, normalized. The four marks tell where the name and the message
    stand: the line, or the part of it, directly before and after them.
    """

    sender: str
    subject: str
    effect: MailEffect
    name_before: str = ""
    name_after: str = ""
    text_before: str = ""
    text_after: str = ""
    taught_by: UUID
    taught_at: datetime

    def fits(self, sender: str, subject: str) -> bool:
        """Tell whether a mail is of this kind."""
        same_sender = sender.strip().casefold() == self.sender
        return same_sender and subject_start(subject) == self.subject

    def read(self, body: str) -> Reading | None:
        """Return who wrote and what; None if the marks do not stand in the mail."""
        name = _between(body, Marks(self.name_before, self.name_after), within_line=True)
        text = _between(body, Marks(self.text_before, self.text_after), within_line=False)
        if not text:
            return None
        return Reading(name, text)


def subject_start(subject: str) -> str:
    """Return the first words of a subject, without answers' prefixes, to compare it by."""
    words = [
        word for word in normalize_words(subject).split() if word not in ("re", "fw", "fwd", "aw")
    ]
    return " ".join(words[:_SUBJECT_WORDS])


def marks_of(body: str, part: str, *, within_line: bool) -> Marks | None:
    """Return what stands before and after a part of a mail; None if it stands in it not once.

    A name is found within its line, a message between the lines around it.
    """
    part = part.strip()
    if not part or body.count(part) != 1:
        return None
    start = body.index(part)
    above, below = body[:start], body[start + len(part) :]
    if within_line:
        marks = Marks(above.rpartition("\n")[2], below.partition("\n")[0])
    else:
        marks = Marks(_last_line(above), _first_line(below))
    if len(marks.before.strip()) < _MIN_ANCHOR and len(marks.after.strip()) < _MIN_ANCHOR:
        return None
    return marks


def _between(body: str, marks: Marks, *, within_line: bool) -> str:
    if not (marks.before.strip() or marks.after.strip()):
        return ""
    start = 0
    if marks.before.strip():
        at = body.find(marks.before)
        if at < 0:
            return ""
        start = at + len(marks.before)
    end = len(body)
    if within_line and "\n" in body[start:].lstrip("\n"):
        end = body.index("\n", start + len(body[start:]) - len(body[start:].lstrip("\n")))
    if marks.after.strip():
        at = body.find(marks.after, start)
        if at < 0 or at > end:
            return ""
        end = at
    return body[start:end].strip()


def _last_line(text: str) -> str:
    lines = [line for line in text.split("\n") if line.strip()]
    return lines[-1] if lines else ""


def _first_line(text: str) -> str:
    return next((line for line in text.split("\n") if line.strip()), "")
