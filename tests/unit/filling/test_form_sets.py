"""Whole forms from the sets, filled by meaning, with their scores."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from intake.filling.plan import make_plan
from intake.filling.snapshot import Control, Option
from tests.paths import TESTS

SETS = TESTS / "sets"


POST = {
    "title": "Boormachine te leen gevraagd",
    "description": "Wie heeft een boormachine voor een buurvrouw in Oud-West?", "kind": "borrow",
    "request_or_offer": "request", "what": "boormachine", "category": "gereedschap",
    "date_from": "2026-11-28", "date_until": "2026-11-30", "time_from": "10:00",
    "time_until": "12:00", "quantity": "1", "price": "0", "organisation": "De Linde",
    "contact_name": "De Linde", "contact_first_name": "Ineke",
    "contact_last_name": "De Linde", "email": "balie@delinde.example", "phone": "+31205550100",
    "street": "Kinkerstraat", "house_number": "120", "address": "Kinkerstraat 120",
    "postcode": "1053 ED", "city": "Amsterdam",
    "neighbourhood": "Oud-West", "area": "Oud-West (Amsterdam)", "country": "Nederland",
}  # fmt: skip


ASKED = {
    "title": {"title", "summary"}, "description": {"description", "summary"},
    "postcode": {"postcode"}, "house_number": {"house_number"},
    "street": {"street", "location_free"}, "city": {"city"}, "neighbourhood": {"neighbourhood"},
    "location_free": {"location_free", "city", "neighbourhood", "street", "postcode"},
    "date_needed_from": {"date_from"}, "date_needed_until": {"date_until"},
    "time": {"time_from", "time_until"}, "quantity": {"quantity"},
    "price": {"price"}, "contact_name": {"contact_name", "organisation"},
    "contact_first_name": {"contact_first_name"}, "contact_last_name": {"contact_last_name"},
    "email": {"email"}, "phone": {"phone"},
    "kind_request_or_offer": {"kind"},
}  # fmt: skip


NEVER = {"leave-alone", "terms", "captcha", "username", "password"}


NEUTRAL = {
    "organisation",
    "photo",
    "url",
    "visibility",
    "country",
    "currency",
    "deposit",
    "region",
    "duration",
    "tags",
    "category",
}


def control_of(index, field, lang):
    """Turn a field as it is described into what the browser's script would see of it."""
    label, place = field.get("label") or "", field.get("label_position") or "for"
    tag, kind = field.get("tag") or "input", field.get("type") or ""
    options = tuple(
        Option(str(one.get("value", one.get("text", ""))), str(one.get("text", "")))
        for one in field.get("options") or []
    )
    if tag == "custom-combobox":
        tag = "combobox" if options else "input"
    tied = (
        label
        if place in ("for", "wrap", "aria") and tag != "radio-group"
        else field.get("aria_label") or ""
    )
    return Control(
        index=index,
        tag=tag, type=kind or ("text" if tag == "input" else ""),
        name=field.get("name") or "", id=field.get("id") or "",
        label=tied, near="" if tied or place in ("none", "placeholder-only") else label,
        hint=field.get("help_text") or "", placeholder=field.get("placeholder") or "",
        autocomplete=field.get("autocomplete") or "",
        options=options, required=bool(field.get("required")),
        maxlength=int(field.get("maxlength") or 0), visible=not field.get("honeypot"), form=0,
        lang=lang,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "least", "precise"),
    [("forms", 0.99, 0.99), ("forms-second", 0.95, 0.98), ("forms-third", 0.95, 0.98),
        ("forms-fourth", 0.95, 0.98), ("forms-fifth", 0.95, 0.98), ("forms-sixth", 0.92, 0.92),
        ("forms-seventh", 0.92, 0.97), ("forms-eighth", 0.95, 0.97),
        ("forms-ninth", 0.88, 0.97), ("forms-tenth", 0.94, 0.97),
        ("forms-eleventh", 0.85, 0.93), ("forms-twelfth", 0.92, 0.97),
        ("forms-thirteenth", 0.88, 0.97), ("forms-fourteenth", 0.92, 0.97),
        ("forms-fifteenth", 0.9, 0.97), ("forms-sixteenth", 0.9, 0.97),
        ("forms-seventeenth", 0.9, 0.97), ("forms-eighteenth", 0.9, 0.97),
        ("forms-nineteenth", 0.9, 0.97)],
)  # fmt: skip
def test_forms_are_filled_by_meaning_and_what_is_nobodys_is_left_alone(
    capsys, name, least, precise
):
    """All but the first were written by people who saw no rule.

    At the first measure, in the order in which they came: recall 81.4%, precision 96.9%, 2 touched;
    88.3%, 90.8%, 3 touched; the fifth 95.7%, 99.4%, 4 touched; then the fourth, read from the
    templates of 22 programs, 95.1%, 99.0%, none touched; and the sixth, from the templates of 24
    smaller ones, 91.7%, 92.4%, none touched (of its nine wrong ones four are a matter of opinion).
    The seventh and eighth, lists counted too and drawn in a browser, 92.2%, 96.9%, 1 touched, and
    92.1%, 93.3%, 1 touched; then the ninth, from templates of 24 programs, 88.3%, 92.9%, none, and
    the tenth, as small Dutch and Flemish sites word them, 94.1%, 94.5%, none touched;
    the eleventh, of programs for events and tickets, 82.2%, 90.2%, 2 touched, and the twelfth, of
    public sites of four countries, 91.6%, 96.6%, 4 touched. Once all
    of these were mended, the last two: 85.5%, 97.9%, 1 touched, and 90.6%, 97.0%, 2 touched.
    The fifteenth and sixteenth, drawn in a browser: 93.4%, 99.1%, 2 touched, and 95.6%, 100.0%, 1
    touched: the rooms of a house, a sum and the options of a poll, each asked by "how many". Once
    these were mended, the seventeenth: 96.3%, 98.9%, none; and with nothing mended after it, the
    eighteenth: 96.8%, 99.1%, none, and the nineteenth: 91.1%, 99.0%, none.
    """
    forms = json.loads((SETS / f"{name}.json").read_text(encoding="utf8"))
    counted, touched = Counter(), []
    for form in forms:
        for step in form["steps"]:
            fields = step["fields"]
            plan = make_plan(
                [control_of(at, field, form["lang"]) for at, field in enumerate(fields)], POST
            )
            filled = {one.control.index: one.role for one in plan.steps}
            for at, field in enumerate(fields):
                role, got = field.get("role"), filled.get(at)
                if role in NEVER or field.get("type") == "hidden":
                    touched += [(form["id"], field.get("label"))] if got else []
                elif role in ASKED and field.get("tag") not in ("select", "custom-combobox"):
                    counted["asked"] += 1
                    counted["right"] += got in ASKED[role]
                    counted["wrong"] += bool(got) and got not in ASKED[role]
                elif role not in NEUTRAL and role not in ASKED:
                    counted["wrong"] += bool(got)
    recall, precision = (
        counted["right"] / counted["asked"],
        counted["right"] / (counted["right"] + counted["wrong"]),
    )
    with capsys.disabled():
        print(
            f"\n{name}: {len(forms)}, recall {recall:.1%} of "
            f"{counted['asked']}, precision {precision:.1%}, {len(touched)} touched"
        )
    assert touched == []
    assert recall >= least
    assert precision >= precise
