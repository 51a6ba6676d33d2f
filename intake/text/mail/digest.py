"""Split a mail that holds the messages of several neighbours into one part for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from intake.text.mail.codes_in_mail import find_known_codes
from intake.text.mail.mail_head import read_head_of_digest
from intake.text.mail.mail_words import has_words, mail_pattern
from intake.text.mail.neighbour_reply import read_neighbour_reply, until_boilerplate

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_RULE = re.compile(r"^\s*[-=_*~•·#]{3,}\s*$")
_PART = r"(?:[A-ZÀ-ŽÇŞĞİŁŻ][\w'’.-]{0,30}|van|de|der|den|el|al|ten|ter|te|la)"
_NAMED = re.compile(
    rf"^[\s*•\-–\d.)]*([A-ZÀ-ŽÇŞĞİŁŻ][\w'’.-]{{1,30}}(?: {_PART}){{0,4}})\s*(?:\([^)]{{1,60}}\))?"
    r"\s*(?:\(?\d{1,2}[:.]\d\d\)?)?\s*(?::|–|—| - )\s*(\S.*)?$"
)
_SENDER = re.compile(r"(?i)^[\s*]*(?:van|from|afzender|naam)\s*:\s*(\S.{0,60})$")
_ALONE = re.compile(rf"[A-ZÀ-ŽÇŞĞİŁŻ][\w'’.-]{{1,30}}(?: {_PART}){{0,4}}")
_LABELS = r"^[\s*]*<WORDS>\b"


MAX_PARTS = 100
"""Messages that one mail is split into; a further part, without a name, holds what follows."""

_MIN_PARTS = 2
_MAX_ABOVE = 4
_MAX_INTRODUCTION = 600
_MAX_LEAD = 40
_LEAD = re.compile(r"^.{0,30}?[0-9A-Za-z]{3}[- ]?[0-9A-Za-z]{3}[\s)\]:.,–-]*")
_QUOTATION = " \"“”'"


class DigestPart(NamedTuple):
    """The message of one neighbour about one request."""

    code: str
    name: str
    text: str


def is_about_several(subject: str, body: str) -> bool:
    """Tell whether a mail says that it holds several messages."""
    return has_words("several", subject) or has_words("several", body[:_MAX_INTRODUCTION])


def split_digest(
    body: str, codes: Collection[str], titles: Mapping[str, str]
) -> tuple[DigestPart, ...]:
    """Return the parts of a digest; nothing if it is not about two requests at least.

    ``titles`` are the titles of posts with the codes of their requests: a title that only one
    request has is as good as its code.
    """
    lines = [line.lstrip().removeprefix(">").strip() for line in body.split("\n")]
    marks = [
        (line_number, code)
        for line_number, line in enumerate(lines)
        for code in _codes_of(line, codes, titles)
    ]
    blocks = _blocks_with_names(lines)
    if len(blocks) >= _MIN_PARTS and marks:
        told = [_part_of(block, _only_code(block, codes, titles), codes) for block in blocks]
        return tuple(part for part in told if part.text)
    starts = _first_lines(lines, marks)
    if len({code for _, code in starts}) < _MIN_PARTS:
        return ()
    parts = []
    ends = [begin for begin, _ in starts[1:]]
    for (begin, code), end in zip(starts[:MAX_PARTS], [*ends, len(lines)], strict=False):
        part = _part_of(lines[begin:end], code, codes)
        if part.text:
            parts.append(part)
    if len(starts) > MAX_PARTS:
        parts.append(DigestPart("", "", "\n".join(lines[starts[MAX_PARTS][0] :]).strip()))
    return tuple(parts)


def _blocks_with_names(lines: list[str]) -> list[list[str]]:
    """Return the blocks between lines of dashes that each tell who wrote."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if _RULE.match(line):
            blocks.append([])
        else:
            blocks[-1].append(line)
    named = [block for block in blocks if any(_SENDER.match(line) for line in block)]
    return named[:MAX_PARTS] + [
        [line for block in left for line in block] for left in (named[MAX_PARTS:],) if left
    ]


def _only_code(block: list[str], codes: Collection[str], titles: Mapping[str, str]) -> str:
    found = dict.fromkeys(code for line in block for code in _codes_of(line, codes, titles))
    return next(iter(found)) if len(found) == 1 else ""


def _codes_of(line: str, codes: Collection[str], titles: Mapping[str, str]) -> list[str]:
    found = list(find_known_codes(line, codes).exact)
    if not found:
        said = line.casefold()
        found = [code for title, code in titles.items() if title and title in said]
    return found[:1]


def _first_lines(lines: list[str], marks: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return where the part of each code begins: at the first line of its block."""
    starts: list[tuple[int, str]] = []
    for start, code in marks:
        if starts and starts[-1][1] == code:
            continue
        begin = start
        floor = starts[-1][0] + 1 if starts else 0
        for _ in range(_MAX_ABOVE):
            above = begin - 1
            if above < floor or not lines[above] or _RULE.match(lines[above]):
                break
            begin = above
        starts.append((begin, code))
    return starts


def split_mailman_digest(body: str) -> tuple[tuple[str, str, str], ...]:
    """Return sender, subject and text of each mail in the digest of a mailing list (RFC 1153)."""
    lines = body.split("\n")
    heads = [head for at in range(len(lines)) if (head := read_head_of_digest(lines, at))]
    found = []
    for head in heads[:MAX_PARTS]:
        text = []
        for line in lines[head.end :]:
            if _RULE.match(line):
                break
            text.append(line)
        found.append((head.sender, head.subject, "\n".join(text).strip()))
    if len(heads) > MAX_PARTS:
        found.append(("", "", "\n".join(lines[heads[MAX_PARTS - 1].end + len(text) :]).strip()))
    return tuple(found)


def split_by_code(anew: str, codes: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return the parts of what one person wrote about several requests, each below its code.

    What they wrote about one request in several places is one part.
    """
    parts: dict[str, list[str]] = {}
    latest: list[str] | None = None
    for line in anew.split("\n"):
        found = find_known_codes(line[:_MAX_LEAD], codes).exact
        if len(found) == 1:
            if found[0] in parts or len(parts) < MAX_PARTS:
                latest = parts.setdefault(found[0], [])
            rest = _LEAD.sub("", line, count=1)
            if latest is not None and rest.strip():
                latest.append(rest)
        elif latest is not None:
            latest.append(line)
    if len(parts) < _MIN_PARTS:
        return ()
    return tuple((code, "\n".join(said).strip()) for code, said in parts.items())


def _part_of(lines: list[str], code: str, codes: Collection[str]) -> DigestPart:
    block = "\n".join(line for line in lines if not _RULE.match(line)).strip()
    told = read_neighbour_reply("", block, "")
    if told:
        return DigestPart(code, told.name, told.text.strip(_QUOTATION))
    name = ""
    said: list[str] = []
    for line in block.split("\n"):
        sender = _SENDER.match(line)
        if sender and not name:
            name = sender[1].strip()
            continue
        if not name and not said and _ALONE.fullmatch(line.strip()):
            name = line.strip()
            continue
        named = _NAMED.match(line)
        if named and not name and not mail_pattern("digest-labels", _LABELS).match(line):
            name = named[1]
            if named[2]:
                said.append(named[2].strip(_QUOTATION))
            continue
        is_heading = bool(find_known_codes(line, codes).exact) or bool(
            mail_pattern("digest-labels", _LABELS).match(line)
        )
        if not is_heading or said:
            said.append(line.strip(_QUOTATION))
    return DigestPart(code, name, until_boilerplate(said).strip(_QUOTATION))
