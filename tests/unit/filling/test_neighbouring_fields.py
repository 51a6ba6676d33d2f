"""What a box asks for by those beside it: a search's place, one name for two, somebody else's."""

from __future__ import annotations

import pytest

from intake.filling.plan import make_plan
from intake.filling.snapshot import Control, Option
from tests.form_facts import POST


def control(index, **more):
    return Control(index=index, **{"tag": "input", "type": "text", "lang": "nl", "form": 0, **more})


def roles(*controls):
    return {step.control.index: step.role for step in make_plan(controls, POST).steps}


def test_the_place_beside_a_search_is_left_alone_and_the_forms_own_is_not():
    search = control(0, name="query", label="Waar ben je naar op zoek?")
    page = (search, control(1, placeholder="Postcode"), control(2, label="Titel"))
    assert roles(*page) == {2: "title"}
    assert roles(control(1, placeholder="Postcode"), control(2, label="Titel"))[1] == "postcode"


def test_two_boxes_under_one_name_are_what_their_examples_say():
    row = {"label": "PLZ / Ort", "lang": "de"}
    told = roles(
        control(0, label="Titel"),
        control(1, placeholder="PLZ", **row),
        control(2, placeholder="Ort", **row),
    )
    assert (told[1], told[2]) == ("postcode", "city")


@pytest.mark.parametrize(
    "said",
    ["Telefoon hulpvrager", "Naam van de deelnemer", "Voornaam van degene die geholpen wordt",
        "Für wen ist die Hilfe? (Vorname)", "Postcode van de inwoner"],
)  # fmt: skip
def test_a_box_about_who_is_helped_gets_nothing_of_the_centres(said):
    assert 1 not in roles(control(0, label="Titel"), control(1, label=said))


@pytest.mark.parametrize("said", ["Aantal deelnemers", "Aantal personen in uw huishouden"])
def test_a_number_of_people_is_no_number_of_things(said):
    page = (control(0, label="Titel"), control(1, type="number", label=said))
    assert roles(*page) == {0: "title"}
    assert roles(page[0], control(1, type="number", label="Aantal"))[1] == "quantity"


def test_an_example_of_a_day_goes_before_a_name_with_time_in_it():
    box = control(1, label="Vanaf", name="Start$DateTimeField", placeholder="TT.MM.JJJJ")
    assert roles(control(0, label="Titel"), box)[1] == "date_from"


def test_a_mail_box_for_checking_gets_the_address_once_more():
    told = roles(
        control(0, label="Titel"),
        control(1, type="email", label="E-mail"),
        control(2, type="email", label="E-mail ter controle"),
    )
    assert (told[1], told[2]) == ("email", "email")


def test_a_short_text_beside_a_title_is_a_short_description():
    plan = make_plan(
        (
            control(0, label="Titel"),
            control(1, label="Korte omschrijving"),
            control(2, tag="textarea", type="", label="Omschrijving"),
        ),
        POST,
    )
    assert {step.control.index: step.value for step in plan.steps}[1] == POST["description"]


def test_a_list_of_sorts_with_asking_alone_is_not_one_of_sides():
    texts = ("Commerciële vraag", "Functionele hulp", "Probleem")
    sorts = tuple(Option(str(at), text) for at, text in enumerate(texts))
    page = (control(0, label="Titel"), control(1, tag="select", label="Type", options=sorts))
    assert roles(*page) == {0: "title"}


def test_who_asks_for_a_loan_is_told_from_who_has_one_to_give():
    texts = ("Ik vraag iets te leen", "Ik heb iets te leen")
    sides = tuple(Option(str(at), text) for at, text in enumerate(texts))
    group = control(1, tag="radio-group", type="radio", near="Vraag of aanbod?", options=sides)
    plan = make_plan((control(0, label="Titel"), group), POST)
    assert [step.value for step in plan.steps if step.control.index == 1] == [texts[0]]


def test_a_nameless_mail_box_below_a_form_is_for_the_sites_news():
    form = [control(at, label=said) for at, said in enumerate(("Titel", "Naam", "Postcode"))]
    text = control(3, tag="textarea", type="", label="Omschrijving")
    news = control(4, type="email", placeholder="uw e-mailadres")
    assert 4 not in roles(*form, text, news)
    assert roles(form[0], news)[4] == "email"


def test_a_place_without_a_name_beside_one_that_has_one_is_the_maps():
    page = (control(0, label="Titel"), control(1, label="Adres"), control(2, name="address"))
    told = roles(*page)
    assert 1 in told
    assert 2 not in told


@pytest.mark.parametrize(
    ("said", "name"), [("PLZ oder Ort", "searchWhere"), ("Postcode", "search_postcode")]
)
def test_a_place_that_the_source_calls_a_search_is_one_though_it_has_a_label(said, name):
    search = control(0, name="searchWhat", label="Was?")
    page = (search, control(1, name=name, label=said), control(2, label="Titel"))
    assert roles(*page) == {2: "title"}


def test_a_page_where_an_account_is_made_is_left_to_the_person():
    page = (
        control(0, label="Naam"),
        control(1, type="email", label="E-mailadres"),
        control(2, type="password", label="Wachtwoord"),
        control(3, type="password", label="Wachtwoord (opnieuw)"),
    )
    assert roles(*page) == {}


def test_an_example_in_figures_tells_a_day_from_its_hour():
    told = roles(
        control(0, label="Titel"),
        control(1, label="Starttijd", placeholder="31-12-2026"),
        control(2, placeholder="00:00"),
    )
    assert (told[1], told[2]) == ("date_from", "time_from")


def test_a_long_box_for_a_place_gets_no_story():
    page = (
        control(0, label="Titel"),
        control(1, label="Telefoon"),
        control(2, type="email", label="E-mail"),
        control(3, label="Naam"),
        control(4, tag="textarea", type="", label="Locatie"),
    )
    assert roles(*page).get(4) != "description"


@pytest.mark.parametrize(
    ("said", "is_filled"),
    [
        ("Hoeveel stuks?", True),
        ("9. Hoeveel stuks?", True),
        ("Aantal vrijwilligers nodig", True),
        ("Hoeveel is 3 + 4?", False),
        ("Hoeveel is drie plus vier?", False),
        ("Nombre de pièces", False),
        ("Anzahl der Umfrageoptionen", False),
    ],
)
def test_a_number_is_filled_in_where_it_counts_what_is_asked(said, is_filled):
    controls = [
        Control(index=0, tag="input", type="text", label="Titel", lang="nl"),
        Control(index=1, tag="textarea", type="", label="Omschrijving", lang="nl"),
        Control(index=2, tag="input", type="text", label=said, lang="nl"),
    ]
    filled = {step.control.index for step in make_plan(controls, POST | {"quantity": "1"}).steps}
    assert (2 in filled) is is_filled


@pytest.mark.parametrize(("order", "title"), [((0, 1), "Naam"), ((1, 0), "")])
def test_a_name_above_its_description_is_the_things_and_one_below_is_nobodys_title(order, title):
    boxes = (("input", "Naam"), ("textarea", "Omschrijving"))
    controls = [
        Control(index=at, tag=boxes[one][0], type="text", label=boxes[one][1], lang="nl")
        for at, one in enumerate(order)
    ]
    titled = [one.control.label for one in make_plan(controls, POST).steps if one.role == "title"]
    assert titled == ([title] if title else [])


@pytest.mark.parametrize(
    ("said", "is_ours"),
    [("Telefoon", True), ("Telefoon van de bewoner", False), ("Telefoonnummer cliënt", False)],
)
def test_a_number_of_the_resident_is_asked_of_nobody_else(said, is_ours):
    controls = [
        Control(index=0, tag="input", type="text", label="Titel", lang="nl"),
        Control(index=1, tag="textarea", type="", label="Omschrijving", lang="nl"),
        Control(index=2, tag="input", type="tel", label=said, lang="nl"),
    ]
    filled = {step.control.index for step in make_plan(controls, POST).steps}
    assert (2 in filled) is is_ours
