"""Find the mail that somebody forwarded in the text of their own."""

from __future__ import annotations

from typing import NamedTuple

from intake.text.mail.mail_head import read_head, read_head_with_sender_first
from intake.text.mail.mail_text_patterns import FORWARD_LINE, FORWARD_SUBJECT
from intake.text.mail.mail_words import MAX_LINE


class ForwardedText(NamedTuple):
    """A mail that was forwarded: what stands above it, who sent it, its subject and its text."""

    above: str
    sender: str
    subject: str
    body: str


def find_forwarded(body: str, subject: str) -> ForwardedText | None:
    """Return the mail that a text forwards; None if it forwards nothing.

    It begins below a line such as "Begin doorgestuurd bericht:", or, if the subject says that the
    mail is forwarded, at the first head of a mail.
    """
    written = body.split("\n")
    lines = [line.lstrip("> ") for line in written]
    is_forward = bool(FORWARD_SUBJECT.match(subject))
    for index, line in enumerate(lines):
        head = None
        if FORWARD_LINE.match(line[:MAX_LINE]):
            head = read_head(lines, index + 1)
        elif is_forward:
            head = read_head_with_sender_first(lines, index)
        if head:
            rest = written[head.end :]
            if written[index].lstrip().startswith(">"):
                rest = [line.lstrip().removeprefix(">").removeprefix(" ") for line in rest]
            above = "\n".join(written[:index])
            return ForwardedText(above, head.sender, head.subject, "\n".join(rest))
    return None
