"""Read one mail within limits, whatever it contains.

Strangers write to this mailbox. Only the first bytes are parsed, headers are cut, and a mail that
is nested deeper than any person writes is not parsed. A mail that still cannot be read is returned
as unreadable, with what is known about it; no error is raised.
"""

from __future__ import annotations

import codecs
import hashlib
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

from intake.kit.mail_traits import NO_TRAITS, MailTraits
from intake.kit.text_normalization import without_controls
from intake.mail.html import html_to_quoted_text, html_to_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

MAX_BYTES = 2_000_000
"""Bytes of a mail that are parsed: its text comes before its attachments."""

MAX_HEADER = 1_000

MAX_CONTENT_HEADER = 4_000
"""Characters of a header that are read; the parser needs time in the square of a content type."""

MAX_NAME = 100
MAX_PARTS = 100
MAX_CHARACTERS = 20_000

_CUT_MARK = "[…]"
"""Marks where a text was cut. The rest may contain a refusal, so the cut must be seen."""

_TEXT_TYPES = frozenset({"text/plain", "text/html"})

_BRACKETED = re.compile(r"^([^<>]*)<\s*([^<>\s,;]{1,320})\s*>\s*$")
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
_FAILED_PATTERN = re.compile(r"(?mi)^Action:\s*failed\b")
_DELAYED_PATTERN = re.compile(r"(?mi)^Action:\s*delayed\b")
_ID = re.compile(r"<[^<>\s]{1,900}>")
_REFERENCE_HEADERS = ("In-Reply-To", "References")
_AUTOREPLY_HEADERS = ("X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Vacation")
"""Headers that only an automatic answer has."""

_MAX_REFERENCES = 20_000
_MAX_INNER = 30
_MAX_INNER_DEPTH = 2
_MIN_ALTERNATIVES = 2
_MAX_UNSEEN_SHARE = 3
"""If more than one word in so many of the plain text is not on the page, the page is read."""

_UNREAD_ENCODINGS = frozenset({"x-uuencode", "uuencode", "uue", "x-uue"})
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
    ``unreadable`` mail the text is empty, and the sender may be empty. ``body`` is all that a
    reader sees, with ``>`` before each quoted line; ``rest_digest`` tells what was cut off it from
    any other rest. ``references`` are the message ids of the mails that it answers. ``inner`` are
    the mails that it holds.
    """

    key: str
    message_id: str
    sender_name: str
    sender_address: str
    subject: str
    text: str
    bounced: str = ""
    unreadable: bool = False
    body: str = ""
    rest_digest: str = ""
    references: tuple[str, ...] = ()
    traits: MailTraits = NO_TRAITS
    inner: tuple[ParsedMail, ...] = ()


def read_mail(raw: bytes, key: str) -> ParsedMail:
    """Read the text of a mail as a person sees it; the time needed is limited by its length."""
    raw = _LINE_END.sub(b"\n", raw[:MAX_BYTES])
    if _is_within_bounds(raw):
        try:
            return _parse_bytes(raw, key)
        except _FAULTS as error:
            logging.getLogger(__name__).warning("a mail was not read: %s", type(error).__name__)
    sender = _RAW_SENDER.search(raw[:_HEAD_BYTES])
    name = _join_lines(sender[1].decode("latin-1"))[:MAX_NAME] if sender else ""
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
    longest = max((len(match[0]) for match in _CONTENT_HEADER.finditer(raw)), default=0)
    checks = nested * raw.count(b"\n")
    is_small = nested <= MAX_PARTS and checks <= MAX_LINE_CHECKS
    return is_small and longest <= MAX_CONTENT_HEADER


def _parse_bytes(raw: bytes, key: str) -> ParsedMail:
    return _parse_message(BytesParser(policy=policy.compat32).parsebytes(raw), key)


def _parse_message(message: Message, key: str, depth: int = 0) -> ParsedMail:
    name, address = _sender_of(message)
    text = _text_of(message)
    body = _visible_text_of(message)
    if len(text) > MAX_CHARACTERS:
        text = text[: MAX_CHARACTERS - len(_CUT_MARK)] + _CUT_MARK
    return ParsedMail(
        key=key,
        message_id=_raw_header(message, "Message-ID").strip() or key,
        sender_name=_join_lines(name)[:MAX_NAME],
        sender_address=_join_lines(address),
        subject=_join_lines(_header(message, "Subject")),
        text=text,
        bounced=_bounced_message_id(message),
        unreadable=not text,
        body=body[:MAX_CHARACTERS],
        rest_digest=_digest_of(body[MAX_CHARACTERS:]),
        references=_references_of(message),
        traits=_traits_of(message),
        inner=tuple(_inner_mails(message, key, depth)),
    )


def _digest_of(text: str) -> str:
    """Return a digest of a text; empty for none."""
    if not text:
        return ""
    return hashlib.blake2s(text.encode("utf8", "surrogatepass"), digest_size=16).hexdigest()


def _sender_of(message: Message) -> tuple[str, str]:
    """Return the name and the address of the sender; a header without an address is a name.

    The address is taken before anything is decoded: an encoded ">" belongs to the name and does not
    end the address.
    """
    written = _raw_header(message, "From")
    bracketed = _BRACKETED.search(written)
    if bracketed:
        name = bracketed[1].strip().strip('"').replace('\\"', '"')
        return _decode_header(name), bracketed[2]
    try:
        name, address = parseaddr(written)
        if "@" not in address:  # the whole header is encoded
            name, address = parseaddr(_decode_header(written))
    except RecursionError:  # hundreds of nested brackets
        return _decode_header(written)[:MAX_NAME], ""
    return _decode_header(name), re.split("[,;]", address, maxsplit=1)[0]  # an answer goes to one


def _raw_header(message: Message, name: str) -> str:
    return str(message.get(name, ""))[:MAX_HEADER]


def _header(message: Message, name: str) -> str:
    """Return a header as text."""
    return _decode_header(_raw_header(message, name))


def _decode_header(written: str) -> str:
    """Return a header with its encoded words decoded; wrongly encoded words stay as they are."""
    try:
        return str(make_header(decode_header(written)))
    except (ValueError, LookupError, MessageError):
        return written


def _join_lines(text: str) -> str:
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
    if kind not in _TEXT_TYPES or message.get_content_disposition() == "attachment":
        return ""
    return _clean(_decode(message), is_html=kind == "text/html")


def _decode(part: Message) -> str:
    if _raw_header(part, "Content-Transfer-Encoding").strip().lower() in _UNREAD_ENCODINGS:
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


def _visible_text_of(message: Message) -> str:
    """Return what a reader sees of a mail, with ``>`` before each quoted line.

    Of two alternatives the plain one is taken if it says what the page says: a program shows the
    page, so words that are in the plain one alone were seen by nobody.
    """
    kind = message.get_content_type()
    if message.is_multipart():
        if message.get_content_maintype() == "message" or kind == "multipart/digest":
            return ""
        parts = cast("list[Message]", message.get_payload())
        texts = [_visible_text_of(part) for part in parts]
        if kind == "multipart/alternative":
            return _choose_visible_text(texts)
        return "\n\n".join(text for text in texts if text)
    if kind not in _TEXT_TYPES or message.get_content_disposition() == "attachment":
        return ""
    content = _decode(message)
    if kind == "text/html":
        content = html_to_quoted_text(content)
    elif message.get_param("format") == "flowed":
        content = _unfold_lines(content)
    return without_controls(content).strip()


def _choose_visible_text(texts: list[str]) -> str:
    said = [text for text in texts if text]
    if len(said) < _MIN_ALTERNATIVES:
        return "".join(said)
    plain, page = said[0], said[-1]
    shown = set(page.casefold().split())
    words = [word for word in plain.casefold().split() if word.isalnum()]
    missing = sum(word not in shown for word in words)
    if missing * _MAX_UNSEEN_SHARE > len(words):
        return page
    return plain


def _unfold_lines(text: str) -> str:
    """Join the lines that were folded only to be sent (RFC 3676, 4.1)."""
    return re.sub(r"(?m)(?<!--) \n(?![>\s])", " ", text)


def _references_of(message: Message) -> tuple[str, ...]:
    written = " ".join(str(message.get(name, ""))[:_MAX_REFERENCES] for name in _REFERENCE_HEADERS)
    return tuple(dict.fromkeys(_ID.findall(written)))


def _traits_of(message: Message) -> MailTraits:
    def header_value(name: str) -> str:
        return _raw_header(message, name).strip().lower()

    automatic = header_value("Auto-Submitted").startswith("auto-replied") or any(
        message.get(name) is not None for name in _AUTOREPLY_HEADERS
    )
    return MailTraits(
        is_automatic_answer=automatic or header_value("Precedence").startswith("auto"),
        is_bulk=header_value("Precedence") in ("bulk", "list", "junk")
        or any(message.get(name) is not None for name in ("List-Unsubscribe", "List-Id")),
        is_marked_as_spam=header_value("X-Spam-Flag") == "yes"
        or header_value("X-Spam-Status").startswith("yes"),
        report=_report_of(message),
        returned=_returned_headers(message),
    )


def _report_of(message: Message) -> str:
    """Return what a mail server reports: "failed", "delayed" or nothing (RFC 3464, 2.3.3)."""
    if message.get_content_type() != "multipart/report":
        return ""
    heads = [
        _embedded_headers(part)
        for part in islice(message.walk(), MAX_PARTS)
        if part.get_content_type() == "message/delivery-status"
    ]
    if any(_FAILED_PATTERN.search(head) for head in heads):
        return "failed"
    return "delayed" if any(_DELAYED_PATTERN.search(head) for head in heads) else ""


def _returned_headers(message: Message) -> str:
    """Return the headers of the mail that a report is about."""
    if message.get_content_type() != "multipart/report":
        return ""
    return "\n".join(
        _embedded_headers(part)
        for part in islice(message.walk(), MAX_PARTS)
        if part.get_content_type() in ("message/rfc822", "text/rfc822-headers")
    )


def _inner_mails(message: Message, key: str, depth: int) -> Iterator[ParsedMail]:
    """Read the mails that were attached, or collected in a digest (RFC 2046, 5.1.5)."""
    if depth >= _MAX_INNER_DEPTH or message.get_content_type() == "multipart/report":
        return
    found = 0
    for part in islice(message.walk(), MAX_PARTS):
        if part is message or part.get_content_type() != "message/rfc822":
            continue
        payload = part.get_payload()
        if isinstance(payload, list) and payload and found < _MAX_INNER:
            found += 1
            inner = cast("list[Message]", payload)[0]
            yield _parse_message(inner, f"{key}#{found}", depth + 1)


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
    if not any(_FAILED_PATTERN.search(_embedded_headers(part)) for part in reports):
        return ""  # a delayed mail has not failed yet
    for part in parts:
        if part.get_content_type() in ("message/rfc822", "text/rfc822-headers"):
            match = _MESSAGE_ID.search(_embedded_headers(part))
            if match:
                return match[1]
    return ""


def _embedded_headers(part: Message) -> str:
    """Return the headers in a part as lines: of the returned mail, or of a delivery report."""
    payload = part.get_payload()
    if isinstance(payload, list):
        inner = cast("list[Message]", payload)[:MAX_PARTS]
        lines = [f"{name}: {value}" for mail in inner for name, value in mail.items()]
        return "\n".join(lines)[:_HEAD_BYTES]
    return _decode(part)[:_HEAD_BYTES]
