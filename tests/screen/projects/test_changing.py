"""What a coordinator changes by keys: who gets what, a household, a lender, a thing, the days."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from intake.domain.allocation import Allocation
from intake.domain.participant import Participant, ParticipantNeed
from intake.domain.pledge import Pledge, PledgeState
from intake.domain.project import Project, ProjectItem
from intake.domain.resident import Resident
from intake.domain.thing import Thing
from intake.kit.codes import format_code
from intake.ui.projects.project_words import Shown
from tests.builders import rows
from tests.project_facts import a_resident
from tests.project_states import a_full_camp
from tests.screens import press, shown_texts, type_

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def camp(practice):
    return a_full_camp(practice)


@pytest.fixture
def page(screen, camp):
    screen.go("projects")
    return screen.pages["projects"]


def choose_row(page, name):
    """Choose the household or the lender with this name, wherever it is listed."""
    for shown, listed in page.page.rows.items():
        for at, row in enumerate(listed):
            if name in row.text:
                page.pane.show_kind(shown)
                page.pane.list.setCurrentRow(at)
                return row
    raise AssertionError(name)


def household(practice, name):
    resident = rows(practice, Resident, first_name=name)[0]
    return rows(practice, Participant, resident_id=resident.id)[0]


def given_to(practice, name):
    theirs = rows(practice, Allocation, participant_id=household(practice, name).id)
    return {one.thing_id: one for one in theirs}


def mats(practice):
    return rows(practice, Thing, name="slaapmat")[0]


def test_a_thing_is_given_by_its_code_and_the_next_sharing_out_leaves_it(screen, page, practice):
    for one in rows(practice, Allocation, thing_id=mats(practice).id):
        practice.use_cases.allocations.take_away(practice.actor, one.id)
    screen.projects.refresh()
    choose_row(page, "Joke")
    press(Qt.Key.Key_J, ALT)
    type_(format_code(mats(practice).code))
    press(Qt.Key.Key_S, CTRL)
    assert given_to(practice, "Joke")[mats(practice).id].is_by_hand
    press(Qt.Key.Key_V, ALT)
    assert given_to(practice, "Joke")[mats(practice).id].is_by_hand
    assert any("zelf gekozen" in row.text for row in page.page.rows[Shown.LACKING])


def test_of_several_free_things_those_are_named_that_can_be_meant(screen, page, practice):
    practice.use_cases.allocations.take_away(practice.actor, rows(practice, Allocation)[0].id)
    screen.projects.refresh()
    choose_row(page, "Fatima")
    press(Qt.Key.Key_J, ALT)
    type_("luchtkasteel")
    press(Qt.Key.Key_S, CTRL)
    told = [text for text in shown_texts(page) if "Vrij zijn" in text]
    assert told
    assert page.entry.is_open, "what was typed stays"


def test_what_is_taken_away_is_free_again_and_comes_back_by_undo(page, practice):
    row = choose_row(page, "slaapmatten ✓")
    name = next(
        one.first_name
        for one in rows(practice, Resident)
        if rows(practice, Participant, resident_id=one.id, id=row.key)
    )
    before = len(given_to(practice, name))
    press(Qt.Key.Key_E, ALT)
    press(Qt.Key.Key_K, ALT)
    page.entry.fields.edits["thing"].setText("slaapmat")
    press(Qt.Key.Key_S, CTRL)
    assert len(given_to(practice, name)) == before - 1
    press(Qt.Key.Key_Z, CTRL)
    assert len(given_to(practice, name)) == before


def test_a_household_that_grows_needs_more_and_what_is_emptied_is_asked_no_more(page, practice):
    camp_box = rows(practice, ProjectItem, name="koelbox")[0]
    choose_row(page, "Wim")
    press(Qt.Key.Key_Z, ALT)
    fields = page.entry.fields.edits
    assert fields["persons"].text() == "1"
    fields["persons"].setText("3")
    fields["asked"].setText("2 koelbox")
    press(Qt.Key.Key_S, CTRL)
    wim = household(practice, "Wim")
    assert wim.persons == 3
    needs = {
        one.project_item_id: one
        for one in rows(practice, ParticipantNeed)
        if one.participant_id == wim.id
    }
    assert needs[camp_box.id].count == 2
    choose_row(page, "Wim")
    press(Qt.Key.Key_Z, ALT)
    assert page.entry.fields.edits["asked"].text() == "2 koelbox"
    page.entry.fields.edits["asked"].setText("")
    press(Qt.Key.Key_S, CTRL)
    left = [
        one
        for one in rows(practice, ParticipantNeed, participant_id=wim.id)
        if one.project_item_id == camp_box.id and one.wanted
    ]
    assert left == []


def test_what_is_left_alone_in_the_form_of_a_household_stays(page, practice):
    participants = practice.use_cases.participants
    wim = household(practice, "Wim")
    participants.pay(practice.actor, wim.id)
    choose_row(page, "Kees Bakker")
    press(Qt.Key.Key_Z, ALT)
    assert page.entry.ticks["waits"].isChecked()
    press(Qt.Key.Key_S, CTRL)
    assert household(practice, "Kees").is_waiting
    choose_row(page, "Wim")
    press(Qt.Key.Key_Z, ALT)
    press(Qt.Key.Key_S, CTRL)
    assert household(practice, "Wim").paid_at == household(practice, "Wim").paid_at is not None


def test_a_lender_who_moved_keeps_the_promise(page, practice):
    choose_row(page, "Ali")
    press(Qt.Key.Key_Z, ALT)
    page.entry.fields.edits["street"].setText("Zeeweg")
    page.entry.fields.edits["number"].setText("9")
    press(Qt.Key.Key_S, CTRL)
    ali = rows(practice, Pledge, lender="Ali")[0]
    assert ali.address_line == "Zeeweg 9"
    assert ali.count == 3


def press_name_of(page, name):
    named = f"{name.capitalize()} wijzigen"
    links = page.board.findChildren(QPushButton)
    next(one for one in links if one.accessibleName() == named).click()


def test_a_thing_on_the_board_is_changed_by_its_name(page, practice):
    press_name_of(page, "koelbox")
    assert page.entry.fields.edits["name"].text() == "koelbox"
    page.entry.ticks["household"].setChecked(True)
    press(Qt.Key.Key_S, CTRL)
    box = rows(practice, ProjectItem, name="koelbox")[0]
    needs = rows(practice, ParticipantNeed, project_item_id=box.id)
    assert len(needs) == 6


def test_a_thing_that_nobody_promised_goes_off_the_list_and_one_that_somebody_did_stays(
    page, practice
):
    press_name_of(page, "koelbox")
    page.entry.ticks["remove"].setChecked(True)
    press(Qt.Key.Key_S, CTRL)
    assert rows(practice, ProjectItem, name="koelbox")[0].removed_at
    press_name_of(page, "slaapmat")
    page.entry.ticks["remove"].setChecked(True)
    press(Qt.Key.Key_S, CTRL)
    assert rows(practice, ProjectItem, name="slaapmat")[0].removed_at is None
    assert any("al beloofd" in text for text in shown_texts(page))


def test_the_project_itself_is_changed_with_its_days_as_they_stand(page, practice):
    press(Qt.Key.Key_E, ALT)
    press(Qt.Key.Key_I, ALT)
    before = rows(practice, Project)[0]
    page.entry.fields.edits["place"].setText("Vondelpark")
    press(Qt.Key.Key_S, CTRL)
    after = rows(practice, Project)[0]
    assert after.place == "Vondelpark"
    assert (after.first, after.last) == (before.first, before.last)


def test_what_a_household_pays_itself_is_seen_until_it_is_paid(page, practice):
    choose_row(page, "Mohamed")
    press(Qt.Key.Key_Z, ALT)
    page.entry.fields.edits["fee"].setText("zeven")
    press(Qt.Key.Key_S, CTRL)
    assert page.entry.is_open, "what cannot be read stays to be mended"
    page.entry.fields.edits["fee"].setText("7,50")
    press(Qt.Key.Key_S, CTRL)
    assert household(practice, "Mohamed").fee_cents == 750
    assert "7,50 euro, nog niet betaald" in choose_row(page, "Mohamed").text
    press(Qt.Key.Key_E, ALT)
    press(Qt.Key.Key_G, ALT)
    assert "7,50 euro, betaald" in choose_row(page, "Mohamed").text
    choose_row(page, "Mohamed")
    press(Qt.Key.Key_Z, ALT)
    assert page.entry.fields.edits["fee"].text() == "7,50"


def test_what_is_asked_no_more_follows_the_rule_again(page, practice):
    mat = rows(practice, ProjectItem, name="slaapmat")[0]
    wim = household(practice, "Wim")

    def mats_needed():
        [need] = [
            one
            for one in rows(practice, ParticipantNeed, participant_id=wim.id)
            if one.project_item_id == mat.id
        ]
        return need.count

    for asked, count in (("4 slaapmat", 4), ("", 1)):
        choose_row(page, "Wim")
        press(Qt.Key.Key_Z, ALT)
        page.entry.fields.edits["asked"].setText(asked)
        press(Qt.Key.Key_S, CTRL)
        assert mats_needed() == count


def test_who_is_not_in_the_book_is_taken_in_while_they_ring(page, practice):
    press(Qt.Key.Key_B, ALT)
    page.entry.fields.show({"who": "Bert van der Wal", "persons": "3"})
    press(Qt.Key.Key_S, CTRL)
    assert any("Niemand gevonden" in text for text in shown_texts(page))
    assert page.entry.fields.typed()["who"] == "Bert van der Wal"
    press(Qt.Key.Key_S, CTRL)
    assert page.entry.is_open, "somebody must be reachable"
    page.entry.fields.show({"who": "Bert van der Wal", "phone": "06 12345678"})
    press(Qt.Key.Key_S, CTRL)
    assert not page.entry.is_open
    resident = next(one for one in rows(practice, Resident) if one.last_name == "Wal")
    assert (resident.first_name, resident.infix) == ("Bert", "van der")
    household = next(one for one in rows(practice, Participant) if one.resident_id == resident.id)
    assert household.persons == 3
    press(Qt.Key.Key_Z, CTRL)
    assert not [one for one in rows(practice, Resident) if one.last_name == "Wal"]


def test_a_lender_who_says_no_is_ticked_in_the_form(page, practice):
    press(Qt.Key.Key_4, ALT)
    lender = page.pane.row.text.split(":")[0]
    press(Qt.Key.Key_J, ALT)
    title = next(text for text in shown_texts(page.entry) if text.startswith("Bel "))
    assert lender in title
    page.entry.ticks["off"].setChecked(True)
    press(Qt.Key.Key_S, CTRL)
    assert [one.state for one in rows(practice, Pledge) if one.lender == lender] == [
        PledgeState.FALLEN_THROUGH
    ]


def test_a_name_that_only_looks_alike_is_asked_about(page, practice):
    a_resident(practice, "Zephyrine", last_name="Quackenbosch")
    before = len(rows(practice, Participant))
    press(Qt.Key.Key_B, ALT)
    page.entry.fields.show({"who": "Zephyrine Jansma", "persons": "2"})
    press(Qt.Key.Key_S, CTRL)
    assert len(rows(practice, Participant)) == before, "nobody is guessed"
    new = next(
        one for one in page.findChildren(QPushButton) if "Zephyrine Jansma is nieuw" in one.text()
    )
    new.click()
    assert page.entry.fields.typed()["who"] == "Zephyrine Jansma"


def test_the_number_of_somebody_in_the_book_makes_no_second_record(page, practice):
    a_resident(practice, "Truus", last_name="Visser")
    before = len(rows(practice, Resident))
    press(Qt.Key.Key_B, ALT)
    page.entry.fields.show({"who": "Bert Groenewoud", "persons": "2"})
    press(Qt.Key.Key_S, CTRL)
    page.entry.fields.show({"who": "Bert Groenewoud", "phone": "020 618 42 17"})
    press(Qt.Key.Key_S, CTRL)
    assert len(rows(practice, Resident)) == before
    assert any("Dit nummer is al van" in text for text in shown_texts(page))
