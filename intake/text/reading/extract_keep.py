"""Tell whether a thing is asked for to keep, or offered to give away or to lend."""

from __future__ import annotations

import re

from intake.domain.request import Kind

_TO_KEEP = re.compile(
    r"\b(?:(?:mag|mogen|om|wil|willen|graag|liefst)(?: (?:ze|hij|zij|het|hem|te|ook|wel|graag))* "
    r"(?:houden|blijven|hebben)|om te (?:houden|hebben)|hoeft niet (?:meer )?terug"
    r"|hoeven niet (?:meer )?terug|niet te leen|krijgen|overnemen|ter overname|tweedehands"
    r"|gratis|te geef|over heeft|weg (?:mag|moet|doet|te doen)|wegdoet|kwijt wil)\b",
    re.IGNORECASE,
)
_NOT_TO_KEEP = re.compile(
    r"\b(?:lenen|te leen|leen|terugbrengen|weer terug|huren)\b", re.IGNORECASE
)
_GIVES = re.compile(
    r"\b(?:weggeven|weg te geven|geeft? \w+ weg|gratis|te geef|(?:mag|moet|moeten|mogen) weg"
    r"|over\b(?! (?:de|het|een|\d))|wil (?:er )?vanaf|wegdoen|weg(?= (?:voor|voor het|uiterlijk))"
    r"|op te halen|af te halen)\b",
    re.IGNORECASE,
)
_LENDS = re.compile(
    r"\b(?:te leen|uitlenen|uit te lenen|leent? \w*\s?\w* ?uit|mag geleend|lenen)\b", re.IGNORECASE
)


def extract_keep(kind: Kind | None, text: str) -> str:
    """Return ``keep`` or ``loan`` if the line says so, else an empty text."""
    if kind is Kind.BORROW:
        if _TO_KEEP.search(text) and not _NOT_TO_KEEP.search(text):
            return "keep"
        return ""
    if kind is Kind.OFFER:
        if _LENDS.search(text):
            return "loan"
        if _GIVES.search(text):
            return "keep"
    return ""
