"""Slips: what they say, who hears what, and every disclosure."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.desk.calling.share_consent import ShareAnswer
from intake.desk.printing.slips_and_letters import MadeSlip
from intake.desk.result import Result
from intake.domain.agreement import Agreement
from intake.domain.consent import Consent, Purpose
from intake.domain.disclosure import Disclosure
from intake.domain.message import Message
from intake.domain.private_note import PrivateNote
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Request, RequestState
from intake.domain.resident import DIED
from intake.domain.slips import Slip
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from tests.builders import READ, a_call, at, firm, posted, replied, rows, standing_answer
from tests.fakes import KeepingSender


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
        for one in practice.use_cases.calls.list_due(practice.actor).tasks
        if one.task.kind is TaskKind.RING_BACK and one.task.request_id == taken.request.id
    )
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.NO_ANSWER)
    later = next(
        one.task
        for one in practice.use_cases.calls.list_due(practice.actor).tasks
        if one.task.id == task.id
    )
    assert (later.attempts, later.last_outcome, later.done_at) == (1, "no_answer", None)
    practice.use_cases.calls.record_outcome(
        practice.actor, task.id, CallOutcome.REACHED, answers=CallAnswers(agreed=True)
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
    slip, text, _ = practice.use_cases.slips.make_pickup_slip(
        practice.actor, taken.request.id
    ).value
    practice.use_cases.slips.record_print(practice.actor, slip.id)
    assert agreement.code_word in " ".join(line for block in text.blocks for line in block.lines)
    assert rows(practice, Request, id=taken.request.id) == before, "printing changes nothing"
    with pytest.raises(UserFacingError, match="share-no-consent"):
        practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id)


def test_the_helpers_slip_tells_name_and_address_and_is_a_disclosure(practice):
    taken, agreement = firm(practice, share=True)
    slip, text, _ = practice.use_cases.slips.make_helper_slip(
        practice.actor, taken.request.id
    ).value
    said = " ".join(line for block in text.blocks for line in block.lines)
    assert "Wim" in said
    assert "020 618 4217" in said
    assert agreement.code_word in said
    told = rows(practice, Disclosure)
    assert [(one.resident_id, one.to_whom, one.fields) for one in told] == [
        (taken.resident.id, "Henk", "address, name, phone")
    ]
    assert practice.use_cases.slips.redraw(practice.actor, slip.id).value.text == text
    consent = rows(practice, Consent, request_id=taken.request.id, purpose="share")[-1]
    assert (consent.given, consent.text_read, consent.asked_by) == (
        True,
        "Mag de helper uw naam weten?",
        practice.actor.staff_id,
    )


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
        for one in practice.use_cases.calls.list_due(practice.actor).tasks
        if one.task.kind is TaskKind.RING_BACK and one.task.request_id == taken.request.id
    )
    assert due.share_key == "consent-share-notes"
    practice.use_cases.calls.record_outcome(
        practice.actor,
        due.task.id,
        CallOutcome.REACHED,
        answers=CallAnswers(agreed=True, share=ShareAnswer(share, "Mag de helper het weten?", "1")),
    )
    assert rows(practice, PrivateNote)[0].share is share
    if not share:
        with pytest.raises(UserFacingError, match="share-no-consent"):
            practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id)
        return
    text = practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id).value.text
    assert "Let op, niet eten: noten." in [line for block in text.blocks for line in block.lines]
    assert rows(practice, Disclosure)[0].fields == "address, name, phone, allergies"
    pickup = practice.use_cases.slips.make_pickup_slip(practice.actor, taken.request.id).value.text
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


def test_a_helper_s_slip_that_is_shown_again_is_a_disclosure_again(practice, monkeypatch):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    agreement = practice.use_cases.replies.choose(
        practice.actor, replied(practice, taken).id, Meeting(at(practice, "vr 10 uur"), "thuis")
    ).value
    slip = Slip(
        request_id=taken.request.id,
        agreement_id=agreement.id,
        paper="A5",
        for_helper=True,
        made_by=practice.actor.staff_id,
        made_at=practice.clock.now(),
    )
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(slip)
    monkeypatch.setattr(
        type(practice.use_cases.slips), "redraw", lambda *_: Result(MadeSlip(slip, None))
    )
    practice.use_cases.slips.last(practice.actor)
    assert len(rows(practice, Disclosure)) == 1


def test_a_yes_to_an_earlier_helper_opens_no_slip_for_the_next(practice):
    taken, earlier = firm(practice, share=True)
    practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id)
    ring = next(task for task in rows(practice, Task, kind="ring_back") if not task.is_open)
    practice.use_cases.calls.reopen(practice.actor, ring.id)
    said = rows(practice, Consent, request_id=taken.request.id, purpose="share")[-1]
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        late = UUID(int=2**128 - 1)  # as of a clock that was ahead
        transaction.save(replace(said, id=late, version=0, given=True, withdrawn_at=None))
    practice.use_cases.replies.record_neighbour_answer(practice.actor, earlier.id, yes=False)
    later = practice.use_cases.replies.choose(
        practice.actor,
        replied(practice, taken, name="Piet", number="later").id,
        Meeting(at(practice, "vr 11"), "thuis"),
    ).value
    practice.use_cases.replies.record_neighbour_answer(practice.actor, later.id, yes=True)
    ring = next(task for task in rows(practice, Task, kind="ring_back") if task.is_open)
    practice.use_cases.calls.record_outcome(
        practice.actor, ring.id, CallOutcome.REACHED, answers=CallAnswers(agreed=True, share=None)
    )
    with pytest.raises(UserFacingError):
        practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id)


def test_a_helpers_slip_is_shown_no_more_once_the_yes_to_it_is_taken_back(practice):
    taken, _ = firm(practice, share=True)
    slip = practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id).value.slip
    practice.use_cases.slips.redraw(practice.actor, slip.id)
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.SHARE
    )
    with pytest.raises(UserFacingError, match="share-no-consent"):
        practice.use_cases.slips.redraw(practice.actor, slip.id)
    with pytest.raises(UserFacingError, match="share-no-consent"):
        practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id)


@pytest.mark.parametrize(
    ("secret", "share", "told"), [("noten", True, True), ("noten", False, False), ("", True, False)]
)
def test_an_allergy_that_nobody_agreed_to_tell_is_not_told(practice, secret, share, told):
    taken, _ = firm(practice, share=True)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(
            PrivateNote(request_id=taken.request.id, topic="allergies", secret=secret, share=share)
        )
    made = practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id).value
    lines = [line for block in made.text.blocks for line in block.lines]
    assert [line for line in lines if line.startswith("Let op")] == (
        ["Let op, niet eten: noten."] if told else []
    )


def test_without_an_agreement_there_is_no_helpers_slip(practice):
    taken, _, _ = a_call(practice)
    with pytest.raises(UserFacingError, match="slip-no-agreement"):
        practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id)


def test_a_pickup_slip_that_is_shown_again_tells_nobody_anything(practice):
    taken, _ = firm(practice, share=True)
    practice.use_cases.slips.make_pickup_slip(practice.actor, taken.request.id)
    practice.use_cases.slips.last(practice.actor)

    assert rows(practice, Disclosure) == ()


def test_the_last_slip_is_ones_own_and_no_colleagues(practice):
    first, _ = firm(practice, share=False)
    own = practice.use_cases.slips.make_pickup_slip(practice.actor, first.request.id).value.slip
    colleague = practice.actor._replace(staff_id=new_id())
    with pytest.raises(UserFacingError, match="slip-none-yet"):
        practice.use_cases.slips.last(colleague)
    second, _ = firm(practice, share=False)
    practice.use_cases.slips.make_pickup_slip(colleague, second.request.id)
    assert practice.use_cases.slips.last(practice.actor).value.slip.id == own.id


def test_no_slip_of_an_agreement_that_is_off_is_handed_out_again(practice):
    taken, agreement = firm(practice, share=True, way="desk")
    slips = practice.use_cases.slips
    made = slips.make_pickup_slip(practice.actor, taken.request.id).value
    slips.require_slip_allowed(practice.actor, made.slip.id)
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=False)
    for again in (
        lambda: slips.last(practice.actor),
        lambda: slips.redraw(practice.actor, made.slip.id),
        lambda: slips.require_slip_allowed(practice.actor, made.slip.id),
    ):
        with pytest.raises(UserFacingError, match="slip-called-off"):
            again()


def test_a_helpers_slip_that_lies_drawn_is_not_printed_after_the_no(practice):
    taken, _ = firm(practice, share=True)
    slips = practice.use_cases.slips
    made = slips.make_helper_slip(practice.actor, taken.request.id).value
    slips.require_slip_allowed(practice.actor, made.slip.id)
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.SHARE, taken.request.id
    )
    with pytest.raises(UserFacingError, match="share-no-consent"):
        slips.require_slip_allowed(practice.actor, made.slip.id)


def test_a_no_after_a_yes_to_the_same_helper_opens_no_slip(practice):
    taken, agreement = firm(practice, share=True)
    [said] = rows(practice, Consent, agreement_id=agreement.id, purpose="share")
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(said, id=new_id(), version=0, given=False))
    with pytest.raises(UserFacingError):
        practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id)


def test_who_died_gets_no_letter_and_a_post_that_is_off_no_notice(practice):
    taken, title, text = a_call(practice, call_back="2026-11-27T12:00+01:00")
    posting = posted(practice, taken, title, text)
    assert practice.use_cases.notices.contents(practice.actor, (posting.id,))
    [task] = rows(practice, Task, request_id=taken.request.id, kind="ring_back")
    practice.use_cases.withdrawals.start(practice.actor, taken.request.id)
    practice.use_cases.withdrawals.withdraw(practice.actor, posting.id)
    practice.use_cases.resident_updates.mark_gone(practice.actor, taken.resident.id, DIED)
    with pytest.raises(UserFacingError, match="post-not-wanted"):
        practice.use_cases.notices.contents(practice.actor, (posting.id,))
    with pytest.raises(UserFacingError, match="take-gone"):
        practice.use_cases.slips.write_letter(practice.actor, task.id)


@pytest.mark.parametrize("no", ["keep", "post", "cancelled", "died"])
def test_no_paper_with_a_name_is_made_of_what_nobody_wants_any_more(practice, no):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    use_cases, resident = practice.use_cases, taken.resident
    there = replace(resident, street="Kerkstraat", house_number="5", postcode="1052 AB")
    use_cases.resident_updates.update(practice.actor, resident, there)
    standing_answer(practice, resident.id, Purpose.KEEP, given=True)
    (task,) = rows(practice, Task, request_id=taken.request.id, kind="ring_back", done_at=None)
    use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.NO_ANSWER)
    slip = use_cases.slips.make(practice.actor, taken.request.id).value.slip
    use_cases.slips.write_letter(practice.actor, task.id)
    use_cases.slips.require_letter_allowed(practice.actor, task.id)
    if no == "cancelled":
        use_cases.requests.close(practice.actor, taken.request.id, "not-needed", cancelled=True)
    elif no == "died":
        use_cases.resident_updates.mark_gone(practice.actor, resident.id, DIED)
    else:
        of_request = taken.request.id if no == "post" else None
        use_cases.resident_updates.withdraw_consent(
            practice.actor, resident.id, Purpose(no), of_request
        )
    papers = (
        lambda: use_cases.slips.make(practice.actor, taken.request.id),
        lambda: use_cases.slips.require_slip_allowed(practice.actor, slip.id),
        lambda: use_cases.slips.show_again(practice.actor, slip.id),
    )
    for paper in papers:
        with pytest.raises(UserFacingError, match="paper-not-wanted"):
            paper()
    for letter in (use_cases.slips.write_letter, use_cases.slips.require_letter_allowed):
        with pytest.raises(UserFacingError, match=r"paper-not-wanted|take-gone"):
            letter(practice.actor, task.id)


def test_no_helper_gets_an_address_once_the_request_is_done(practice):
    taken, _ = firm(practice, share=True)
    assert practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id).value
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    with pytest.raises(UserFacingError, match="paper-not-wanted"):
        practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id)


def test_a_no_to_sharing_that_names_no_helper_counts_for_each(practice):
    taken, agreement = firm(practice, share=True)
    [said] = rows(practice, Consent, agreement_id=agreement.id, purpose="share")
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(said, id=new_id(), version=0, given=False, agreement_id=None))
    with pytest.raises(UserFacingError, match="share-no-consent"):
        practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id)
