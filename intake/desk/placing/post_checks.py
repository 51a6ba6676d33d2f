"""Check consent and privacy before a text about a resident may leave the centre."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.privacy import load_private_facts
from intake.desk.request_loading import load_aggregate
from intake.domain.consent import Consent, Purpose
from intake.domain.permissions import Permission
from intake.domain.resident import Caller
from intake.kit.errors import UserFacingError
from intake.kit.storable_text import is_blank
from intake.text.guarding.guard import guard

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.desk.placing.wordings import OwnWords
    from intake.domain.permissions import Actor
    from intake.domain.posting import Posting
    from intake.domain.request import Request
    from intake.domain.request_aggregate import RequestAggregate
    from intake.ports import ReadTransaction
    from intake.text.guarding.finding import Finding


_TEXT_SEPARATOR = "\n\n"
"""Separates two agreed texts; within a text there are no blank lines."""


@dataclass(frozen=True)
class PlatformText:
    """A text for one platform; ``overruled`` is the reason why a caution in it is allowed.

    ``own`` are the words to store for other requests, ``wording_id`` the stored words that it was
    composed with.
    """

    platform: str
    title: str
    text: str
    overruled: str = ""
    own: OwnWords | None = None
    wording_id: UUID | None = None


def text_of(posting: Posting) -> PlatformText:
    """Return the text of a queued posting, as consent is checked for it."""
    return PlatformText(posting.platform, posting.title, posting.text)


def consent_text(title: str, text: str) -> str:
    """Return a post as a consent holds it: the exact text."""
    return f"{title}\n{text}"


def join_agreed(texts: Iterable[str]) -> str:
    """Return the texts that a resident consented to, joined as a consent holds them."""
    return _TEXT_SEPARATOR.join(_without_blank_lines(text) for text in texts)


def is_agreed(title: str, text: str, about: str) -> bool:
    """Tell whether a post is, as a whole, one of the texts that consent was given for.

    A part of an agreed text does not count: what was left out may be what mattered.
    """
    agreed = about.split(_TEXT_SEPARATOR)
    if not all("\n" in text for text in agreed):  # no title: stored before blank lines were removed
        agreed = [_without_blank_lines(about)]
    return _without_blank_lines(consent_text(title, text)) in agreed


def may_be_told(aggregate: RequestAggregate, posting: Posting) -> bool:
    """Tell whether the resident's consent covers this very text now, so that it may be told."""
    consent = aggregate.post_consent
    covers = consent is not None and is_agreed(posting.title, posting.text, consent.about)
    return aggregate.may_be_posted and covers


def closest_agreed(title: str, text: str, about: str) -> tuple[str, str]:
    """Return title and text of the agreed post that is most like this one, or this one if none."""
    wanted = _without_blank_lines(consent_text(title, text))
    agreed = [entry for entry in about.split(_TEXT_SEPARATOR) if "\n" in entry]
    if not agreed:
        return title, text
    closest = max(agreed, key=lambda entry: SequenceMatcher(None, wanted, entry).ratio())
    new_title, _, new_text = closest.partition("\n")
    return new_title, new_text


def _without_blank_lines(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip())


def require_consent(transaction: ReadTransaction, request: Request, post: PlatformText) -> None:
    """Raise ``UserFacingError`` unless the resident consented to this exact text.

    If somebody else rang, the resident's own agreement is needed as well.
    """
    answers = transaction.find(Consent, request_id=request.id, purpose=Purpose.POST)
    if not answers or answers[-1].given is None:
        raise UserFacingError("post-no-consent")
    if not answers[-1].is_in_force:
        raise UserFacingError("post-refused")
    is_empty = not (post.title.strip() and post.text.strip())
    if is_empty or not is_agreed(post.title, post.text, answers[-1].about):
        raise UserFacingError("post-other-text")
    if request.caller_id and transaction.get(Caller, request.caller_id).agreed is not True:
        raise UserFacingError("post-resident-not-asked")
    if load_aggregate(transaction, request.id).refuses_posting:
        raise UserFacingError("post-refused")


def require_privacy(
    transaction: ReadTransaction, actor: Actor, request: Request, post: PlatformText
) -> None:
    """Raise ``UserFacingError`` for what the guard stops.

    A caution is allowed with a reason, by a role that may overrule it.
    """
    findings = find_private(transaction, request, post.title, post.text)
    stops = [finding for finding in findings if finding.stop]
    if stops:
        raise UserFacingError("post-private", kinds=_kinds(stops))
    if findings and is_blank(post.overruled):
        raise UserFacingError("post-caution", kinds=_kinds(findings))
    if findings:
        require_permission(actor, Permission.OVERRULE_CAUTION)


def find_private(
    transaction: ReadTransaction, request: Request, title: str, text: str
) -> tuple[Finding, ...]:
    """Return what a post reveals about the people of a request, with and without doubt."""
    return guard(consent_text(title, text), load_private_facts(transaction, request))


def require_no_private_facts(
    transaction: ReadTransaction, request: Request, posting: Posting
) -> None:
    """Raise ``UserFacingError`` if a queued text now contains private facts.

    A name may have been learnt or corrected after it was queued. Cautions were decided on then.
    """
    private = load_private_facts(transaction, request)
    stops = [
        finding
        for finding in guard(consent_text(posting.title, posting.text), private)
        if finding.stop
    ]
    if stops:
        raise UserFacingError("post-private", kinds=_kinds(stops))


def _kinds(findings: Iterable[Finding]) -> str:
    return ", ".join(sorted({str(finding.kind) for finding in findings}))
