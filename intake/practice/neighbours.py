"""Answer posts on the practice sites, as neighbours would.

Some seconds after a post is placed they answer, on the site and by mail; after "yes please" they
say yes.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from intake.kit.codes import parse_code
from intake.kit.paths import resources

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.domain.message import Message
    from intake.practice.practice_posts import PracticePost, PracticePosts

_CODE = re.compile(r"\b[0-9A-Z]{3}-[0-9A-Z]{3}\b")


class Neighbours:
    """Answers when ``tick`` is called.

    ``drop`` delivers a mail to the centre's mailbox: sender, subject, text. ``delay`` is in
    seconds.
    """

    def __init__(
        self, listings: PracticePosts, drop: Callable[[str, str, str], None], delay: float = 4.0
    ) -> None:
        self.people = tomllib.loads(
            (resources() / "practice" / "neighbours.toml").read_text(encoding="utf8")
        )["neighbour"]
        self._listings = listings
        self._drop = drop
        self._delay = delay
        self._asked: list[tuple[float, Message]] = []

    def let_answer(self, now: float) -> None:
        """Send the answers that are due; ``now`` is in seconds since 1970."""
        for listing in self._listings.all():
            if (
                not listing.gone
                and not listing.answers
                and now - listing.stands_since >= self._delay
            ):
                self._answer(listing)
        ripe = [message for asked_at, message in self._asked if now - asked_at >= self._delay]
        self._asked = [
            (asked_at, message) for asked_at, message in self._asked if now - asked_at < self._delay
        ]
        for message in ripe:
            self._say_yes(message)

    def receive_message(self, message: Message, now: float) -> None:
        """Receive a message from the desk; only "yes please" gets an answer."""
        if "?" in message.text:
            self._asked.append((now, message))

    def _answer(self, listing: PracticePost) -> None:
        fitting = [person for person in self.people if listing.site in person["sites"]]
        person = fitting[listing.number % len(fitting)]
        code = next(
            (
                found
                for found in _CODE.findall(f"{listing.title} {listing.text}")
                if parse_code(found)
            ),
            "",
        )
        text = person["answer"].replace("{code}", code)
        self._listings.answer(listing.number, person["name"], text)
        self._drop(
            f"{person['name']} <{person['mail']}>", f"Reactie op uw oproep {code}".strip(), text
        )

    def _say_yes(self, message: Message) -> None:
        person = next(
            (neighbour for neighbour in self.people if neighbour["mail"] == message.to), None
        )
        if person is None:
            return
        code = next(
            (
                found
                for found in _CODE.findall(f"{message.subject} {message.text}")
                if parse_code(found)
            ),
            "",
        )
        self._drop(
            f"{person['name']} <{person['mail']}>",
            f"Re: {message.subject}",
            f"{person['yes']} ({code})",
        )
