"""Taking a request: who, consent in the words that were read, private answers apart."""

from __future__ import annotations

import pytest

from intake.desk.answering.reply_types import Meeting, TypedReply
from intake.desk.calling.call_tasks import CallAnswers
from intake.desk.placing.post_checks import PlatformText
from intake.domain.consent import Purpose
from intake.domain.draft import Draft
from intake.domain.message import Message
from intake.domain.permissions import Role
from intake.domain.posting import Posting
from intake.domain.private_note import PrivateNote
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.resident import Caller
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.errors import UserFacingError
from intake.text.composing.read_back import summarize_request
from tests.builders import READ, a_call, at, changed, rows
from tests.screens import open_annie, shown_texts


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
    again = practice.use_cases.drafts.resume_request(practice.actor, meal.request.id).value
    practice.use_cases.take_request.take_and_place(
        practice.actor, again.id, {**again.page, "a.allergies": ""}, READ
    )
    assert rows(practice, PrivateNote, request_id=meal.request.id)[0].secret == "", "misheard"


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


def test_what_may_not_be_placed_is_not_written_and_the_call_goes_on(screen, practice):
    open_annie(screen)
    screen.session.signed_in = practice.actor._replace(role=Role.VOLUNTEER)
    screen.online.edit(
        "Boormachine",
        (
            f"Voor iemand van de kerk. Code {screen.call_draft.get('code')[:3]}-"
            f"{screen.call_draft.get('code')[3:]}"
        ),
    )
    screen.online.overrule("zij vroeg dit zelf")
    screen.online.answer(Purpose.POST, "yes")
    before = len(rows(practice, Request))
    screen.online.place()
    assert practice.translate("error-permission-missing", needed="coördinator") in shown_texts(
        screen.frame
    )
    assert len(rows(practice, Request)) == before
    screen.what.answer("why", "gordijnrail")
    screen.call.save()
    kept = next(draft for draft in rows(practice, Draft) if draft.id == screen.call_draft.draft_id)
    assert (kept.state, kept.page["a.why"]) == ("active", "gordijnrail")


def test_a_platform_that_has_the_request_keeps_no_other_from_it(practice):
    taken, title, text = a_call(practice)
    first = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        request = transaction.get(Request, taken.request.id)
        queued = [
            practice.use_cases.postings.queue_in(
                transaction, practice.actor, request, PlatformText(slug, title, text)
            )
            for slug in ("oefenleen", "oefenhulp")
        ]
    assert queued[0] is None
    assert {one.id for one in rows(practice, Posting)} == {first.id, queued[1].id}


def test_a_diet_is_kept_apart_and_still_stands_on_the_paper(practice):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {
        **draft.page,
        "kind": "meal",
        "a.what": "warme maaltijd",
        "a.diet": "zonder varkensvlees",
        "new.first_name": "Fatma",
        "new.phone": "0612345678",
    }
    taken = practice.use_cases.take_request.take_and_place(practice.actor, draft.id, page, {}).value
    assert "diet" not in rows(practice, Request, code=taken.request.code)[0].answers
    assert {note.topic: note.secret for note in rows(practice, PrivateNote)} == {
        "diet": "zonder varkensvlees"
    }
    assert taken.request.answers["diet"] == "zonder varkensvlees"
    assert (
        practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value.page[
            "a.diet"
        ]
        == "zonder varkensvlees"
    )
    reply = practice.use_cases.replies.enter(
        practice.actor, taken.request.code, TypedReply("phone", "Sara", "06 12345678", "Ik kook.")
    ).value
    agreement = practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 17"), "thuis")
    ).value
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    ring = next(task for task in rows(practice, Task, kind="ring_back") if task.is_open)
    practice.use_cases.calls.record_outcome(
        practice.actor, ring.id, CallOutcome.REACHED, answers=CallAnswers(agreed=True)
    )
    slip = practice.use_cases.slips.make(practice.actor, taken.request.id).value.text
    lines = [line for block in slip.blocks for line in block.lines]
    assert any("zonder varkensvlees" in line for line in lines)


def test_where_a_ride_goes_stays_between_resident_and_desk(screen, practice):
    open_annie(screen)
    screen.what.choose_kind("ride")
    screen.call_draft.set("a.what", "oncoloog")
    screen.online.keep_only()
    request = rows(practice, Request)[0]
    assert request.what == "oncoloog"
    reply = Reply(
        request_id=request.id,
        name="Henk",
        address="henk@buurt.example",
        received_at=practice.clock.now(),
    )
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(reply)
    practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10"), "thuis")
    )
    practice.use_cases.requests.close(practice.actor, request.id, "not-needed", cancelled=True)
    sent = [f"{message.subject} {message.text}" for message in rows(practice, Message)] + [
        summarize_request(request, practice.translate)
    ]
    assert len(sent) == 3
    assert not any("oncoloog" in text for text in sent)


@pytest.mark.parametrize("missing", ["kind", "a.what"])
def test_a_call_of_which_nobody_knows_what_is_asked_is_not_written(practice, missing):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {
        **draft.page,
        "kind": "borrow",
        "a.what": "ladder",
        "new.first_name": "Jan",
        "new.phone": "020 618 4218",
    }
    del page[missing]
    with pytest.raises(UserFacingError, match="take-no-what"):
        practice.use_cases.take_request.take_and_place(practice.actor, draft.id, page, READ)


def test_what_was_missing_and_is_known_now_is_done_and_a_promised_call_stays(practice):
    taken, _, _ = a_call(practice, consent="later", call_back="2026-11-27T12:00+01:00")
    assert {str(task.kind) for task in rows(practice, Task, done_at=None)} >= {
        "missing",
        "ring_back",
    }
    again = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    page = {**again.page, "consent.post": "yes", "about": "x"}
    page.pop("a.call_back", None)
    practice.use_cases.take_request.take_and_place(practice.actor, again.id, page, READ)
    left = {
        str(task.kind) for task in rows(practice, Task, request_id=taken.request.id, done_at=None)
    }
    assert left == {"ring_back"}


@pytest.mark.parametrize(("name", "relation"), [("mehmet", "zoon"), ("Fatima", "")])
def test_a_caller_who_is_known_comes_along_but_not_what_the_resident_said(practice, name, relation):
    taken, _, _ = a_call(practice, for_other="Mehmet", agreed="yes")
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {
        **draft.page,
        "kind": "borrow",
        "a.what": "ladder",
        "resident": str(taken.resident.id),
        "for_other": "yes",
        "caller.name": name,
        "caller.phone": "06 12345678",
    }
    second = practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, page, READ
    ).value
    caller = rows(practice, Caller, id=second.request.caller_id)[0]
    assert (caller.relation, caller.phone) == (relation, "+31612345678")
    assert caller.agreed is None, "a yes is to one request alone"
    assert rows(practice, Caller, id=taken.request.caller_id)[0].agreed is True
    again = practice.use_cases.drafts.resume_request(practice.actor, second.request.id).value
    page = {**again.page, "caller.relation": "buur"}
    practice.use_cases.take_request.take_and_place(practice.actor, again.id, page, READ)
    assert rows(practice, Caller, id=second.request.caller_id)[0].relation == "buur"


def take(practice, **page):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    entries = {
        **draft.page,
        "kind": "borrow",
        "a.what": "ladder",
        "new.first_name": "Wim",
        "new.phone": "020 618 4217",
        **page,
    }
    return practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, entries, READ
    ).value


def test_a_last_name_alone_is_a_name(practice):
    taken = take(practice, **{"new.first_name": "", "new.last_name": "Visser"})

    assert taken.resident.last_name == "Visser"


def test_a_postcode_that_is_none_is_told(practice):
    with pytest.raises(UserFacingError, match="invalid-postcode"):
        take(practice, **{"new.postcode": "12"})


def test_an_answer_that_was_emptied_is_no_answer(practice):
    taken = take(practice, **{"a.first": "", "a.what": "ladder"})

    assert taken.request.answers == {"what": "ladder"}


def test_a_call_that_is_gone_on_with_moves_its_tasks_and_adds_none(practice):
    taken, _, _ = a_call(practice, consent="later", call_back="2026-11-27T12:00+01:00")
    before = rows(practice, Task, request_id=taken.request.id)
    again = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    page = {**again.page, "a.call_back": "2026-11-26T12:00+01:00"}
    practice.use_cases.take_request.take_and_place(practice.actor, again.id, page, READ)
    after = rows(practice, Task, request_id=taken.request.id)

    assert {task.id for task in after} == {task.id for task in before}
    assert all(task.is_open for task in after), "what is missing still is"
    moved = next(task for task in after if task.kind is TaskKind.RING_BACK)
    assert moved.due_at.day == 26


def test_an_empty_entry_is_not_kept_with_the_call(practice):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    saved = practice.use_cases.drafts.save(
        practice.actor, draft.id, {**draft.page, "said": "", "a.what": "ladder"}
    ).value

    assert "said" not in saved.page


def test_a_number_of_who_rings_for_somebody_is_kept_as_theirs(practice):
    taken = take(
        practice,
        **{"new.phone": "", "for_other": "yes"},
        **{"caller.name": "Mehmet Yilmaz", "caller.phone": "020 618 4219"},
    )
    (phone,) = taken.resident.phones
    assert (phone.number, phone.whose) == ("+31206184219", "Mehmet Yilmaz")


def test_a_known_caller_who_gives_no_number_keeps_the_one_that_is_known(practice):
    def call(**entries):
        draft = practice.use_cases.drafts.begin(practice.actor).value
        page = {
            **draft.page,
            "kind": "help",
            "a.what": "heg knippen",
            "for_other": "yes",
            "caller.name": "Piet Zoon",
            **entries,
        }
        return practice.use_cases.take_request.take_and_place(
            practice.actor, draft.id, page, {}
        ).value

    first = call(**{"new.last_name": "Bakker", "caller.phone": "06 12345678"})
    second = call(resident=str(first.resident.id))
    assert first.request.caller_id != second.request.caller_id, "a yes or a no is to one request"
    assert rows(practice, Caller, id=second.request.caller_id)[0].phone == "+31612345678"


def test_a_promised_call_goes_with_a_request_that_was_on_the_wrong_record(practice):
    wrong, right = a_call(practice, call_back="2026-11-27T12:00+01:00")[0], a_call(practice)[0]
    changed(practice, wrong, resident=str(right.resident.id), consent_post="yes")
    (task,) = rows(practice, Task, request_id=wrong.request.id, kind="ring_back", done_at=None)
    assert task.resident_id == right.resident.id
