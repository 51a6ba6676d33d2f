"""What goes into a box of a role, and what the site put there that stays."""

from __future__ import annotations

import pytest

from intake.filling.category_choice import category_words
from intake.filling.snapshot import Control
from intake.filling.step_values import make_step, value_for_role
from tests.form_facts import POST

REPLACED = ("description", "quantity", "date_from", "date_until", "time_from", "time_until")
KEPT = ("title", "contact_name", "email", "phone", "street", "postcode", "city", "price")
FULL = {**POST, "quantity": "2", "time_from": "10:00", "time_until": "12:00", "price": "12,50"}


def a_box(**more):
    return Control(index=0, **{"tag": "input", "type": "text", "lang": "nl", **more})


@pytest.mark.parametrize("role", [*REPLACED, *KEPT])
def test_an_empty_box_is_filled(role):
    step = make_step(a_box(), role, FULL, has_title=True)
    assert step.value


@pytest.mark.parametrize("role", REPLACED)
def test_what_the_site_only_proposes_is_replaced(role):
    assert make_step(a_box(value="1"), role, FULL, has_title=True).role == role


@pytest.mark.parametrize("role", KEPT)
def test_what_the_site_knows_already_stays(role):
    assert make_step(a_box(value="al ingevuld"), role, FULL, has_title=True) is None


@pytest.mark.parametrize("role", KEPT)
def test_what_does_not_fit_into_a_box_is_left_to_the_person(role):
    if role != "title":  # a title may be cut
        assert make_step(a_box(maxlength=len(FULL[role]) - 1), role, FULL, has_title=True) is None
    assert make_step(a_box(maxlength=len(FULL[role])), role, FULL, has_title=True).value


@pytest.mark.parametrize(
    ("role", "label", "value"),
    [
        ("location_free", "Adres", FULL["address"]),
        ("location_free", "Werkadres", FULL["address"]),
        ("location_free", "Waar", FULL["area"]),
        ("contact_name", "Naam", FULL["contact_name"]),
        ("street", "Straat en huisnummer", FULL["address"]),
        ("street", "Straat", FULL["street"]),
        ("email", "E-mail", FULL["email"]),
    ],
)
def test_the_words_beside_a_box_say_how_much_of_a_place_it_asks(role, label, value):
    assert value_for_role(role, a_box(label=label), FULL) == value


def test_a_box_that_suggests_categories_is_tried_with_four_words():
    control = Control(0, "combobox", label="Rubriek", suggests=True)
    post = {"kind": "borrow", "what": "boormachine", "category": "Klusgereedschap"}
    step = make_step(control, "category", post, has_title=True)
    assert (step.value, *step.others) == category_words(post)[:4]
    assert len(step.others) == 3


@pytest.mark.parametrize(("letters", "is_cut"), [(250, False), (251, True)])
def test_a_summary_beside_a_title_has_at_most_250_letters(letters, is_cut):
    sentence = "Een zin. "
    text = (sentence * 40)[: letters - 1] + "x"
    step = make_step(
        Control(0, "input", label="Samenvatting"),
        "summary",
        {"title": "Boor", "description": text},
        has_title=True,
    )
    assert (step.value != text) is is_cut
    assert len(step.value) <= 250


def test_a_title_that_is_empty_or_in_the_text_is_not_put_before_it():
    box = Control(0, "textarea", label="Omschrijving")
    for post in (
        {"title": "", "description": "Wie?"},
        {"title": "Wie", "description": "Wie?"},
    ):
        assert make_step(box, "description", post, has_title=False).value == "Wie?"
    post = {"title": "Boor", "description": "Wie?"}
    assert make_step(box, "description", post, has_title=False).value == "Boor\nWie?"
    short = Control(0, "input", label="Omschrijving")
    assert make_step(short, "description", post, has_title=False).value == "Boor. Wie?"
