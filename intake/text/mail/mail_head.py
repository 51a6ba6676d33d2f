"""Read the head of an earlier mail that stands in the text of a mail.

Such a head is what a program writes above a mail that is answered or sent on::

    Van: De Linde
    Verzonden: maandag 23 november
    Aan: Jan
    Onderwerp: Trap te leen
"""

from __future__ import annotations

from typing import NamedTuple

from intake.text.mail.mail_text_patterns import HEAD_FIELD, SENDER_FIELDS, SUBJECT_FIELDS
from intake.text.mail.mail_words import MAX_LINE

_MIN_FIELDS = 3
_MAX_LINES = 10


class MailHead(NamedTuple):
    """The fields of a head by their names in small letters, and the number of the line below it."""

    fields: dict[str, str]
    end: int

    @property
    def sender(self) -> str:
        """Who sent the mail, empty if the head does not say."""
        return next((self.fields[name] for name in self.fields if name in SENDER_FIELDS), "")

    @property
    def subject(self) -> str:
        """What the mail is about, empty if the head does not say."""
        return next((self.fields[name] for name in SUBJECT_FIELDS if self.fields.get(name)), "")

    @property
    def names_sender(self) -> bool:
        """Whether there is a field for the sender, be it an empty one."""
        return not SENDER_FIELDS.isdisjoint(self.fields)


def read_head(lines: list[str], index: int) -> MailHead | None:
    """Return the head that begins at a line; None if fewer than three fields follow."""
    fields: dict[str, str] = {}
    end = index
    name = ""
    for number in range(index, min(index + _MAX_LINES, len(lines))):
        line = lines[number][:MAX_LINE]
        field = HEAD_FIELD.match(line)
        is_whole = len(fields) >= _MIN_FIELDS
        if field:
            name = field["name"].casefold()
            fields.setdefault(name, field["value"].strip(" *"))
            end = number + 1
        elif not line.strip():
            if is_whole:
                break
        elif is_whole and name in SUBJECT_FIELDS:
            break  # the body begins right below the subject
        elif name:  # the value goes on in this line
            fields[name] = f"{fields[name]} {line.strip()}".strip()
            end = number + 1
    return MailHead(fields, end) if len(fields) >= _MIN_FIELDS else None


def read_head_with_sender_first(lines: list[str], index: int) -> MailHead | None:
    """Return the head that begins at a line with the sender, as a reply quotes it."""
    field = HEAD_FIELD.match(lines[index][:MAX_LINE])
    if field is None or field["name"].casefold() not in SENDER_FIELDS:
        return None
    return read_head(lines, index)


def read_head_of_digest(lines: list[str], index: int) -> MailHead | None:
    """Return the head whose first field stands on a line; the sender may stand further below."""
    if not _is_field(lines[index]) or (index > 0 and _is_field(lines[index - 1])):
        return None
    head = read_head(lines, index)
    return head if head and head.names_sender else None


def _is_field(line: str) -> bool:
    return HEAD_FIELD.match(line[:MAX_LINE]) is not None
