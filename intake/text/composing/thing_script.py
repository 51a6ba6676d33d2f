"""What is said in a call about a thing that is lent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from intake.domain.task import TaskKind
from intake.text.composing.date_phrases import day_phrase
from intake.text.composing.thing_words import the_thing

if TYPE_CHECKING:
    from datetime import date

    from intake.kit.translations import BoundTranslations

_CLOSINGS = {
    TaskKind.OVERDUE: "say-closing-overdue",
    TaskKind.NOT_COLLECTED: "say-closing-not-collected",
}


class ThingCall(NamedTuple):
    """What a call is about: the thing, how many, the day that is named, and what else is said.

    ``about`` is the answer of a lender, or the parts that are missing; ``happened`` is what the
    lender must hear.
    """

    kind: TaskKind
    name: str
    pieces: int = 1
    day: date | None = None
    about: str = ""
    happened: str = ""


def thing_script(call: ThingCall, dutch: BoundTranslations) -> str:
    """Return the matter of a call; empty for a task that is no call about a thing."""
    what = the_thing(call.name, call.pieces)
    day = day_phrase(call.day) if call.day else "…"
    key = f"say-{str(call.kind).replace('_', '-')}"
    if call.kind is TaskKind.TELL_EXTENSION:
        key = f"{key}-{call.about}"
    return dutch(key, what=what, day=day, parts=call.about, happened=call.happened)


def thing_closing(call: ThingCall, dutch: BoundTranslations) -> str:
    """Return what is read back at the end of a call about a thing."""
    key = _CLOSINGS.get(call.kind, "say-closing-thing")
    return dutch(key, what=the_thing(call.name, call.pieces))
