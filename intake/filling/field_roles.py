"""Which control asks for what.

Label, nearest text, placeholder, name, type and options vote; none wins alone.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from intake.filling.classifier import shares
from intake.filling.snapshot import Control
from intake.kit.paths import resources
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
_SOURCES = (
    ("label", 1.0),
    ("near", 0.75),
    ("placeholder", 0.55),
    ("row", 0.3),
    ("hint", 0.25),
    ("name", 0.45),
    ("id", 0.4),
)
LEAST = 0.5
CLEAR = 0.95
_LEARNT = 1.0
_LEAST_SHARE = 0.3
_NOBODYS = 1.4
_SURELY = 0.5
"""How much what was learnt counts where no phrase is sure, and from which share on.

How much more where a box is most likely nobody's.
"""
_BOXES = {
    "textarea": "textarea",
    "contenteditable": "textarea",
    "select": "select",
    "combobox": "select",
    "radio-group": "select",
}
_SAY_ENOUGH = frozenset({"date", "datetime-local", "time", "tel"})
"""Boxes that say by their kind what they want; only a phrase makes them nobody's."""
_DATES = {"date_from", "date_until"}
_TIMES = {"time_from", "time_until"}
_DAYS_OF_THE_WEEK = frozenset({
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
})  # fmt: skip
"""An hour of a day of the week is when somewhere is open."""
_SHORT_ONLY = {
    "postcode", "house_number", "quantity", "price", "email", "phone", "date_from", "date_until", "time_from", "time_until", "city", "street", "contact_name", "contact_first_name",
    "contact_last_name", "deposit", "currency", "duration",
}  # fmt: skip


_NEVER = frozenset(
    {
        "honeypot",
        "hp",
        "captcha",
        "nospam",
        "antispam",
        "spam",
        "newsletter",
        "nieuwsbrief",
        "infolettre",
        "boletin",
        "nyhedsbrev",
        "nyhetsbrev",
        "vcode",
        "recaptcha",
        "hcaptcha",
    }
)
_INVITES = frozenset(
    {
        "invite",
        "inviter",
        "invitez",
        "uitnodigen",
        "einladen",
        "invitar",
        "invita",
        "invitare",
        "convidar",
        "bjud",
        "zapros",
    }
)
_SEARCHES = frozenset(
    {
        "zoek",
        "zoeken",
        "search",
        "suche",
        "suchen",
        "rechercher",
        "chercher",
        "buscar",
        "busca",
        "cerca",
        "cercare",
        "szukaj",
        "sok",
        "sog",
    }
)
_WITHIN = frozenset(
    {
        "in",
        "naar",
        "within",
        "on",
        "dans",
        "sur",
        "en",
        "im",
        "auf",
        "nach",
        "through",
        "tra",
        "w",
        "i",
    }
)
_NARROWS = frozenset({"filter", "filters", "chat", "chatbot"})
"""Names of boxes that narrow a list, or that talk with somebody else."""
_SURE_PLACE = 0.7
_SEARCH_NAMES = frozenset(
    {
        "q",
        "s",
        "kw",
        "query",
        "search",
        "zoek",
        "zoekterm",
        "keyword",
        "keywords",
        "searchterm",
        "search_query",
        "suchbegriff",
        "recherche",
    }
)
_OF_ANOTHER = frozenset(
    {
        "client",
        "clienten",
        "klient",
        "bewoner",
        "bewoonster",
        "bewohner",
        "resident",
        "zorgvrager",
        "noodcontact",
        "notfallkontakt",
        "emergency",
        "patient",
        "mantelzorger",
    }
)
"""Whose name, number and address are asked is not the centre.

The desk gives those of nobody else away.
"""
_OF_SOMEBODY = ("contact_name", "contact_first_name", "contact_last_name", "email", "phone")
_NO_ROLES = frozenset({"weak", "filler"})
_HEADS = {
    "mailadres": "email", "telefoonnummer": "phone", "adres": "location_free", "adresse": "location_free", "datum": "date_from", "titel": "title", "omschrijving": "description",
    "beschrijving": "description", "beschreibung": "description", "postcode": "postcode", "categorie": "category", "kategorie": "category",
}  # fmt: skip
"""What the last part of a compound asks for: "afhaaladres", "startdatum"."""


@dataclass(frozen=True)
class FormWords:
    """The phrases, longest first, each with its role.

    Words that only count alone, and words that do not count.
    """

    phrases: tuple[tuple[str, str], ...]
    weak: frozenset[str]
    filler: frozenset[str]


@lru_cache(maxsize=1)
def form_words() -> FormWords:
    """Read the words of boxes from ``resources/words/form-words.toml``."""
    lists = tomllib.loads((resources() / "words" / "form-words.toml").read_text(encoding="utf8"))
    found = [
        (phrase, role) for role, known in lists.items() if role not in _NO_ROLES for phrase in known
    ]
    return FormWords(
        tuple(sorted(found, key=lambda pair: (-len(pair[0].split()), -len(pair[0])))),
        frozenset(lists["weak"]),
        frozenset(lists["filler"]),
    )


@lru_cache(maxsize=4096)
def score_words(text: str) -> tuple[tuple[str, float], ...]:
    """Say which roles a text names, from 0 to 1.

    1 where a phrase covers every word that counts, less the more is left over.
    """
    words = normalize_words(text).split()
    if not words:
        return ()
    known = form_words()
    counting = [word for word in words if word not in known.filler and not word.isdigit()] or words
    best: dict[str, float] = {}
    left = f" {' '.join(words)} "
    taken: dict[str, str] = {}
    for phrase, role in known.phrases:
        if taken.get(phrase) is None and f" {phrase} " not in left:
            continue
        parts = phrase.split()
        covered = min(sum(1 for part in parts if part in counting) / len(counting), 1.0)
        if phrase in known.weak and covered < 1:
            continue
        best[role] = max(best.get(role, 0.0), 1.0 if covered >= 1 else 0.3 + 0.5 * covered)
        if len(parts) > 1 and phrase not in taken:
            taken[phrase] = role
            left = left.replace(f" {phrase} ", " ¦ ")
    if not best and (weak := _weak_alone(counting, known)):
        best = {weak: 0.9}
    if not best:
        heads = [
            role
            for word in counting
            for head, role in _HEADS.items()
            if word.endswith(head) and len(word) > len(head)
        ]
        best = dict.fromkeys(heads[:1], 0.6)
    return tuple(best.items())


def _weak_alone(counting: list[str], known: FormWords) -> str:
    """Give the role that every word of a label hints at, where none is sure by itself.

    "vanaf … dag".
    """
    roles: set[str] | None = None
    for word in counting:
        own = {role for phrase, role in known.phrases if phrase == word and word in known.weak}
        if roles is None:
            roles = own
        else:
            roles = roles & own
    if roles and len(counting) > 1:
        return next(iter(sorted(roles)), "")
    return ""


def scores(control: Control) -> dict[str, float]:
    """Weigh every role for one control.

    What a person reads beside it counts most; a name in the source may lie, the more where they
    disagree.
    """
    total: dict[str, float] = {}
    read = control.label or control.near or control.placeholder
    heard = max((score for _, score in score_words(read[:160])), default=0.0)
    for text, weight in _heard(control, read, heard):
        for role, score in score_words(text[:160]):
            total[role] = total.get(role, 0.0) + weight * score
    for role, score in _guessed(control, read, heard).items():
        total[role] = total.get(role, 0.0) + score
    for hint in control.autocomplete.split():
        if hint in _AUTOCOMPLETE:
            total[_AUTOCOMPLETE[hint]] = total.get(_AUTOCOMPLETE[hint], 0.0) + (
                0.2 if heard >= CLEAR else 0.35
            )
    for role, score in _TYPES.get(
        "text" if control.type == "search" else control.type, {}
    ).items():  # a search box that is here looks up a place
        total[role] = total.get(role, 0.0) + score * (
            0.5 if control.type == "number" and read and not heard else 1.0
        )
    return _shaped(control, total)


def _heard(control: Control, read: str, heard: float) -> Iterator[tuple[str, float]]:
    """Give every text that speaks for a control, with how much it weighs.

    ``heard`` is how well what a person reads is understood.
    """
    for source, weight in _SOURCES:
        text = getattr(control, source)
        if (
            (
                source == "placeholder" and "@" in text
            )  # an example of an address says nothing of whose it is
            or (
                source == "near"
                and control.label
                and normalize_words(control.near) == normalize_words(control.label)
            )
            or (source == "row" and text in (control.label, control.near))
        ):
            continue
        behind = 1.0
        if source in ("near", "row", "placeholder") and control.label:
            behind = 0.6
        if source in ("name", "id") and read:
            if heard >= CLEAR:
                behind = 0.5
            elif heard:
                behind = 1.0
            else:
                behind = 0.7
        if source == "hint" and not read:
            behind = 3.0  # nothing else says what the box is for
        yield text, weight * behind


def _guessed(control: Control, read: str, heard: float) -> dict[str, float]:
    """Give what was learnt of labels like this one; the surer a phrase is, the less it counts."""
    if heard >= CLEAR:
        return {}
    read = read or control.hint
    text, tag = (read, _BOXES.get(control.tag, "input")) if read else (control.name, "name")
    guessed = {
        role: _LEARNT * (1 - heard / 2) * share
        for role, share in shares(text[:160], tag).items()
        if share >= _LEAST_SHARE
    }
    if guessed.get("other", 0.0) >= _SURELY and control.tag not in _LONG:
        if control.type not in _SAY_ENOUGH:
            guessed["other"] *= _NOBODYS
        else:
            guessed["other"] *= 1 / _NOBODYS / 2
    return guessed


def _shaped(control: Control, total: dict[str, float]) -> dict[str, float]:
    """Let the shape of a control speak: a long box describes, a date box takes no name."""
    if control.tag in _LONG:
        total["description"] = total.get("description", 0.0) + 0.4
        total = {
            role: score * (0.3 if role in _SHORT_ONLY else 1.0) for role, score in total.items()
        }
    elif "description" in total and control.tag == "input":
        total["description"] *= 0.7
    if control.tag == "combobox":  # what is chosen from a list is no text of ours
        total = {
            role: score for role, score in total.items() if role not in ("title", "description")
        }
    if control.type in ("date", "datetime-local"):
        total = {role: score for role, score in total.items() if role in _DATES | {"other"}}
        if control.type == "datetime-local":
            total.pop("other", None)
    if control.type == "time":
        for date, time in (
            ("date_from", "time_from"),
            ("date_until", "time_until"),
        ):  # "Van" over a box of hours
            total[time] = total.get(time, 0.0) + total.pop(date, 0.0)
        if not _DAYS_OF_THE_WEEK & set(_all_words(control)):
            total = {role: score for role, score in total.items() if role in _TIMES | {"other"}}
        else:
            total = {"other": 1.0}
    if control.type == "number":
        total = {
            role: score
            for role, score in total.items()
            if role in {"quantity", "price", "house_number", "duration", "deposit", "other"}
        }
    return _of_whom(control, total)


def _of_whom(control: Control, total: dict[str, float]) -> dict[str, float]:
    """Keep the centre's name and numbers out of a box that asks for those of somebody else, or for
    a place's.
    """
    if _OF_ANOTHER & set(normalize_words(control.said).split()):
        return {role: score for role, score in total.items() if role not in _OF_SOMEBODY}
    if (
        "address" in normalize_words(f"{control.name} {control.id}").split()
        and "contact_name" in total
    ):
        total["other"] = total.get("other", 0.0) + total.pop("contact_name")
    return total


def _all_words(control: Control) -> list[str]:
    return normalize_words(f"{control.label} {control.near} {control.name} {control.id}").split()


def _searches_a_place(control: Control) -> bool:
    """Tell a box in which an address is looked up from one that searches the site."""
    roles = {
        role
        for role, score in score_words((control.label or control.near)[:160])
        if score > _SURE_PLACE
    }
    return (
        bool(roles & {"location_free", "city", "street", "postcode", "neighbourhood"})
        and "other" not in roles
    )


def asks_for_nothing(control: Control) -> bool:
    """Tell whether a control is the person's or nobody's.

    Hidden, a tick, a file, a trap for robots.
    """
    if control.type in (
        "hidden",
        "file",
        "submit",
        "button",
        "reset",
        "image",
        "checkbox",
        "password",
    ):
        return True
    if control.type == "search" and not _searches_a_place(control):
        return True
    trap = normalize_words(
        f"{control.name} {control.id} {control.label} {control.near if not control.label else ''}"
    ).split()
    return (
        not control.visible or any(word in trap for word in _NEVER) or _searches_or_invites(control)
    )


def _searches_or_invites(control: Control) -> bool:
    """Tell a box that searches through what others wrote ("zoek in je buurt"), or that takes the
    address of somebody who is to be invited.
    """
    said = normalize_words(f"{control.said} {control.placeholder}").split()
    written = any(
        role in ("title", "description") and score >= CLEAR
        for role, score in score_words((control.label or control.near)[:160])
    )
    if not written and _NARROWS & set(normalize_words(f"{control.name} {control.id}").split()):
        return True
    if control.type == "email" or "mail" in f"{control.name} {control.id}".lower():
        return bool(_INVITES & set(said)) or {"nodig", "uit"} <= set(said)
    through = len(said) > 1 and said[0] in _SEARCHES and said[1] in _WITHIN
    return control.tag == "input" and (through or control.name.lower() in _SEARCH_NAMES)


def _may_sign_in(control: Control) -> bool:
    """Tell whether a box before a password is the name or address to sign in with, and not the last
    one of an address.
    """
    roles = {
        role
        for role, score in score_words((control.label or control.near or control.placeholder)[:160])
        if score > LEAST
    }
    return not roles or bool(roles & {"email", "other", "contact_name"})


def is_before_password(controls: Iterable[Control]) -> frozenset[int]:
    """Find the boxes that belong to signing in.

    The password and the name or mail box right before it in the same form.
    """
    found: set[int] = set()
    before: Control | None = None
    for control in controls:
        if control.type == "password":
            found.add(control.index)
            if (
                before is not None
                and before.form == control.form
                and before.tag == "input"
                and _may_sign_in(before)
            ):
                found.add(before.index)
        before = control
    return frozenset(found)
