"""Practice neighbours answer as neighbours would: what stands there, and what asks something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.domain.message import Message
from intake.kit.ids import new_id
from intake.practice.neighbours import Neighbours
from intake.practice.practice_posts import PracticePosts
from tests.fakes import FixedClock

POST = {"titel": "Boormachine te leen", "omschrijving": "Wie heeft er een? Noem AQ4-2VT."}


@pytest.fixture
def street(tmp_path):
    """The posts, the neighbours who read them, and the mails that they send."""
    listings, mails = PracticePosts(tmp_path / "listings.json"), []
    neighbours = Neighbours(listings, lambda *mail: mails.append(mail), delay=4)
    return listings, neighbours, mails


def test_a_post_is_answered_once_its_time_has_come_and_once(street):
    listings, neighbours, mails = street
    listings.add("leen", POST, 100)
    neighbours.let_answer(103)
    assert mails == []
    neighbours.let_answer(104)
    neighbours.let_answer(110)
    assert len(mails) == 1


def test_a_post_that_was_taken_off_is_not_answered(street):
    listings, neighbours, mails = street
    listings.withdraw(listings.add("leen", POST, 100).number)
    neighbours.let_answer(110)
    assert mails == []


def test_only_what_asks_something_is_answered(street):
    _, neighbours, mails = street
    asked = Message(
        request_id=new_id(),
        to=neighbours.people[0]["mail"],
        subject="Ja graag: boormachine AQ4-2VT",
        text="Past vrijdag?",
        written_at=FixedClock().now(),
    )
    neighbours.receive_message(replace(asked, text="Dank u wel. Het is niet meer nodig."), 100)
    neighbours.let_answer(110)
    assert mails == []
    neighbours.receive_message(asked, 110)
    neighbours.let_answer(120)
    assert len(mails) == 1
