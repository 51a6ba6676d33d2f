"""Read one mail within limits, whatever it contains.

Strangers write to this mailbox. Only the first bytes are parsed, headers are cut, and a mail that
is nested deeper than any person writes is not parsed. A mail that still cannot be read is returned
as unreadable, with what is known about it; no error is raised.
"""

from __future__ import annotations

import codecs
import logging
import re
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.parser import BytesParser
from email.utils import parseaddr
from itertools import islice
from typing import TYPE_CHECKING, cast

from selectolax.lexbor import SelectolaxError

from intake.kit.text_normalization import without_controls
from intake.mail.html import html_to_text

if TYPE_CHECKING:
    from email.message import Message

MAX_BYTES = 2_000_000
"""Bytes of a mail that are parsed: its text comes before its attachments."""

MAX_HEADER = 1_000

MAX_CONTENT_HEADER = 4_000
"""Characters of a header that are read; the parser needs time in the square of a content type."""

MAX_NAME = 100
MAX_PARTS = 100
MAX_CHARACTERS = 20_000

_CUT = "[…]"
"""Marks where a text was cut. The rest may contain a refusal, so the cut must be seen."""

_TEXTS = frozenset({"text/plain", "text/html"})

_BRACKETED = re.compile(r"^([^<>]*)<\s*([^<>\s]{1,320})\s*>\s*$")
"""A name followed by its address, as nearly every mail program writes it (RFC 5322, 3.4)."""

_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""Encodings that only Python knows; no mail uses them."""

MAX_LINE_CHECKS = 4_000_000
"""Maximum of lines times boundaries: the parser compares each line with every open boundary."""

_NESTING = re.compile(rb"boundary\*?\d*\*?\s*=|message/", re.IGNORECASE)
"""A boundary, also one that is split or encoded (RFC 2231, 3), or a mail within a mail."""

_CONTENT_HEADER = re.compile(
    rb"^content-(?:type|disposition):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE
)
_LINE_END = re.compile(rb"\r\n?")
"""Python's parser accepts each of these as the end of a line, so the limits must as well."""

_MESSAGE_ID = re.compile(r"(?mi)^Message-ID:\s*(<[^>\s]{1,900}>)")
_FAILED = re.compile(r"(?mi)^Action:\s*failed\b")
_UNCODED = frozenset({"x-uuencode", "uuencode", "uue", "x-uue"})
"""An encoding that mail programs stopped using, and that takes seconds to decode."""
_RAW_SENDER = re.compile(rb"(?mi)^from:[ \t]*([^\r\n]{0,200})")
_HEAD_BYTES = 64_000
_FAULTS = (
    *(ValueError, LookupError, TypeError, AttributeError, RecursionError, MessageError),
    *(MemoryError, SelectolaxError),
)
"""What the parsers raise for headers and bodies that no mail program writes."""


@dataclass(frozen=True)
class ParsedMail:
    """A parsed mail; ``key`` is its name in the mailbox.

    ``bounced`` is the message id of a mail of ours that this one reports as undelivered. For an
    ``unreadable`` mail the text is empty, and the sender may be empty.
    """

    key: str
    message_id: str
    sender_name: str
    sender_address: str
    subject: str
    text: str
    bounced: str = ""
    unreadable: bool = False


def read_mail(raw: bytes, key: str) -> ParsedMail:
    """Read the text of a mail as a person sees it; the time needed is limited by its length."""
    raw = _LINE_END.sub(b"\n", raw[:MAX_BYTES])
    if _is_within_bounds(raw):
        try:
            return _read(raw, key)
        except _FAULTS as error:
            logging.getLogger(__name__).warning("a mail was not read: %s", type(error).__name__)
    sender = _RAW_SENDER.search(raw[:_HEAD_BYTES])
    name = _one_line(sender[1].decode("latin-1"))[:MAX_NAME] if sender else ""
    return ParsedMail(
        key=key,
        message_id=key,
        sender_name=name,
        sender_address="",
        subject="",
        text="",
        unreadable=True,
    )


def _is_within_bounds(raw: bytes) -> bool:
    nested = sum(1 for _ in _NESTING.finditer(raw))
    longest = max((len(found[0]) for found in _CONTENT_HEADER.finditer(raw)), default=0)
    checks = nested * raw.count(b"\n")
    is_small = nested <= MAX_PARTS and checks <= MAX_LINE_CHECKS
    return is_small and longest <= MAX_CONTENT_HEADER


def _read(raw: bytes, key: str) -> ParsedMail:
    message = BytesParser(policy=policy.compat32).parsebytes(raw)
    name, address = _sender_of(message)
    text = _text_of(message)
    if len(text) > MAX_CHARACTERS:
        text = text[: MAX_CHARACTERS - len(_CUT)] + _CUT
    return ParsedMail(
        key=key,
        message_id=_raw_header(message, "Message-ID").strip() or key,
        sender_name=_one_line(name)[:MAX_NAME],
        sender_address=_one_line(address),
        subject=_one_line(_header(message, "Subject")),
        text=text,
        bounced=_bounced_message_id(message),
        unreadable=not text,
    )


def _sender_of(message: Message) -> tuple[str, str]:
    """Return the name and the address of the sender; a header without an address is a name.

    The address is taken before anything is decoded: an encoded ">" belongs to the name and does not
    end the address.
    """
    written = _raw_header(message, "From")
    bracketed = _BRACKETED.search(written)
    if bracketed:
        name = bracketed[1].strip().strip('"').replace('\\"', '"')
        return _decoded(name), bracketed[2]
    try:
        name, address = parseaddr(written)
        if "@" not in address:  # the whole header is encoded
            name, address = parseaddr(_decoded(written))
    except RecursionError:  # hundreds of nested brackets
        return _decoded(written)[:MAX_NAME], ""
    return _decoded(name), address


def _raw_header(message: Message, name: str) -> str:
    return str(message.get(name, ""))[:MAX_HEADER]


def _header(message: Message, name: str) -> str:
    """Return a header as text."""
    return _decoded(_raw_header(message, name))


def _decoded(written: str) -> str:
    """Return a header with its encoded words decoded; wrongly encoded words stay as they are."""
    try:
        return str(make_header(decode_header(written)))
    except (ValueError, LookupError, MessageError):
        return written


def _one_line(text: str) -> str:
    return " ".join(without_controls(text, " ").split())


def _text_of(message: Message) -> str:
    """Return the text of a mail: of each part, and of one among alternatives.

    A mail within this one and attached files are left out.
    """
    kind = message.get_content_type()
    if message.is_multipart():
        if message.get_content_maintype() == "message":
            return ""
        texts = [_text_of(part) for part in cast("list[Message]", message.get_payload())]
        said = [text for text in texts if text]
        return "\n\n".join(said[:1] if kind == "multipart/alternative" else said)
    if kind not in _TEXTS or message.get_content_disposition() == "attachment":
        return ""
    return _clean(_decode(message), is_html=kind == "text/html")


def _decode(part: Message) -> str:
    if _raw_header(part, "Content-Transfer-Encoding").strip().lower() in _UNCODED:
        return ""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        charset = part.get_content_charset("utf-8")
        if codecs.lookup(charset).name in _NO_CHARSETS:
            charset = "utf-8"
        return payload.decode(charset, "replace")
    except (LookupError, ValueError):  # an unknown character set
        return payload.decode("utf-8", "replace")


def _clean(content: str, *, is_html: bool) -> str:
    text = html_to_text(content) if is_html else content
    lines = [line for line in text.splitlines() if not line.startswith(">")]
    return without_controls("\n".join(lines)).strip()


def _bounced_message_id(message: Message) -> str:
    """Return the message id of the mail that this delivery report is about (RFC 3464).

    The report contains a copy of its headers.
    """
    if message.get_content_type() != "multipart/report" or "delivery-status" not in _raw_header(
        message, "Content-Type"
    ):
        return ""
    parts = list(islice(message.walk(), MAX_PARTS))
    reports = [part for part in parts if part.get_content_type() == "message/delivery-status"]
    if not any(_FAILED.search(_head_of(part)) for part in reports):
        return ""  # a delayed mail has not failed yet
    for part in parts:
        if part.get_content_type() in ("message/rfc822", "text/rfc822-headers"):
            found = _MESSAGE_ID.search(_head_of(part))
            if found:
                return found[1]
    return ""


def _head_of(part: Message) -> str:
    """Return the headers in a part as lines: of the returned mail, or of a delivery report."""
    payload = part.get_payload()
    if isinstance(payload, list):
        inner = cast("list[Message]", payload)[:MAX_PARTS]
        lines = [f"{name}: {value}" for mail in inner for name, value in mail.items()]
        return "\n".join(lines)[:_HEAD_BYTES]
    return _decode(part)[:_HEAD_BYTES]
