"""What leaves by mail to a neighbour names nobody.

What comes back by mail finds its request, however it is written.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk.answering.replies import Meeting
from intake.domain.message import Message
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.codes import check_character, format_code
from intake.kit.errors import UserFacingError
from intake.mail.html import words_of
from intake.ui.replies.presenter import TypedMeeting
from tests.builders import a_call, at, posted, replied, rows
from tests.fakes import FakeMail, ListMailbox


def a_reply(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    return taken, replied(practice, taken)


def its_resident(practice, taken):
    with practice.store.read() as transaction:
        return transaction.get(Resident, taken.request.resident_id)


PRIVATE = ["{street} {number}", "bij {first} {last}", "thuis, {phone}", "{postcode}"]


@pytest.mark.parametrize("place", PRIVATE)
def test_a_place_that_says_who_it_is_or_where_they_live_leaves_by_no_mail(practice, place):
    taken, reply = a_reply(practice)
    one = its_resident(practice, taken)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        one = transaction.save(
            replace(one, street="Bosboomstraat", house_number="12", postcode="1052 XK")
        )
    said = place.format(
        street=one.street,
        number=one.house_number,
        first=one.first_name,
        last=one.last_name,
        phone="020 618 4217",
        postcode=one.postcode,
    )
    with pytest.raises(UserFacingError, match="agreement-private"):
        practice.use_cases.replies.choose(
            practice.actor, reply.id, Meeting(at(practice, "vr 10 uur"), said)
        )
    assert rows(practice, Message) == ()


@pytest.mark.parametrize(
    "place",
    [
        "Buurthuis De Boeg, Sint-Nicolaasstraat 14, 1012 NK",
        "bij de bewoner thuis",
        "Vrijwilligerscentrale De Linde, Kinkerstraat 120",
    ],
)
def test_a_place_of_others_may_be_said(practice, place):
    _, reply = a_reply(practice)
    practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10 uur"), place)
    )
    assert place in rows(practice, Message)[0].text


def test_what_names_somebody_is_said_in_other_words(practice):
    taken, reply = a_reply(practice)
    one = its_resident(practice, taken)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        one = transaction.save(replace(one, last_name="Zwanenburg"))
        transaction.save(
            replace(
                transaction.get(Request, taken.request.id),
                answers={
                    **taken.request.answers,
                    "what": f"boormachine voor {one.first_name} {one.last_name}",
                },
            )
        )
    practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10 uur"), "bij de balie")
    )
    practice.use_cases.requests.close(
        practice.actor, taken.request.id, "not-needed", cancelled=True
    )
    sent = [f"{message.subject} {message.text}" for message in rows(practice, Message)]
    assert sent
    assert [said for said in sent if one.last_name in said] == []


def test_the_sentence_stands_beside_the_place_and_what_was_typed_stays(screen, practice, qtbot):
    _, reply = a_reply(practice)
    screen.go("replies")
    faults = []
    screen.replies.fault.connect(
        lambda name, sentence: faults.append((name, sentence)) if sentence else None
    )
    screen.replies.choose(0, TypedMeeting("vr 10 uur", "bij Wim, 020 618 4217", "", ""))
    assert [name for name, _ in faults] == ["place"]
    assert "mail" in faults[0][1]
    assert rows(practice, Reply)[0].id == reply.id


def other_code(code):
    """Another stretch of six signs whose check sign fits, as a colour or a number may be."""
    body = next(body for body in ("00A08", "00B07") if body != code[:5])
    return body + check_character(body)


def test_a_number_that_looks_like_a_code_hides_the_real_one_no_more(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    stray = other_code(taken.request.code)
    mail = FakeMail(
        "9",
        "<9@x>",
        "Henk",
        "h@buren.invalid",
        "Reactie",
        f"Bel me op {stray[:3]} {stray[3:]}. Het gaat om {format_code(taken.request.code)}.",
    )
    practice.use_cases.replies.import_mail(practice.actor, ListMailbox(mail))
    assert rows(practice, Reply)[0].request_id == taken.request.id


@pytest.mark.parametrize(
    ("page", "translate"),
    [
        (
            (
                "<html><head><style>p{color:#000000}</style></head><body style='color:#e9ecef'>"
                "<p>Dat kan.</p><p>Code AQ4-<span>2VT</span></p></body></html>"
            ),
            "Dat kan.\n\nCode AQ4-2VT",
        ),
        (
            "<p>Ja &amp; graag&nbsp;snel</p><blockquote>Wij vragen een boormachine</blockquote>",
            "Ja & graag snel",
        ),
        ("<html><head><title>x</title><body>Hallo<br>daar", "Hallo\ndaar"),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_a_mail_that_is_a_page_is_read_as_a_person_reads_it(page, translate):
    assert words_of(page) == translate


def test_a_wrong_number_of_the_caller_is_taken_out_as_well(practice):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {**draft.page, "kind": "help", "a.what": "tuin", "new.first_name": "Fatma",
        "new.postcode": "1052 XK", "for_other": "yes",
            "caller.name": "Mehmet", "caller.relation": "zoon", "caller.phone": "0612345678",
            "caller.agreed": "yes"}  # fmt: skip
    taken = practice.use_cases.take_request.take_and_place(practice.actor, draft.id, page, {}).value
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        task = transaction.save(
            Task(
                kind=TaskKind.ASK_RESIDENT,
                request_id=taken.request.id,
                resident_id=taken.request.resident_id,
                due_at=practice.clock.now(),
            )
        )
    due = next(one for one in practice.use_cases.calls.list_due().tasks if one.task.id == task.id)
    assert due.number
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.WRONG_NUMBER)
    left = [
        one
        for one in practice.use_cases.calls.list_due().tasks
        if one.task.request_id == taken.request.id
    ]
    assert left
    assert all("12345678" not in one.number for one in left)
