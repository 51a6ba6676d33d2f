"""Split the text of a mail into what was written anew, what is quoted, and the signature.

Everything is done line by line, with patterns whose time is linear: strangers write these mails.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from intake.text.mail.mail_head import read_head_with_sender_first
from intake.text.mail.mail_signature import split_off_own_name, split_off_signature
from intake.text.mail.mail_text_patterns import (
    ATTRIBUTION_BEGIN,
    ATTRIBUTION_END,
    HEAD_FIELD,
    SEPARATOR,
)
from intake.text.mail.mail_words import MAX_LINE, mail_pattern

_MAX_ATTRIBUTION_LINES = 3


class MailTextParts(NamedTuple):
    """What was written anew, what is quoted from an earlier mail, and what closes it."""

    anew: str
    quoted: str
    signature: str


def split_mail(body: str, sender: str = "") -> MailTextParts:
    """Return the parts of a text in which quoted lines begin with ``>``.

    A last line that is nothing but the name of the ``sender`` is a signature.
    """
    anew, quoted = _split_off_quotes(body.split("\n"))
    written, signature = split_off_signature(anew)
    if not signature:
        written, signature = split_off_own_name(written, sender)
    return MailTextParts(_tidy(written), "\n".join(quoted), "\n".join(signature))


def _split_off_quotes(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines that are no quotation, and those that are."""
    anew: list[str] = []
    quoted: list[str] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.lstrip().startswith((">", "|>")):
            quoted.append(line.lstrip().lstrip("|>").strip())
            index += 1
            continue
        if SEPARATOR.match(line[:MAX_LINE]) and _rest_is_quoted(lines, index):
            quoted += [rest.lstrip("> ") for rest in lines[index + 1 :]]
            break
        if read_head_with_sender_first(lines, index):
            quoted += [rest.lstrip("> ") for rest in lines[index:]]
            break
        length = _attribution_length(lines, index)
        if length:
            following = next((rest for rest in lines[index + length :] if rest.strip()), "")
            index += length
            if not following.lstrip().startswith(">"):
                quoted += lines[index:]
                break
            continue
        anew.append(line)
        index += 1
    return anew, quoted


def _rest_is_quoted(lines: list[str], index: int) -> bool:
    """Tell whether a line of dashes or underscores is above a quoted mail, not in a signature."""
    if not lines[index].strip().startswith("_"):
        return True
    following = [line for line in lines[index + 1 : index + 4] if line.strip()]
    return bool(following) and bool(HEAD_FIELD.match(following[0][:MAX_LINE]))


def _attribution_length(lines: list[str], index: int) -> int:
    """Return how many lines the attribution takes that begins here, 0 if none does."""
    if not mail_pattern("wrote", ATTRIBUTION_BEGIN).match(lines[index][:MAX_LINE].lstrip()):
        return 0
    said = ""
    for length in range(1, _MAX_ATTRIBUTION_LINES + 1):
        if index + length > len(lines):
            return 0
        said = f"{said} {lines[index + length - 1].strip()}".strip()
        if mail_pattern("wrote", ATTRIBUTION_END).search(said[-MAX_LINE:]):
            return length
    return 0


def _tidy(lines: list[str]) -> str:
    text = "\n".join(line.rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
