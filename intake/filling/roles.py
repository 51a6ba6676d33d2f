"""Which control asks for what: label, nearest text, placeholder, name, type and options vote; none wins alone."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING

from intake.filling.snapshot import Control, plain_words
from intake.kit.paths import resources

if TYPE_CHECKING:
    from collections.abc import Iterable

_AUTOCOMPLETE = {
    "postal-code": "postcode", "street-address": "street", "address-line1": "street", "address-level2": "city", "tel": "phone", "tel-national": "phone", "email": "email",
    "name": "contact_name", "given-name": "contact_first_name", "family-name": "contact_last_name", "organization": "organisation", "country-name": "country", "country": "country",
    "username": "other", "current-password": "other", "new-password": "other", "one-time-code": "other", "bday": "other", "url": "other",
}  # fmt: skip
_TYPES = {
    "email": {"email": 0.6}, "tel": {"phone": 0.6}, "date": {"date_from": 0.35, "date_until": 0.25}, "datetime-local": {"date_from": 0.35, "date_until": 0.25},
    "time": {"time_from": 0.4, "time_until": 0.3}, "number": {"quantity": 0.2, "price": 0.2, "house_number": 0.1, "duration": 0.1}, "url": {"other": 0.9}, "password": {"other": 3.0},
    "search": {"other": 3.0}, "range": {"quantity": 0.05}, "color": {"other": 2.0}, "month": {"other": 0.5}, "week": {"other": 0.5},
}  # fmt: skip
_LONG = {"textarea", "contenteditable"}
_SOURCES = (("label", 1.0), ("near", 0.75), ("placeholder", 0.55), ("row", 0.3), ("hint", 0.25), ("name", 0.45), ("id", 0.4))
LEAST = 0.5
_DATES = {"date_from", "date_until"}
_TIMES = {"time_from", "time_until"}
_SHORT_ONLY = {
    "postcode", "house_number", "quantity", "price", "email", "phone", "date_from", "date_until", "time_from", "time_until", "city", "street", "contact_name", "contact_first_name",
    "contact_last_name", "deposit", "currency", "duration",
}  # fmt: skip


@lru_cache(maxsize=1)
def phrases() -> tuple[tuple[str, str], ...]:
    """Read the phrases, longest first, each with its role."""
    lists = tomllib.loads((resources() / "words" / "form-words.toml").read_text(encoding="utf8"))
    found = [(phrase, role) for role, known in lists.items() for phrase in known]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=4096)
def vote(text: str) -> tuple[tuple[str, float], ...]:
    """Say which roles a text names, from 0 to 1; one that covers the whole text counts in full."""
    words = plain_words(text)
    if not words:
        return ()
    total = len(words.split())
    best: dict[str, float] = {}
    left = f" {words} "
    for phrase, role in phrases():
        if f" {phrase} " in left:
            covered = len(phrase.split()) / total
            best[role] = max(best.get(role, 0.0), 0.35 + 0.65 * covered if covered == 1 or total <= 6 else 0.3 + 0.5 * covered)
            if len(phrase.split()) > 1:
                left = left.replace(f" {phrase} ", " ¦ ")
    return tuple(best.items())


def scores(control: Control) -> dict[str, float]:
    """Weigh every role for one control."""
    total: dict[str, float] = {}
    for source, weight in _SOURCES:
        text = getattr(control, source)
        if source == "near" and control.label and plain_words(control.near) == plain_words(control.label):
            continue
        if source == "row" and text in (control.label, control.near):
            continue
        for role, score in vote(text[:160]):
            total[role] = total.get(role, 0.0) + weight * score * (0.6 if source in ("near", "row", "placeholder") and control.label else 1.0)
    for hint in control.autocomplete.split():
        if hint in _AUTOCOMPLETE:
            total[_AUTOCOMPLETE[hint]] = total.get(_AUTOCOMPLETE[hint], 0.0) + 0.35
    for role, score in _TYPES.get(control.type, {}).items():
        total[role] = total.get(role, 0.0) + score
    return _shaped(control, total)


def _shaped(control: Control, total: dict[str, float]) -> dict[str, float]:
    """Let the shape of a control speak: a long box describes, a date box takes no name."""
    if control.tag in _LONG:
        total["description"] = total.get("description", 0.0) + 0.4
        total = {role: score * (0.3 if role in _SHORT_ONLY else 1.0) for role, score in total.items()}
    elif "description" in total and control.tag == "input":
        total["description"] *= 0.7
    if control.type in ("date", "datetime-local"):
        total = {role: score for role, score in total.items() if role in _DATES | {"other"}}
        if control.type == "datetime-local":
            total.pop("other", None)
    if control.type == "time":
        total = {role: score for role, score in total.items() if role in _TIMES}
    if control.type == "number":
        total = {role: score for role, score in total.items() if role in {"quantity", "price", "house_number", "duration", "deposit", "other"}}
    if "address" in plain_words(f"{control.name} {control.id}").split() and "contact_name" in total:
        total["other"] = total.get("other", 0.0) + total.pop("contact_name")
    return total


def asks_for_nothing(control: Control) -> bool:
    """Tell whether a control is the person's or nobody's: hidden, a tick, a file, a trap for robots."""
    if control.type in ("hidden", "file", "submit", "button", "reset", "image", "checkbox", "password", "search"):
        return True
    trap = plain_words(f"{control.name} {control.id} {control.label}")
    return not control.visible or any(word in trap.split() for word in ("honeypot", "hp", "captcha", "nospam", "antispam"))


def before_password(controls: Iterable[Control]) -> frozenset[int]:
    """Find the boxes that belong to signing in: the password and the name or mail box right before it in the same form."""
    found: set[int] = set()
    before: Control | None = None
    for control in controls:
        if control.type == "password":
            found.add(control.index)
            if before is not None and before.form == control.form and before.tag == "input":
                found.add(before.index)
        before = control
    return frozenset(found)
