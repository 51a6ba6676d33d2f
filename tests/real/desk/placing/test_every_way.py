"""One request over every way to post, with what becomes of it there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.desk.placing.feed import Feed
from intake.desk.placing.renewals import Renewals
from intake.domain.consent import Purpose
from intake.domain.platform_profile import SiteApi
from intake.domain.posting import Posting, PostingState
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.volunteer import Volunteer, VolunteerAnswer
from intake.kit.errors import UserFacingError
from intake.mail.smtp_channel import SmtpChannel
from intake.platforms.api_channel import ApiChannel
from tests.builders import a_call, aggregate_of, changed, queue_post, rows
from tests.fakes import KeepingChannel
from tests.outboxes import arrived, sender_at, site
from tests.servers import mail_server


def states(practice):
    with practice.store.read() as transaction:
        return {posting.platform: str(posting.state) for posting in transaction.find(Posting)}


def open_tasks(practice, kind):
    with practice.store.read() as transaction:
        return transaction.find(Task, kind=str(kind), done_at=None)


def test_one_request_goes_over_every_way_and_comes_off_everywhere(ways, tmp_path, monkeypatch):
    practice, folder, channels, desk, outbox = ways
    actor, clock = practice.actor, practice.clock
    taken, title, text = a_call(practice)
    with mail_server(tmp_path / "exim") as (port, cert, boxes), site("well") as (program, handler):
        monkeypatch.setenv("SSL_CERT_FILE", str(cert))
        channels |= {
            "krant": SmtpChannel(sender_at(port, clock), "redactie@krant.example"),
            "gemeente": program,
        }
        folder.change(replace(folder.get("gemeente"), program=program._api))
        practice.use_cases.volunteers.save(
            actor, Volunteer(name="Zoë", phone="06 12345678", kinds=("borrow",))
        )
        for slug in ("leensite", "krant", "gemeente", "belbus", "bord", "website", "eigen"):
            queue_post(desk, actor, taken.request.id, (slug, title, text))
        window = next(
            one
            for one in practice.use_cases.requests.overview(
                practice.actor, taken.request.id
            ).postings
            if one.platform == "leensite"
        )
        desk.postings.claim(actor, window.id)
        desk.postings.record_published(
            actor, window.id, url="https://leensite.example/7", picture="7.png"
        )
        outbox.send_due(actor)
        practice.use_cases.calls.record_outcome(
            actor, open_tasks(practice, TaskKind.CALL_PLATFORM)[0].id, CallOutcome.REACHED
        )
        desk.postings.record_published_by_hand(
            actor, open_tasks(practice, TaskKind.PIN_NOTICE)[0].posting_id
        )
        asked = open_tasks(practice, TaskKind.ASK_VOLUNTEERS)[0].posting_id
        practice.use_cases.volunteers.record_answer(
            actor,
            asked,
            practice.use_cases.volunteers.candidates(practice.actor, asked)[0].volunteer.id,
            VolunteerAnswer.YES,
        )
        assert Feed(practice.store, clock, folder, "A").write(tmp_path / "feed").value == 1
        assert states(practice) == dict.fromkeys(states(practice), "posted")
        assert len(states(practice)) == 7
        assert title in arrived(boxes / "redactie")[0]["Subject"]
        assert [one["titel"] for one in handler.posts] == [title]

        desk.withdrawals.start(actor, taken.request.id)
        assert len(open_tasks(practice, TaskKind.WITHDRAW)) == 7
        outbox.send_due(actor)
        assert handler.posts == [{}]
        assert states(practice)["gemeente"] == "withdrawn"
        left = open_tasks(practice, TaskKind.WITHDRAW)
        assert {task.about for task in left} == {
            "leensite",
            "krant",
            "belbus",
            "bord",
            "website",
            "eigen",
        }, "a person takes off the rest"
        for task in left:
            desk.withdrawals.withdraw(actor, task.posting_id)
        assert states(practice) == dict.fromkeys(states(practice), "withdrawn")
        assert open_tasks(practice, TaskKind.WITHDRAW) == ()
        assert Feed(practice.store, clock, folder, "A").write(tmp_path / "feed").value == 0


def test_a_site_that_cannot_take_a_post_off_leaves_it_to_a_person_in_the_end(ways):
    practice, folder, channels, desk, outbox = ways
    taken, title, text = a_call(practice)
    away = ApiChannel(
        SiteApi(post="http://127.0.0.1:9/api", withdraw="http://127.0.0.1:9/api/{number}"),
        lambda: "",
    )
    channels["gemeente"] = away
    folder.change(replace(folder.get("gemeente"), program=away._api))
    queued = queue_post(desk, practice.actor, taken.request.id, ("gemeente", title, text))
    desk.postings.claim(practice.actor, queued.id)
    desk.postings.record_published(practice.actor, queued.id, url="", picture="")
    desk.withdrawals.start(practice.actor, taken.request.id)
    for _ in range(10):
        outbox.send_due(practice.actor)
        practice.clock.forward(timedelta(days=1))
    assert states(practice)["gemeente"] == "posted"
    assert open_tasks(practice, TaskKind.WITHDRAW)[0].attempts == 6


def in_the_paper(ways):
    """A request that stands in the paper, which shows it for two weeks."""
    practice, _, channels, desk, _ = ways
    taken, title, text = a_call(practice)
    channels["krant"] = object()
    queued = queue_post(desk, practice.actor, taken.request.id, ("krant", title, text))
    desk.postings.claim(practice.actor, queued.id)
    desk.postings.record_published(practice.actor, queued.id, url="", picture="")
    return practice, desk, taken, queued


def test_a_post_that_ends_is_a_task_and_stands_again_once_renewed(ways):
    practice, desk, _, queued = in_the_paper(ways)
    renewals = Renewals(practice.store, practice.clock, desk.postings.platforms)
    renewals.create_tasks(practice.actor)
    assert open_tasks(practice, TaskKind.RENEW) == ()
    practice.clock.forward(timedelta(days=13))
    renewals.create_tasks(practice.actor)
    renewals.create_tasks(practice.actor)
    assert len(open_tasks(practice, TaskKind.RENEW)) == 1
    practice.clock.forward(timedelta(days=3))
    renewals.create_tasks(practice.actor)
    assert states(practice)["krant"] == "expired"
    renewals.record_renewal(practice.actor, queued.id)
    assert states(practice)["krant"] == "renewed"
    assert open_tasks(practice, TaskKind.RENEW) == ()


def test_an_uncertain_post_by_mail_is_asked_of_a_person(ways):
    practice, _, channels, desk, outbox = ways
    taken, title, text = a_call(practice)
    channels["krant"] = SmtpChannel(sender_at(9, practice.clock), "x@x.example")
    queued = queue_post(desk, practice.actor, taken.request.id, ("krant", title, text))
    desk.postings.claim(practice.actor, queued.id)
    desk.postings.recover_interrupted(practice.actor)
    assert outbox.send_due(practice.actor).changed.postings == frozenset()
    assert (
        practice.use_cases.requests.overview(practice.actor, taken.request.id).turn_key
        == "turn-uncertain"
    )
    with practice.store.read() as transaction:
        assert transaction.get(Posting, queued.id).state is PostingState.UNCERTAIN
        assert transaction.get(Request, taken.request.id).code


def test_a_failed_post_goes_back_in_line_as_if_never_tried(ways):
    practice, _, channels, desk, _ = ways
    taken, title, text = a_call(practice)
    channels["krant"] = object()
    queued = queue_post(desk, practice.actor, taken.request.id, ("krant", title, text))
    desk.postings.claim(practice.actor, queued.id)
    desk.postings.record_failure(practice.actor, queued.id, "mail-refused")
    assert states(practice)["krant"] == "failed"
    desk.postings.retry(practice.actor, queued.id)
    with practice.store.read() as transaction:
        again = transaction.get(Posting, queued.id)
    assert (again.state, again.why, again.attempts) == (PostingState.QUEUED, "", 0)


def with_yes_to_another_text(practice, desk, taken, slug, title, text):
    """What waits for a platform while the resident's yes is to another text by now."""
    posting = queue_post(desk, practice.actor, taken.request.id, (slug, title, text))
    changed(practice, taken, about="Boor gevraagd\nWie leent een boor uit?")
    return posting


@pytest.mark.parametrize("slug", ["krant", "gemeente"])
def test_a_text_that_nobody_said_yes_to_any_more_does_not_leave_by_itself(ways, slug):
    practice, _, channels, desk, outbox = ways
    channel = KeepingChannel()
    taken, title, text = a_call(practice)
    with_yes_to_another_text(practice, desk, taken, slug, title, text)
    channels[slug] = channel
    outbox.send_due(practice.actor)
    assert channel.posts == []
    [posting] = rows(practice, Posting, platform=slug)
    assert (posting.state, posting.why) == (PostingState.FAILED, "post-other-text")


def test_a_text_that_nobody_said_yes_to_any_more_is_not_on_the_website(ways, tmp_path):
    practice, folder, _, desk, _ = ways
    taken, title, text = a_call(practice)
    with_yes_to_another_text(practice, desk, taken, "website", title, text)
    feed = Feed(practice.store, practice.clock, folder, "A")
    assert feed.write(tmp_path).value == 0
    assert title not in (tmp_path / "intake.jsonld").read_text(encoding="utf8")


def test_no_notice_is_made_of_a_text_that_nobody_said_yes_to_any_more(ways):
    practice, _, _, desk, _ = ways
    taken, title, text = a_call(practice)
    posting = with_yes_to_another_text(practice, desk, taken, "bord", title, text)
    with pytest.raises(UserFacingError, match="post-other-text"):
        desk.notices.contents(practice.actor, (posting.id,))


def test_what_a_clock_that_was_ahead_called_ended_stands_there_again(ways):
    practice, desk, taken, queued = in_the_paper(ways)
    practice.clock.forward(timedelta(days=30))
    desk.renewals.create_tasks(practice.actor)
    assert states(practice)["krant"] == "expired"
    practice.clock.forward(-timedelta(days=30))
    changed_rows = desk.renewals.create_tasks(practice.actor).changed
    assert queued.id in changed_rows.postings
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.POST
    )
    assert len(open_tasks(practice, TaskKind.WITHDRAW)) == 1, "it has to come off"


def test_what_a_site_has_deleted_is_off_though_the_request_was_opened_again_meanwhile(ways):
    practice, folder, channels, desk, outbox = ways
    taken, title, text = a_call(practice)
    site = SiteApi(post="https://x.example/", withdraw="https://x.example/{number}")
    folder.change(replace(folder.get("gemeente"), program=site))
    channel = channels["gemeente"] = KeepingChannel()
    queue_post(desk, practice.actor, taken.request.id, ("gemeente", title, text))
    outbox.send_due(practice.actor)
    requests = practice.use_cases.requests
    requests.close(practice.actor, taken.request.id, "", cancelled=True)
    channel.meanwhile = lambda: requests.reopen(practice.actor, taken.request.id)
    outbox.send_due(practice.actor)
    assert channel.withdrawn == 1
    assert states(practice)["gemeente"] == "withdrawn"
    assert aggregate_of(practice, taken.request.id).turn_key == "turn-desk"


def test_what_was_still_to_be_told_to_a_platform_does_not_come_back_with_the_request(ways):
    practice, _, _, desk, _ = ways
    taken, title, text = a_call(practice, call_back="2026-11-27T12:00+01:00")
    queue_post(desk, practice.actor, taken.request.id, ("belbus", title, text))
    assert len(open_tasks(practice, TaskKind.CALL_PLATFORM)) == 1
    practice.use_cases.requests.close(practice.actor, taken.request.id, "", cancelled=True)
    practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    assert states(practice)["belbus"] == "withdrawn"
    assert open_tasks(practice, TaskKind.CALL_PLATFORM) == ()
    assert len(open_tasks(practice, TaskKind.RING_BACK)) == 1


def test_a_site_is_told_what_is_asked_in_public_words(ways):
    practice, _, channels, desk, outbox = ways
    channel = channels["gemeente"] = KeepingChannel()
    taken, title, text = a_call(practice, what="rolstoel, dementie")
    queue_post(desk, practice.actor, taken.request.id, ("gemeente", title, text))
    outbox.send_due(practice.actor)
    [post] = channel.posts
    assert post.values["what"] == "rolstoel"


def test_no_notice_is_made_of_a_name_that_was_learnt_since(ways):
    practice, _, _, desk, _ = ways
    text = "Wie leent Roosmarijn een boor uit?"
    taken, title, _ = a_call(practice)
    changed(practice, taken, about=f"{title}\n{text}", answer_post="2")
    posting = queue_post(desk, practice.actor, taken.request.id, ("bord", title, text))
    [was] = rows(practice, Resident, id=taken.resident.id)
    fresh = replace(was, first_name="Roosmarijn")
    practice.use_cases.resident_updates.update(practice.actor, was, fresh)
    with pytest.raises(UserFacingError, match="post-private"):
        desk.notices.contents(practice.actor, (posting.id,))
