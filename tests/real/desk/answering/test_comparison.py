"""Replies beside each other, proposals for a mail without a code, and neighbours in reserve."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from intake.desk.answering.reply_types import Meeting, TypedReply
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.domain.task import Task
from intake.domain.visit_report import Side, VisitReport
from intake.domain.volunteer import Volunteer
from intake.kit.errors import UserFacingError
from intake.ui.replies.reply_view import ReplyViewWriter
from tests.builders import a_call, at, firm, posted, rows
from tests.fakes import FakeMail, ListMailbox


def reply_of(practice, taken, name, address, text):
    now = practice.clock.now()
    with practice.store.write(practice.actor, now) as transaction:
        return transaction.save(
            Reply(
                request_id=taken.request.id,
                name=name,
                address=address,
                text=text,
                received_at=now,
            )
        )


def opened(practice):
    return practice.use_cases.replies.list_open(practice.actor)


def facts_of(practice, reply):
    return next(one.facts for one in opened(practice).replies if one.reply.id == reply.id)


def views(practice):
    listed = opened(practice)
    writer = ReplyViewWriter(practice.translate, listed.centre, practice.clock.now())
    return {
        one.reply.id: writer.write(
            one, [other for other in listed.replies if other.request == one.request]
        )
        for one in listed.replies
    }


@pytest.mark.parametrize(
    ("text", "days", "fits"),
    [
        ("Zaterdag 28 november kan ik.", (date(2026, 11, 28),), True),
        ("Ik kan alleen zondag 29 november", (date(2026, 11, 29),), False),
        ("U mag hem lenen.", (), None),
    ],
)
def test_the_day_that_is_offered_is_held_against_the_day_that_was_asked(practice, text, days, fits):
    taken, _, _ = a_call(practice)
    reply = reply_of(practice, taken, "Jan", "jan@buren.example", text)
    facts = facts_of(practice, reply)
    assert (facts.offered, facts.fits_day) == (days, fits)


def test_who_helped_before_and_was_liked_comes_first_with_the_reason(practice):
    taken, agreement = firm(practice, share=True)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        reply = transaction.get(Reply, agreement.reply_id)
        transaction.save(replace(reply, address="henk@buren.example"))
        transaction.save(
            VisitReport(
                request_id=taken.request.id,
                agreement_id=agreement.id,
                side=Side.RESIDENT,
                went_well=True,
                again=True,
                reported_at=practice.clock.now(),
            )
        )
    again, _, _ = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        request = transaction.get(Request, again.request.id)
        transaction.save(replace(request, resident_id=taken.resident.id))
    new = reply_of(practice, again, "Jan", "jan@buren.example", "Dat kan.")
    known = reply_of(practice, again, "Henk de Vries", "henk@buren.example", "Dat kan weer.")
    assert facts_of(practice, known).was_liked
    shown = views(practice)
    said = "Kijk eerst naar Henk de Vries: hielp deze bewoner eerder, en dat beviel."
    assert {shown[new.id].suggestion, shown[known.id].suggestion} == {said}
    assert [other.reply_id for other in shown[new.id].compared] == [known.id]


def test_between_replies_that_do_not_differ_nobody_is_suggested(practice):
    taken, _, _ = a_call(practice)
    one = reply_of(practice, taken, "Jan", "jan@buren.example", "Dat kan.")
    reply_of(practice, taken, "Piet", "piet@buren.example", "Dat kan.")
    assert views(practice)[one.id].suggestion == ""


def test_what_is_written_down_of_a_volunteer_stands_beside_their_reply(practice):
    practice.use_cases.volunteers.save(
        practice.actor,
        Volunteer(
            name="Zoë", email="Zoe@b.example", checked="maart 2026", references="goed met ouderen"
        ),
    )
    taken, _, _ = a_call(practice)
    reply = reply_of(practice, taken, "Zoë", "zoe@b.example", "Graag.")
    line = views(practice)[reply.id].facts
    assert line == "Eigen vrijwilliger · VOG: maart 2026 · goed met ouderen"


def test_somebody_of_the_same_postcode_is_near(practice):
    taken, _, _ = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        resident = transaction.get(Resident, taken.resident.id)
        transaction.save(replace(resident, postcode="1052 XK"))
    near = reply_of(practice, taken, "Jan", "jan@buren.example", "Ik woon op 1052 AB, dichtbij.")
    far = reply_of(practice, taken, "Piet", "piet@buren.example", "Ik woon in 1011 AA.")
    assert (facts_of(practice, near).is_near, facts_of(practice, far).is_near) == (True, False)


def test_a_mail_without_a_code_proposes_requests_and_one_press_links_it(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    mail = FakeMail("7", "<7@x>", "Jan", "jan@buren.invalid", "Boormachine", "Ik heb er een.")
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    [waiting] = [one for one in opened(practice).replies if one.reply.request_id is None]
    codes = [one.request.code for one in waiting.candidates]
    assert taken.request.code in codes
    assert len(codes) <= 3
    [(said, code), *_] = views(practice)[waiting.reply.id].candidates
    assert "boormachine" in said.lower()
    practice.use_cases.replies.link(practice.actor, waiting.reply.id, code)
    assert rows(practice, Reply, id=waiting.reply.id)[0].request_id is not None


def chosen_and_other(practice):
    taken, _, _ = a_call(practice)
    first = reply_of(practice, taken, "Jan", "jan@buren.example", "Dat kan.")
    other = reply_of(practice, taken, "Piet", "piet@buren.example", "Dat kan.")
    agreement = practice.use_cases.replies.choose(
        practice.actor, first.id, Meeting(at(practice, "vr 10"), "De Linde")
    ).value
    return taken, agreement, other


def state_of(practice, reply):
    return rows(practice, Reply, id=reply.id)[0].state


def test_a_neighbour_in_reserve_waits_and_comes_back_if_it_falls_through(practice):
    _, agreement, other = chosen_and_other(practice)
    replies = practice.use_cases.replies
    replies.keep_in_reserve(practice.actor, other.id)
    assert state_of(practice, other) is ReplyState.RESERVE
    assert other.id not in [one.reply.id for one in opened(practice).replies]
    replies.record_neighbour_answer(practice.actor, agreement.id, yes=False)
    assert state_of(practice, other) is ReplyState.NEW


def test_a_neighbour_in_reserve_hears_of_the_end(practice):
    taken, _, other = chosen_and_other(practice)
    practice.use_cases.replies.keep_in_reserve(practice.actor, other.id)
    practice.use_cases.requests.close(practice.actor, taken.request.id, "gelukt")
    assert state_of(practice, other) is ReplyState.NOT_NEEDED


def test_before_anybody_is_chosen_there_is_no_reserve(practice):
    taken, _, _ = a_call(practice)
    reply = reply_of(practice, taken, "Jan", "jan@buren.example", "Dat kan.")
    with pytest.raises(UserFacingError, match="reserve-nobody-chosen"):
        practice.use_cases.replies.keep_in_reserve(practice.actor, reply.id)


def test_a_new_helper_is_met_at_the_centre_first(practice):
    taken, _, _ = a_call(practice, way="brought")
    new = reply_of(practice, taken, "Jan", "jan@buren.example", "Dat kan.")
    known = reply_of(practice, taken, "Zoë", "zoe@b.example", "Dat kan.")
    practice.use_cases.volunteers.save(practice.actor, Volunteer(name="Zoë", email="zoe@b.example"))
    shown = views(practice)
    assert shown[new.id].safe_place.startswith("Vrijwilligerscentrale De Linde")
    assert shown[known.id].safe_place == ""


def test_who_replied_on_a_site_is_told_there(practice):
    taken, _, _ = a_call(practice)
    practice.use_cases.replies.enter(
        practice.actor, taken.request.code, TypedReply("site", "Samira", "", "Dat kan.")
    )
    done = practice.use_cases.requests.close(practice.actor, taken.request.id, "gelukt")
    [task] = rows(practice, Task, kind="tell_on_site", done_at=None)
    assert task.about == "Samira"
    practice.use_cases.requests.reopen(practice.actor, taken.request.id, done.operation)
    assert rows(practice, Task, kind="tell_on_site", done_at=None) == ()
    [reply] = rows(practice, Reply, request_id=taken.request.id)
    assert reply.state is ReplyState.NEW


def test_the_other_wishes_are_told_and_order_the_replies(practice):
    taken, _, _ = a_call(practice, way="brought")
    fetched = reply_of(practice, taken, "Jan", "jan@b.example", "U kunt hem ophalen, 5 euro.")
    brought = reply_of(practice, taken, "Piet", "piet@b.example", "Ik breng hem, het kost niets.")
    silent = reply_of(practice, taken, "Kees", "kees@b.example", "Dat kan.")
    shown = views(practice)
    assert "vraagt meer: 5 euro" in shown[fetched.id].facts.lower()
    assert "anders dan gevraagd" in shown[fetched.id].facts
    assert "het kost niets" in shown[brought.id].facts.lower()
    assert "vraag nog: brengen of halen" in shown[silent.id].facts.lower()
    assert shown[silent.id].suggestion.startswith("Kijk eerst naar Piet")
