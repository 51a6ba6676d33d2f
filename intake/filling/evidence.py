"""Tell from a page what happened to a post: it is online, was refused, or it is unknown.

One sign can mislead: a preview shows the text, a page of thanks does not, a form that was sent by
script keeps its address. So the signs are weighed together, and a form that still contains the text
never counts as a success.
"""

from __future__ import annotations

import json
import re
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

_OPENING_LENGTH = 600
"""Characters at the beginning of a page in which it tells the result."""

_MAX_HEADING = 80
_MAX_SENTENCE = 120

_LINK_REASONS = ("permalink", "named", "entry", "message")
"""The kinds of links to the post itself, the most certain first."""


class Outcome(StrEnum):
    """What happened to a post, as far as its page tells."""

    STANDS = "stands"  # online, or stored by the site
    PREVIEW = "preview"  # shown before it is placed
    DRAFT = "draft"  # stored by the site, but not published
    REFUSED = "refused"  # not stored: the site asks for something
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Message:
    """A message on a page; ``kind`` is "good", "bad" or empty, from the name of its box."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link on the page; ``why`` tells how it was recognised as a link to the post."""

    address: str
    text: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a page shows after a form was filled in.

    ``code``, ``title`` and ``text`` tell whether these parts of the post are visible outside every
    editable box, ``in_boxes`` whether a box still contains them, ``titled`` whether the page has
    the title of the post. ``filled`` counts the filled boxes. Of these, ``gone`` no longer exist,
    ``emptied`` are empty, ``hidden`` are covered, for instance by an editor that appeared later,
    and ``replaced`` were changed by the page and not by a person. ``status`` is the HTTP status of
    the page, 0 if unknown; ``requests`` are the statuses of what its scripts have sent since.
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
        """Whether the post is visible on the page, outside every box."""
        return self.code or self.title or self.text

    @property
    def was_sent(self) -> bool:
        """Whether somebody pressed a button, here or on the page before this one."""
        return self.pressed or self.gone >= self.filled > 0

    @property
    def has_left_form(self) -> bool:
        """Whether no box contains any more what was filled in."""
        return not self.in_boxes and self.gone + self.emptied >= self.filled


@dataclass(frozen=True, slots=True)
class Before:
    """What the page showed when the form was filled in, before anybody pressed a button.

    ``headings`` and ``text`` are what it shows of the post while that is being written: a page with
    a live preview tells nothing by it after sending. ``lines`` are the first lines of the page, as
    "312 oproepen geplaatst".
    """

    address: str = ""
    messages: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()
    text: bool = False


@dataclass(frozen=True, slots=True)
class PostOutcome:
    """What happened to a post, the site's own sentence if there is one, and the post's address.

    ``shows_code`` and ``shows_post`` tell what is visible on the page: of a post that was stored
    empty only the code is. ``is_title_alone`` tells that neither the code nor the text is: the next
    step of a form, or a payment, names the post too.
    """

    outcome: Outcome
    sentence: str = ""
    address: str = ""
    shows_code: bool = False
    shows_post: bool = False
    is_title_alone: bool = False


def read_evidence(raw: str, filled: int) -> Evidence:
    """Parse what the page's script gathered; a page may contain anything."""
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
        Message(str(entry.get("text", "")), str(entry.get("kind", "")))
        for entry in _as_list(raw)
        if isinstance(entry, dict)
    )


_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_BROWSER_SCHEMES = ("chrome-error:", "chrome:", "about:")


def weigh(now: Evidence, before: Before) -> PostOutcome:
    """Weigh what a page shows; the result is ``UNKNOWN`` unless it is certain.

    An error page of the browser itself is not an answer of the site, which may have stored the
    post.
    """
    if now.address.startswith(_BROWSER_SCHEMES):
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
    if drafts := [text for text in said_well if _has_phrase_of_kind(text, "draft")]:
        return PostOutcome(Outcome.DRAFT, drafts[0])
    if _has_phrase_of_kind(" ".join(now.headings), "draft") and not said_well:
        return PostOutcome(Outcome.DRAFT)
    if said_well or (now.shows_post and (moved or now.has_left_form)):
        return PostOutcome(
            Outcome.STANDS,
            sentence=_shorten_sentence(said_well[0]) if said_well else "",
            address=own_address(now),
            shows_code=now.code,
            shows_post=now.title or now.text,
            is_title_alone=now.title and not (now.text or now.code),
        )

    return PostOutcome(Outcome.UNKNOWN)


def own_address(now: Evidence) -> str:
    """Return the address of the post: the page's own if the page is about this post only."""
    if now.titled and now.text and not now.in_boxes:
        return now.address
    by_why = {link.why: link.address for link in reversed(now.links)}
    return next((by_why[why] for why in _LINK_REASONS if why in by_why), now.address)


def _is_refused(now: Evidence, said_well: list[str], refusals: list[str]) -> bool:
    if said_well:
        return False
    if now.status >= _BAD_REQUEST:
        return True
    if refusals and (now.in_boxes or not now.shows_post):
        return True
    return now.was_sent and now.invalid > 0 and now.in_boxes


def _is_preview(now: Evidence, fresh: list[Message], before: Before) -> bool:
    """Tell whether the post is shown as a preview before it is placed.

    What the page of the form showed beside the boxes while typing is no answer.
    """
    if not now.shows_post:
        return False
    is_same_page = now.gone < now.filled
    known = before.headings if is_same_page else frozenset()
    headings = [heading for heading in now.headings if heading not in known]
    places = (*headings, now.page_title, *(message.text for message in fresh))
    names_it = any(
        _has_phrase_of_kind(text, "preview") for text in places if len(text) <= _OPENING_LENGTH
    )
    is_to_send = any(_has_phrase_of_kind(button, "send") for button in now.buttons)
    is_answered = now.was_sent and not (is_same_page and before.text)
    return is_to_send and (names_it or (now.in_boxes and is_answered and now.text))


def _is_success(message: Message) -> bool:
    if message.kind == "bad":
        return False
    if message.kind == "good":
        return not (
            _has_phrase_of_kind(message.text, "refusal") or _is_about_something_else(message.text)
        )
    return _says_stored(message.text) and not _has_phrase_of_kind(message.text, "refusal")


def _is_refusal(message: Message) -> bool:
    if message.kind == "good":
        return False
    return message.kind == "bad" or _has_phrase_of_kind(message.text, "refusal")


def _says_stored(text: str) -> bool:
    """Tell whether a site says that it has stored the post, published or waiting for approval."""
    return any(
        (_has_phrase_of_kind(sentence, "success") or _has_phrase_of_kind(sentence, "waiting"))
        and not _has_phrase_of_kind(sentence, "elsewhere")
        for sentence in _SENTENCES.split(text)
    )


def _is_about_something_else(text: str) -> bool:
    """Tell whether a site only tells that somebody signed in, or has other settings."""
    return _has_phrase_of_kind(text, "elsewhere") and not _says_stored(text)


def is_certain(found: PostOutcome) -> bool:
    """Tell whether a page shows more than the title, or says of something that it was stored."""
    is_shown = (found.shows_post and not found.is_title_alone) or found.shows_code
    return is_shown or _says_stored(found.sentence)


def opening_lines(now: Evidence) -> tuple[str, ...]:
    """Return the first lines and headings of a page, and its title."""
    return (*now.words[:_OPENING_LENGTH].split("\n"), *now.headings[:3], now.page_title)


def _shorten_sentence(said: str) -> str:
    """Return the first sentence of what a page says."""
    return shorten(said, _MAX_SENTENCE)


def _heading(now: Evidence) -> str:
    return next((head for head in now.headings if len(head) <= _MAX_HEADING), "")


def _has_phrase_of_kind(text: str, kind: str) -> bool:
    words = f" {normalize_words(text)} "
    return any(f" {phrase} " in words for phrase in _phrases()[kind])


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[str, ...]]:
    stored = tomllib.loads((resources() / "words" / "outcomes.toml").read_text(encoding="utf8"))
    return {
        kind: tuple(normalize_words(phrase) for phrase in said) for kind, said in stored.items()
    }


def _as_dict(raw: str) -> dict[str, Any]:
    try:
        parsed = json.loads(raw or "{}")
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _as_list(value: object) -> Iterable[Any]:
    return value if isinstance(value, list) else []


def _as_int(value: object) -> int:
    return int(value) if isinstance(value, (int, float)) else 0
