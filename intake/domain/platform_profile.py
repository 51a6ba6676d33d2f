"""The profile of a platform: how to post there, which kinds, in which area, and when verified."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - cattrs reads the types of the fields
from enum import StrEnum

from intake.domain.request import Kind  # noqa: TC001 - cattrs reads the types of the fields
from intake.domain.task import TaskKind
from intake.kit.numerals import is_numeral
from intake.kit.text_normalization import fold_accents

_MAX_SLUG_LENGTH = 60
_REGION = re.compile(r"\d{4}(?:-\d{4})?")


def slug_of(name: str) -> str:
    """Return the file name of a platform: lower-case letters, digits and dashes."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold_accents(name)).strip("-")
    return slug[:_MAX_SLUG_LENGTH].strip("-") or "platform"


def is_region(text: str) -> bool:
    """Tell whether a text is the four digits of a postcode, or a range of them."""
    return _REGION.fullmatch(text) is not None


def parse_regions(typed: str) -> tuple[str, ...] | None:
    """Parse a list of regions ("1052, 1053-1055"); returns None if one of them is invalid."""
    parts = [re.sub(r"\s", "", part) for part in re.split(r"[,;]", typed)]
    regions = tuple(part for part in parts if part)
    return regions if all(is_region(region) for region in regions) else None


def covers_region(regions: tuple[str, ...], postcode: str) -> bool:
    """Tell whether a postcode lies in one of the regions: four digits, or a range of them.

    Without any region it lies in them.
    """
    if not regions or not is_numeral(postcode[:4]):
        return True
    digits = int(postcode[:4])
    spans = (region.split("-") for region in regions)
    return any(int(span[0]) <= digits <= int(span[-1]) for span in spans)


class PostingMethod(StrEnum):
    """How a request is posted on a platform."""

    WEB = "web"  # fill in its form in the posting window
    COPY = "copy"  # open its page; a person copies the text
    MAIL = "mail"  # send a mail
    PHONE = "phone"  # ring it and read the text aloud
    PAPER = "paper"  # pin a notice to a board
    PROGRAM = "program"  # use its interface (HTTP with JSON)
    FEED = "feed"  # publish it in the feed of the centre's own site
    OWN = "own"  # ask the centre's own volunteers
    CARD = "card"  # nothing is posted: give the resident a card
    OFF = "off"  # not in use


@dataclass(frozen=True, kw_only=True, slots=True)
class LearnedField:
    """One box of a platform's page, and what a person taught about it.

    ``role`` is what the box asks for; it is "other" for a box that stays empty, and "choice" for a
    list that asks for something no request has. ``choice`` is the text of the option that a person
    chose and ``kind`` the kind of request it was chosen for. ``subject`` tells what that request
    was about, for a list of categories: a tent belongs elsewhere than a drill.
    """

    role: str
    tag: str
    label: str = ""
    near: str = ""
    placeholder: str = ""
    name: str = ""
    choice: str = ""
    kind: str = ""
    subject: str = ""


WINDOW_METHODS = frozenset({PostingMethod.WEB, PostingMethod.COPY})
"""Methods that use the posting window."""

CHANNEL_METHODS = frozenset({PostingMethod.MAIL, PostingMethod.PROGRAM})
"""Methods by which the outbox sends a post without a person."""

TASK_OF_METHOD = {
    PostingMethod.PHONE: TaskKind.CALL_PLATFORM,
    PostingMethod.PAPER: TaskKind.PIN_NOTICE,
    PostingMethod.OWN: TaskKind.ASK_VOLUNTEERS,
}
"""Methods by which a person delivers the post, and the kind of task for it."""

FEED_METHODS = frozenset({PostingMethod.FEED})
"""Methods by which others fetch a post from the centre's own site."""

NO_METHODS = frozenset({PostingMethod.CARD, PostingMethod.OFF})
"""Methods that publish nothing. Each method is in exactly one of these five sets."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteApi:
    """How a platform accepts a post over HTTP with JSON.

    ``post`` is the address to post to. It, headers and body may hold values by name, in braces:
    ``{title}``, ``{text}``, ``{code}``, ``{number}``, ``{kind}``, ``{user}``. ``find`` searches
    a post by its code and ``withdraw`` removes it; empty if the platform cannot do that.
    ``answer_link`` and ``answer_number`` are paths in the answer (``link``, ``data.id``). ``found``
    is the path to the list in the answer to ``find``, empty if the answer is that list.
    """

    post: str
    body: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    user: str = ""
    answer_link: str = "link"
    answer_number: str = "id"
    find: str = ""
    found: str = ""
    withdraw: str = ""
    withdraw_method: str = "DELETE"


@dataclass(frozen=True, kw_only=True, slots=True)
class PlatformProfile:
    """One platform.

    A fact that is not known is None, never a guess. ``verified_on`` is empty until a coordinator
    has checked the profile.
    """

    slug: str
    name: str
    way: PostingMethod
    kinds: frozenset[Kind]
    new_request: str = ""
    sign_in: str = ""
    practice: bool = False
    may_post_for_others: bool | None = None
    last_sign_of_life: str = ""
    title_limit: int | None = None
    text_limit: int | None = None
    list_shows: int | None = None
    expires_after_days: int | None = None
    project_posts_a_day: int | None = None
    regions: tuple[str, ...] = ()
    categories: dict[str, str] = field(default_factory=dict)
    cost: str = ""
    informal: bool = True
    centre_account: bool = False
    phone: str = ""
    hours: str = ""
    notice_days: int | None = None
    terms: str = ""
    mail_to: str = ""
    card: str = ""
    """What to tell the resident if nothing can be posted here, in plain words, for a printed card.
    """
    program: SiteApi | None = None
    learned: tuple[LearnedField, ...] = ()
    verified_on: date | None = None
    verified_by: str = ""

    @property
    def place_field(self) -> str:
        """Return the name of the field that holds where a post must be delivered.

        Empty if the method needs none, or if ``[program]`` holds it.
        """
        return {
            PostingMethod.WEB: "new_request",
            PostingMethod.COPY: "new_request",
            PostingMethod.MAIL: "mail_to",
            PostingMethod.PHONE: "phone",
        }.get(self.way, "")

    @property
    def is_ready(self) -> bool:
        """Whether the centre has entered everything that the method needs."""
        return self.way is not PostingMethod.OFF and (
            self.program is not None
            if self.way is PostingMethod.PROGRAM
            else not self.place_field or bool(getattr(self, self.place_field))
        )

    def serves(self, postcode: str) -> bool:
        """Tell whether this platform covers a postcode.

        Without any region it covers all; a region is four digits or a range of them.
        """
        return covers_region(self.regions, postcode)


_ORIGIN = re.compile(r"https?://[^/?#]+", re.IGNORECASE)


def secret_name(profile: PlatformProfile) -> str:
    """Return the name under which the password of a platform's interface is stored.

    It contains the host, so that a profile that changes to another host does not get the password.
    """
    if profile.program is None:
        return f"platform {profile.slug}"
    origin = _ORIGIN.match(profile.program.post)
    return f"platform {profile.slug} at {origin[0].lower()}" if origin else ""
