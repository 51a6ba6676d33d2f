"""What waits in a restored backup is asked about: it may have been sent since, or refused."""

from __future__ import annotations

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.placing.feed import Feed
from intake.domain.consent import Purpose
from intake.domain.message import Message, MessageState
from intake.domain.posting import Posting, PostingState
from intake.kit.paths import Home
from intake.wiring.application import open_application
from intake.wiring.restore import restore
from tests.builders import (
    a_call,
    at,
    following_refusals,
    posted,
    queue_post,
    replied,
    rows,
    use_cases_with_platforms,
)
from tests.fakes import KeepingChannel, KeepingSender


@pytest.fixture
def restored(practice, tmp_path, in_the_ring):
    """Restore a copy on another computer and start there, as the program does."""
    opened = []

    def put_back(copy):
        home = Home(tmp_path / "new desk")
        home.root.mkdir()
        restore(home, copy, practice.key, lambda _told: "")
        application = open_application(home, practice.key, practice.clock, practice=True)
        opened.append(application)
        actor = practice.actor._replace(desk=application.settings.desk)
        application.use_cases.postings.recover_interrupted(actor, is_only_desk=True)
        return application, actor

    yield put_back
    for application in opened:
        application.close()


def test_a_message_is_not_sent_a_second_time(practice, tmp_path, restored):
    taken, title, text = a_call(practice, way="brought")
    posted(practice, taken, title, text)
    meeting = Meeting(at(practice, "vr 10"), "de balie")
    practice.use_cases.replies.choose(practice.actor, replied(practice, taken).id, meeting)
    copy = tmp_path / "copy.db"
    practice.store.copy_to(copy)
    sender = KeepingSender()
    practice.use_cases.messages.send_written(practice.actor, sender)
    application, actor = restored(copy)
    application.use_cases.messages.send_written(actor, sender)
    assert len(sender.sent) == 1
    assert {row.state for row in rows(application, Message)} == {MessageState.UNCERTAIN}


def test_a_post_that_leaves_by_itself_is_asked_about(ways, tmp_path, restored):
    practice, folder, channels, desk, _ = ways
    taken, title, text = a_call(practice)
    posting = queue_post(desk, practice.actor, taken.request.id, ("krant", title, text))
    copy = tmp_path / "copy.db"
    practice.store.copy_to(copy)
    application, actor = restored(copy)
    channels["krant"] = KeepingChannel()
    again = use_cases_with_platforms(
        application, folder, lambda profile: channels.get(profile.slug)
    )
    again.outbox.send_due(actor)
    assert channels["krant"].posts == []
    assert rows(application, Posting, id=posting.id)[0].state is PostingState.UNCERTAIN


def test_an_ordinary_start_sends_what_waits(practice):
    taken, title, text = a_call(practice, way="brought")
    posted(practice, taken, title, text)
    meeting = Meeting(at(practice, "vr 10"), "de balie")
    practice.use_cases.replies.choose(practice.actor, replied(practice, taken).id, meeting)
    practice.use_cases.postings.recover_interrupted(practice.actor, is_only_desk=True)
    sender = KeepingSender()
    practice.use_cases.messages.send_written(practice.actor, sender)
    assert len(sender.sent) == 1


def test_what_others_would_fetch_is_asked_about_too(ways, tmp_path, restored):
    practice, folder, _, desk, _ = ways
    taken, title, text = a_call(practice)
    posting = queue_post(desk, practice.actor, taken.request.id, ("website", title, text))
    copy = tmp_path / "copy.db"
    practice.store.copy_to(copy)
    application, actor = restored(copy)
    Feed(application.store, application.clock, folder, actor.desk).write(tmp_path / "feed")
    assert rows(application, Posting, id=posting.id)[0].state is PostingState.UNCERTAIN
    assert taken.request.what not in (tmp_path / "feed" / "intake.atom").read_text("utf8")


def test_what_was_written_after_the_restore_is_sent_after_the_next_start(
    practice, tmp_path, restored
):
    taken, title, text = a_call(practice, way="brought")
    posted(practice, taken, title, text)
    reply = replied(practice, taken)
    copy = tmp_path / "copy.db"
    practice.store.copy_to(copy)
    application, actor = restored(copy)
    meeting = Meeting(at(application, "vr 10"), "de balie")
    application.use_cases.replies.choose(actor, reply.id, meeting)
    application.use_cases.postings.recover_interrupted(actor, is_only_desk=True)
    sender = KeepingSender()
    application.use_cases.messages.send_written(actor, sender)
    assert len(sender.sent) == 1


def test_what_stood_on_the_website_is_asked_about_before_it_stands_there_again(
    ways, tmp_path, restored
):
    practice, folder, _, _, _ = ways
    desk = following_refusals(ways)
    taken, title, text = a_call(practice)
    queue_post(desk, practice.actor, taken.request.id, ("website", title, text))
    feed = Feed(practice.store, practice.clock, folder, practice.actor.desk)
    feed.write(tmp_path / "feed")
    copy = tmp_path / "copy.db"
    practice.store.copy_to(copy)
    withdraw = practice.use_cases.resident_updates.withdraw_consent
    withdraw(practice.actor, taken.resident.id, Purpose.POST)
    application, actor = restored(copy)
    again = Feed(application.store, application.clock, folder, actor.desk)
    again.write(tmp_path / "feed")
    assert taken.request.what not in (tmp_path / "feed" / "intake.atom").read_text("utf8")
