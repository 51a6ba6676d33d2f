"""The states of a request: who must do what, by when, and which states can follow.

A state is not stored: it follows from the request and its records
(``RequestAggregate.turn_key``, whose keys these are without ``turn-``).
"""

from __future__ import annotations

from typing import NamedTuple


class RequestStep(NamedTuple):
    """Who must do what, and by when; ``is_end`` if nobody has to do anything any more."""

    who: str
    what: str
    by: str
    is_end: bool = False


STEPS = {
    "desk": RequestStep("desk", "ask for consent and place it", "an hour after it was taken"),
    "post": RequestStep("desk", "place what waits", "an hour after it was taken"),
    "uncertain": RequestStep("desk", "look whether the post stands there", "before placing again"),
    "neighbours": RequestStep(
        "neighbourhood", "reply", "a week after the last news, or the day before it is needed"
    ),
    "choose": RequestStep("desk", "choose a reply", "a day after the first reply"),
    "neighbour": RequestStep("chosen neighbour", "say yes or no", "two days before the meeting"),
    "resident": RequestStep("desk", "ring the resident with the proposal", "the promised moment"),
    "slip": RequestStep("desk", "give the slip, later ask how it went", "the day of meeting"),
    "closed": RequestStep("nobody", "it is done", "", is_end=True),
    "cancelled": RequestStep("nobody", "it is not needed any more", "", is_end=True),
    "referred": RequestStep("nobody", "somebody else helps", "", is_end=True),
}
"""What must be done in each state."""

_ENDING_STEPS = {"finish": {"closed"}, "cancel": {"cancelled"}}
_REOPENING_STEPS = {"reopen": {"choose", "desk", "neighbour", "neighbours", "post", "resident",
    "slip", "uncertain"}}  # fmt: skip
_PLACING = {"desk", "neighbours", "post", "uncertain"}
"""States in which nobody was chosen and no reply waits."""

NEXT: dict[str, dict[str, set[str]]] = {
    "desk": {"queue": {"post"}, "reply": {"choose"}, **_ENDING_STEPS},
    "post": {
        "publish": {"neighbours", "post", "uncertain"},
        "lose sight": {"uncertain"},
        "reply": {"choose"},
        **_ENDING_STEPS,
    },
    "uncertain": {
        "tell it stands": {"neighbours", "post", "uncertain"},
        "tell it does not stand": {"post", "uncertain"},
        "reply": {"choose"},
        **_ENDING_STEPS,
    },
    "neighbours": {"queue": {"neighbours", "post"}, "reply": {"choose"}, **_ENDING_STEPS},
    "choose": {"choose": {"neighbour", "resident"}, **_ENDING_STEPS},
    "neighbour": {
        "neighbour yes": {"resident", "slip"},
        "neighbour no": {"choose", *_PLACING},
        "resident no": {"choose", *_PLACING},
        **_ENDING_STEPS,
    },
    "resident": {
        "resident yes": {"slip"},
        "resident no": {"choose", *_PLACING},
        "neighbour no": {"choose", *_PLACING},
        **_ENDING_STEPS,
    },
    "slip": {"neighbour no": {"choose", *_PLACING}, **_ENDING_STEPS},
    "closed": _REOPENING_STEPS,
    "cancelled": _REOPENING_STEPS,
    "referred": _REOPENING_STEPS,
}
"""The states that can follow each state, by event; an event that is not listed changes nothing."""


def draw_steps() -> str:
    """Return a drawing of the states and their transitions, as lines of text."""
    lines = []
    for turn, step in STEPS.items():
        by = f", by {step.by}" if step.by else ""
        lines.append(f"    {turn:<11}{step.who}: {step.what}{by}")
        for act, after in NEXT[turn].items():
            lines.append(f"      {act:<24}▸ {', '.join(sorted(after))}")
    return "\n".join(lines) + "\n"
