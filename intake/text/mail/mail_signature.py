"""Find where a mail is closed, and with which name."""

from __future__ import annotations

import re

from intake.text.mail.mail_text_patterns import (
    AT_BEGINNING,
    CLOSING_IN_SENTENCE,
    CLOSING_LINE,
    CLOSING_WITH_NAME,
    PERSON_NAME,
)
from intake.text.mail.mail_words import MAX_LINE, mail_pattern

_SIGNATURE_BEGINS = ("--", "—", "– –")
_MAX_NAME_LINES = 3
_MAX_LINES_BELOW_CLOSING = 14
_MAX_SIGNATURE_LINE = 110
_MAX_LOOKED_AT = 100
"""Lines below a closing that are read, empty ones too: each line of a mail may be a closing."""


def split_off_signature(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines above the signature, and the signature."""
    has_text = False
    for index, line in enumerate(lines):
        shown = line[:MAX_LINE]
        if shown.rstrip() in _SIGNATURE_BEGINS or _is_added_by_program(shown):
            # A greeting above it closes the text as well.
            return split_off_signature(lines[:index])[0], lines[index:]
        if has_text and _is_closing_line(lines, index):
            return lines[:index], lines[index:]
        has_text = has_text or bool(line.strip())
    return _split_off_last_words(lines)


def split_off_own_name(lines: list[str], sender: str) -> tuple[list[str], list[str]]:
    """Return the lines above the sender's own name, and that name, if it is the last line."""
    last = _find_last_line_with_text(lines)
    if not last:  # a mail of one line is no signature
        return lines, []
    words = set(re.findall(r"\w+", lines[last].casefold()))
    name = set(re.findall(r"\w+", sender.casefold()))
    if words and words <= name:
        return lines[:last], lines[last:]
    return lines, []


def name_in_signature(signature: str) -> str:
    """Return the name with which somebody signs, empty if there is none."""
    plain = re.sub(r"\([^)\n]{0,60}\)", "", signature)
    if plain.lstrip().startswith("--"):
        return ""
    lines = [line.strip(" ,.!-–—") for line in plain.split("\n") if line.strip()]
    for line_number, line in enumerate(lines[:_MAX_NAME_LINES]):
        closing = mail_pattern("closing", CLOSING_WITH_NAME).match(line)
        if line_number == 0 and not closing:
            continue  # a signature begins with a closing, which is no name
        name = (closing["name"] if closing else line).strip(" ,.!").removeprefix("van ")
        if PERSON_NAME.fullmatch(name):
            return name
    return ""


def _split_off_last_words(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines without a greeting that ends the last sentence, and that greeting."""
    last = _find_last_line_with_text(lines)
    if last is None:
        return lines, []
    match = mail_pattern("inline-closing", CLOSING_IN_SENTENCE).search(lines[last][-MAX_LINE:])
    if not match:
        return lines, []
    return [*lines[:last], lines[last][: -len(match[0])]], [match[0].strip()]


def _find_last_line_with_text(lines: list[str]) -> int | None:
    return next((at for at in reversed(range(len(lines))) if lines[at].strip()), None)


def _is_added_by_program(line: str) -> bool:
    """Tell whether a program or an office added a line: "Sent from my phone", a disclaimer."""
    return any(mail_pattern(name, AT_BEGINNING).match(line) for name in ("sent-from", "disclaimer"))


def _is_closing_line(lines: list[str], index: int) -> bool:
    """Tell whether a line closes the mail: what follows is a name and how to reach somebody."""
    if not mail_pattern("closing", CLOSING_LINE).match(lines[index][:MAX_LINE]):
        return False
    below = lines[index + 1 : index + 1 + _MAX_LOOKED_AT]
    lines_with_text = 0
    for line in below:
        if _is_added_by_program(line[:MAX_LINE]):
            return True
        lines_with_text += bool(line.strip())
        if lines_with_text > _MAX_LINES_BELOW_CLOSING or len(line) >= _MAX_SIGNATURE_LINE:
            return False
    return len(below) == len(lines) - index - 1  # else too much follows to be a signature
