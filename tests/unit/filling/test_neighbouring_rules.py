"""Each rule by which the boxes beside one change what it asks for, with the roles as they stood."""

from __future__ import annotations

import pytest

from intake.filling.neighbouring_fields import resolve_neighbours
from intake.filling.neighbouring_times import (
    assign_day_and_times,
    assign_days_by_example,
    assign_from_and_until,
    assign_hours,
    assign_hours_to_lists,
)
from intake.filling.snapshot import Control, Option
from tests.form_facts import POST


def box(index, **more):
    return Control(index=index, **{"tag": "input", "type": "text", "lang": "nl", "form": 0, **more})


def after(rule, *controls, **roles):
    """The roles that stand after a rule; ``_1="date_from"`` is the role of the second before it."""
    weighed = {one.index: (roles.get(f"_{one.index}", ""), 0.6) for one in controls}
    rule(controls, weighed)
    return [weighed[one.index][0] for one in controls]


def resolved(*controls, **roles):
    return after(
        lambda ours, weighed: resolve_neighbours(ours, weighed, ours, POST), *controls, **roles
    )


WHEN = {"hint": "Wanneer heeft u het nodig?"}


@pytest.mark.parametrize(
    ("third", "told"),
    [
        (box(2), ["date_from", "time_from", "time_until"]),
        (box(2, **WHEN), ["", "", ""]),
        (box(2, name="x"), ["", "", ""]),
        (box(2, type="number"), ["", "", ""]),
    ],
)
def test_three_nameless_boxes_under_a_question_of_when(third, told):
    assert after(assign_day_and_times, box(0, **WHEN), box(1, **WHEN), third) == told


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (box(0, placeholder="dd-mm-jjjj"), "date_from"),
        (box(0, placeholder="dag-maand-jaar"), "date_from"),
        (box(0, placeholder="bijv. 3"), ""),
        (box(0, tag="textarea", placeholder="dd-mm-jjjj"), ""),
    ],
)
def test_an_example_of_a_day_asks_for_one(first, told):
    assert after(assign_days_by_example, first) == [told]
    assert after(assign_days_by_example, first, box(1), _1="date_from") == ["", "date_from"]


@pytest.mark.parametrize(
    ("controls", "roles", "told"),
    [
        ([box(0, placeholder="dd-mm-jjjj")], {"_0": "time_from"}, ["date_from"]),
        ([box(0, placeholder="2026-11-28")], {"_0": "time_until"}, ["date_until"]),
        ([box(0), box(1, placeholder="12:00")], {"_0": "date_from"}, ["date_from", "time_from"]),
        ([box(0), box(1, label="Uw code", placeholder="12:00")], {"_0": "date_from"},
         ["date_from", ""]),
        ([box(0, label="Vanaf (tijd)")], {"_0": "date_from"}, ["time_from"]),
        ([box(0, placeholder="uu:mm")], {"_0": "date_until"}, ["time_until"]),
        ([box(0, label="Vanaf")], {"_0": "date_from"}, ["date_from"]),
        ([box(0, label="Vanaf (tijd)", type="date")], {"_0": "date_from"}, ["date_from"]),
        ([box(0), box(1, name="eind_tijd")], {"_0": "time_from"}, ["time_from", "time_until"]),
        ([box(0), box(1, name="eind_tijd", tag="select")], {"_0": "time_from"},
         ["time_from", ""]),
    ],
)  # fmt: skip
def test_an_hour_and_a_day_are_told_apart(controls, roles, told):
    assert after(assign_hours, *controls, **roles) == told


HOURS = tuple(Option(f"{hour}:00", f"{hour}:00") for hour in range(8, 20))


def test_two_lists_of_hours_are_from_and_until():
    lists = [box(at, tag="select", type="", options=HOURS) for at in (0, 1)]
    assert after(assign_hours_to_lists, *lists) == ["time_from", "time_until"]
    assert after(assign_hours_to_lists, lists[0]) == [""], "one that asks for no hour"
    third = box(2, tag="select", type="", options=HOURS)
    assert after(assign_hours_to_lists, *lists, third) == ["", "", ""]


@pytest.mark.parametrize(
    ("second", "roles", "told"),
    [
        (box(1, type="date"), {}, ["date_from", "date_until"]),
        (box(3, type="date"), {}, ["date_from", "date_until"]),
        (box(4, type="date"), {}, ["", ""]),
        (box(1, type="date", form=1), {}, ["", ""]),
        (box(1, type="date"), {"_0": "date_until", "_1": "date_from"}, ["date_until", "date_from"]),
    ],
)
def test_two_days_close_together_are_from_and_until(second, roles, told):
    assert after(assign_from_and_until, box(0, type="date"), second, **roles) == told


LONG = {"tag": "textarea", "type": ""}


@pytest.mark.parametrize(
    ("controls", "roles", "at", "role"),
    [
        # the only long box is for the story, unless it is clearly of something else
        ([box(0), box(1), box(2), box(3), box(4, **LONG)],
         {"_0": "title", "_1": "email", "_2": "phone", "_3": "postcode"}, 4, "description"),
        ([box(0), box(1), box(2), box(3), box(4, label="Locatie", **LONG)],
         {"_0": "title", "_1": "email", "_2": "phone", "_3": "postcode"}, 4, ""),
        ([box(0), box(1, **LONG)], {"_0": "title"}, 1, ""),
        # the same words twice: the short box is the title
        ([box(0, label="Uw oproep"), box(1, label="Uw oproep", **LONG)],
         {"_1": "description"}, 0, "title"),
        ([box(0, label="Uw oproep"), box(1, label="Uw oproep", **LONG)],
         {"_0": "phone", "_1": "description"}, 0, "phone"),
        ([box(0, label="Oproep"), box(1, label="Uw oproep", **LONG)], {"_1": "description"}, 0, ""),
        ([box(0, type="number", label="Uw oproep"), box(1, label="Uw oproep", **LONG)],
         {"_1": "description"}, 0, ""),
        # an address with the postcode right after it is the street
        ([box(0, label="Adres"), box(1)], {"_0": "location_free", "_1": "postcode"}, 0, "street"),
        ([box(0, label="Adres"), box(1)], {"_0": "location_free", "_1": "email"}, 0,
         "location_free"),
        ([box(0, label="Waar"), box(1)], {"_0": "location_free", "_1": "city"}, 0,
         "location_free"),
        # a nameless place before the form, where a named one follows, looks something up
        ([box(0), box(1, label="Titel"), box(2, label="Postcode")],
         {"_0": "postcode", "_1": "title", "_2": "postcode"}, 0, ""),
        ([box(0), box(1, label="Titel"), box(2)],
         {"_0": "postcode", "_1": "title", "_2": "postcode"}, 0, "postcode"),
        ([box(0, label="Titel"), box(1), box(2, label="Postcode")],
         {"_0": "title", "_1": "phone", "_2": "postcode"}, 2, "postcode"),
        # a last nameless box for an address, among named ones, is for the site's news
        ([box(0, label="a"), box(1, label="b"), box(2, label="c"), box(3, label="d"), box(4)],
         {"_0": "title", "_4": "email"}, 4, ""),
        ([box(0, label="a"), box(1, label="b"), box(2, label="c"), box(3, label="d"), box(4)],
         {"_0": "title", "_4": "phone"}, 4, "phone"),
        ([box(0, label="a"), box(1, label="b"), box(2, label="c"), box(3)],
         {"_0": "title", "_3": "email"}, 3, "email"),
        # a place without words belongs to the map, where another asks for it
        ([box(0, label="Titel"), box(1, label="Plaats"), box(2)],
         {"_0": "title", "_1": "city", "_2": "postcode"}, 2, ""),
        ([box(0, label="Titel"), box(1), box(2)], {"_0": "title", "_2": "postcode"}, 2,
         "postcode"),
        # two texts of one role: the short one is the title
        ([box(0), box(1, **LONG)], {"_0": "description", "_1": "description"}, 0, "title"),
        ([box(0, **LONG), box(1)], {"_0": "title", "_1": "title"}, 1, "title"),
        ([box(0, **LONG), box(1)], {"_0": "title", "_1": "title"}, 0, "description"),
        ([box(0), box(1)], {"_0": "title", "_1": "title"}, 1, "title"),
    ],
)  # fmt: skip
def test_a_box_asks_for_something_else_by_those_beside_it(controls, roles, at, role):
    assert resolved(*controls, **roles)[at] == role


def test_two_hours_under_one_name_are_from_and_until():
    hours = [box(at, near="Van / tot") for at in (0, 1)]
    assert resolved(*hours, _0="time_from", _1="time_from") == ["time_from", "time_until"]
