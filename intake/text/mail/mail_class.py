"""Tell what kind of mail it is: an offer, a question, a refusal, or no answer of anybody."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.text.mail.mail_words import has_words, mail_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intake.kit.mail_traits import MailTraits


class MailClass(StrEnum):
    """What a mail is to the desk."""

    REPLY = "reply"  # somebody answers a request
    CANCEL = "cancel"  # somebody who answered takes it back
    QUESTION = "question"  # somebody wants to know more first
    BOUNCE = "bounce"  # a mail of ours did not arrive
    AUTO = "auto"  # an automatic answer, or a report that a mail is late
    NEWSLETTER = "newsletter"
    SPAM = "spam"
    OTHER = "other"


_IS_ANSWER = re.compile(r"(?i)\s*(?:re|aw|antw|sv|odp|ynt)\s*:")
_MAX_END = 3_000
_PROPOSES = r"<WORDS>\b(?! (?:wil|zou) .{0,10}weten)"
_AUTOMATIC_SUBJECT = r"^(?:re:\s*)?<WORDS>"


def server_report(sender: str, subject: str, body: str, traits: MailTraits) -> MailClass | None:
    """Return whether a mail server reports a mail that failed or is late; None if it is neither."""
    if traits.report == "failed":
        return MailClass.BOUNCE
    if traits.report == "delayed":
        return MailClass.AUTO
    if not has_words("server", sender):
        return None
    said = f"{subject}\n{body[:2000]}"
    if has_words("delayed", subject) or (
        has_words("delayed", said) and not has_words("failed", said)
    ):
        return MailClass.AUTO
    return MailClass.BOUNCE if has_words("failed", said) else MailClass.AUTO


def is_automatic(subject: str, anew: str, traits: MailTraits) -> bool:
    """Tell whether a program answered because somebody is away, or to say that a mail came in."""
    if (
        mail_pattern("automatic", _AUTOMATIC_SUBJECT).search(subject.strip())
        or traits.is_automatic_answer
    ):
        return True
    return (has_words("away", anew[:1200])) and not has_words(
        "offers", anew.split("\n", maxsplit=1)[0]
    )


def is_newsletter(subject: str, body: str, traits: MailTraits) -> bool:
    """Tell whether a mail went to many; an answer on a mailing list did not.

    ``body`` is what was written anew: whoever answers a newsletter quotes it.
    """
    if _IS_ANSWER.match(subject):
        return False
    if traits.is_bulk:
        return True
    return has_words("news", subject) or has_words("unsubscribe", body[-_MAX_END:])


def is_spam(subject: str, body: str, traits: MailTraits) -> bool:
    """Tell whether a mail wants to sell or to cheat."""
    return traits.is_marked_as_spam or (has_words("spam", f"{subject}\n{body[:3000]}"))


def classify_answer(anew: str) -> MailClass:
    """Return what somebody says who answers a request."""
    offers = offers_help(anew)
    if has_words("cancels", anew) or (has_words("cancels-unless-offered", anew) and not offers):
        return MailClass.CANCEL
    if has_words("asks", anew) and not offers:
        return MailClass.QUESTION
    return MailClass.REPLY


def offers_help(anew: str) -> bool:
    """Tell whether somebody offers something; a question offers nothing, unless it begins so."""
    return any(
        has_words("offers", sentence) and not has_words("cancels-unless-offered", sentence)
        for sentence in _sentences(anew)
        if not sentence.endswith("?") or mail_pattern("proposes", _PROPOSES).match(sentence)
    )


def answers_somebody(anew: str) -> bool:
    """Tell whether a text offers, asks or takes back something, as an answer does."""
    names = ("asks", "cancels", "cancels-unless-offered")
    return offers_help(anew) or any(has_words(name, anew) for name in names)


def _sentences(text: str) -> Iterable[str]:
    return [
        " ".join(part.split())
        for part in re.split(r"(?<=[.?!])\s+|\n\s*\n|\b(?:maar|but|aber)\b", text)
        if part.strip()
    ]
