"""A message that has waited is checked again just before it is sent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.domain.message import Message, MessageState
from intake.domain.reply import Reply
from intake.domain.resident import Resident
from intake.domain.task import Task, TaskKind
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from tests.builders import a_call, at, posted, replied, rows
from tests.fakes import FakeMail, KeepingSender, ListMailbox


def invited(practice, place="de balie"):
    taken, title, text = a_call(practice, way="brought")
    posted(practice, taken, title, text)
    reply = replied(practice, taken)
    meeting = Meeting(at(practice, "vr 10"), place)
    practice.use_cases.replies.choose(practice.actor, reply.id, meeting)
    return taken


def send(practice):
    sender = KeepingSender()
    practice.use_cases.messages.send_written(practice.actor, sender)
    return sender.sent


def is_rung_instead(practice):
    states = {message.state for message in rows(practice, Message)}
    kinds = {task.kind for task in rows(practice, Task, done_at=None)}
    return states == {MessageState.REFUSED} and TaskKind.MAIL_FAILED in kinds


def test_an_invitation_is_sent(practice):
    invited(practice)
    assert len(send(practice)) == 1


@pytest.mark.parametrize(
    "place",
    [
        "Kerkstraat 12",
        "Buurthuis De Meent, Lindenstraat 5",
        "Buurthuis, 1052 XK 12",
        "bij u thuis, bel 06 12345678",
        "bibliotheek (info@bibliotheek.nl)",
    ],
)
def test_a_place_that_may_be_chosen_is_sent(practice, place):
    invited(practice, place=place)
    assert len(send(practice)) == 1


def test_a_neighbour_whose_mail_shows_no_name_is_written_to(practice):
    taken, title, text = a_call(practice, way="brought")
    posted(practice, taken, title, text)
    said = f"Dat kan. Code {format_code(taken.request.code)}"
    mail = FakeMail("9", "<9@x>", "", "henk@buren.invalid", "Reactie", said)
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    reply = rows(practice, Reply, message_id="<9@x>")[0]
    meeting = Meeting(at(practice, "vr 10"), "de balie")
    practice.use_cases.replies.choose(practice.actor, reply.id, meeting)
    message = send(practice)[0]
    assert message.text.startswith(f"Beste {practice.translate('reply-nameless')},")


def test_an_address_that_was_learnt_since_is_not_sent(practice):
    taken = invited(practice, place="Kerkstraat 12")
    resident = rows(practice, Resident, id=taken.resident.id)[0]
    practice.use_cases.resident_updates.update(
        practice.actor,
        resident,
        replace(resident, street="Kerkstraat", house_number="12", postcode="1052 XK"),
    )
    assert not send(practice)
    assert is_rung_instead(practice)


def test_an_invitation_to_a_day_that_is_over_is_not_sent(practice):
    invited(practice)
    practice.clock.forward(days=14)
    assert not send(practice)
    assert is_rung_instead(practice)


def test_nor_is_one_that_comes_back_with_its_request(practice):
    taken = invited(practice)
    practice.use_cases.requests.close(practice.actor, taken.request.id, "", cancelled=True)
    practice.clock.forward(days=14)
    practice.use_cases.requests.resume(practice.actor, taken.request.id)
    assert not [message for message in send(practice) if message.subject.startswith("Ja graag")]


@pytest.mark.parametrize("sign", ["", "\u00ad", "\u200b"])
def test_a_place_that_tells_where_the_resident_lives_is_not_chosen(practice, sign):
    taken, title, text = a_call(practice, way="brought")
    resident = rows(practice, Resident, id=taken.resident.id)[0]
    home = replace(resident, street="Kerkstraat", house_number="12", postcode="1012 AB")
    practice.use_cases.resident_updates.update(practice.actor, resident, home)
    posted(practice, taken, title, text)
    meeting = Meeting(at(practice, "vr 10"), f"Kerk{sign}straat 12")
    with pytest.raises(UserFacingError, match="agreement-private"):
        practice.use_cases.replies.choose(practice.actor, replied(practice, taken).id, meeting)
