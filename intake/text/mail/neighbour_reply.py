"""Read the mail by which a platform tells that a neighbour has written: who, and what."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from intake.text.mail.mail_text_parts import split_mail
from intake.text.mail.mail_words import MAX_LINE, has_words, mail_pattern
from intake.text.words.word_lists import word_list

_PART = r"(?:[A-ZÀ-ŽÇŞĞİŁŻ][\w'’.-]{0,30}|van|de|der|den|el|al|ten|ter|te|la|’t|'t)"
_NAME = rf"([A-ZÀ-ŽÇŞĞİŁŻ][\w'’.-]{{0,30}}(?: (?:{_PART}|&|en (?=[A-Z]))){{0,4}})"
_BEFORE = r"(?:^|[.!:\n]\s*|\b(?:[Jj]e|[Uu]|[Hh]oi|[Bb]este)\b.{0,40}[,!]\s*)"
_OTHER_INTRODUCTIONS = (
    re.compile(
        r"(?i:(?:nieuw(?:e)? |een )?(?:bericht|reactie|antwoord|aanbod|message|reply)"
        rf"(?: ontvangen)? (?:van|from|door))\s*:?\s+{_NAME}"
    ),
    re.compile(
        r"(?im:^[^\S\n*]*\**[^\S\n]*(?:naam|van|afzender|from|name|buurtgenoot|lid)[\s*]*:)"
        rf"[\s*]*{_NAME}"
    ),
)
_LABEL = r"^[\s*]*(<WORDS>)(?: van [\w ]{1,40})?[\s*]*(?::[\s*]*(.*)|$)"
_NAME_LABELS = ("naam", "name", "van", "from", "afzender", "thuiskok", "kok", "aanbieder")
_MESSAGE_LABELS = (
    "persoonlijk bericht",
    "bericht",
    "message",
    "reactie",
    "opmerking",
    "toelichting",
    "vraag",
)
_QUOTED = re.compile(r"[“„\"«]([^“”„\"«»]{3,3000})[”\"»“]", re.DOTALL)
_BOILERPLATE = r"^\W{0,40}<WORDS>"
"""Bounded: a line of dashes would be tried from each of them again."""

_GREETING = re.compile(
    r"(?i)^\W*(?:hallo|hoi|beste|dag|hi|hey|dear|geachte|goede(?:morgen|middag|navond))\b"
    r".{0,60}[,!]?\s*$"
)
_RULE = re.compile(r"^\s*[-=_*~•·]{3,}+(?:\s*[^\W_][\w ]{0,29}(?<=[^\W_])\s*[-=_*~]{3,}+)?\s*$")
_VIA = re.compile(
    r"\s+(?:\(?(?:via|by|op|from|at|on)\s+[\w. -]{2,40}\)?|\([\w. -]{2,40}\)|[|–-]\s+[\w. ]{2,40})"
    r"\s*$",
    re.IGNORECASE,
)
_TURNED = re.compile(r"([^,]{2,40}), ([^,]{1,40})")
"""A name as an office writes it: "Vries, Anneke de"."""

_MAX_READ = 4_000
_MAX_LINES = 60
_MAX_NAME = 60
_SHOWN = 20
_MIN_RULES = 2


class NeighbourReply(NamedTuple):
    """The neighbour of a notification, what they wrote, and the address that it tells, if any."""

    name: str
    text: str
    address: str = ""


def is_from_platform(address: str, name: str, platforms: frozenset[str]) -> bool:
    """Tell whether a mail was sent by a platform and not by a person."""
    said = f"{name} {address}".casefold()
    is_known = any(platform and platform.casefold() in said for platform in platforms)
    return is_known or has_words("mailer", address)


def read_neighbour_reply(subject: str, body: str, sender_name: str) -> NeighbourReply | None:
    """Return who wrote and what; None if the mail does not tell that somebody wrote."""
    plain = "\n".join(line.lstrip().removeprefix(">").strip() for line in body.split("\n"))
    filled = _read_fields(plain)
    if filled:
        return filled
    name, at = _name_in(subject, plain)
    person = person_of(sender_name)
    if not name and _VIA.search(sender_name):
        name = person
    if not name:
        return None
    text = _message_of(body, plain, at, sender_name)
    return NeighbourReply(name, text) if text else None


def person_of(sender_name: str) -> str:
    """Return a sender's name without the platform that it came by: "Henk via Peerby" is Henk."""
    name = _VIA.sub("", sender_name).strip(" \"'")
    turned = _TURNED.fullmatch(name)
    return f"{turned[2]} {turned[1]}" if turned else name


def _read_fields(plain: str) -> NeighbourReply | None:
    """Return what a contact form or a table tells: a name, a message, an address."""
    fields: dict[str, list[str]] = {}
    now = ""
    for line in plain.split("\n"):
        label = mail_pattern("labels", _LABEL).match(line)
        if label and (label[2] is not None or line.strip()):
            now = label[1].casefold()
            fields.setdefault(now, []).append(label[2] or "")
        elif now:
            fields[now].append(line)
    name = next(
        (_first_filled_line(fields[label]) for label in _NAME_LABELS if label in fields), ""
    )
    message = next((fields[label] for label in _MESSAGE_LABELS if label in fields), None)
    if not name or message is None or len(name) > _MAX_NAME:
        return None
    text = until_boilerplate(message)
    address = next(
        (_first_filled_line(fields[label]) for label in fields if label.startswith("e")), ""
    )
    written = split_mail(text, name)
    return NeighbourReply(name, written.anew or text, address if "@" in address else "")


def _first_filled_line(lines: list[str]) -> str:
    return next((line.strip() for line in lines if line.strip()), "")


@lru_cache(maxsize=1)
def _introductions() -> tuple[re.Pattern[str], ...]:
    """Return how a name is introduced: before a verb, after a noun, or as a field."""
    verbs = "|".join(word_list("mail.toml")["has-written"])
    place = r"(?:,? (?:uit|in|van)(?: [\w-]+){1,3})?,?\s+(?:\([^)]{1,60}\)\s*)?"
    by_verb = re.compile(rf"{_BEFORE}{_NAME}{place}(?i:{verbs})")
    return by_verb, *_OTHER_INTRODUCTIONS


def _name_in(subject: str, plain: str) -> tuple[str, int]:
    """Return the sender's name, and where in the text their own message may begin."""
    for pattern in _introductions():
        match = pattern.search(plain[:_MAX_READ])
        if match and not _GREETING.match(match[0]):
            end = plain.find("\n", match.end())
            return match[1].strip(), len(plain) if end < 0 else end
    for pattern in _introductions():
        match = pattern.search(subject)
        if match:
            return match[1].strip(), _index_after_line(plain, match[1].strip())
    return "", 0


def _index_after_line(text: str, line: str) -> int:
    """Return where the text goes on after a line that says only this; 0 if there is none."""
    match = re.search(rf"(?m)^\s*{re.escape(line)}\s*$", text)
    return match.end() if match else 0


def _message_of(body: str, plain: str, begin: int, platform: str) -> str:
    """Return what the neighbour wrote: a quotation, a field, or what stands before the rest."""
    inside = [line for line in body.split("\n") if line.lstrip().startswith(">")]
    quoted = "\n".join(line.lstrip().lstrip(">").strip() for line in inside).strip()
    if quoted and not _is_boilerplate(quoted):
        return split_mail(quoted).anew or quoted
    between = _between_rules(plain[begin:].split("\n"))
    if between:
        return split_mail(between).anew or between
    block = until_boilerplate(plain[begin:].split("\n"), platform)
    near = [match for match in _QUOTED.finditer(plain, begin) if " " in match[1].strip()]
    first = next(iter(near), None)
    if first and (first[0][:_SHOWN] in block or not block) and _begins_line(plain, first.start()):
        return split_mail(first[1].strip()).anew or first[1].strip()
    return split_mail(block).anew or block


def _begins_line(text: str, index: int) -> bool:
    return not text[text.rfind("\n", 0, index) + 1 : index].strip()


def _between_rules(lines: list[str]) -> str:
    """Return what stands between the first two lines of dashes; empty if there are no two."""
    rules = [
        line_number
        for line_number, line in enumerate(lines[:_MAX_LINES])
        if _RULE.match(line[:MAX_LINE])
    ]
    if len(rules) < _MIN_RULES:
        return ""
    said = "\n".join(lines[rules[0] + 1 : rules[1]]).strip()
    is_own = mail_pattern("boilerplate", _BOILERPLATE).match(said[:MAX_LINE]) is not None
    return "" if is_own else said


def until_boilerplate(lines: list[str], platform: str = "") -> str:
    """Return the lines before what a platform adds."""
    kept: list[str] = []
    for line in lines:
        shown = line.strip()
        begun = shown[:MAX_LINE]
        if platform and any(kept) and shown.startswith(platform.split(maxsplit=1)[0]):
            break
        if _RULE.match(begun) and not any(kept):
            continue
        if _RULE.match(begun) or mail_pattern("boilerplate", _BOILERPLATE).match(begun):
            if any(kept):
                break
            continue
        if not any(kept) and _GREETING.match(begun) and not kept:
            kept_greeting = shown
            kept = [kept_greeting]
            continue
        kept.append(shown)
    return "\n".join(kept).strip()


def _is_boilerplate(text: str) -> bool:
    lines = [line[:MAX_LINE] for line in text.split("\n") if line.strip()]
    return all(mail_pattern("boilerplate", _BOILERPLATE).match(line) for line in lines)
