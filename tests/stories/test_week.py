"""A week at the desk: thirty requests, eighty replies, two colleagues and a night without mail.

All of it is done on the real pages by keys: taking a request, writing a reply down, choosing, a
neighbour's yes, ringing, reporting. The mail comes from a real server over a line that is away for
a night. Of each thing that a week brings it keeps a picture.
"""

from __future__ import annotations

from collections import Counter

import pytest

from intake.domain.agreement import Agreement
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Request
from intake.domain.task import Task
from intake.domain.visit_report import VisitReport
from tests.builders import rows
from tests.imap_server import imap_server
from tests.stories.week_pictures import THINGS, picture_each_thing
from tests.week import AGREEMENTS, BY_HAND, BY_MAIL, DAYS, REQUESTS, WAYS, Week


@pytest.fixture
def week(screen, practice, tmp_path, qtbot):
    for request in rows(practice, Request, closed_at=None):
        practice.use_cases.requests.close(practice.actor, request.id, "klaar", cancelled=True)
    for task in rows(practice, Task, done_at=None):
        practice.use_cases.calls.complete(practice.actor, task.id)
    screen.frame.resize(1366, 740)
    with imap_server(tmp_path / "imap") as server:
        living = Week(screen, practice, server, tmp_path)
        living.wait_until = qtbot.waitUntil
        yield living
        living.box.close()
        living.line.close()


def live_a_week(week):
    """Five days; in the third night the mail server cannot be reached."""
    mails = iter([*range(BY_MAIL)])
    hands = iter([*range(BY_HAND)])
    for day in range(DAYS):
        week.sit_down(day)
        for _ in range(REQUESTS // DAYS):
            week.take_request()
        for _ in range(BY_MAIL // DAYS):
            number = next(mails)
            week.send_mail(week.taken[number % len(week.taken)], code=number % 10 != 9)
        for _ in range(BY_HAND // DAYS):
            number = next(hands)
            way = WAYS[number % len(WAYS)]
            open_ids = {one.id for one in rows(week.practice, Request, state="open")}
            still = [one for one in week.taken if one.request.id in open_ids]
            week.type_reply((still or week.taken)[number % len(still or week.taken)], way)
        if day == 2:
            week.miss_the_mail()
        else:
            week.read_mail()
        week.choose_by_keys()
        week.ring_by_keys()
        if day == 1:
            with_agreement = week.live_agreements()[0]
            week.use_cases.replies.record_neighbour_answer(
                week.screen.session.actor, with_agreement.id, yes=False
            )
        week.forward_a_day()


def test_in_a_week_nobody_is_forgotten(week, counted):
    live_a_week(week)
    practice = week.practice
    replies = rows(practice, Reply)
    by_mail = [reply for reply in replies if reply.message_id.startswith("<week.")]
    assert len({reply.message_id for reply in by_mail}) == len(by_mail) == BY_MAIL
    assert len(replies) >= BY_MAIL + BY_HAND, "no reply is lost, no mail became two"
    assert len(rows(practice, Request)) >= REQUESTS
    agreements = rows(practice, Agreement)
    assert len(agreements) >= AGREEMENTS
    assert rows(practice, VisitReport), "somebody was asked how it went"

    mine = {taken.request.id for taken in week.taken}
    requests = [request for request in rows(practice, Request) if request.id in mine]
    without_reason = [one for one in requests if one.has_ended and not one.outcome]
    assert without_reason == []
    assert {reply.channel for reply in replies} >= {"mail", *WAYS}, "they came by every way"

    picture_each_thing(week)
    assert week.pictured == THINGS

    # If nobody did anything from now on, each that is under way would come back to the desk.
    practice.clock.forward(days=30)
    listed = practice.use_cases.calls.list_due(practice.actor)
    seen = {due.task.request_id for due in listed.tasks}
    seen |= {step.aggregate.request.id for step in listed.steps}
    forgotten = [one for one in requests if not one.has_ended and one.id not in seen]
    assert forgotten == []
    states = Counter(str(one.state) for one in requests)
    chosen = sum(reply.state is ReplyState.CHOSEN for reply in replies)
    counted(
        f"a week: {len(requests)} requests {dict(states)}, {len(replies)} replies,"
        f" {len(agreements)} agreements, {chosen} chosen, forgotten {len(forgotten)}"
    )
