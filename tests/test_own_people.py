"""The centre's own volunteers: who fits, who was asked, who said no; a yes is a reply."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from intake.domain.posting import Posting
from intake.domain.profile import PostingMethod
from intake.domain.request import Kind
from intake.domain.task import Task, TaskKind
from intake.domain.volunteer import Volunteer, VolunteerAnswer, VolunteerInquiry
from intake.kit.errors import UserFacingError
from intake.platforms.profile_files import ProfileFolder
from intake.ui.volunteers.volunteer_lists import Volunteers
from tests.builders import a_call, queue_post, rows, use_cases_with_platforms
from tests.screens import press, shown_texts

PEOPLE = (
    Volunteer(
        name="Zoë Bakker",
        phone="06 12345678",
        kinds=("borrow",),
        can_do="gereedschap, een boormachine",
    ),
    Volunteer(name="Ali", email="ali@buurt.example", kinds=("borrow", "help")),
    Volunteer(name="Verre Vera", phone="0206184217", kinds=("borrow",), regions=("3500-3599",)),
    Volunteer(name="Kok Kees", phone="0206184217", kinds=("meal",)),
)


@pytest.fixture
def asking(practice, tmp_path):
    """A desk with four volunteers and a request in line for them."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "eigen.toml").write_text(
        'name = "Eigen vrijwilligers"\nway = "own"\nkinds = ["borrow", '
        '"meal"]\nmay_post_for_others = true\n',
        encoding="utf8",
    )
    practice.use_cases.set_up.update_centre(practice.actor, platforms=())
    desk = use_cases_with_platforms(practice, ProfileFolder(own, own, practice=False))
    assert desk.placement.find(Kind.BORROW, "1052 XK").options[0].why_not == "offer-no-own", (
        "nobody is on the list yet"
    )
    for one in PEOPLE:
        practice.use_cases.volunteers.save(practice.actor, one)
    assert desk.placement.find(Kind.BORROW, "1052 XK").options[0].why_not == ""
    assert desk.placement.find(Kind.RIDE, "1052 XK").options[0].why_not == "offer-not-for-kind"
    taken, title, text = a_call(practice, what="boormachine")
    posting = queue_post(desk, practice.actor, taken.request.id, ("eigen", title, text))
    return practice, posting


def names(application, posting):
    return [
        (one.volunteer.name, one.fits, one.answer)
        for one in application.use_cases.volunteers.candidates(posting.id)
    ]


def test_who_fits_and_names_it_is_proposed_first(asking):
    application, posting = asking
    assert [task.posting_id for task in rows(application, Task, kind="ask_own")] == [posting.id]
    assert [one.volunteer.name for one in application.use_cases.volunteers.candidates(posting.id)][
        :2
    ] == [
        "Zoë Bakker",
        "Ali",
    ]
    assert names(application, posting)[0][1]


def test_somebody_far_away_or_with_other_skills_fits_less(asking):
    application, posting = asking
    with application.store.write(application.actor, application.clock.now()) as transaction:
        from dataclasses import replace

        from intake.domain.request import Request
        from intake.domain.resident import Resident

        resident = transaction.get(
            Resident, transaction.get(Request, posting.request_id).resident_id
        )
        transaction.save(replace(resident, postcode="1052 XK"))
    assert {name: fits for name, fits, _ in names(application, posting)} == {
        "Zoë Bakker": True,
        "Ali": True,
        "Verre Vera": False,
        "Kok Kees": False,
    }


def test_a_no_goes_to_the_end_and_a_yes_is_a_reply_that_waits(asking):
    application, posting = asking
    zoe, ali = (
        application.use_cases.volunteers.candidates(posting.id)[at].volunteer for at in (0, 1)
    )
    application.use_cases.volunteers.record_answer(
        application.actor, posting.id, zoe.id, VolunteerAnswer.NO_ANSWER
    )
    application.use_cases.volunteers.record_answer(
        application.actor, posting.id, zoe.id, VolunteerAnswer.NO
    )
    assert names(application, posting)[-1] == ("Zoë Bakker", True, VolunteerAnswer.NO)
    assert len(rows(application, VolunteerInquiry)) == 1, "what was said last counts"
    application.use_cases.volunteers.record_answer(
        application.actor, posting.id, ali.id, VolunteerAnswer.YES
    )
    waiting = application.use_cases.replies.list_open().replies[-1]
    assert (waiting.reply.name, waiting.reply.address, waiting.request.id) == (
        "Ali",
        "ali@buurt.example",
        posting.request_id,
    )
    assert rows(application, Posting, id=posting.id)[0].state == "posted"
    assert rows(application, Task, kind="ask_own", done_at=None) == ()


@pytest.mark.parametrize(
    ("one", "key"),
    [
        (Volunteer(name=" "), "volunteer-no-name"),
        (Volunteer(name="A"), "volunteer-no-way-to-reach"),
        (Volunteer(name="A", phone="12"), "invalid-phone"),
    ],
)
def test_a_volunteer_needs_a_name_and_a_way_to_reach_them(practice, one, key):
    with pytest.raises(UserFacingError, match=key):
        practice.use_cases.volunteers.save(practice.actor, one)
    assert practice.use_cases.volunteers.list_active() == ()


def test_who_left_is_asked_no_more_and_can_come_back(asking):
    application, posting = asking
    ali = next(one for one in application.use_cases.volunteers.list_active() if one.name == "Ali")
    application.use_cases.volunteers.archive(application.actor, ali.id)
    assert "Ali" not in [name for name, _, _ in names(application, posting)]
    application.use_cases.volunteers.restore(application.actor, ali.id)
    assert "Ali" in [name for name, _, _ in names(application, posting)]


def test_the_list_is_kept_in_the_settings_and_a_wrong_region_is_said_beside_its_field(
    screen, practice, qtbot
):
    screen.go("settings")
    view = screen.pages["settings"].findChild(Volunteers)
    for name, text in {
        "name": "Zoë",
        "phone": "06 12345678",
        "can_do": "lampen ophangen",
        "when": "dinsdag",
        "regions": "10",
    }.items():
        view.fields.edits[name].setText(text)
    view.kinds[Kind.HELP].setChecked(True)
    view._add()
    assert practice.translate("volunteer-regions-wrong") in [
        fault.text() for fault in view.fields._faults.values()
    ]
    assert view.fields.edits["name"].text() == "Zoë"
    view.fields.edits["regions"].setText("1050 - 1059, 1061")
    view._add()
    kept = practice.use_cases.volunteers.list_active()
    assert [(one.name, one.phone, one.kinds, one.regions) for one in kept] == [
        ("Zoë", "+31612345678", ("help",), ("1050-1059", "1061"))
    ]
    screen.volunteers.undo()
    assert practice.use_cases.volunteers.list_active() == (), "somebody put on the list by mistake"


def link(view, name):
    return next(one for one in view.findChildren(QAbstractButton) if one.accessibleName() == name)


def test_who_is_on_the_list_is_changed_in_place_and_the_last_change_taken_back(screen, practice):
    practice.use_cases.volunteers.save(practice.actor, PEOPLE[0])
    practice.use_cases.volunteers.save(practice.actor, PEOPLE[3])
    screen.go("settings")
    view = screen.pages["settings"].findChild(Volunteers)
    link(view, practice.translate("volunteer-change-of", name="Zoë Bakker")).click()
    assert view.fields.typed()["phone"] == "06 12345678"
    assert practice.translate("kept-changing", name="Zoë Bakker") in [
        one.text() for one in view.findChildren(QLabel)
    ]
    assert [kind for kind, box in view.kinds.items() if box.isChecked()] == [Kind.BORROW]
    view.fields.edits["when"].setText("dinsdag")
    view.kinds[Kind.RIDE].setChecked(True)
    view.add.click()
    now = {
        one.name: (one.when, set(one.kinds)) for one in practice.use_cases.volunteers.list_active()
    }
    assert now == {"Zoë Bakker": ("dinsdag", {"borrow", "ride"}), "Kok Kees": ("", {"meal"})}, (
        "nobody is there twice"
    )
    assert view.fields.typed()["name"] == "", "the fields are free for the next"
    view.undo.click()
    assert {one.name: one.when for one in practice.use_cases.volunteers.list_active()} == {
        "Zoë Bakker": "",
        "Kok Kees": "",
    }
    link(view, practice.translate("volunteer-change-of", name="Kok Kees")).click()
    link(view, practice.translate("volunteer-remove-of", name="Kok Kees")).click()
    assert view.changing is None, "who left the list is changed no more"
    view.undo.click()
    assert [one.name for one in practice.use_cases.volunteers.list_active()] == [
        "Kok Kees",
        "Zoë Bakker",
    ]


def test_at_bellen_a_key_writes_down_what_was_said(screen, practice, qtbot):
    practice.use_cases.volunteers.save(practice.actor, PEOPLE[0])
    taken, title, text = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        from intake.domain.posting import PostingState

        draft = transaction.save(
            Posting(request_id=taken.request.id, platform="oefenleen", title=title, text=text)
        )
        posting = transaction.save(draft.move_to(PostingState.QUEUED))
        transaction.save(
            Task(
                kind=TaskKind.ASK_OWN,
                request_id=taken.request.id,
                posting_id=posting.id,
                about="oefenleen",
                due_at=practice.clock.now(),
            )
        )
    screen.go("calls")
    page = screen.pages["calls"]
    page.list.setCurrentRow(
        next(row for row, card in enumerate(page._cards) if card.inquiry_posting)
    )
    qtbot.waitUntil(page.whom.list.isVisible)
    assert "Zoë Bakker" in page.whom.list.item(0).text()
    press(Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert rows(practice, VolunteerInquiry)[0].answer == "no"
    assert any("zei nee" in said for said in shown_texts(page))
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert rows(practice, VolunteerInquiry)[0].answer == "yes"
    assert "Zoë Bakker" in [
        one.reply.name for one in practice.use_cases.replies.list_open().replies
    ]


def test_every_way_has_its_words(practice):
    assert all(practice.translate.has(f"way-{way}") for way in PostingMethod)
