"""Compose the public post of a request from its answers.

The need first, where as an area, how it is fetched, the code last.

A list on a platform shows about the first 200 characters (docs/sources.md), so the first sentence
carries what and where. Only answers that the form calls public come in; the guard reads the result
all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from intake.forms.request_forms import FORMS
from intake.kit.codes import format_code
from intake.kit.text_normalization import capitalize_first, shorten
from intake.text.composing.date_phrases import (
    day_phrase,
    money_phrase,
    recurrence_phrase,
    span_phrase,
    time_phrase,
)
from intake.text.composing.public_wording import public_wording, reveals_private

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.translations import Translate


WORDINGS = 4
"""How many ways the need of each kind is worded."""


@dataclass(frozen=True)
class Post:
    """What goes onto a platform."""

    title: str
    text: str


# What says "u", and has another wording for a platform that says "je".
_SPEAKS_TO_YOU = frozenset(
    f"compose-{rest}"
    for rest in ("need-borrow-2", "need-borrow-3", "need-meal-2", "need-meal-3", "need-help-3",
        "need-ride-3", "way-borrow-desk", "way-borrow-brought", "way-borrow-fetched")
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What a post is made of: the public answers, the area, and the centre that answers for it."""

    kind: str
    answers: Mapping[str, str]
    area: str
    centre: str
    phone: str
    code: str


def public_answers(kind: str, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that may be public and are of this kind.

    A meal that became a drill leaves its "samen eten" behind.
    """
    form = FORMS[kind]
    allowed = form.public()
    return {
        key: value
        for key, value in answers.items()
        if key in allowed and value and value in (form.field(key).choices or (value,))
    }


def compose(wanted: Wanted, profile: PlatformProfile, translate: Translate) -> Post:
    """Write the title and the text for one platform, within its limits."""
    answers = _discreet_answers(wanted.kind, public_answers(wanted.kind, wanted.answers), translate)
    values = _sentence_values(wanted, answers)
    title = translate(f"compose-title-{wanted.kind}", **values).strip(" ,")
    when = values["when"]
    if when and wanted.kind in ("borrow", "meal", "ride", "help"):
        title = f"{title}, {when}"
    keys = [
        f"compose-need-{wanted.kind}-{_wording_number(wanted.code)}",
        *_kind_sentences(wanted.kind, answers),
    ]
    sentences = [
        translate(
            f"{key}-informal" if profile.informal and key in _SPEAKS_TO_YOU else key, **values
        )
        for key in keys
    ]
    sentences[0] = capitalize_first(sentences[0])
    closing = translate(f"compose-closing-{'informal' if profile.informal else 'formal'}", **values)
    return Post(
        shorten(capitalize_first(title), profile.title_limit),
        f"{shorten(' '.join(sentences), _room_left(profile.text_limit, closing))} {closing}",
    )


def _discreet_answers(kind: str, answers: dict[str, str], translate: Translate) -> dict[str, str]:
    """Put what tells of health, faith or money into neutral words.

    A reason or a remark that does is left out (docs/sources.md, "Private things").
    """
    answers_left = {
        key: value
        for key, value in answers.items()
        if key not in ("why", "free", "diet") or not reveals_private(value)
    }
    if answers_left.get("what"):
        answers_left["what"] = public_wording(kind, answers_left["what"], translate)
    return answers_left


def _wording_number(code: str) -> int:
    """Choose a wording by the code: one request always reads the same, fifty do not."""
    return sum(map(ord, code)) % WORDINGS + 1


def _room_left(limit: int | None, closing: str) -> int | None:
    if limit is None:
        return None
    return max(limit - len(closing) - 1, 0)


def _quantity_and_thing(quantity: int, what: str) -> str:
    if quantity > 1:
        return f"{quantity} {what}"
    if _is_plural(what):
        return what
    return f"een {what}"


def _sentence_values(wanted: Wanted, answers: Mapping[str, str]) -> dict[str, str]:
    quantity = int(answers.get("quantity") or 1)
    what = answers.get("what", "").strip()
    first = None
    if answers.get("first"):
        first = date.fromisoformat(answers["first"])
    until = None
    if answers.get("until"):
        until = date.fromisoformat(answers["until"])
    repeat = ""
    if answers.get("repeat"):
        repeat = recurrence_phrase(answers["repeat"])
    at = ""
    if answers.get("time"):
        at = time_phrase(time.fromisoformat(answers["time"]))
    return {
        "what": what,
        "thing": _quantity_and_thing(quantity, what),
        "persons": str(quantity),
        "when": repeat or (span_phrase(first, until) if first else ""),
        "starts": day_phrase(first) if first else "",
        "time": at,
        "area": wanted.area,
        "why": re.sub(r"^(?:om|voor|want)\s+", "", answers.get("why", "").strip()).rstrip("."),
        "diet": answers.get("diet", ""),
        "free": answers.get("free", ""),
        "cost": money_phrase(int(answers["cost"])) if answers.get("cost", "0") != "0" else "",
        "centre": wanted.centre,
        "phone": wanted.phone,
        "code": format_code(wanted.code),
    }


def _is_plural(what: str) -> bool:
    """Tell whether a thing is already more than one.

    "stoelen", "lakens", "skis"; a loan word in -s ("bus", "glas") is one.
    """
    last = what.rpartition(" ")[2].lower()
    return last.endswith(("en", "ens", "els", "ers", "jes", "'s"))


def _kind_sentences(kind: str, answers: Mapping[str, str]) -> list[str]:
    keys = []
    if answers.get("why"):
        keys.append("compose-why")
    if answers.get("repeat") and answers.get("first"):
        keys.append("compose-starting")
    if answers.get("time"):
        keys.append("compose-time")
    if answers.get("diet"):
        keys.append("compose-diet")
    if answers.get("free"):
        keys.append("compose-free")
    if answers.get("aids", "none") not in ("", "none"):
        keys.append(f"compose-aids-{answers['aids'].replace('_', '-')}")
    if answers.get("back"):
        keys.append(f"compose-back-{answers['back']}")
    if answers.get("way"):
        keys.append(
            f"compose-way-{kind}-{answers['way']}"
            if kind in ("borrow", "meal")
            else "compose-way-other"
        )
    if answers.get("cost"):
        keys.append("compose-cost-none" if answers["cost"] == "0" else "compose-cost")
    return keys
