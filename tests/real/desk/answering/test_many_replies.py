"""More replies than anybody reads at once."""

from __future__ import annotations

from intake.desk.answering.reply_types import TypedReply
from tests.builders import a_call


def test_a_flood_of_replies_is_listed_in_part_and_the_rest_is_counted(practice, monkeypatch):
    monkeypatch.setattr("intake.desk.answering.replies.PAGE_SIZE", 3)
    taken, _, _ = a_call(practice)
    names = ["Jan", "Piet", "Kees", "Fatma", "Zoë"]
    for name in names:
        practice.use_cases.replies.enter(
            practice.actor, taken.request.code, TypedReply("phone", name, "", "Dat kan.")
        )
    listed = practice.use_cases.replies.list_open(practice.actor)
    assert [one.reply.name for one in listed.replies] == names[:3], "the oldest come first"
    assert listed.remaining == 2
