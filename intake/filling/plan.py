"""A plan of filling: which control gets which value, and what is left to the person and why. On a tie it fills nothing and asks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.filling.in_parts import in_parts
from intake.filling.roles import LEAST, asks_for_nothing, before_password, scores, vote
from intake.filling.snapshot import Control, plain_words
from intake.filling.values import (
    CATEGORY_WORDS,
    NEED_WORDS,
    category_option,
    category_words,
    date_value,
    kind_option,
    nearest_option,
    other_spellings,
    text_value,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TIE = 0.08
_LEAST_CATEGORIES = 2
_TWINS = {"date_from": "time_from", "date_until": "time_until"}
_HOUR_WORDS = frozenset({"tijd", "tijdstip", "uur", "time", "uhrzeit", "heure", "hora", "ora"})
_HOUR_SHAPE, _DAY_SHAPE = (
    re.compile(r"^\W*[uh]{1,2}[:.]m{2}", re.IGNORECASE),
    re.compile(r"^\W*(?:[dtjm]{2}|[jya]{4})[-/.][dtm]{2}[-/.](?:[jya]{2,4}|[dt]{2})", re.IGNORECASE),
)
_BESIDE = 3
_AGAIN = ("confirm", "bevestig", "bestatig", "herhaal", "wiederhol", "repet", "repeat", "nogmaals", "again")
_TELLS = {
    "description": 3.0,
    "title": 2.0,
    "summary": 2.0,
    "kind": 2.0,
    "category": 1.5,
    "date_from": 1.0,
    "date_until": 1.0,
    "quantity": 0.5,
    "time_from": 0.5,
    "duration": 0.5,
}
_LEAST_TOLD = 0.9
_ANYWHERE = frozenset({"", "email", "contact_name", "contact_first_name", "contact_last_name", "title"})
"""How much a part of a page must ask for what a request tells, to be the one that is filled in. Where none is, a part that asks for more than a name and a mail address
is a further page of a form; a newsletter and a search are not."""
_USER_WORDS = frozenset({"username", "gebruikersnaam", "benutzername", "pseudo", "nickname"})
_NUMBER_WORDS = frozenset({"huisnummer", "huisnr", "nummer", "nr", "hausnummer", "hausnr", "number", "no", "numero", "num", "civico"})
_ADDRESS_WORDS = frozenset({"adres", "address", "adresse", "direccion", "indirizzo", "morada", "endereco", "anschrift"})


@dataclass(frozen=True, slots=True)
class Step:
    """One control to fill. ``value`` is what it will hold, ``option`` the choice's own value where it has choices.

    ``others`` are other ways to write the same, for a box that makes something else of the first: a mask, another order of a date.
    """

    control: Control
    role: str
    value: str
    option: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """One control for the person, with the key of the sentence that says why."""

    control: Control
    role: str
    why: str
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be filled, and what is the person's."""

    steps: tuple[Step, ...]
    left: tuple[Left, ...]


def make_plan(controls: Sequence[Control], post: Mapping[str, str]) -> Plan:
    """Decide what goes where. ``post`` holds the values by their names (title, description, date_from, city …), the centre's own as contact."""
    sign_in = before_password(controls)
    open_to_us = [control for control in controls if not asks_for_nothing(control) and control.index not in sign_in]
    weighed = {control.index: _settle(control, scores(control)) for control in open_to_us}
    open_to_us = _of_the_form(open_to_us, weighed)
    weighed = {control.index: weighed[control.index] for control in open_to_us}
    parts = in_parts(open_to_us, post)
    whole = {control.index for one in parts for control in one.controls}
    open_to_us = [control for control in open_to_us if control.index not in whole]
    weighed = {index: found for index, found in weighed.items() if index not in whole}
    _guest_name(controls, open_to_us, weighed)
    _row_of_when(open_to_us, weighed)
    _lists_with_our_word(open_to_us, weighed, category_words(post))
    _hours_not_days(open_to_us, weighed)
    _pair(open_to_us, weighed)
    _first_and_last(open_to_us, weighed)
    _name_as_title(open_to_us, weighed)
    _names_apart(open_to_us, weighed)
    chosen: list[tuple[Control, str, float]] = []
    left: list[Left] = []
    for role in sorted({role for role, _ in weighed.values() if role}):
        asking = sorted(((weighed[one.index][1], one) for one in open_to_us if weighed[one.index][0] == role), key=lambda pair: -pair[0])
        best, others = asking[0], asking[1:]
        again = [one for _, one in others if role == "email" and _asks_again(one)]
        chosen += [(one, role, best[0]) for one in again]
        if role == "category":  # a list of groups and one of subjects below it: each takes the choice that fits
            again = [one for _, one in others if one.options and nearest_option(one.options, category_words(post))]
            chosen += [(one, role, best[0]) for one in again]
        others = [pair for pair in others if pair[1] not in again]
        if others and best[0] - others[0][0] < _TIE and not _same_row(best[1], others[0][1], role):
            left += [Left(control, role, "left-tie", _value(role, control, post)) for score, control in asking if best[0] - score < _TIE]
            continue
        chosen.append((best[1], role, best[0]))
    steps = [_step(control, role, post, has_title=any(other == "title" for _, other, _ in chosen)) for control, role, _ in chosen]
    filled = tuple(step for step in steps if step is not None) + tuple(
        Step(part.control, one.role, part.value, part.option) for one in parts for part in one.parts
    )
    done = {step.control.index for step in filled} | {one.control.index for one in left}
    left += [Left(control, weighed[control.index][0], "left-required") for control in open_to_us if control.required and control.index not in done]
    left += [Left(control, "", "left-promise") for control in controls if control.type == "checkbox" and control.required and control.visible]
    return Plan(tuple(sorted(filled, key=lambda step: step.control.index)), tuple(left))


def _of_the_form(controls: Sequence[Control], weighed: dict[int, tuple[str, float]]) -> list[Control]:
    """Keep to the one form that describes something: a search, a newsletter or a sign-in beside it is a form of its own."""
    weights: dict[int, float] = {}
    for control in controls:
        weights[control.form] = weights.get(control.form, 0.0) + (_TELLS.get(weighed[control.index][0], 0.1) - (2.0 if control.aside else 0.0))
    main = max(weights, key=lambda form: weights[form], default=-1)
    if weights.get(main, 0.0) >= _LEAST_TOLD:
        return [control for control in controls if control.form == main or (control.form == -1 and not control.aside)]
    reaching = {form for form in weights if {weighed[one.index][0] for one in controls if one.form == form and not one.aside} - _ANYWHERE}
    matter = [control for control in controls if not control.aside]
    if not reaching and len(matter) > 1 and len({control.form for control in matter}) == 1:
        return matter  # the last page of a form in pages: a name and an address, with nothing else on it
    return [control for control in matter if control.form in reaching]


def _guest_name(controls: Sequence[Control], ours: Sequence[Control], weighed: dict[int, tuple[str, float]]) -> None:
    """A "username" on a page where something is written and nobody signs in is the name that a guest writes under."""
    roles = {weighed[control.index][0] for control in ours}
    if "description" not in roles or "contact_name" in roles or any(control.type == "password" for control in controls):
        return
    named = [control for control in ours if control.tag == "input" and set(plain_words(control.said).split()) & _USER_WORDS and not weighed[control.index][0]]
    if len(named) == 1:
        weighed[named[0].index] = ("contact_name", 0.6)


def _row_of_when(controls: Sequence[Control], weighed: dict[int, tuple[str, float]]) -> None:
    """Three boxes without a word of their own, the first two under one question of when, are the day, from when and until when."""
    for one, two, three in zip(controls, controls[1:], controls[2:], strict=False):
        alone = all(
            not (box.label or box.near or box.placeholder or box.name or box.id) and box.tag == "input" and box.type == "text" for box in (one, two, three)
        )
        if alone and one.hint and one.hint == two.hint and not three.hint and any(role == "date_from" for role, _ in vote(one.hint)):
            weighed[one.index], weighed[two.index], weighed[three.index] = ("date_from", 0.6), ("time_from", 0.6), ("time_until", 0.6)


def _asks_again(control: Control) -> bool:
    """Tell whether a box wants to hear the same address once more."""
    return any(word.startswith(_AGAIN) for word in plain_words(control.said).split())


def _settle(control: Control, weighed: dict[str, float]) -> tuple[str, float]:
    """Give the role of a control, or none where nothing is sure enough or "not ours" weighs as much."""
    if control.tag == "radio-group" or (control.tag == "select" and control.options):
        return _choice_role(control, weighed)
    ranked = sorted(weighed.items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < LEAST * 0.7 or ranked[0][0] == "other":
        return "", 0.0
    if len(ranked) > 1 and ranked[1][0] == "other" and ranked[0][1] - ranked[1][1] < _TIE:
        return "", 0.0
    return ranked[0]


def _choice_role(control: Control, weighed: dict[str, float]) -> tuple[str, float]:
    """A group with only "Vraag" and "Aanbod" in it says by its options what it asks."""
    if kind_option(control, {"request_or_offer": "request"}) and kind_option(control, {"request_or_offer": "offer"}):
        return "kind", 1.0
    if _is_about_categories(control):
        return "category", max(weighed.get("category", 0.0), 0.6)
    ranked = sorted(
        (
            (role, score)
            for role, score in weighed.items()
            if role in ("category", "kind", "city", "neighbourhood", "quantity", "region", "country", "time_from", "time_until", "other")
        ),
        key=lambda pair: -pair[1],
    )
    if not ranked or ranked[0][1] < LEAST * 0.7 or ranked[0][0] == "other":
        return "", 0.0
    return ranked[0]


def _is_about_categories(control: Control) -> bool:
    """Tell by its choices alone whether a list is one of categories: several of them are among those that we know."""
    known = [option for option in control.options if any(nearest_option((option,), words) for words in (*CATEGORY_WORDS.values(), *NEED_WORDS.values()))]
    return len(known) >= _LEAST_CATEGORIES


def _pair(controls: Sequence[Control], weighed: dict[int, tuple[str, float]]) -> None:
    """Two date or time boxes under one label are from and until, in their order; a lone "until" beside an unnamed box stays itself."""
    for first_role, last_role in (("date_from", "date_until"), ("time_from", "time_until")):
        same = [one for one in controls if weighed[one.index][0] == first_role]
        if len(same) == 2 and _same_row(same[0], same[1], first_role) and not any(role == last_role for role, _ in weighed.values()):
            weighed[same[1].index] = (last_role, weighed[same[1].index][1])
    texts = [one for one in controls if weighed[one.index][0] in ("title", "description")]
    if len(texts) == 2 and weighed[texts[0].index][0] == weighed[texts[1].index][0]:
        one, two = texts
        if one.tag == "input" and two.tag != "input":
            weighed[one.index], weighed[two.index] = ("title", 0.6), ("description", 0.6)
        elif two.tag == "input" and one.tag != "input":
            weighed[one.index], weighed[two.index] = ("description", 0.6), ("title", 0.6)


def _lists_with_our_word(controls: Sequence[Control], weighed: dict[int, tuple[str, float]], words: Sequence[str]) -> None:
    """A list that asks for nothing else and has our very word among its choices is one of categories."""
    known = {plain_words(word) for word in words}
    for control in controls:
        if (
            control.tag in ("select", "radio-group", "combobox")
            and not weighed[control.index][0]
            and known & {plain_words(one.text) for one in control.options}
        ):
            weighed[control.index] = ("category", 0.5)


def _hours_not_days(controls: Sequence[Control], weighed: dict[int, tuple[str, float]]) -> None:
    """A box of "vanaf" that says "tijd" or "uu:mm" asks for an hour."""
    for control in controls:
        role, score = weighed[control.index]
        if (
            role in _TWINS
            and control.type in ("text", "tel", "")
            and (_HOUR_WORDS & set(plain_words(control.said).split()) or _HOUR_SHAPE.match(control.placeholder))
        ):
            weighed[control.index] = (_TWINS[role], score)


def _first_and_last(controls: Sequence[Control], weighed: dict[int, tuple[str, float]]) -> None:
    """Two boxes for a day, or for an hour, are from and until in their order, whatever stands beside them."""
    for names, kinds, shape in ((("date_from", "date_until"), ("date", "datetime-local"), _DAY_SHAPE), (("time_from", "time_until"), ("time",), _HOUR_SHAPE)):
        boxes = [
            one
            for one in controls
            if one.tag == "input" and (one.type in kinds or weighed[one.index][0] in names or (not weighed[one.index][0] and shape.match(one.placeholder)))
        ]
        boxes = [one for one in boxes if scores(one).get("other", 0.0) < LEAST]
        if len(boxes) == len(names) and {weighed[one.index][0] for one in boxes} != set(names) and _beside(*boxes):
            for box, name in zip(boxes, names, strict=True):
                weighed[box.index] = (name, 0.6)


def _beside(one: Control, two: Control) -> bool:
    """Tell whether two boxes follow each other, but for a box of hours between two of days."""
    return one.form == two.form and two.index - one.index <= _BESIDE


def _name_as_title(controls: Sequence[Control], weighed: dict[int, tuple[str, float]]) -> None:
    """A lone "Name" before a description, on a form that asks for no other way to reach anybody, is the thing's name."""
    roles = {role for role, _ in weighed.values()}
    if "title" in roles or "description" not in roles or roles & {"email", "phone", "contact_last_name"}:
        return
    names = [one for one in controls if weighed[one.index][0] == "contact_name"]
    described = [one for one in controls if weighed[one.index][0] == "description"]
    if len(names) == 1 and names[0].index < described[0].index and "username" not in plain_words(names[0].said):
        weighed[names[0].index] = ("title", 0.6)


def _names_apart(controls: Sequence[Control], weighed: dict[int, tuple[str, float]]) -> None:
    """Let "Nom" beside "Prénom" be the surname, and "Nombre" beside "Apellidos" the first name."""
    roles = {role for role, _ in weighed.values()}
    apart = {"contact_first_name", "contact_last_name"}
    whole = [one for one in controls if weighed[one.index][0] == "contact_name"]
    if len(whole) == 1 and len(roles & apart) == 1:
        weighed[whole[0].index] = (next(iter(apart - roles)), weighed[whole[0].index][1])


def _same_row(one: Control, two: Control, role: str) -> bool:
    if role in ("title", "description"):
        return False
    said = plain_words(one.said)
    return bool(said) and said == plain_words(two.said) and role in ("date_from", "time_from")


def _value(role: str, control: Control, post: Mapping[str, str]) -> str:
    if role in ("date_from", "date_until"):
        return date_value(post[role], control, post.get("time_from" if role == "date_from" else "time_until", "")) if post.get(role) else ""
    if role == "location_free":
        if set(plain_words(control.said).split()) & _ADDRESS_WORDS or any(word.endswith("adres") for word in plain_words(control.said).split()):
            return post.get("address", "") or post.get("area", "")
        return next((post[key] for key in ("area", "neighbourhood", "city", "address") if post.get(key)), "")
    if role == "contact_name":
        return post.get("contact_name") or post.get("organisation", "")
    if role == "street":
        number = bool(_NUMBER_WORDS & set(plain_words(control.said).split()))
        return post.get("address", "") if number else post.get("street") or post.get("address", "")
    if role == "summary":
        return post.get("description", "") if control.tag != "input" else post.get("title", "")
    return post.get(role, "")


def _step(control: Control, role: str, post: Mapping[str, str], *, has_title: bool) -> Step | None:
    if control.tag in ("select", "radio-group") or (control.tag == "combobox" and control.options):
        return _choice(control, role, post)
    if role == "category" and (control.suggests or control.tag == "combobox"):
        words = category_words(post)
        return Step(control, role, words[0], others=words[1:4]) if words else None
    if role == "kind" and control.tag == "combobox":
        return Step(control, role, post.get("request_or_offer", "request"))
    value = _value(role, control, post)
    if role == "description" and not has_title and post.get("title") and post["title"] not in value:
        value = f"{post['title']}\n{value}" if control.tag != "input" else f"{post['title']}. {value}"
    if role in ("title", "description", "summary"):
        value = text_value(value, control)
    if not value or (control.maxlength and len(value) > control.maxlength):
        return None
    if control.value.strip() and role not in ("description", "quantity", "date_from", "date_until", "time_from", "time_until"):
        return None  # the site filled it in itself
    return Step(control, role, value, others=other_spellings(role, value, post))


def _choice(control: Control, role: str, post: Mapping[str, str]) -> Step | None:
    if role == "kind":
        found = kind_option(control, post)
    elif role == "category":
        found = category_option(control, post)
    else:
        value = _value(role, control, post)
        found = nearest_option(control.options, [value]) if value else None
    return Step(control, role, found.text, found.value or found.text) if found else None


def only_new(plan: Plan, done: frozenset[str]) -> Plan:
    """Leave out what was filled in an earlier look at the same page, told by name, id and words."""
    return replace(plan, steps=tuple(step for step in plan.steps if mark(step.control) not in done))


def mark(control: Control) -> str:
    """Tell a control by what stays the same when a page draws itself anew."""
    return f"{control.tag}|{control.type}|{control.name}|{control.label}|{control.near}|{control.placeholder}|{control.twin}"
