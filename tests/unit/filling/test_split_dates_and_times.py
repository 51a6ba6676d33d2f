"""Days and hours that are asked for in parts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.filling.plan import make_plan
from intake.filling.snapshot import Control, Option
from intake.filling.split_dates_and_times import find_split_dates


def a_list(index, texts, **values):
    options = tuple(Option(text, text) for text in texts)
    return Control(index=index, tag="select", type="", options=options, visible=True, **values)


def twelve_hours(first=0):
    return (
        a_list(first, [f"{hour}" for hour in range(1, 13)], label="Tijd vanaf", name="uur"),
        a_list(first + 1, [f"{minute:02}" for minute in range(0, 60, 30)], name="minuut"),
        a_list(first + 2, ["AM", "PM"], name="dagdeel"),
    )


def chosen(controls, **post):
    plan = make_plan(controls, {"title": "Boor", "description": "Wie?", **post})
    return [step.value for step in plan.steps]


@pytest.mark.parametrize(
    ("time", "parts"),
    [
        ("00:30", ["12", "30", "AM"]),
        ("09:00", ["9", "00", "AM"]),
        ("12:30", ["12", "30", "PM"]),
        ("13:00", ["1", "00", "PM"]),
        ("23:30", ["11", "30", "PM"]),
    ],
)
def test_an_hour_of_a_clock_of_twelve_has_the_right_half_of_the_day(time, parts):
    assert chosen(twelve_hours(), time_from=time) == parts


def test_an_hour_of_a_whole_day_is_chosen_as_it_is():
    controls = (
        a_list(0, [f"{hour:02}" for hour in range(24)], label="Tijd vanaf", name="uur"),
        a_list(1, [f"{minute:02}" for minute in range(0, 60, 15)], name="minuut"),
    )
    assert chosen(controls, time_from="14:30") == ["14", "30"]


def test_a_day_in_three_lists_is_chosen_part_by_part():
    controls = (
        a_list(0, [str(day) for day in range(1, 32)], label="Datum vanaf", name="dag"),
        a_list(1, [str(month) for month in range(1, 13)], name="maand"),
        a_list(2, ["2026", "2027"], name="jaar"),
    )
    assert chosen(controls, date_from="2026-12-03") == ["3", "12", "2026"]


def test_a_day_that_a_list_has_no_choice_for_is_left_to_the_person():
    controls = (
        a_list(0, [str(day) for day in range(1, 32)], label="Datum vanaf", name="dag"),
        a_list(1, [str(month) for month in range(1, 13)], name="maand"),
        a_list(2, ["2026", "2027"], name="jaar"),
    )
    assert chosen(controls, date_from="2028-12-03") == []


def test_a_half_of_the_day_in_another_form_belongs_to_no_hour():
    hour = Control(0, "input", "text", label="Tijd", form=0)
    half = a_list(1, ["AM", "PM"], form=1)
    assert find_split_dates([hour, half], {"time_from": "10:00"}) == ()
    (found,) = find_split_dates([hour, replace(half, form=0)], {"time_from": "15:05"})
    assert [part.value for part in found.parts] == ["03:05", "PM"]


def test_an_hour_to_type_beside_minutes_to_choose():
    hour = Control(0, "input", "number", max=23, label="Uur")
    minute = a_list(1, ["00", "15", "30", "45"])
    (found,) = find_split_dates([hour, minute], {"time_from": "09:15"})
    assert [part.value for part in found.parts] == ["9", "15"]


@pytest.mark.parametrize(("first", "count"), [(1901, 1), (1900, 0)])
def test_years_begin_after_1900(first, count):
    day = a_list(0, [str(one) for one in range(1, 32)])
    month = a_list(1, [str(one) for one in range(1, 13)])
    year = a_list(2, [str(one) for one in range(first, 2030)])
    assert len(find_split_dates([day, month, year], {"date_from": "2026-11-28"})) == count
