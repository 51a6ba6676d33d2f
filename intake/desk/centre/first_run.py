"""Create a new centre with its name and its first colleague."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.centre.pins import new_pin_hash
from intake.desk.result import Changes, Result

if TYPE_CHECKING:
    from intake.desk.centre.set_up import SetUp
    from intake.desk.centre.sign_in import SignIn
    from intake.domain.permissions import Actor


@dataclass(frozen=True)
class FirstRun:
    """Creates a centre and its first colleague."""

    set_up: SetUp
    sign_in: SignIn

    def begin(self, centre_name: str, colleague_name: str, pin: str) -> Result[Actor]:
        """Create the centre and its first colleague, who is signed in from here on.

        An unsuitable PIN is refused before anything is written. If an earlier run created the
        centre, that one is kept.
        """
        new_pin_hash(pin)
        if self.set_up.centre() is None:
            self.set_up.create_centre(centre_name, practice=False)
        actor = self.sign_in.create_first_colleague(colleague_name, pin)
        return Result(actor.value, Changes(centre=True))
