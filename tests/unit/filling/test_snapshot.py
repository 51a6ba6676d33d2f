"""What is read from a page, and whether it shows what was posted."""

from __future__ import annotations

import pytest

from intake.filling.snapshot import Option, page_shows_post, read_snapshot


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("Oproep 7. Boormachine te leen gevraagd, code K7Q-F20", True),
        ("BOORMACHINE — te leen (gevraagd)", True),
        ("Wie wil een boormachine uitlenen aan een buurtgenoot van ons? Reageer!", True),
        ("Uw oproep K7Q-F20 is geplaatst.", False), ("", False),
    ],
)  # fmt: skip
def test_whether_a_page_shows_what_was_meant(page, shown):
    post = {
        "title": "Boormachine te leen gevraagd",
        "description": "Wie wil een boormachine uitlenen aan een buurtgenoot? Noem code K7Q-F20.",
    }
    assert page_shows_post(post, page) is shown


@pytest.mark.parametrize(("letters", "shown"), [(39, False), (40, True)])
def test_forty_letters_of_the_text_are_enough_to_know_it_by(letters, shown):
    text = "Wie wil een boormachine uitlenen aan een buurtgenoot"
    assert page_shows_post({"description": text}, text[:letters] + " …") is shown


def test_what_a_page_leaves_out_is_read_as_nothing_and_no_form():
    (control,) = read_snapshot([{"index": 4, "tag": "input", "form": None, "maxlength": "veel"}])
    assert (control.index, control.form, control.maxlength, control.max) == (4, -1, 0, 0)
    assert (control.required, control.visible, control.options) == (False, False, ())


def test_boxes_that_look_alike_are_told_apart_by_how_many_come_before():
    alike = {"tag": "input", "type": "text", "name": "dag"}
    read = read_snapshot([alike, alike, {**alike, "name": "uur"}, alike])
    assert [control.twin for control in read] == [0, 1, 0, 2]


def test_words_lose_their_line_ends_and_what_stands_in_a_box_keeps_them():
    (control,) = read_snapshot(
        [{"label": " Uw\n  naam ", "value": "een\n twee", "placeholder": " x"}]
    )
    assert (control.label, control.value, control.placeholder) == ("Uw naam", "een\n twee", " x")


def test_an_option_without_a_value_has_an_empty_one_and_its_text_is_trimmed():
    raw = [{"options": [{"text": " Ja "}, "nee", {"value": 3}]}, {"options": "geen"}]
    assert [control.options for control in read_snapshot(raw)] == [
        (Option("", "Ja"), Option("3", "")),
        (),
    ]
