"""Recognise what a neighbourhood platform is not for: a crisis, a complaint, a benefit.

The words are in ``resources/words/referrals.toml``; a line has a maximum length, so each costs
little.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.paths import resources
from intake.text.reading.thresholds import MAX_LINE_LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intake.domain.centre import Contact
    from intake.domain.request import Kind

CRISIS = "crisis"


class ReferralTopic(NamedTuple):
    """A topic with its words, words that look like it, and the words of who helps with it."""

    name: str
    kinds: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]
    exceptions: tuple[re.Pattern[str], ...]
    contact_words: tuple[str, ...]


@lru_cache(maxsize=1)
def referral_topics() -> tuple[ReferralTopic, ...]:
    """Return the topics, the urgent ones first."""
    topics_file = tomllib.loads(
        (resources() / "words" / "referrals.toml").read_text(encoding="utf8")
    )
    return tuple(
        ReferralTopic(
            topic["name"],
            frozenset(topic["kinds"]),
            tuple(re.compile(pattern) for pattern in topic["patterns"]),
            tuple(re.compile(pattern) for pattern in topic["exceptions"]),
            tuple(topic["contact"]),
        )
        for topic in topics_file["topic"]
    )


def find_referral_topic(line: str, kind: Kind | None) -> str:
    """Return the topic of a line that no neighbour can help with; empty for anything else.

    ``kind`` is the kind that the line was understood as.
    """
    heard = " ".join(line[:MAX_LINE_LENGTH].lower().replace("’", "'").split())
    for topic in referral_topics():
        if (kind or "") not in topic.kinds:
            continue
        if any(pattern.search(heard) for pattern in topic.exceptions):
            continue
        if any(pattern.search(heard) for pattern in topic.patterns):
            return topic.name
    return ""


def fitting_contact(topic: str, contacts: Iterable[Contact]) -> Contact | None:
    """Return the entry of the address book whose words fit a topic best, or None."""
    words = next((listed.contact_words for listed in referral_topics() if listed.name == topic), ())
    best, most = None, 0
    for contact in contacts:
        if contact.crisis:
            continue
        about = f"{contact.name} {contact.for_what}".lower()
        fits = sum(bool(re.search(rf"\b{re.escape(word)}", about)) for word in words)
        if fits > most:
            best, most = contact, fits
    return best
