"""``intake call NUMBER``: bring the running desk to the front with this caller looked up.

It loads neither Qt nor the database, so that it is there before the second ring.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from intake.kit.call_signal import number_of, send_number
from intake.kit.paths import find_home

if TYPE_CHECKING:
    from collections.abc import Sequence


def run_call(arguments: Sequence[str]) -> int:
    """Tell the running desk a number; the real desk comes before the practice centre."""
    numbers = [argument for argument in arguments if argument != "--"]
    number = ""
    if len(numbers) == 1:
        number = number_of(numbers[0])
    if not number:
        return _tell("call-no-number")
    for practice in (False, True):
        if send_number(find_home(practice=practice).call_listener, number):
            return 0
    return _tell("call-no-desk")


def _tell(key: str) -> int:
    from intake.kit.paths import resources
    from intake.kit.translations import Translations

    print(Translations(resources() / "words")(f"error-{key}"), file=sys.stderr)
    return 1
