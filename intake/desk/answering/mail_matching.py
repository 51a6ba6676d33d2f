"""Decide which request a mail answers, and what kind of mail it is; nothing is guessed silently.

A request is found by its code or by the thread of its post. A mail without either waits, with the
likeliest three.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.utils import parseaddr
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.answering.request_likelihood import PostedRequest, weigh_request
from intake.text.mail.codes_in_mail import find_known_codes
from intake.text.mail.digest import (
    is_about_several,
    split_by_code,
    split_digest,
    split_mailman_digest,
)
from intake.text.mail.forwarded_mail import find_forwarded
from intake.text.mail.mail_class import (
    MailClass,
    answers_somebody,
    classify_answer,
    is_automatic,
    is_newsletter,
    is_spam,
    server_report,
)
from intake.text.mail.mail_signature import name_in_signature
from intake.text.mail.mail_text_parts import split_mail
from intake.text.mail.mail_words import mail_pattern
from intake.text.mail.neighbour_reply import is_from_platform, person_of, read_neighbour_reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from intake.ports import Mail
    from intake.text.mail.neighbour_reply import NeighbourReply

_MAX_CANDIDATES = 3
_NO_THREADS: Mapping[str, str] = MappingProxyType({})
_ANSWERED = re.compile(
    r"(?i)^\s*(?:(?:re|aw|antw|fw|fwd|doorst|sv|odp|ynt|ilt)\s*(?:\[\d+\])?\s*:\s*)+"
)
_NO_PERSON = r"[\d@]|^<WORDS>\b"
_FORM = re.compile(r"(?im)^[^\S\n*]*\**[^\S\n]*(?:naam|name)[\s*]*:")
_WHOLE_WORD = r"\b<WORDS>\b"
_ANSWERS_FOR_ONESELF = re.compile(
    r"\b(?:ik|wij|we) (?:kan|kun|kunnen|wil|willen|kom|komen|heb|hebben|help|helpen|doe)\b"
    r"|\b(?:niet|geen|nee|helaas)\b|\bI (?:can|will|would|have)\b|\bsorry\b",
    re.IGNORECASE,
)
"""Who sends a mail on answers it, or says no: "graag oppakken" above it does neither."""

_MAX_READ = 1_500
_MIN_WEIGHT = 3
"""The least weight that makes a request worth showing."""


class MatchedPart(NamedTuple):
    """The message of one neighbour among several in one mail."""

    request: str | None
    sender_name: str
    text: str


class MailMatch(NamedTuple):
    """What a mail is; ``why`` names what its request was found by, or why it waits.

    ``address`` is the reply address of the sender; empty if a platform or a colleague sent it on
    without telling. ``is_relayed`` tells that somebody else's program or mail is around the text.
    """

    mail_class: MailClass
    request: str | None
    why: str
    candidates: tuple[str, ...] = ()
    sender_name: str = ""
    text: str = ""
    parts: tuple[MatchedPart, ...] = ()
    address: str = ""
    is_relayed: bool = False


class _Found(NamedTuple):
    code: str | None
    why: str
    possible: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Text:
    """A mail reduced to what decides."""

    subject: str
    sender_name: str
    sender_address: str
    body: str
    references: tuple[str, ...] = ()
    above: str = ""
    """What a colleague wrote above a forwarded mail."""
    is_forwarded: bool = False


def _own_text(mail: Mail) -> _Text:
    return _Text(mail.subject, mail.sender_name, mail.sender_address, mail.body, mail.references)


@dataclass(frozen=True)
class MailMatcher:
    """Matches mails with the requests of a centre."""

    requests: Sequence[PostedRequest]
    _by_thread: dict[str, str] = field(init=False, default_factory=dict)
    _by_title: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        seen: dict[str, set[str]] = {}
        for request in self.requests:
            self._by_thread.update(dict.fromkeys(request.threads, request.code))
            for title in request.titles:
                seen.setdefault(title.casefold().strip(), set()).add(request.code)
        for title, codes in seen.items():
            if len(codes) == 1:
                self._by_title[title] = next(iter(codes))

    def match(self, mail: Mail, threads: Mapping[str, str] = _NO_THREADS) -> MailMatch:
        """Return what a mail is, and which request it answers.

        ``threads`` are message ids of ours with the codes of their requests, besides those of the
        posts.
        """
        self._by_thread.update(threads)
        sender = f"{mail.sender_name} <{mail.sender_address}>"
        report = server_report(sender, mail.subject, mail.body, mail.traits)
        if report:
            said = f"{mail.traits.returned}\n{mail.body}"
            found = self._find(mail.subject, said, "", (*mail.references, *_ids_in(said)))
            return MailMatch(report, found.code, found.why)
        if mail.inner:
            return self._match_inner(mail)
        text = _own_text(mail)
        forwarded = find_forwarded(mail.body, mail.subject)
        if forwarded:
            name, address = parseaddr(forwarded.sender)
            name = name or forwarded.sender.partition("<")[0].partition("[")[0].strip(' "')
            text = _Text(
                subject=forwarded.subject or mail.subject,
                sender_name=name,
                sender_address=address,
                body=forwarded.body,
                references=mail.references,
                above=forwarded.above,
                is_forwarded=True,
            )
        return self._match_text(text, mail)

    def _match_inner(self, mail: Mail) -> MailMatch:
        """Read the mails inside: one that was forwarded, or those of a digest."""
        matched = [self.match(inner) for inner in mail.inner]
        if len(matched) == 1:
            one = matched[0]
            above = split_mail(mail.body, mail.sender_name).anew
            if _ANSWERS_FOR_ONESELF.search(above[:_MAX_READ]):
                return self._match_with_attached(mail, one)
            if one.request is None:
                found = self._find(mail.subject, split_mail(mail.body).anew, "", mail.references)
                if found.code:
                    one = one._replace(request=found.code, why=found.why, candidates=())
            return one._replace(is_relayed=True)
        parts = tuple(MatchedPart(part.request, part.sender_name, part.text) for part in matched)
        return _match_several(parts)

    def _match_with_attached(self, mail: Mail, attached: MailMatch) -> MailMatch:
        """Read what the sender says themselves first; the mail that they attached stands below."""
        own = self._match_text(_own_text(mail), mail)
        said = "\n\n".join(filter(None, [own.text, attached.text]))
        name = own.sender_name or mail.sender_name
        own = own._replace(sender_name=name, address=mail.sender_address, is_relayed=True)
        own = own._replace(text=said)
        if own.request is None and attached.request is not None:
            return own._replace(request=attached.request, why=attached.why, candidates=())
        return own

    def _match_text(self, text: _Text, mail: Mail) -> MailMatch:
        written = split_mail(text.body, text.sender_name)
        anew = f"{split_mail(text.above).anew}\n{written.anew}".strip()
        below = f"{written.signature}\n{written.quoted}"
        found = self._find(text.subject, anew, below, text.references)
        platforms = frozenset(name for request in self.requests for name in request.platforms)
        by_platform = is_from_platform(text.sender_address, text.sender_name, platforms)
        has_reaction = _says("reacted", text.subject) or _says("reacted", text.body[:_MAX_READ])
        codes = [request.code for request in self.requests]
        collected = split_mailman_digest(text.body)
        if len(collected) > 1 and is_about_several(text.subject, text.body):
            return self._match_collected(collected)
        if by_platform or mail.traits.is_bulk or is_about_several(text.subject, text.body):
            parts = split_digest(text.body, codes, self._by_title)
            if (
                len(parts) > 1
                and (has_reaction or is_about_several(text.subject, text.body))
                and not (
                    is_newsletter(text.subject, written.anew, mail.traits) and not has_reaction
                )
            ):
                split = tuple(MatchedPart(code or None, who, what) for code, who, what in parts)
                return _match_several(split)
        kind = self._no_answer(text, mail, written.anew, found, has_reaction=has_reaction)
        if kind in (MailClass.NEWSLETTER, MailClass.SPAM, MailClass.OTHER):
            return MailMatch(
                kind, None, "no-answer", sender_name=text.sender_name, text=written.anew
            )
        name, said = _signed_name(text, written.signature), written.anew
        told = None
        if kind is None and (by_platform or _FORM.search(text.body)):
            told = read_neighbour_reply(text.subject, text.body, text.sender_name)
            if told:
                name, said = told.name, told.text
        candidates: tuple[str, ...] = ()
        if found.code is None:
            candidates = found.possible or self._likeliest(text, f"{said}\n{written.quoted}")
        mail_class = kind or classify_answer(said)
        separate: tuple[tuple[str, str], ...] = ()
        if found.why == "several-codes":
            separate = split_by_code(said, codes)
        own = tuple(MatchedPart(code, name, part) for code, part in separate)
        return MailMatch(
            mail_class, found.code, found.why, candidates,
            sender_name=name, text=said, parts=own,
            address=_address_of(text, told, by_platform=by_platform),
            is_relayed=told is not None or by_platform or text.is_forwarded,
        )  # fmt: skip

    def _match_collected(self, collected: Iterable[tuple[str, str, str]]) -> MailMatch:
        """Match each mail of a mailing list's digest."""
        parts = []
        for sender, subject, body in collected:
            name = parseaddr(sender)[0] or sender
            written = split_mail(body)
            found = self._find(subject, written.anew, written.quoted, ())
            parts.append(MatchedPart(found.code, name, written.anew))
        return _match_several(tuple(parts))

    def _no_answer(
        self, text: _Text, mail: Mail, anew: str, found: _Found, *, has_reaction: bool
    ) -> MailClass | None:
        """Return what a mail is that nobody wrote about a request; None for an answer."""
        if is_automatic(text.subject, anew, mail.traits):
            return MailClass.AUTO
        if is_newsletter(text.subject, anew, mail.traits) and not has_reaction:
            return MailClass.NEWSLETTER
        is_trusted = found.why == "thread" or has_reaction
        if is_spam(text.subject, text.body, mail.traits) and not is_trusted:
            return MailClass.SPAM
        if found.code or found.possible or has_reaction:
            return None
        is_likely = bool(self._likeliest(text, text.body))
        is_official = _says("official", f"{text.subject}\n{anew}")
        if is_official or not (is_likely or answers_somebody(anew)):
            return MailClass.OTHER
        return None

    def _find(self, subject: str, anew: str, quoted: str, references: Iterable[str]) -> _Found:
        """Return the request that a mail names; no code if it names none, or more than one."""
        known = [request.code for request in self.requests]
        written = find_known_codes(f"{subject}\n{anew}", known)
        below = find_known_codes(quoted, known)
        threads = tuple(
            dict.fromkeys(
                self._by_thread[reference]
                for reference in references
                if reference in self._by_thread
            )
        )
        in_text = find_known_codes(anew, known).exact
        for codes, why in (
            (
                in_text
                if len(in_text) == 1 and len(written.exact) > 1 and not threads
                else written.exact,
                "code",
            ),
            (written.mistyped, "code-mistyped"),
        ):
            if len(codes) == 1:
                return _Found(codes[0], why)
            if codes:
                return _Found(None, "several-codes", codes[:_MAX_CANDIDATES])
        places = [
            (threads, "thread"),
            (below.exact, "code-quoted"),
            (below.mistyped, "code-mistyped"),
        ]
        named = {codes[0] for codes, _ in places[:2] if len(codes) == 1}
        if len(named) > 1:
            return _Found(None, "several-codes", tuple(sorted(named)))
        for codes, why in places:
            if len(codes) == 1:
                return _Found(codes[0], why)
            if codes:
                return _Found(None, "several-codes", codes[:_MAX_CANDIDATES])
        return _Found(None, "no-code")

    def _likeliest(self, text: _Text, said: str) -> tuple[str, ...]:
        """Return the codes of the requests that a mail may answer, the likeliest first."""
        subject = _ANSWERED.sub("", text.subject)
        sender = f"{text.sender_name} {text.sender_address}"
        weights = [
            (weigh_request(request, sender, subject, said), request) for request in self.requests
        ]
        likely = [(weight, request) for weight, request in weights if weight >= _MIN_WEIGHT]
        likely.sort(key=lambda pair: (-pair[0], not pair[1].is_open))
        return tuple(request.code for _, request in likely[:_MAX_CANDIDATES])


def _match_several(parts: tuple[MatchedPart, ...]) -> MailMatch:
    return MailMatch(MailClass.REPLY, None, "several", parts=parts)


def _address_of(text: _Text, told: NeighbourReply | None, *, by_platform: bool) -> str:
    """Return the reply address of the sender; a platform's own address reaches nobody."""
    if told is not None:
        return told.address
    if by_platform:
        return ""
    return text.sender_address


def _signed_name(text: _Text, signature: str) -> str:
    """Return the sender's name, or that of the signature if the address has no person's name."""
    name = person_of(text.sender_name)
    is_named = (
        name and not name.islower() and not mail_pattern("no-person", _NO_PERSON).search(name)
    )
    if is_named:
        return name
    return name_in_signature(signature) or name


def _says(name: str, text: str) -> bool:
    return bool(mail_pattern(name, _WHOLE_WORD).search(text))


def _ids_in(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"<[^<>\s]{1,900}@[^<>\s]{1,200}>", text[:20_000]))
