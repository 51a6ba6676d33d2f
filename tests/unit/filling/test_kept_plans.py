"""What goes where on every form and list of the sets, kept as it was looked at.

A change here is no fault by itself: see what it does to the forms, and keep it with
``INTAKE_REDRAW=1``. The scores in ``test_form_sets`` say whether it was for the better.
"""

from __future__ import annotations

import json
import os

import pytest

from intake.filling.category_choice import choose_category, fits_category
from intake.filling.plan import make_plan
from intake.filling.snapshot import Option
from tests.paths import TESTS
from tests.unit.filling.test_form_sets import POST, SETS, control_of

KEPT = TESTS / "sets" / "kept-plans.json"
FORM_SETS = sorted(path.stem for path in SETS.glob("forms*.json"))
LIST_SETS = sorted(path.stem for path in SETS.glob("category-lists*.json"))


def plan_of(step, lang):
    """Return the plan of a page: what each box gets, and what is left to the person and why."""
    fields = step["fields"]
    plan = make_plan([control_of(at, field, lang) for at, field in enumerate(fields)], POST)
    filled = [
        f"{one.control.index} {one.role} {one.value[:24]} {'|'.join(one.others)[:40]}"
        for one in plan.steps
    ]
    return [*filled, *(f"{one.control.index} {one.role} {one.why}" for one in plan.left)]


def form_plans(name):
    forms = json.loads((SETS / f"{name}.json").read_text("utf8"))
    return {form["id"]: [plan_of(step, form["lang"]) for step in form["steps"]] for form in forms}


def list_choices(name):
    told = {}
    for case in json.loads((SETS / f"{name}.json").read_text("utf8")):
        options = tuple(Option(str(at), text) for at, text in enumerate(case["options"]))
        kind = {"company": "help"}.get(case["post"]["kind"], case["post"]["kind"])
        post = {**case["post"], "kind": kind}
        chosen = choose_category(options, post)
        told[case["id"]] = [chosen.text if chosen else None, fits_category(options, post)]
    return told


@pytest.mark.parametrize("name", [*FORM_SETS, *LIST_SETS])
def test_every_form_and_list_is_filled_as_it_was_kept(name):
    now = form_plans(name) if name in FORM_SETS else list_choices(name)
    kept = json.loads(KEPT.read_text("utf8")) if KEPT.exists() else {}
    if os.environ.get("INTAKE_REDRAW"):
        KEPT.write_text(
            json.dumps({**kept, name: now}, ensure_ascii=False, indent=0, sort_keys=True), "utf8"
        )
        return
    assert {key: value for key, value in now.items() if kept[name].get(key) != value} == {}
    assert set(kept[name]) == set(now)
