"""Who replied on a site and left nothing else is answered there, with a text that is ready."""

from __future__ import annotations

import pytest

from intake.desk.answering.reply_types import Meeting, TypedReply
from intake.domain.reply import Reply
from intake.domain.task import Task, TaskKind
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from tests.builders import a_call, at, posted, rows


@pytest.fixture
def chosen(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    practice.use_cases.replies.enter(
        practice.actor, taken.request.code, TypedReply("site", "Samira Bouali", "", "Dat kan.")
    )
    reply = rows(practice, Reply, request_id=taken.request.id)[0]
    meeting = Meeting(at(practice, "vr 10"), "de balie")
    return practice.use_cases.replies.choose(practice.actor, reply.id, meeting).value


def tasks(practice, kind):
    return rows(practice, Task, kind=str(kind), done_at=None)


def test_the_chosen_one_is_told_day_time_and_place_and_nothing_of_the_resident(practice, chosen):
    [task] = tasks(practice, TaskKind.INVITE_ON_SITE)
    answer = practice.use_cases.site_answer_texts.read(practice.actor, task.id)
    assert answer.name == "Samira Bouali"
    assert answer.text.startswith("Beste Samira, ")
    assert "vrijdag 27 november om tien uur" in answer.text
    assert "de balie" in answer.text
    assert chosen.code_word not in answer.text, "it is for the slip or the telephone"
    assert "Wim" not in answer.text
    assert [posting.platform for posting, _ in answer.places] == ["oefenleen"]


def test_the_text_names_the_code_by_which_the_answer_is_found(practice, chosen):
    [task] = tasks(practice, TaskKind.INVITE_ON_SITE)
    code = format_code(
        practice.use_cases.requests.overview(practice.actor, chosen.request_id).request.code
    )
    assert code in practice.use_cases.site_answer_texts.read(practice.actor, task.id).text


@pytest.mark.parametrize("yes", [True, False])
def test_who_has_answered_is_not_asked_any_more(practice, chosen, yes):
    practice.use_cases.replies.record_neighbour_answer(practice.actor, chosen.id, yes=yes)
    assert tasks(practice, TaskKind.INVITE_ON_SITE) == ()


def test_the_others_on_the_site_get_their_thanks_there(practice, chosen):
    practice.use_cases.replies.enter(
        practice.actor,
        practice.use_cases.requests.overview(practice.actor, chosen.request_id).request.code,
        TypedReply("site", "Jan", "", "Ik ook."),
    )
    practice.use_cases.requests.close(practice.actor, chosen.request_id, "done")
    answers = [
        practice.use_cases.site_answer_texts.read(practice.actor, task.id)
        for task in tasks(practice, TaskKind.TELL_ON_SITE)
    ]
    assert "Jan" in [answer.name for answer in answers]
    assert all("niet meer nodig" in answer.text for answer in answers)


def test_what_was_sent_already_is_not_sent_again(practice, chosen):
    [task] = tasks(practice, TaskKind.INVITE_ON_SITE)
    practice.use_cases.calls.complete(practice.actor, task.id)
    with pytest.raises(UserFacingError, match="task-done-already"):
        practice.use_cases.site_answer_texts.read(practice.actor, task.id)
