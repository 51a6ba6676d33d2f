"""A platform as data: how to post there, what for, where, since when that is known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - cattrs reads the types of the fields
from enum import StrEnum

from intake.domain.request import Kind  # noqa: TC001 - cattrs reads the types of the fields
from intake.domain.task import TaskKind
from intake.kit.text_normalization import fold_accents

_MAX_SLUG_LENGTH = 60
_REGION = re.compile(r"\d{4}(?:-\d{4})?")


def slug_of(name: str) -> str:
    """Return the name of a platform's file: small letters, digits and dashes."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold_accents(name)).strip("-")
    return slug[:_MAX_SLUG_LENGTH].strip("-") or "platform"


def is_region(text: str) -> bool:
    """Tell whether a text is four digits of a postcode, or a range of them."""
    return _REGION.fullmatch(text) is not None


def parse_regions(typed: str) -> tuple[str, ...] | None:
    """Return the regions of a list ("1052, 1053-1055"); None where one of them is none."""
    parts = [re.sub(r"\s", "", part) for part in re.split(r"[,;]", typed)]
    regions = tuple(part for part in parts if part)
    return regions if all(is_region(region) for region in regions) else None


def covers_region(regions: tuple[str, ...], postcode: str) -> bool:
    """Tell whether a postcode lies in one of these regions, each four digits or a range of them.

    No region named means everywhere.
    """
    if not regions or not postcode[:4].isdigit():
        return True
    digits = int(postcode[:4])
    spans = (region.split("-") for region in regions)
    return any(int(span[0]) <= digits <= int(span[-1]) for span in spans)


class PostingMethod(StrEnum):
    """How a request gets onto a platform."""

    WEB = "web"
    COPY = "copy"
    MAIL = "mail"
    PHONE = "phone"
    PAPER = "paper"
    PROGRAM = "program"
    FEED = "feed"
    OWN = "own"
    CARD = "card"
    OFF = "off"


@dataclass(frozen=True, kw_only=True, slots=True)
class LearnedField:
    """One field of a platform's page, and the role that a person gave it.

    What it asks for, told by what stands beside it.

    ``role`` is "other" for a box that is left alone, and "choice" for a list that asks for nothing
    that a request has; ``choice`` is the text of the option that a person chose, ``kind`` the kind
    of request that it was for: another kind gets another choice. ``subject`` is what the request
    was about, where the list is one of categories: a tent is not what a drill was.
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
"""The ways that lead through the posting window."""
CHANNEL_METHODS = frozenset({PostingMethod.MAIL, PostingMethod.PROGRAM})
"""The ways by which a post leaves by itself, through the outbox."""
TASK_OF_METHOD = {
    PostingMethod.PHONE: TaskKind.CALL_PLATFORM,
    PostingMethod.PAPER: TaskKind.HANG_UP,
    PostingMethod.OWN: TaskKind.ASK_OWN,
}
"""The ways by which a person brings the post where it belongs, and the task for it."""
FEED_METHODS = frozenset({PostingMethod.FEED})
"""The ways by which others fetch a post from the centre's own site."""
NO_METHODS = frozenset({PostingMethod.CARD, PostingMethod.OFF})
"""The ways by which no post goes anywhere. Each way is in exactly one of these five."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteApi:
    """How a platform takes a post over HTTP with JSON.

    Its addresses, and where in its answer the link and the number stand.

    Addresses, headers and body hold named values in braces: ``{title}``, ``{text}``, ``{code}``,
    ``{number}``, ``{kind}``, ``{user}``. ``find`` asks for a post by its code, ``withdraw`` takes
    it off; an empty one means that the platform knows no such question. ``answer_link`` and
    ``answer_number`` are paths in the answer (``link``, ``data.id``); ``found`` is the path to the
    list that ``find`` gives, empty for the answer itself.
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

    An unknown fact is None, never a guess; ``verified_on`` is empty until a coordinator has looked.
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
    """What to tell the resident where this is no place to post, in plain words, for a card on
    paper.
    """
    program: SiteApi | None = None
    learned: tuple[LearnedField, ...] = ()
    verified_on: date | None = None
    verified_by: str = ""

    @property
    def place(self) -> str:
        """Name the field that says where to bring a post on this way.

        Empty where the way needs none, or says it in ``[program]``.
        """
        return {
            PostingMethod.WEB: "new_request",
            PostingMethod.COPY: "new_request",
            PostingMethod.MAIL: "mail_to",
            PostingMethod.PHONE: "phone",
        }.get(self.way, "")

    @property
    def ready(self) -> bool:
        """Whether a centre has said all that this way needs."""
        return self.way is not PostingMethod.OFF and (
            self.program is not None
            if self.way is PostingMethod.PROGRAM
            else not self.place or bool(getattr(self, self.place))
        )

    def serves(self, postcode: str) -> bool:
        """Tell whether this platform reaches a postcode.

        No region named means everywhere; a region is four digits or a range of them.
        """
        return covers_region(self.regions, postcode)


_ORIGIN = re.compile(r"https?://[^/?#]+", re.IGNORECASE)


def secret_name(profile: PlatformProfile) -> str:
    """Name the password of a platform's program, by the machine that it is for.

    A profile that comes to lead elsewhere does not take the password along.
    """
    if profile.program is None:
        return f"platform {profile.slug}"
    origin = _ORIGIN.match(profile.program.post)
    return f"platform {profile.slug} at {origin[0].lower()}" if origin else ""
