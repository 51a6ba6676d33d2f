"""What the main button of the hand-over page does."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.ui.handovers.people_to_come import PeopleToCome


class MainAct(Enum):
    """What the main button does, with the key of its sentence; ``NONE`` hides it."""

    HAND_OUT = "handover-give-all"
    TAKE_IN = "handover-take-all"
    OPEN_NEXT_PERSON = "handover-next-person"
    BACK_TO_PROJECTS = "handover-all-served"
    NONE = ""


def choose_main_act(
    people: PeopleToCome, *, can_move: bool, takes_in: bool, has_next: bool, is_choosing: bool
) -> MainAct:
    """Return what comes next: move things, else the next person, else back to the project.

    ``can_move`` tells whether something that is shown can be handed out or taken in, ``has_next``
    whether somebody of a project still comes, ``is_choosing`` whether one of several people is to
    be chosen first.
    """
    if is_choosing:
        return MainAct.NONE
    if can_move and takes_in:
        return MainAct.TAKE_IN
    if can_move:
        return MainAct.HAND_OUT
    if has_next:
        return MainAct.OPEN_NEXT_PERSON
    if people.is_served:
        return MainAct.BACK_TO_PROJECTS
    return MainAct.NONE
