"""A consent that the desk still has to ask."""

from __future__ import annotations

from dataclasses import dataclass

from intake.domain.consent import Purpose

ASKED_OF_NEW = (Purpose.POST, Purpose.KEEP, Purpose.RING)


@dataclass(frozen=True)
class Question:
    """A consent that is still to be asked, with the text to read aloud."""

    purpose: Purpose
    version: str
    text: str
    number: int
    total: int
