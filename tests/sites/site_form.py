"""One form of a real program that runs on loopback: where it is, how it is sent, what is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, kw_only=True)
class SiteForm:
    """A form with what a person does on it.

    ``log_in`` and ``press`` are scripts that do in the page what a person's hands do: fill in the
    sign-in, press the site's own button. ``presses`` that come one after the other are each run
    once the one before has been answered. ``stored`` asks the program's own database or API for
    what stands there in public with a code in it: a list of (title, text). ``choose`` is the
    selector of a list from which only a person can choose.
    """

    name: str
    form: str
    press: str
    stored: Callable[[str], list[tuple[str, str]]]
    sign_in: str = ""
    log_in: str = ""
    more_presses: tuple[str, ...] = ()
    choose: str = ""
