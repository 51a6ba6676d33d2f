"""A question of a form: its type, its check, who may read the answer, its part in the post."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reader(StrEnum):
    """Who may see an answer. Private by default: only the desk.

    A post says what ``POST`` allows (``compose.public_answers``); which of the others a slip says
    is written in its own file, and a test holds that it says nothing else.
    """

    DESK = "desk"
    HELPER = "helper"
    SLIP = "slip"
    POST = "post"


class Type(StrEnum):
    """What an answer is made of.

    Dates and times are kept in ISO form, money in cents, a rule as RRULE.
    """

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    TIME = "time"
    MOMENT = "moment"
    REPEAT = "repeat"
    MONEY = "money"
    CHOICE = "choice"


ONLY_DESK = frozenset({Reader.DESK})
HELPER = frozenset({Reader.DESK, Reader.HELPER})
ON_PAPER = frozenset({Reader.DESK, Reader.HELPER, Reader.SLIP})
PUBLIC = frozenset(Reader)


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One question.

    Its words stand in the catalogue under ``form-<key>`` (label), ``form-<key>-ask`` (to read
    aloud) and ``form-<key>-<choice>``.

    ``secret`` answers are kept apart and encrypted. ``extra`` ones are folded away until somebody
    asks for them. ``most`` is in characters.
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
        """Tell whether a question belongs to this kind."""
        return any(field.key == key for field in self.fields)

    def field(self, key: str) -> Field:
        return next(field for field in self.fields if field.key == key)

    def public(self) -> frozenset[str]:
        """Name the answers that may stand in a post."""
        return frozenset(field.key for field in self.fields if Reader.POST in field.readers)

    def secret(self) -> frozenset[str]:
        """Name the answers that are kept apart."""
        return frozenset(field.key for field in self.fields if field.secret)
