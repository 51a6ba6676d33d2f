"""The use-cases, on the real encrypted database: gates, consent, posting, replies, calls, slips."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from intake.desk.answering.replies import Meeting, codes_in
from intake.desk.calling.call_tasks import ShareAnswer
from intake.desk.centre.set_up import STEPS
from intake.desk.placing.post_checks import PlatformText
from intake.domain.agreement import Agreement, Disclosure
from intake.domain.centre import Contact
from intake.domain.consent import Consent
from intake.domain.message import Message
from intake.domain.permissions import Actor, Role
from intake.domain.posting import Posting, PostingState
from intake.domain.private_note import PrivateNote
from intake.domain.profile import PostingMethod
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Request, RequestState
from intake.domain.resident import Caller, Resident
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.volunteer import Volunteer
from intake.kit.codes import format_code
from intake.kit.errors import ExternalError, UserFacingError
from intake.kit.ids import new_id
from tests.builders import READ, a_call, at, firm, posted, replied, rows
from tests.fakes import FakeMail, KeepingSender, ListMailbox

GATED = {
    "add a colleague": lambda application, actor: (
        application.use_cases.sign_in.add_colleague(actor, "Jan", "1357", Role.VOLUNTEER).value
    ),
    "let a colleague go": lambda application, actor: application.use_cases.sign_in.remove_colleague(
        actor, new_id()
    ),
    "export a resident": lambda application, actor: (
        application.use_cases.export.collect(actor, new_id()).value
    ),
    "change the centre": lambda application, actor: (
        application.use_cases.set_up.update_centre(actor, city="Utrecht").changed
    ),
    "tick a step of the set-up": lambda application, actor: (
        (application.use_cases.set_up.complete_step(actor, "printer")).changed
    ),
    "change the address book": lambda application, actor: (
        application.use_cases.set_up.save_contact(actor, Contact(name="x")).value
    ),
    "change a platform": lambda application, actor: (
        application.use_cases.profiles.save(
            actor, application.use_cases.postings.platforms.all()[0]
        ).value
    ),
    "take a platform away": lambda application, actor: application.use_cases.profiles.remove(
        actor, application.use_cases.postings.platforms.all()[0]
    ),
    "say that a platform was looked at": lambda application, actor: (
        (
            application.use_cases.profiles.mark_verified(
                actor, application.use_cases.postings.platforms.all()[0]
            )
        ).value
    ),
    "forget what a platform's page has taught": lambda application, actor: (
        (application.use_cases.profiles.forget_corrections(actor, "oefenleen")).value
    ),
    "read a platform from a file": lambda application, actor: (
        (application.use_cases.profiles.import_file(actor, Path("x.toml"))).value
    ),
    "share a platform": lambda application, actor: application.use_cases.profiles.export_file(
        actor, application.use_cases.postings.platforms.all()[0], Path("x.toml")
    ),
    "put a volunteer on the list": lambda application, actor: (
        application.use_cases.volunteers.save(actor, Volunteer(name="x")).value
    ),
    "take a volunteer off the list": lambda application, actor: (
        (application.use_cases.volunteers.archive(actor, new_id())).changed
    ),
    "put a volunteer back": lambda application, actor: (
        application.use_cases.volunteers.restore(actor, new_id()).changed
    ),
    "have the key on paper": lambda application, actor: application.use_cases.set_up.export_key(
        actor, lambda _target: None, Path("x.pdf")
    ),
    "say where copies and mail go": lambda application, actor: (
        application.use_cases.set_up.require_machine_settings(actor)
    ),
    "empty the address book": lambda application, actor: (
        application.use_cases.set_up.remove_contact(actor, Contact(name="x"))
    ),
}


@pytest.mark.parametrize("what", GATED)
def test_each_gate_is_closed_to_a_volunteer(practice, what):
    with pytest.raises(UserFacingError, match="gate-closed"):
        GATED[what](practice, Actor(new_id(), "Vrijwilliger", Role.VOLUNTEER, "A"))


def test_a_centre_is_set_up_once(practice):
    with pytest.raises(UserFacingError, match="centre-there"):
        practice.use_cases.set_up.create_centre("Nog een", practice=False)


def test_who_has_left_signs_in_no_more(practice):
    jan = practice.use_cases.sign_in.add_colleague(
        practice.actor, "Jan", "1357", Role.COORDINATOR
    ).value
    practice.use_cases.sign_in.remove_colleague(practice.actor, jan.staff_id)
    with pytest.raises(UserFacingError, match="staff-left"):
        practice.use_cases.sign_in.enter(jan.staff_id, "1357")


def test_a_caution_is_let_stand_by_a_coordinator_with_a_reason_alone(practice):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    title, text = "Hulp gevraagd", "Een buurtgenoot woont alleen en zoekt gezelschap."
    page = {
        **draft.page,
        "kind": "help",
        "a.what": "gezelschap",
        "new.first_name": "Wim",
        "new.phone": "0206184217",
        "consent.post": "yes",
        "about": f"{title}\n{text}",
    }
    taken = practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, page, READ
    ).value
    with pytest.raises(UserFacingError, match="post-caution"):
        practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenhulp", title, text)
        )
    volunteer = practice.actor._replace(role=Role.VOLUNTEER)
    with pytest.raises(UserFacingError, match="gate-closed"):
        practice.use_cases.postings.queue(
            volunteer,
            taken.request.id,
            PlatformText("oefenhulp", title, text, overruled="zij vroeg dit zelf"),
        )
    kept = practice.use_cases.postings.queue(
        practice.actor,
        taken.request.id,
        PlatformText("oefenhulp", title, text, overruled="zij vroeg dit zelf"),
    ).value
    assert kept.overruled == "zij vroeg dit zelf"


def test_a_new_resident_needs_a_name_and_one_way_to_reach_them_and_nothing_more(practice):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    base = {**draft.page, "kind": "help", "a.what": "tuin"}
    with pytest.raises(UserFacingError, match="take-no-name"):
        practice.use_cases.take_request.take_and_place(practice.actor, draft.id, base, READ)
    with pytest.raises(UserFacingError, match="take-no-way-to-reach"):
        practice.use_cases.take_request.take_and_place(
            practice.actor, draft.id, {**base, "new.first_name": "💐"}, READ
        )
    with pytest.raises(UserFacingError, match="invalid-phone"):
        practice.use_cases.take_request.take_and_place(
            practice.actor, draft.id, {**base, "new.first_name": "💐", "new.phone": "12"}, READ
        )
    taken = practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, {**base, "new.first_name": "💐", "new.phone": "06 12345678"}, READ
    ).value
    assert taken.resident.first_name == "💐"


def test_a_call_that_is_written_twice_is_one_request(practice):
    taken, _, _ = a_call(practice)
    with practice.store.read() as transaction:
        from intake.domain.draft import Draft

        draft = next(
            one for one in transaction.find(Draft) if one.page.get("code") == taken.request.code
        )
    again = practice.use_cases.take_request.take_and_place(
        practice.actor,
        draft.id,
        {**draft.page, "resident": str(taken.resident.id), "a.what": "klopboormachine"},
        READ,
    ).value
    assert again.request.id == taken.request.id
    assert again.request.what == "klopboormachine"
    assert len([one for one in rows(practice, Request) if one.code == taken.request.code]) == 1


@pytest.mark.parametrize(
    ("consent", "fault"),
    [("", "post-no-consent"), ("later", "post-no-consent"), ("no", "post-refused")],
)
def test_without_a_yes_nothing_is_posted(practice, consent, fault):
    taken, title, text = a_call(practice, consent=consent)
    with pytest.raises(UserFacingError, match=fault):
        practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        )


def test_consent_belongs_to_this_text(practice):
    taken, title, text = a_call(practice)
    with pytest.raises(UserFacingError, match="post-other-text"):
        practice.use_cases.postings.queue(
            practice.actor,
            taken.request.id,
            PlatformText("oefenleen", title, text + " En snel graag."),
        )


def test_consent_keeps_the_very_text_that_was_read_and_who_asked(practice):
    taken, title, text = a_call(practice)
    kept = rows(practice, Consent, request_id=taken.request.id)[0]
    assert (kept.text_read, kept.about, kept.asked_by, kept.channel, kept.asked_at) == (
        "Mag het online?",
        f"{title}\n{text}",
        practice.actor.staff_id,
        "phone",
        practice.clock.now(),
    )


def test_somebody_elses_request_waits_for_the_residents_own_word(practice):
    taken, title, text = a_call(practice, for_other="Mehmet Yilmaz")
    with pytest.raises(UserFacingError, match="post-resident-not-asked"):
        practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        )
    task = next(
        one
        for one in rows(practice, Task, request_id=taken.request.id)
        if one.kind is TaskKind.ASK_RESIDENT
    )
    practice.use_cases.calls.record_outcome(
        practice.actor, task.id, CallOutcome.REACHED, agreed=True
    )
    assert rows(practice, Caller)[0].agreed is True
    assert (
        practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        ).value.state
        is PostingState.QUEUED
    )


def test_private_data_is_stopped_whoever_asks(practice):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    title, text = "Boormachine", "Bel Wim op 020 618 4217"
    page = {
        **draft.page,
        "kind": "borrow",
        "a.what": "boormachine",
        "new.first_name": "Wim",
        "new.phone": "0206184217",
        "consent.post": "yes",
        "about": f"{title}\n{text}",
    }
    taken = practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, page, READ
    ).value
    with pytest.raises(UserFacingError, match="post-private"):
        practice.use_cases.postings.queue(
            practice.actor,
            taken.request.id,
            PlatformText("oefenleen", title, text, overruled="mag van mij"),
        )


def test_a_secret_answer_lies_apart_from_the_request(practice):
    taken, _, _ = a_call(practice)
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {
        **draft.page,
        "kind": "meal",
        "a.what": "maaltijd",
        "a.allergies": "noten",
        "resident": str(taken.resident.id),
    }
    meal = practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, page, READ
    ).value
    assert "allergies" not in meal.request.answers
    assert rows(practice, PrivateNote, request_id=meal.request.id)[0].secret == "noten"


def test_a_posting_goes_twice_to_no_platform_and_a_colleague_cannot_take_it_over(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    with pytest.raises(UserFacingError, match="post-twice"):
        practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        )
    practice.use_cases.postings.claim(practice.actor, posting.id)
    with pytest.raises(UserFacingError, match="post-not-waiting"):
        practice.use_cases.postings.claim(practice.actor, posting.id)


def test_what_was_cut_off_in_the_middle_becomes_a_question(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    practice.use_cases.postings.recover_interrupted(practice.actor)
    assert rows(practice, Posting)[0].state is PostingState.UNCERTAIN
    assert practice.use_cases.requests.overview(taken.request.id).turn == "turn-uncertain"
    practice.use_cases.postings.resolve(practice.actor, posting.id, is_online=False)
    assert rows(practice, Posting)[0].state is PostingState.QUEUED


@pytest.mark.parametrize(
    "written", ["{code}", "{lower}", "code {spaced}", "Re: oproep {code}!", "nr.{code}."]
)
def test_the_code_is_found_in_a_mail_as_people_write_it(practice, written):
    taken, _, _ = a_call(practice)
    code = format_code(taken.request.code)
    assert taken.request.code in codes_in(
        written.format(code=code, lower=code.lower(), spaced=code.replace("-", " "))
    )


def test_a_mail_becomes_one_reply_however_often_it_is_read(practice):
    taken, _, _ = a_call(practice)
    replied(practice, taken)
    replied(practice, taken)
    assert len(rows(practice, Reply)) == 1


def test_a_mail_without_a_code_waits_for_a_person(practice):
    taken, _, _ = a_call(practice)
    practice.use_cases.replies.import_mail(
        practice.actor, ListMailbox(FakeMail("1", "<1>", "Henk", "h@x", "Hoi", "Ik heb er een"))
    )
    waiting = practice.use_cases.replies.list_open().replies[0]
    assert waiting.request is None
    with pytest.raises(UserFacingError, match="code-unknown"):
        practice.use_cases.replies.link(practice.actor, waiting.reply.id, "AAAAAA")
    practice.use_cases.replies.link(
        practice.actor, waiting.reply.id, format_code(taken.request.code)
    )
    assert practice.use_cases.replies.list_open().replies[0].request.id == taken.request.id


def test_from_reply_to_slip_with_every_promise_kept(practice):
    taken, title, text = a_call(practice, call_back="2026-11-27T12:00+01:00", until="2026-11-30")
    posted(practice, taken, title, text)
    first, second = replied(practice, taken, number="1"), replied(practice, taken, "Samira", "2")
    with pytest.raises(UserFacingError, match="slip-no-agreement"):
        practice.use_cases.slips.make_pickup_slip(practice.actor, taken.request.id)
    with pytest.raises(UserFacingError, match="agreement-past"):
        practice.use_cases.replies.choose(
            practice.actor, first.id, Meeting(practice.clock.now(), "De Linde")
        )
    agreement = practice.use_cases.replies.choose(
        practice.actor,
        first.id,
        Meeting(at(practice, "vr 10"), "De Linde", 0, at(practice, "ma 17")),
    ).value
    with pytest.raises(UserFacingError, match="agreement-already"):
        practice.use_cases.replies.choose(
            practice.actor, second.id, Meeting(at(practice, "vr 10"), "De Linde")
        )
    sender = KeepingSender()
    practice.use_cases.messages.send_written(practice.actor, sender)
    assert format_code(taken.request.code) in sender.sent[0].text
    assert agreement.code_word not in sender.sent[0].text + sender.sent[0].subject
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    assert not rows(practice, Agreement)[0].is_confirmed
    task = next(
        one.task
        for one in practice.use_cases.calls.list_due().tasks
        if one.task.kind is TaskKind.RING_BACK and one.task.request_id == taken.request.id
    )
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.NO_ANSWER)
    later = next(
        one.task for one in practice.use_cases.calls.list_due().tasks if one.task.id == task.id
    )
    assert (later.attempts, later.last_outcome, later.done_at) == (1, "no_answer", None)
    practice.use_cases.calls.record_outcome(
        practice.actor, task.id, CallOutcome.REACHED, agreed=True
    )
    assert rows(practice, Agreement)[0].is_confirmed
    assert rows(practice, Request, id=taken.request.id)[0].state is RequestState.AGREED
    assert {reply.state for reply in rows(practice, Reply)} == {
        ReplyState.CHOSEN,
        ReplyState.NOT_NEEDED,
    }
    assert [message.to for message in rows(practice, Message, state="written")] == [
        "2@buren.invalid"
    ]
    assert [
        one.kind for one in rows(practice, Task, request_id=taken.request.id) if one.done_at is None
    ] == [TaskKind.WITHDRAW]
    before = rows(practice, Request, id=taken.request.id)
    slip, translate = practice.use_cases.slips.make_pickup_slip(
        practice.actor, taken.request.id
    ).value
    practice.use_cases.slips.record_print(practice.actor, slip.id)
    assert agreement.code_word in " ".join(
        line for block in translate.blocks for line in block.lines
    )
    assert rows(practice, Request, id=taken.request.id) == before, "printing changes nothing"
    with pytest.raises(UserFacingError, match="share-no-consent"):
        practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id)


def test_the_helpers_slip_tells_name_and_address_and_is_a_disclosure(practice):
    taken, agreement = firm(practice, share=True)
    slip, translate = practice.use_cases.slips.make_helper_slip(
        practice.actor, taken.request.id
    ).value
    said = " ".join(line for block in translate.blocks for line in block.lines)
    assert "Wim" in said
    assert "020 618 4217" in said
    assert agreement.code_word in said
    told = rows(practice, Disclosure)
    assert [(one.resident_id, one.to_whom, one.fields) for one in told] == [
        (taken.resident.id, "Henk", "address, name, phone")
    ]
    assert practice.use_cases.slips.redraw(slip.id)[1] == translate
    consent = rows(practice, Consent, request_id=taken.request.id, purpose="share")[-1]
    assert (consent.given, consent.text_read, consent.asked_by) == (
        True,
        "Mag de helper uw naam weten?",
        practice.actor.staff_id,
    )


def test_a_call_ticked_by_mistake_takes_back_what_was_said_in_it(practice):
    taken, agreement = firm(practice, share=True)
    slip, _ = practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id).value
    task = next(
        one
        for one in rows(practice, Task, request_id=taken.request.id)
        if one.kind is TaskKind.RING_BACK and one.done_at
    )
    practice.use_cases.calls.reopen(practice.actor, task.id)
    assert not rows(practice, Agreement, id=agreement.id)[0].is_confirmed
    assert rows(practice, Request, id=taken.request.id)[0].state is RequestState.OPEN
    with pytest.raises(UserFacingError, match="share-no-consent"):
        practice.use_cases.slips.redraw(slip.id)


@pytest.mark.parametrize("share", [True, False])
def test_the_cook_is_told_an_allergy_with_a_yes_for_it_and_never_without(practice, share):
    draft, title, text = (
        practice.use_cases.drafts.begin(practice.actor).value,
        "Maaltijd gevraagd",
        "Wie kookt voor een buurtgenoot?",
    )
    page = {
        **draft.page,
        "kind": "meal",
        "a.what": "maaltijd",
        "a.allergies": "noten",
        "new.first_name": "Wim",
        "new.phone": "0206184217",
    }
    taken = practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, page | {"consent.post": "yes", "about": f"{title}\n{text}"}, READ
    ).value
    agreement = practice.use_cases.replies.choose(
        practice.actor, replied(practice, taken).id, Meeting(at(practice, "vr 10"), "thuis")
    ).value
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    due = next(
        one
        for one in practice.use_cases.calls.list_due().tasks
        if one.task.kind is TaskKind.RING_BACK and one.task.request_id == taken.request.id
    )
    assert due.share_key == "consent-share-notes"
    practice.use_cases.calls.record_outcome(
        practice.actor,
        due.task.id,
        CallOutcome.REACHED,
        agreed=True,
        share=ShareAnswer(share, "Mag de helper het weten?", "1"),
    )
    assert rows(practice, PrivateNote)[0].share is share
    if not share:
        with pytest.raises(UserFacingError, match="share-no-consent"):
            practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id)
        return
    _, translate = practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id).value
    assert "Let op, niet eten: noten." in [
        line for block in translate.blocks for line in block.lines
    ]
    assert rows(practice, Disclosure)[0].fields == "address, name, phone, allergies"
    _, pickup = practice.use_cases.slips.make_pickup_slip(practice.actor, taken.request.id).value
    assert "noten" not in " ".join(line for block in pickup.blocks for line in block.lines), (
        "the resident's own slip may lie about"
    )


@pytest.mark.parametrize("share", [False, None])
def test_without_a_yes_the_helper_is_told_nothing(practice, share):
    taken, _ = firm(practice, share=share)
    with pytest.raises(UserFacingError, match="share-no-consent"):
        practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id)
    assert rows(practice, Disclosure) == ()


def test_what_goes_by_way_of_the_desk_asks_for_no_address(practice):
    firm(practice, share=None, way="desk")


def test_a_no_frees_the_request_for_another_reply(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    first, second = replied(practice, taken, number="1"), replied(practice, taken, "Samira", "2")
    agreement = practice.use_cases.replies.choose(
        practice.actor, first.id, Meeting(at(practice, "vr 10"), "De Linde")
    ).value
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=False)
    assert (
        practice.use_cases.replies.choose(
            practice.actor, second.id, Meeting(at(practice, "vr 10"), "De Linde")
        ).value.helper
        == "Samira"
    )


def test_a_message_that_could_not_leave_is_not_lost(practice):
    taken, _title, _text = a_call(practice)
    reply = replied(practice, taken)
    practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10"), "De Linde")
    )
    with pytest.raises(ExternalError, match="mail-away"):
        practice.use_cases.messages.send_written(practice.actor, KeepingSender(broken=True))
    assert len(rows(practice, Message)) == 1
    assert rows(practice, Message)[0].state == "written", "it is tried again"


def test_a_wrong_number_takes_the_number_out(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    task = rows(practice, Task, request_id=taken.request.id)[0]
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.WRONG_NUMBER)
    person = rows(practice, Resident, id=taken.resident.id)[0]
    assert person.phones[0].wrong
    assert taken.resident.id not in [
        found.id for found in practice.look_up.matches(practice.actor, "020 618 4217")
    ]


def test_a_promised_call_falls_within_the_opening_hours(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-28T20:00+01:00")
    task = next(
        one
        for one in rows(practice, Task, request_id=taken.request.id)
        if one.kind is TaskKind.RING_BACK
    )
    assert task.due_at == at(practice, "vr 17"), (
        "Saturday is closed: Friday at five is the last moment"
    )


def test_a_known_number_offers_the_request_of_this_month(practice):
    taken, _, _ = a_call(practice)
    assert (
        practice.use_cases.persons.open(practice.actor, taken.resident.id).value.recent.id
        == taken.request.id
    )
    practice.clock.forward(days=31)
    assert practice.use_cases.persons.open(practice.actor, taken.resident.id).value.recent is None


def test_a_likely_double_is_named(practice):
    assert [
        one.last_name
        for one in practice.use_cases.persons.find_duplicates(
            practice.actor, "Anny de Fries-Bakker"
        )
    ] == ["Vries-Bakker"]
    assert [
        one.last_name
        for one in practice.use_cases.persons.find_duplicates(practice.actor, "", "+31206184217")
    ] == ["Vries-Bakker"]
    assert practice.use_cases.persons.find_duplicates(practice.actor, "Piet Onbekend") == ()


def test_five_wrong_pins_give_a_rest_and_the_right_one_enters(practice):
    staff = practice.use_cases.sign_in.colleagues()[0]
    for _ in range(5):
        with pytest.raises(UserFacingError, match="pin-wrong"):
            practice.use_cases.sign_in.enter(staff.id, "9999")
    with pytest.raises(UserFacingError, match="pin-resting"):
        practice.use_cases.sign_in.enter(staff.id, "2468")
    practice.clock.forward(minutes=6)
    assert practice.use_cases.sign_in.enter(staff.id, "2468").value.name == "Ineke"


@pytest.mark.parametrize("pin", ["", "123", "1234567", "abcd", "1111", "1234", "4321"])
def test_a_pin_that_is_none_or_that_everybody_guesses_is_refused(practice, pin):
    with pytest.raises(UserFacingError, match=r"pin-(form|easy)"):
        practice.use_cases.sign_in.add_colleague(practice.actor, "Jan", pin, Role.VOLUNTEER)


def test_what_is_skipped_in_the_set_up_is_a_task(application):
    application.use_cases.set_up.create_centre("De Linde", practice=False)
    actor = application.use_cases.sign_in.create_first_colleague("Ineke", "2468").value
    assert {one.task.about for one in application.use_cases.calls.list_due().tasks} == set(
        STEPS[1:]
    )
    application.use_cases.set_up.update_centre(actor, phone="020 555 0100")
    assert "phone" not in {one.task.about for one in application.use_cases.calls.list_due().tasks}
    with pytest.raises(UserFacingError, match="staff-not-first"):
        application.use_cases.sign_in.create_first_colleague("Kees", "1357")


def test_a_referral_is_counted_without_a_name(practice):
    practice.use_cases.referrals.record(practice.actor, "Wijkteam", "een brief van de gemeente")
    practice.use_cases.referrals.record(practice.actor, "Wijkteam", "")
    assert practice.use_cases.referrals.count() == {"Wijkteam": 2}


def test_platforms_say_why_they_are_not_on_offer(application):
    from intake.domain.request import Kind

    application.use_cases.set_up.create_centre("De Linde", practice=False)
    offered = {
        one.profile.slug: one
        for one in application.use_cases.placement.find(Kind.BORROW, "1052 XK").options
    }
    assert offered["peerby"].why_not == "offer-no-address"
    assert offered["nlvoorelkaar"].why_not == "offer-not-for-kind"
    application.use_cases.postings.platforms.change(
        replace(offered["peerby"].profile, new_request="https://peerby.example/new")
    )
    offered = {
        one.profile.slug: one
        for one in application.use_cases.placement.find(Kind.BORROW, "1052 XK").options
    }
    assert (offered["peerby"].why_not, offered["peerby"].remark) == ("", "offer-not-verified")
    application.use_cases.postings.platforms.change(
        replace(offered["peerby"].profile, may_post_for_others=False)
    )
    assert {
        one.profile.slug: one.why_not
        for one in application.use_cases.placement.find(Kind.BORROW, "1052 XK").options
    }["peerby"] == "offer-terms-forbid"
    assert all(not one.profile.practice for one in offered.values())


def test_every_platform_of_the_study_is_shipped(application):
    shipped = {profile.name: profile for profile in application.use_cases.postings.platforms.all()}
    assert {
        "Peerby",
        "Thuisgekookt",
        "NLvoorelkaar",
        "BUUV",
        "WeHelpen",
        "Croqqer",
        "SnappCar",
        "Mijnbuurtje",
        "ANWB AutoMaatje",
        "Prikbord",
    } <= set(shipped)
    assert all(profile.verified_on is None for profile in shipped.values())
    assert shipped["SnappCar"].way is PostingMethod.CARD


def test_a_profile_with_plain_http_is_refused(application):
    peerby = application.use_cases.postings.platforms.get("peerby")
    with pytest.raises(UserFacingError, match="profile-address"):
        application.use_cases.postings.platforms.change(
            replace(peerby, new_request="http://peerby.example/new")
        )


def test_in_practice_there_are_practice_platforms_alone(practice):
    names = {profile.slug for profile in practice.use_cases.postings.platforms.all()}
    assert names == {"oefenleen", "oefenpan", "oefenhulp"}
    leen = practice.use_cases.postings.platforms.get("oefenleen")
    with pytest.raises(UserFacingError, match="profile-address"):
        practice.use_cases.postings.platforms.change(
            replace(leen, new_request="https://echt.example/new")
        )


def test_a_picture_goes_when_its_time_is_over_and_not_before(practice):
    folder = practice.use_cases.proof_pictures.folder
    ended, nothing, runs = (a_call(practice) for _ in range(3))
    names = []
    for taken, title, text in (ended, nothing, runs):
        posting = practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        ).value
        practice.use_cases.postings.claim(practice.actor, posting.id)
        names.append(f"{posting.id}.png")
        (folder / names[-1]).write_bytes(b"png")
        practice.use_cases.postings.settle(
            practice.actor, posting.id, url="http://127.0.0.1/1", picture=names[-1]
        )
    (folder / "left-behind.png").write_bytes(b"png")
    for file in folder.glob("*.png"):
        os.utime(file, (0, practice.clock.now().timestamp()))
    practice.use_cases.requests.close(practice.actor, ended[0].request.id, "done")
    practice.use_cases.requests.close(
        practice.actor, nothing[0].request.id, "not-needed", cancelled=True
    )

    def left():
        practice.use_cases.proof_pictures.delete_expired(practice.actor)
        return {file.name for file in folder.glob("*.png")}

    assert left() == {*names, "left-behind.png"}, "a fresh file may belong to a post at hand"
    practice.clock.forward(timedelta(days=31))
    assert left() == {names[0], names[2]}
    practice.clock.forward(timedelta(days=340))
    assert left() == {names[2]}, "what runs keeps its proof"
    assert {one.picture for one in rows(practice, Posting)} == {"", names[2]}
