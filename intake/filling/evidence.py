"""Tell from what a page shows what came of a post: it stands there, is refused, or nobody knows.

One sign alone lies: a preview shows the text, a thank-you page shows none, a form that was sent by
script keeps its address. So the signs are weighed together, and a form that still holds the text is
never taken for a success.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from intake.kit.paths import resources
from intake.kit.text_normalization import normalize_words, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

_BAD_REQUEST = 400
_OPENING = 600
"""Characters of a page without its form in which it says what came of it."""
_MAX_HEADING = 80
_MAX_SENTENCE = 120
_LINKS = ("permalink", "named", "entry", "message")
"""Which link is the post's own, the surest first."""


class Outcome(StrEnum):
    """What came of a post, as far as its page tells."""

    STANDS = "stands"
    PREVIEW = "preview"
    DRAFT = "draft"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Message:
    """What a page says in a box of its own; ``kind`` is "good", "bad", or empty, by its name."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link on the page; ``why`` tells what makes it one to the post."""

    address: str
    text: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a page shows after a form was filled in.

    ``code``, ``title`` and ``text`` tell whether those of the post stand outside every box that can
    be edited, ``in_boxes`` whether one still holds them, ``titled`` whether the page is called as
    the post is. Of the ``filled`` boxes so many are ``gone``, ``emptied``, or ``hidden``, as by an
    editor that came later and stands over them; ``replaced`` by the page, and by no person.
    ``status`` is the HTTP status of the page, 0 where it is not known; ``requests`` those of what
    its scripts have sent since.
    """

    address: str = ""
    status: int = 0
    pressed: bool = False
    invalid: int = 0
    code: bool = False
    title: bool = False
    text: bool = False
    in_boxes: bool = False
    titled: bool = False
    filled: int = 0
    gone: int = 0
    emptied: int = 0
    hidden: int = 0
    replaced: int = 0
    messages: tuple[Message, ...] = ()
    headings: tuple[str, ...] = ()
    page_title: str = ""
    words: str = ""
    links: tuple[Link, ...] = ()
    buttons: tuple[str, ...] = ()
    requests: tuple[int, ...] = ()

    @property
    def shows_post(self) -> bool:
        """Whether the post stands on the page, outside every box."""
        return self.code or self.title or self.text

    @property
    def was_sent(self) -> bool:
        """Whether somebody pressed a button, here or on the page before this one."""
        return self.pressed or self.gone >= self.filled > 0

    @property
    def has_left_form(self) -> bool:
        """Whether nothing of what was filled in stands in a box any more."""
        return not self.in_boxes and self.gone + self.emptied >= self.filled


@dataclass(frozen=True, slots=True)
class Before:
    """What stood there when the form was filled in, before anybody pressed a button.

    ``headings`` and ``text`` are what a page shows of a post while it is still being written: one
    that draws a preview beside its boxes tells nothing by it once it was sent. ``lines`` are those
    that a page opens with, as "312 oproepen geplaatst".
    """

    address: str = ""
    messages: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()
    text: bool = False


@dataclass(frozen=True, slots=True)
class PostOutcome:
    """What came of a post, in the site's own sentence where it has one, and the post's address.

    ``shows_code`` and ``shows_post`` tell what stands on the page: a post that was stored empty has
    its code alone.
    """

    outcome: Outcome
    sentence: str = ""
    address: str = ""
    shows_code: bool = False
    shows_post: bool = False


def read_evidence(raw: str, filled: int) -> Evidence:
    """Read what the page's script gathered; a page may hold anything."""
    told = _as_dict(raw)

    def texts(name: str) -> tuple[str, ...]:
        return tuple(str(value) for value in _as_list(told.get(name)))

    return Evidence(
        address=str(told.get("address", "")),
        status=_as_int(told.get("status")),
        pressed=bool(told.get("pressed")),
        invalid=_as_int(told.get("invalid")),
        code=bool(told.get("code")),
        title=bool(told.get("title")),
        text=bool(told.get("text")),
        in_boxes=bool(told.get("in_boxes")),
        titled=bool(told.get("titled")),
        filled=filled,
        gone=_as_int(told.get("gone")),
        emptied=_as_int(told.get("emptied")),
        hidden=_as_int(told.get("hidden")),
        replaced=_as_int(told.get("replaced")),
        messages=read_messages(told.get("messages")),
        headings=texts("headings"),
        page_title=str(told.get("page_title", "")),
        words=str(told.get("words", "")),
        links=tuple(
            Link(str(link.get("address", "")), str(link.get("text", "")), str(link.get("why", "")))
            for link in _as_list(told.get("links"))
            if isinstance(link, dict)
        ),
        buttons=texts("buttons"),
        requests=tuple(_as_int(status) for status in _as_list(told.get("requests"))),
    )


def read_messages(raw: object) -> tuple[Message, ...]:
    """Read the messages of a page."""
    return tuple(
        Message(str(one.get("text", "")), str(one.get("kind", "")))
        for one in _as_list(raw)
        if isinstance(one, dict)
    )


_BROWSERS_OWN = ("chrome-error:", "chrome:", "about:")


def weigh(now: Evidence, before: Before) -> PostOutcome:
    """Weigh what a page shows; nothing that is sure is ``UNKNOWN``.

    What the browser itself says of a line that was cut is no word of the site: it may have stored.
    """
    if now.address.startswith(_BROWSERS_OWN):
        return PostOutcome(Outcome.UNKNOWN)
    fresh = [message for message in now.messages if message.text not in before.messages]
    said_well = [message.text for message in fresh if _is_success(message)]
    refusals = [message.text for message in fresh if _is_refusal(message)]
    if _is_refused(now, said_well, refusals):
        return PostOutcome(Outcome.REFUSED, refusals[0] if refusals else _heading(now))
    moved = now.address.partition("#")[0] != before.address.partition("#")[0]
    if not said_well and now.has_left_form:
        said_well = [
            line for line in opening_lines(now) if line not in before.lines and _says_stored(line)
        ]
    if _is_preview(now, fresh, before):
        return PostOutcome(Outcome.PREVIEW)
    if now.in_boxes and not (moved and said_well and now.links):
        return PostOutcome(Outcome.UNKNOWN)
    if drafts := [text for text in said_well if _says(text, "draft")]:
        return PostOutcome(Outcome.DRAFT, drafts[0])
    if _says(" ".join(now.headings), "draft") and not said_well:
        return PostOutcome(Outcome.DRAFT)
    if said_well or (now.shows_post and (moved or now.has_left_form)):
        return PostOutcome(
            Outcome.STANDS,
            sentence=_short(said_well[0]) if said_well else "",
            address=own_address(now),
            shows_code=now.code,
            shows_post=now.title or now.text,
        )
    return PostOutcome(Outcome.UNKNOWN)


def own_address(now: Evidence) -> str:
    """Return the address of the post itself: the page's own where it is about the post alone."""
    if now.titled and now.text and not now.in_boxes:
        return now.address
    by_why = {link.why: link.address for link in reversed(now.links)}
    return next((by_why[why] for why in _LINKS if why in by_why), now.address)


def _is_refused(now: Evidence, said_well: list[str], refusals: list[str]) -> bool:
    if said_well:
        return False
    if now.status >= _BAD_REQUEST:
        return True
    if refusals and (now.in_boxes or not now.shows_post):
        return True
    return now.was_sent and now.invalid > 0 and now.in_boxes


def _is_preview(now: Evidence, fresh: list[Message], before: Before) -> bool:
    """Tell whether the post is shown to be looked at before it is placed.

    On the very page that was filled in, what it drew beside the boxes while one wrote is no answer.
    """
    if not now.shows_post:
        return False
    is_same_page = now.gone < now.filled
    known = before.headings if is_same_page else frozenset()
    headings = [heading for heading in now.headings if heading not in known]
    places = (*headings, now.page_title, *(message.text for message in fresh))
    names_it = any(_says(text, "preview") for text in places if len(text) <= _OPENING)
    is_to_send = any(_says(button, "send") for button in now.buttons)
    is_answered = now.was_sent and not (is_same_page and before.text)
    return is_to_send and (names_it or (now.in_boxes and is_answered and now.text))


def _is_success(message: Message) -> bool:
    if message.kind == "bad":
        return False
    if message.kind == "good":
        return not _says(message.text, "refusal")
    return _says_stored(message.text) and not _says(message.text, "refusal")


def _is_refusal(message: Message) -> bool:
    if message.kind == "good":
        return False
    return message.kind == "bad" or _says(message.text, "refusal")


def _says_stored(text: str) -> bool:
    """Tell whether a site says that it has the post: it stands there, or waits for its keepers."""
    return _says(text, "success") or _says(text, "waiting")


def opening_lines(now: Evidence) -> tuple[str, ...]:
    """Return the lines and headings that a page opens with, and its title."""
    return (*now.words[:_OPENING].split("\n"), *now.headings[:3], now.page_title)


def _short(said: str) -> str:
    """Return the first sentence of what a page says."""
    return shorten(said, _MAX_SENTENCE)


def _heading(now: Evidence) -> str:
    return next((head for head in now.headings if len(head) <= _MAX_HEADING), "")


def _says(text: str, kind: str) -> bool:
    words = f" {normalize_words(text)} "
    return any(f" {phrase} " in words for phrase in _phrases()[kind])


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[str, ...]]:
    stored = tomllib.loads((resources() / "words" / "outcomes.toml").read_text(encoding="utf8"))
    return {kind: tuple(normalize_words(one) for one in said) for kind, said in stored.items()}


def _as_dict(raw: str) -> dict[str, Any]:
    try:
        told = json.loads(raw or "{}")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _as_list(value: object) -> Iterable[Any]:
    return value if isinstance(value, list) else []


def _as_int(value: object) -> int:
    return int(value) if isinstance(value, (int, float)) else 0
