"""Put notes that are no sentence into the sentence that they belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLACE = re.compile(
    r"^(?:boven|onder|naast|achter|voor|in|op|bij|aan|tegen|langs|tussen|van|uit|met|zonder) "
)
"""A note that follows a task without a comma."""


def with_remarks(opening: str, named: str, remarks: Sequence[str]) -> str:
    """Return an opening with notes between commas behind ``named``, which they are about.

    Without it they stand at the end of the first sentence.
    """
    at = opening.find(named) + len(named) if named in opening else 0
    if not named or not at:
        at = next(index for index, letter in enumerate(opening) if letter in ".?")
    if opening[at : at + 1] not in ("?", "."):
        return f"{opening[:at]}, {', '.join(remarks)},{opening[at:]}"
    if len(remarks) == 1 and _PLACE.match(remarks[0]):
        return f"{opening[:at]} {remarks[0]}{opening[at:]}"
    return f"{opening[:at]}, {', '.join(remarks)}{opening[at:]}"
