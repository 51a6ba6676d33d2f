"""Which box gets what: labels, lists, groups, ties and what is nobody's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.filling.plan import make_plan
from intake.filling.snapshot import Control, Option, read_snapshot
from tests.form_facts import POST


def control(index, **more):
    return Control(index=index, **{"tag": "input", "type": "text", "lang": "nl", **more})


def values(*controls):
    return {step.control.index: step.value for step in make_plan(controls, POST).steps}


def test_labels_in_any_language_are_understood():
    found = values(
        control(0, label="Titre"),
        control(1, tag="textarea", type="", label="Beschreibung"),
        control(2, label="Código postal"),
        control(3, type="email", label="Your e-mail"),
    )
    assert found == {0: POST["title"], 1: POST["description"], 2: "1052", 3: POST["email"]}


def test_a_name_that_lies_does_not_win_from_its_label():
    assert (
        values(
            control(0, name="subject", label="Telefoonnummer"),
            control(1, tag="textarea", type="", label="Bericht"),
        )[0]
        == POST["phone"]
    )


def test_two_dates_under_one_label_are_from_and_until():
    found = values(
        control(0, type="date", near="Periode nodig, datum"),
        control(1, type="date", near="Periode nodig, datum"),
    )
    assert found == {0: "2026-11-28", 1: "2026-11-30"}


def test_a_date_follows_the_pattern_of_its_box():
    assert values(control(0, label="Datum", placeholder="dd-mm-jjjj")) == {0: "28-11-2026"}
    assert values(control(0, label="Date", placeholder="mm/dd/yyyy", lang="en")) == {
        0: "11/28/2026"
    }
    assert values(control(0, label="Datum", lang="de")) == {0: "28.11.2026"}


def test_on_a_tie_nothing_is_filled_and_it_is_asked():
    plan = make_plan((control(0, label="Postcode"), control(1, label="Postcode")), POST)
    assert plan.steps == ()
    assert {left.why for left in plan.left} == {"left-tie"}


def test_sign_in_search_honeypot_and_promises_are_left_alone():
    plan = make_plan(
        (
            control(0, type="email", label="E-mail", form=1),
            control(1, type="password", label="Wachtwoord", form=1),
            control(2, type="search", label="Zoeken"),
            control(3, label="E-mail", visible=False),
            control(4, type="checkbox", label="Ik ga akkoord met de voorwaarden", required=True),
            control(5, name="captcha", label="Typ de code over"),
        ),
        POST,
    )
    assert plan.steps == ()
    assert [left.why for left in plan.left] == ["left-promise"]


def test_options_by_nearest_meaning_and_other_when_none_fits():
    group = (
        Option("", "– kies –"),
        Option("1", "Tuin"),
        Option("2", "Gereedschap"),
        Option("3", "Overig"),
    )
    assert (
        make_plan(
            (control(0, tag="select", type="select-one", label="Categorie", options=group),), POST
        )
        .steps[0]
        .option
        == "2"
    )
    rest = (Option("1", "Tuin"), Option("3", "Overig"))
    assert (
        make_plan(
            (control(0, tag="select", type="select-one", label="Categorie", options=rest),), POST
        )
        .steps[0]
        .option
        == "3"
    )


def test_a_group_of_request_and_offer_says_by_itself_what_it_asks():
    group = control(
        0, tag="radio-group", type="radio", options=(Option("v", "Vraag"), Option("a", "Aanbod"))
    )
    assert make_plan((group,), POST).steps[0].option == "v"


HOURS = tuple(Option(f"{hour:02}:00:00", f"{hour:02}:00") for hour in range(8, 14))


SUBJECTS = (
    Option("", "Kies"),
    Option("1", "Tuin"),
    Option("2", "Gereedschap"),
    Option("3", "Vervoer"),
)


STORY = control(90, tag="textarea", type="", label="Omschrijving")


def test_lists_of_hours_are_from_and_until_whatever_stands_beside_them():
    found = values(
        control(0, tag="select", type="", label="Begin", options=HOURS),
        control(1, tag="select", type="", label="Slut-tid", options=HOURS),
    )
    assert found == {0: "10:00", 1: "12:00"}


def test_the_same_list_of_subjects_is_chosen_from_once_and_that_of_a_search_never():
    lists = [
        control(at, tag="select", type="", label=f"Categorie {at}", options=SUBJECTS)
        for at in (1, 2)
    ]
    assert values(*lists, STORY) == {
        1: "Gereedschap",
        90: f"{POST['title']}\n{POST['description']}",
    }
    assert set(
        values(
            control(0, tag="select", type="", name="sCategory", options=SUBJECTS), lists[0], STORY
        )
    ) == {1, 90}


def test_a_group_and_the_subjects_below_it_each_take_their_choice():
    groups = (
        Option("", "Kies"),
        Option("1", "Huis en tuin"),
        Option("2", "Gereedschap en klussen"),
    )
    found = values(
        control(1, tag="select", type="", label="Hoofdrubriek", options=groups),
        control(2, tag="select", type="", label="Rubriek", options=SUBJECTS),
        STORY,
    )
    assert (found[1], found[2]) == ("Gereedschap en klussen", "Gereedschap")


def test_a_place_that_is_looked_up_and_a_title_with_an_odd_name_are_filled():
    found = values(
        control(0, id="filter-title", label="Titel"),
        STORY,
        control(91, label="Zoek op postcode", name="location"),
    )
    assert set(found) == {0, 90, 91}


def test_an_address_before_a_town_is_the_street_with_its_number_though_another_box_looks_it_up():
    found = values(
        control(0, label="Adresse suchen"),
        control(1, label="Anschrift"),
        control(2, label="PLZ"),
        control(3, label="Ort"),
    )
    assert found == {0: "Kinkerstraat 120", 1: "Kinkerstraat 120", 2: "1052", 3: "Amsterdam"}


def test_who_searches_or_invites_is_no_part_of_the_form():
    found = values(
        control(0, placeholder="Zoek in je buurt"),
        control(1, label="Geef een postcode of straat"),
        control(2, label="Titel"),
        control(3, type="email", label="Nodig een buur uit"),
        control(4, type="email", label="Nachbarn per E-Mail einladen"),
        control(5, type="time", near="Maandag"),
        STORY,
    )
    assert set(found) == {2, 90}


def test_whose_name_is_asked_is_not_always_the_centres():
    found = values(
        control(0, label="Titel"),
        STORY,
        control(91, label="Noodcontact telefoon", type="tel"),
        control(92, type="date", name="filter_from", label="Van datum"),
    )
    assert set(found) == {0, 90}


def test_the_mail_box_beside_a_name_is_ours_and_that_of_a_newsletter_is_not():
    found = values(
        control(0, label="Naam"),
        control(1, label="E-mail"),
        control(2, label="Titel"),
        STORY,
        control(95, type="email", label="Je e-mailadres"),
    )
    assert set(found) == {0, 1, 2, 90}


def test_a_name_right_before_its_description_is_the_things():
    assert (
        values(
            control(0, label="Nom"),
            control(1, tag="textarea", type="", label="Description"),
            control(2, label="Mail"),
        )[0]
        == POST["title"]
    )
    assert (
        values(
            control(0, label="Naam"),
            control(1, label="E-mail"),
            control(2, tag="textarea", type="", label="Bericht"),
        )[0]
        == POST["contact_name"]
    )


def test_without_a_title_box_the_title_opens_the_text():
    assert values(control(0, tag="textarea", type="", label="Bericht"))[0].startswith(POST["title"])


def test_a_box_that_is_too_small_gets_whole_sentences():
    post = {**POST, "description": "Een zin van dertig tekens lang. En nog een lange zin erachter."}
    plan = make_plan(
        (
            control(0, label="Titel"),
            control(1, tag="textarea", type="", label="Omschrijving", maxlength=40),
        ),
        post,
    )
    assert plan.steps[1].value == "Een zin van dertig tekens lang."


def test_a_prefilled_name_is_kept():
    assert 0 not in values(control(0, label="Uw naam", value="De Linde"), control(1, label="Titel"))


junk = st.dictionaries(
    st.sampled_from(
        ["index", "tag", "type", "label", "near", "options", "maxlength", "value", "visible"]
    ),
    st.one_of(st.none(), st.text(max_size=40), st.integers(), st.booleans(), st.just([])),
)


@given(st.lists(junk, max_size=6))
@settings(max_examples=150, deadline=None)
def test_no_page_breaks_the_plan(raw):
    plan = make_plan(read_snapshot(raw), POST)
    assert all(step.value for step in plan.steps)


@pytest.mark.parametrize("titled", [False, True])
def test_a_title_that_stands_on_an_earlier_page_is_not_said_again(titled):
    story = (control(0, tag="textarea", type="", label="Je verhaal"),)
    said = make_plan(story, POST, titled=titled).steps[0].value
    assert (POST["title"] in said) is not titled
    assert POST["description"][:20] in said


def test_one_box_for_the_street_gets_its_number_and_two_boxes_get_one_each():
    assert (
        values(control(0, label="Straat"), control(1, tag="textarea", label="Bericht"))[0]
        == (POST["address"])
    )
    apart = values(
        control(0, label="Straat"),
        control(1, label="Huisnummer"),
        control(2, tag="textarea", label="Bericht"),
    )
    assert (apart[0], apart[1]) == (POST["street"], POST["house_number"])


def test_a_day_that_a_site_proposes_is_replaced_and_a_name_is_not():
    found = values(
        control(0, label="Datum vanaf", type="date", value="2026-11-23"),
        control(1, label="Naam", value="Onze centrale"),
        control(2, tag="textarea", label="Bericht"),
    )
    assert found[0] == POST["date_from"]
    assert 1 not in found


def test_two_choices_that_both_ask_are_left_to_the_person():
    options = (Option("1", "Vraag"), Option("2", "Ik vraag iets"), Option("3", "Aanbod"))
    controls = (
        control(0, tag="select", type="", label="Vraag of aanbod", options=options),
        control(1, label="Titel"),
        control(2, tag="textarea", label="Bericht"),
    )
    assert 0 not in values(*controls)


def test_a_box_in_which_nothing_stands_is_named_whether_it_is_marked_or_not():
    districts = (Option("", "Kies een wijk"), Option("n", "Noord"), Option("z", "Zuid"))
    plan = make_plan(
        (
            control(0, label="Titel"),
            control(1, tag="textarea", type="", label="Omschrijving"),
            control(2, tag="select", type="select-one", label="Wijk", options=districts),
            control(3, label="Uw kenmerk", held="2026-14"),
            control(4, label="Aantal treden", required=True),
            control(5, type="checkbox", label="Houd mij op de hoogte"),
            control(6, label="Website", visible=False),
        ),
        POST,
    )
    assert [one.label for one in plan.empty] == ["Wijk"]
    assert [one.control.label for one in plan.left] == ["Aantal treden"]
