"""What follows for a request from all that hangs on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.domain.agreement import Agreement
from intake.domain.consent import Consent, Purpose
from intake.domain.posting import Posting, PostingState
from intake.domain.private_note import PrivateNote, add_diet
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Kind, Request, RequestState
from intake.domain.request_aggregate import ENDS_WITH_REQUEST, RequestAggregate
from intake.domain.resident import Resident
from intake.domain.task import ABOUT_THINGS, PROJECT_OFF, Task, TaskKind
from intake.kit.ids import new_id
from tests.fakes import MONDAY

RESIDENT = Resident(first_name="Annie")


def a_request(state=RequestState.OPEN, **values):
    return Request(
        code="A2B3CD",
        resident_id=RESIDENT.id,
        kind=values.pop("kind", Kind.BORROW),
        state=state,
        taken_at=MONDAY,
        **values,
    )


def aggregate(request=None, **rows):
    return RequestAggregate(request=request or a_request(), resident=RESIDENT, **rows)


def an_answer(*, given, withdrawn_at=None, purpose=Purpose.POST):
    return Consent(
        resident_id=RESIDENT.id,
        purpose=purpose,
        given=given,
        text_read="Mag het online?",
        text_version="1",
        asked_at=MONDAY,
        withdrawn_at=withdrawn_at,
    )


def a_posting(state, platform="oefenleen"):
    return Posting(request_id=new_id(), platform=platform, state=state)


def a_reply(state):
    return Reply(received_at=MONDAY, state=state)


def an_agreement(**values):
    return Agreement(
        request_id=new_id(),
        reply_id=new_id(),
        helper="Joris",
        meet_at=MONDAY,
        place="Balie",
        code_word="appel",
        **values,
    )


def test_the_last_answer_about_posting_counts():
    yes, no = an_answer(given=True), an_answer(given=False)
    assert aggregate(consents=(no, yes)).may_be_posted
    assert not aggregate(consents=(yes, no)).may_be_posted
    assert not aggregate(consents=(yes, an_answer(given=None))).may_be_posted
    assert not aggregate(consents=(an_answer(given=True, withdrawn_at=MONDAY),)).may_be_posted
    assert not aggregate().may_be_posted
    assert aggregate().post_consent is None


def test_a_yes_to_something_else_is_no_yes_to_posting():
    assert not aggregate(consents=(an_answer(given=True, purpose=Purpose.KEEP),)).may_be_posted


@pytest.mark.parametrize("state", [state for state in RequestState if state != RequestState.OPEN])
def test_only_an_open_request_is_posted(state):
    assert not aggregate(a_request(state), consents=(an_answer(given=True),)).may_be_posted


def test_postings_are_told_apart_by_whether_somebody_may_have_seen_them():
    postings = tuple(a_posting(state) for state in PostingState)
    whole = aggregate(postings=postings)
    unseen = {posting.state for posting in whole.never_online}
    seen = {posting.state for posting in whole.possibly_online}
    assert unseen == {
        PostingState.DRAFT,
        PostingState.QUEUED,
        PostingState.FAILED,
    }
    assert [posting.state for posting in whole.expired] == [PostingState.EXPIRED]
    assert seen == {
        PostingState.POSTED,
        PostingState.RENEWED,
        PostingState.UNCERTAIN,
        PostingState.IN_HAND,
    }


def test_a_post_that_came_back_from_one_of_its_readers_may_still_stand_with_the_others():
    bounced = replace(a_posting(PostingState.FAILED), posted_at=MONDAY)
    whole = aggregate(postings=(bounced,))
    assert whole.possibly_online == (bounced,)
    assert not whole.never_online


def test_a_platform_is_taken_until_the_post_is_withdrawn():
    assert aggregate(postings=(a_posting(PostingState.FAILED),)).has_posting_on("oefenleen")
    assert not aggregate(postings=(a_posting(PostingState.WITHDRAWN),)).has_posting_on("oefenleen")
    assert not aggregate(postings=(a_posting(PostingState.POSTED),)).has_posting_on("buuv")


@pytest.mark.parametrize("kind", TaskKind)
def test_a_task_outlives_its_request_where_somebody_still_waits_for_it(kind):
    outliving = {
        TaskKind.TELL_NEIGHBOUR,
        TaskKind.TELL_ON_SITE,
        TaskKind.FIRST_TALK,
        TaskKind.RENEW_VOG,
        TaskKind.MAIL_FAILED,
        TaskKind.WITHDRAW,
        TaskKind.SET_UP,
        TaskKind.FOLLOW_UP,
        TaskKind.FOLLOW_UP_NEIGHBOUR,
        TaskKind.MISSED_VISIT,
        TaskKind.PROJECT_SHORTAGE,
        *ABOUT_THINGS,
        *PROJECT_OFF,
    }
    assert (kind in ENDS_WITH_REQUEST) is (kind not in outliving)


def test_only_a_reply_that_nobody_has_answered_waits():
    replies = tuple(a_reply(state) for state in ReplyState)
    assert [reply.state for reply in aggregate(replies=replies).waiting_replies] == [ReplyState.NEW]


def test_tasks_of_a_posting_are_its_open_ones():
    posting = new_id()
    mine = Task(kind=TaskKind.WITHDRAW, posting_id=posting)
    done = Task(kind=TaskKind.RENEW, posting_id=posting, done_at=MONDAY)
    other = Task(kind=TaskKind.RING_BACK)
    assert aggregate(tasks=(mine, done, other)).tasks_of(posting) == (mine,)
    assert aggregate(tasks=(mine, done, other)).open_tasks == (mine, other)


@pytest.mark.parametrize(
    ("state", "rows", "key"),
    [
        (RequestState.CLOSED, {"postings": (a_posting(PostingState.POSTED),)}, "turn-closed"),
        (RequestState.REFERRED, {}, "turn-referred"),
        (RequestState.AGREED, {"agreements": (an_agreement(),)}, "turn-neighbour"),
        (
            RequestState.AGREED,
            {"agreements": (an_agreement(neighbour_yes_at=MONDAY),)},
            "turn-resident",
        ),
        (
            RequestState.AGREED,
            {"agreements": (an_agreement(neighbour_yes_at=MONDAY, resident_yes_at=MONDAY),)},
            "turn-slip",
        ),
        (
            RequestState.OPEN,
            {
                "replies": (a_reply(ReplyState.NEW),),
                "postings": (a_posting(PostingState.UNCERTAIN),),
            },
            "turn-choose",
        ),
        (
            RequestState.OPEN,
            {
                "replies": (a_reply(ReplyState.NOT_NEEDED),),
                "postings": (a_posting(PostingState.UNCERTAIN), a_posting(PostingState.QUEUED)),
            },
            "turn-uncertain",
        ),
        (
            RequestState.OPEN,
            {"postings": (a_posting(PostingState.FAILED), a_posting(PostingState.POSTED))},
            "turn-post",
        ),
        (RequestState.OPEN, {"postings": (a_posting(PostingState.RENEWED),)}, "turn-neighbours"),
        (RequestState.OPEN, {"postings": (a_posting(PostingState.WITHDRAWN),)}, "turn-desk"),
    ],
)
def test_whose_turn_it_is(state, rows, key):
    assert aggregate(a_request(state), **rows).turn_key == key


def test_a_request_ends_and_is_opened_again():
    operation = new_id()
    ended = a_request().close(RequestState.CLOSED, "helped", MONDAY, operation)
    assert (ended.has_ended, ended.outcome, ended.closed_at, ended.closed_by_operation) == (
        True,
        "helped",
        MONDAY,
        operation,
    )
    again = ended.reopen(RequestState.OPEN)
    assert (again.is_open, again.outcome, again.closed_at, again.closed_by_operation) == (
        True,
        "",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("kind", "way", "via_desk"),
    [
        (Kind.BORROW, "desk", True),
        (Kind.BORROW, "fetched", True),
        (Kind.BORROW, "home", False),
        (Kind.HELP, "desk", False),
    ],
)
def test_only_a_thing_goes_by_the_desk(kind, way, via_desk):
    assert a_request(kind=kind, answers={"way": way}).goes_via_desk is via_desk


def test_the_diet_is_put_back_for_who_may_read_it_and_nothing_else_is():
    request = a_request(kind=Kind.MEAL, answers={"what": "warme maaltijd"})
    notes = (
        PrivateNote(request_id=request.id, topic="diet", secret="zoutarm"),
        PrivateNote(request_id=request.id, topic="allergies", secret="noten"),
    )
    assert add_diet(request, notes).answers == {"what": "warme maaltijd", "diet": "zoutarm"}
    assert add_diet(request, notes[1:]) == request
    assert add_diet(request, (PrivateNote(request_id=request.id, topic="diet", secret=""),)) == (
        request
    )


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (("Henk", "henk@x.nl"), ("H. de Vries", "HENK@x.nl"), True),
        (("Henk", "henk@x.nl"), ("Henk", ""), False),
        (("Henk", "henk@x.nl"), ("Henk", "ander@x.nl"), False),
        (("Henk", ""), ("henk", ""), True),
        (("", ""), ("", ""), False),
    ],
)
def test_a_neighbour_is_told_by_the_address_and_without_any_by_the_name(one, other, is_same):
    replies = [
        Reply(received_at=MONDAY, name=name, address=address) for name, address in (one, other)
    ]
    assert replies[0].is_of_same_neighbour(replies[1]) is is_same


@pytest.mark.parametrize(
    ("kind", "way", "by_desk"),
    [
        (Kind.BORROW, "desk", True),
        (Kind.BORROW, "fetched", True),
        (Kind.BORROW, "centre", True),
        (Kind.BORROW, "brought", False),
        (Kind.HELP, "desk", False),
    ],
)
def test_what_is_handed_over_at_the_centre_tells_no_address(kind, way, by_desk):
    assert a_request(kind=kind, answers={"way": way}).goes_via_desk is by_desk
