"""What can be done to a request, act by act, as a walk over its states does it."""

from __future__ import annotations

from datetime import timedelta

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.desk.placing.post_checks import PlatformText
from intake.domain.posting import PostingState
from intake.domain.task import CallOutcome, TaskKind
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from tests.builders import TEXT, a_call, replied

ACTS = {}


def act(do):
    """Keep an act under its name; what cannot be done now raises ``UserFacingError``."""
    ACTS[do.__name__.replace("_", " ")] = do
    return do


class Walk:
    """One request of a practice desk, and what is needed to act on it."""

    def __init__(self, practice):
        self.h = practice
        self.taken, self.title, self.text = a_call(practice)
        self.use_cases, self.actor = practice.use_cases, practice.actor

    @property
    def aggregate(self):
        return self.use_cases.requests.overview(self.actor, self.taken.request.id)

    @property
    def turn(self):
        return self.aggregate.turn_key.removeprefix("turn-")

    def posting(self, *states):
        found = [one for one in self.aggregate.postings if one.state in states]
        if not found:
            raise UserFacingError("post-moved-on")
        return found[0]

    def meeting(self):
        """What is proposed to a neighbour."""
        return Meeting(self.h.clock.now() + timedelta(days=3), "de balie")

    def do(self, name):
        """Do an act; tell whether it could be done."""
        try:
            ACTS[name](self)
        except UserFacingError:
            return False
        return True


@act
def queue(walk):
    text = PlatformText("oefenleen", walk.title or TEXT[0], walk.text)
    if not walk.use_cases.postings.queue(walk.actor, walk.taken.request.id, text).value:
        raise UserFacingError("post-moved-on")


@act
def publish(walk):
    posting = walk.posting(PostingState.QUEUED)
    walk.use_cases.postings.claim(walk.actor, posting.id)
    walk.use_cases.postings.record_published(walk.actor, posting.id, url="http://x/1", picture="")


@act
def lose_sight(walk):
    posting = walk.posting(PostingState.QUEUED)
    walk.use_cases.postings.claim(walk.actor, posting.id)
    walk.use_cases.postings.mark_uncertain(walk.actor, posting.id)


@act
def tell_it_stands(walk):
    posting = walk.posting(PostingState.UNCERTAIN)
    walk.use_cases.postings.resolve(walk.actor, posting.id, is_online=True)


@act
def tell_it_does_not_stand(walk):
    posting = walk.posting(PostingState.UNCERTAIN)
    walk.use_cases.postings.resolve(walk.actor, posting.id, is_online=False)


@act
def reply(walk):
    replied(walk.h, walk.taken, number=str(new_id()))


@act
def choose(walk):
    waiting = walk.aggregate.waiting_replies
    if not waiting:
        raise UserFacingError("reply-gone")
    walk.use_cases.replies.choose(walk.actor, waiting[0].id, walk.meeting())


def _neighbour(walk, *, yes):
    agreement = walk.aggregate.agreement
    if agreement is None:
        raise UserFacingError("agreement-gone")
    walk.use_cases.replies.record_neighbour_answer(walk.actor, agreement.id, yes=yes)


@act
def neighbour_yes(walk):
    _neighbour(walk, yes=True)


@act
def neighbour_no(walk):
    _neighbour(walk, yes=False)


def _resident(walk, *, agreed):
    tasks = [task for task in walk.aggregate.open_tasks if task.kind is TaskKind.RING_BACK]
    if not tasks or walk.aggregate.agreement is None:
        raise UserFacingError("task-done-already")
    walk.use_cases.calls.record_outcome(
        walk.actor, tasks[0].id, CallOutcome.REACHED, answers=CallAnswers(agreed=agreed)
    )


@act
def resident_yes(walk):
    _resident(walk, agreed=True)


@act
def resident_no(walk):
    _resident(walk, agreed=False)


@act
def finish(walk):
    walk.use_cases.requests.close(walk.actor, walk.taken.request.id, "done")


@act
def cancel(walk):
    walk.use_cases.requests.close(walk.actor, walk.taken.request.id, "not-needed", cancelled=True)


@act
def reopen(walk):
    if walk.aggregate.request.closed_at is None:
        raise UserFacingError("request-ended-already")
    walk.use_cases.requests.reopen(walk.actor, walk.taken.request.id)
