"""Split the text of a mail into what was written anew, what is quoted, and the signature.

Everything is done line by line, with patterns whose time is linear: strangers write these mails.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from intake.text.mail.mail_words import MAX_LINE, mail_pattern

# In the patterns that ``mail_pattern`` completes, @ stands for the words of a list ("wrote", "kind
# regards") in all languages, and \x40 for an at sign.
_ATTRIBUTION_ENDS = r"@\b[^:]{0,160}:\s*$|<[^<>\s]+\x40[^<>\s]+>\s*:\s*$"
_ATTRIBUTION_BEGINS = (
    r"(?:Op|On|Am|Le|El|Il|W dniu|Den|Dnia)\b.{0,60}\d|(?:\d{1,2}[-/. ].{0,40}\d{4}.{0,40}:\d\d)"
    r"|.{1,80}<[^<>\s]+\x40[^<>\s]+>|.{1,60}\s@\b"
)
"""How the line above a quotation begins and ends; the words for "wrote" stand between."""

_SEPARATOR = re.compile(
    r"\s*-{2,}\s*(?:(?:Oorspronkelijk|Doorgestuurd) bericht|(?:Original|Forwarded|Reply) message|"
    r"Originele e-?mail|Oorspronkelijke e-?mail|Ursprüngliche Nachricht|Message d'origine)"
    r"\s*-{2,}\s*$|_{20,}\s*$",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"\s*(?:-{2,}\s*)?(?:Begin doorgestuurd bericht|Begin forwarded message|Doorgestuurd bericht|"
    r"Forwarded message|Doorgestuurde e-?mail|Weitergeleitete Nachricht)\s*:?\s*(?:-{2,})?\s*$",
    re.IGNORECASE,
)
_IS_FORWARD = re.compile(r"\s*(?:fwd?|doorst|doorgestuurd|wg|tr|fw)\s*:", re.IGNORECASE)
_FIELD = re.compile(
    r"\s*\*?(Van|From|Von|De|Od|Kimden|Verzonden|Verstuurd|Sent|Gesendet|Datum|Date|Aan|To|An|Cc|"
    r"Onderwerp|Subject|Betreff|Antwoord aan|Reply-To|Beantwoorden)\s*:\*?\s?(.*)$",
    re.IGNORECASE,
)
_SENDER_FIELDS = frozenset({"van", "from", "von", "de", "od", "kimden"})
_SUBJECT_FIELDS = ("onderwerp", "subject", "betreff")
_FIELDS_OF_A_HEAD = 3
_LINES_OF_A_HEAD = 10

_CLOSING = (
    r"\s*(?:(?:en |veel |heel veel )?@(?: (?:van|from|uit|namens|vanuit|aus|od)\b.{0,60})?"
    r"(?:[\s,.!:;–-]+[\w'’.&() /-]{0,60})?[\s,.!]*)$"
)
_INLINE_CLOSING = (
    r"(?:(?<=[.!?)…])|(?<=[.!?)…]\s)|(?<=,\s))\s*@"
    r"[\s,.!]{1,3}(?:van )?[A-ZÀ-Ž]?[\w'’.-]{1,20}(?: [\w'’.-]{1,20}){0,4}\s*[.!]?\s*$"
)
_NAMED_CLOSING = r"(?:en |veel |heel veel )?@[\s,.!:;–-]*((?:van )?[^\n]{0,60})$"
_NAME = re.compile(r"[A-ZÀ-Ža-zà-ž][\w'’.-]{1,24}(?: (?:&|[\w'’.-]{1,24})){0,4}")
_MAX_NAME_LINES = 3
_AT_BEGINNING = r"\s*(?:[*_=]*\s*)?@"
_SIGNATURE_BEGINS = ("--", "—", "– –")
_MAX_AFTER_CLOSING = 14
_MAX_SIGNATURE_LINE = 110
_MAX_LOOKED_AT = 100
"""Lines below a closing that are read, empty ones too: each line of a mail may be a closing."""


SPEAKS_FOR_ONESELF = re.compile(
    r"\b(?:ik|wij|we) (?:kan|kun|kunnen|wil|willen|kom|komen|heb|hebben|help|helpen|doe)\b"
    r"|\b(?:niet|geen|nee|helaas)\b|\bI (?:can|will|would|have)\b|\bsorry\b",
    re.IGNORECASE,
)
"""Somebody answers, or says no: "graag oppakken" above a mail that is sent on does not."""


class MailTextParts(NamedTuple):
    """What was written anew, what is quoted from an earlier mail, and what closes it."""

    anew: str
    quoted: str
    signature: str


class ForwardedText(NamedTuple):
    """A mail that was forwarded in the text of another: its head, and what follows."""

    above: str
    sender: str
    subject: str
    body: str


def split_mail(body: str, sender: str = "") -> MailTextParts:
    """Return the parts of a text in which quoted lines begin with ``>``.

    A last line that is nothing but the name of the ``sender`` is a signature.
    """
    anew, quoted = _without_quotes(body.split("\n"))
    written, signature = _without_signature(anew)
    if not signature:
        written, signature = _without_own_name(written, sender)
    return MailTextParts(_tidy(written), "\n".join(quoted), "\n".join(signature))


def find_forwarded(body: str, subject: str) -> ForwardedText | None:
    """Return the mail that a text forwards; None if it forwards nothing."""
    written = body.split("\n")
    lines = [line.lstrip("> ") for line in written]
    is_forward = bool(_IS_FORWARD.match(subject))
    for line_number, line in enumerate(lines):
        is_marked = bool(_FORWARD.match(line[:MAX_LINE]))
        if not (is_marked or (is_forward and _is_head(lines, line_number))):
            continue
        head = _head_fields(lines, line_number + 1 if is_marked else line_number)
        if head is None:
            continue
        fields, end = head
        sender = next((fields[name] for name in fields if name in _SENDER_FIELDS), "")
        about = next((fields[name] for name in _SUBJECT_FIELDS if fields.get(name)), "")
        rest = written[end:]
        if written[line_number].lstrip().startswith(">"):
            rest = [line.lstrip().removeprefix(">").removeprefix(" ") for line in rest]
        return ForwardedText("\n".join(written[:line_number]), sender, about, "\n".join(rest))
    return None


def _without_quotes(lines: list[str]) -> tuple[list[str], list[str]]:
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
        if _SEPARATOR.match(line[:MAX_LINE]) and _rest_is_quoted(lines, index):
            quoted += [rest.lstrip("> ") for rest in lines[index + 1 :]]
            break
        if _is_head(lines, index):
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
    return bool(following) and bool(_FIELD.match(following[0][:MAX_LINE]))


def head_at(lines: list[str], index: int) -> tuple[dict[str, str], int] | None:
    """Return the fields of a mail whose head begins here, and the line after it.

    The sender may stand below other fields, as programs that list mails write it.
    """
    field = _FIELD.match(lines[index][:MAX_LINE])
    is_first = field is not None and (index == 0 or not _FIELD.match(lines[index - 1][:MAX_LINE]))
    head = _head_fields(lines, index) if is_first else None
    if head is None or not _SENDER_FIELDS & set(head[0]):
        return None
    return head


def name_in_signature(signature: str) -> str:
    """Return the name with which somebody signs, empty if there is none."""
    plain = re.sub(r"\([^)\n]{0,60}\)", "", signature)
    if plain.lstrip().startswith("--"):
        return ""
    lines = [line.strip(" ,.!-–—") for line in plain.split("\n") if line.strip()]
    for line_number, line in enumerate(lines[:_MAX_NAME_LINES]):
        closing = mail_pattern("closing", _NAMED_CLOSING).match(line)
        said = (closing[1] if closing else line).strip(" ,.!").removeprefix("van ")
        if (closing or line_number) and _NAME.fullmatch(said):
            return said
    return ""


def _is_head(lines: list[str], index: int) -> bool:
    """Tell whether the head of an earlier mail begins here, with its sender as in every reply."""
    field = _FIELD.match(lines[index][:MAX_LINE])
    return (
        field is not None
        and field[1].casefold() in _SENDER_FIELDS
        and _head_fields(lines, index) is not None
    )


def _head_fields(lines: list[str], index: int) -> tuple[dict[str, str], int] | None:
    """Return the fields of a head by their names, and the line after it; None if it is no head."""
    fields: dict[str, str] = {}
    end = index
    last = ""
    for number in range(index, min(index + _LINES_OF_A_HEAD, len(lines))):
        line = lines[number][:MAX_LINE]
        field = _FIELD.match(line)
        if field:
            last = field[1].casefold()
            fields.setdefault(last, field[2].strip(" *"))
            end = number + 1
        elif not line.strip():
            if len(fields) >= _FIELDS_OF_A_HEAD:
                break
        elif last:  # a line that was folded
            fields[last] = f"{fields[last]} {line.strip()}".strip()
            end = number + 1
            if len(fields) >= _FIELDS_OF_A_HEAD and last in _SUBJECT_FIELDS:
                end = number  # no folded line, but the body directly below the subject
                break
    if len(fields) < _FIELDS_OF_A_HEAD:
        return None
    return fields, end


def _attribution_length(lines: list[str], index: int) -> int:
    """Return how many lines the attribution takes that begins here, 0 if none does."""
    if not mail_pattern("wrote", _ATTRIBUTION_BEGINS).match(lines[index][:MAX_LINE].lstrip()):
        return 0
    said = ""
    for length in (1, 2, 3):
        if index + length > len(lines):
            return 0
        said = f"{said} {lines[index + length - 1].strip()}".strip()
        if mail_pattern("wrote", _ATTRIBUTION_ENDS).search(said[-MAX_LINE:]):
            return length
    return 0


def _without_signature(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines above the signature, and the signature."""
    has_text = False
    for line_number, line in enumerate(lines):
        shown = line[:MAX_LINE]
        if shown.rstrip() in _SIGNATURE_BEGINS or _is_below_signature(shown):
            # A greeting above it closes the text as well.
            return _without_signature(lines[:line_number])[0], lines[line_number:]
        if has_text and _is_closing_line(lines, line_number):
            return lines[:line_number], lines[line_number:]
        has_text = has_text or bool(line.strip())
    return _without_closing_in_last_line(lines)


def _without_closing_in_last_line(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines without a greeting that ends the last sentence, and that greeting."""
    last = _last_with_text(lines)
    if last is None:
        return lines, []
    match = mail_pattern("inline-closing", _INLINE_CLOSING).search(lines[last][-MAX_LINE:])
    if not match:
        return lines, []
    return [*lines[:last], lines[last][: -len(match[0])]], [match[0].strip()]


def _last_with_text(lines: list[str]) -> int | None:
    return next((at for at in reversed(range(len(lines))) if lines[at].strip()), None)


def _is_below_signature(line: str) -> bool:
    """Tell whether a program or an office added a line."""
    return any(
        mail_pattern(name, _AT_BEGINNING).match(line) for name in ("sent-from", "disclaimer")
    )


def _without_own_name(lines: list[str], sender: str) -> tuple[list[str], list[str]]:
    """Return the lines above the sender's own name, and that name, if it is the last line."""
    last = _last_with_text(lines)
    if not last:  # a mail of one line is no signature
        return lines, []
    words = set(re.findall(r"\w+", lines[last].casefold()))
    name = set(re.findall(r"\w+", sender.casefold()))
    if words and words <= name:
        return lines[:last], lines[last:]
    return lines, []


def _is_closing_line(lines: list[str], index: int) -> bool:
    """Tell whether a line closes the mail: what follows is a name and how to reach somebody."""
    if not mail_pattern("closing", _CLOSING).match(lines[index][:MAX_LINE]):
        return False
    count = 0
    for line in lines[index + 1 : index + 1 + _MAX_LOOKED_AT]:
        if _is_below_signature(line[:MAX_LINE]):
            return True
        count += bool(line.strip())
        if count > _MAX_AFTER_CLOSING or len(line) >= _MAX_SIGNATURE_LINE:
            return False
    return len(lines) <= index + 1 + _MAX_LOOKED_AT


def _tidy(lines: list[str]) -> str:
    text = "\n".join(line.rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
