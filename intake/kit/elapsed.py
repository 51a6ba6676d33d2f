"""Tell whether a moment lies too far away to be of now, on either side."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, timedelta


def is_far_from(moment: datetime, now: datetime, limit: timedelta) -> bool:
    """Tell whether more than ``limit`` lies between a moment and now.

    A moment to come counts as well: it was written while another computer's clock was ahead, and
    would else be waited for until the clock arrives there.
    """
    return abs(now - moment) > limit
