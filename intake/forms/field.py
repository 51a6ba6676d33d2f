"""A question of a form: its type, its check, who may read the answer, its part in the post."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reader(StrEnum):
    """Who may see an answer. By default only the desk.

    A post contains what ``POST`` allows (``compose.public_answers``). Which other answers a slip
    contains is written in its own file, and a test checks that it contains nothing else.
    """

    DESK = "desk"  # the staff
    HELPER = "helper"  # the helper's own slip
    SLIP = "slip"  # the resident's slip
    POST = "post"  # everybody


class Type(StrEnum):
    """The type of an answer.

    Dates and times are stored in ISO form, money in cents, a recurrence as RRULE.
    """

    LINE = "line"  # one line of text
    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    TIME = "time"
    MOMENT = "moment"  # a day with a time
    REPEAT = "repeat"  # how often, as RRULE
    MONEY = "money"
    CHOICE = "choice"


ONLY_DESK = frozenset({Reader.DESK})
HELPER = frozenset({Reader.DESK, Reader.HELPER})
ON_PAPER = frozenset({Reader.DESK, Reader.HELPER, Reader.SLIP})
PUBLIC = frozenset(Reader)


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One question.

    Its texts are in the catalogue: ``form-<key>`` (label), ``form-<key>-ask`` (read aloud) and
    ``form-<key>-<choice>``.

    ``secret`` answers are stored separately and encrypted. ``extra`` questions are hidden until
    somebody asks for them. ``most`` is the maximum number of characters.
    """

    key: str
    type: Type = Type.LINE
    readers: frozenset[Reader] = ONLY_DESK
    choices: tuple[str, ...] = ()
    needed: bool = False
    secret: bool = False
    extra: bool = False
    most: int = 120
    ask: str = ""

    @property
    def label_key(self) -> str:
        return f"form-{self.key.replace('_', '-')}"

    @property
    def ask_key(self) -> str:
        return f"form-{(self.ask or self.key).replace('_', '-')}-ask"

    def choice_key(self, choice: str) -> str:
        return f"{self.label_key}-{choice.replace('_', '-')}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """The questions of one kind, in the order in which they are asked."""

    kind: str
    fields: tuple[Field, ...]

    def asks(self, key: str) -> bool:
        """Tell whether this kind has a question."""
        return any(field.key == key for field in self.fields)

    def field(self, key: str) -> Field:
        return next(field for field in self.fields if field.key == key)

    def public(self) -> frozenset[str]:
        """Return the keys of the answers that may be in a post."""
        return self.readable_by(Reader.POST)

    def readable_by(self, reader: Reader) -> frozenset[str]:
        """Return the keys of the answers that a reader may see."""
        return frozenset(field.key for field in self.fields if reader in field.readers)

    def secret(self) -> frozenset[str]:
        """Return the keys of the answers that are stored separately."""
        return frozenset(field.key for field in self.fields if field.secret)
