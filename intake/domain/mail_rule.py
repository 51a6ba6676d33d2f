"""How mails of one kind are read, learnt from one example."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

_SUBJECT_WORDS = 2
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_PREFIXES = re.compile(r"^\s*(?:(?:re|fw|fwd|aw|antw|doorst)\s*:\s*)*", re.IGNORECASE)
_VARIES = re.compile(rf"[\d\"“„«]|(?<=\w)[:|]\s|\s[-–]\s|(?<!^)\b(?:{_MONTHS})\b", re.IGNORECASE)


class MailEffect(StrEnum):
    """What happens with such a mail."""

    ASIDE = "aside"  # it is no reply: put it aside
    READ = "read"  # it is one: this is who wrote, and this is the message


@dataclass(frozen=True, kw_only=True, slots=True)
class MailRule(Record):
    """A rule for mails of one sender whose subject begins alike.

    ``subject`` are its first words, normalized. The four marks tell where the name and the message
    stand: what is before and after them, as lines (``text/mail/taught_reading.py``).
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
        """Tell whether a mail is of this kind, by its sender and the beginning of its subject."""
        return self.is_from(sender) and subject_start(subject) == self.subject

    def is_from(self, sender: str) -> bool:
        """Tell whether a mail is of the sender of this rule."""
        return sender.strip().casefold() == self.sender


def subject_start(subject: str) -> str:
    """Return the first words of a subject, without answers' prefixes, to compare it by.

    It ends before the first number or quotation, which differ from mail to mail.
    """
    said = _PREFIXES.sub("", subject).lstrip("[(0123456789 ")
    head = _VARIES.split(said, maxsplit=1)[0]
    return " ".join(normalize_words(head or said).split()[:_SUBJECT_WORDS])
