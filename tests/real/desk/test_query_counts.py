"""Lists cost as many statements for a hundred rows as for ten."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from intake.desk.placing.post_checks import PlatformText
from intake.desk.placing.wordings import OwnWords
from tests.builders import a_call, replied


def statements(practice, look):
    """Count the statements of one look."""
    seen = []

    def note(_connection, _cursor, statement, *_):
        seen.append(statement)

    sa.event.listen(practice.store.engine, "before_cursor_execute", note)
    try:
        look()
    finally:
        sa.event.remove(practice.store.engine, "before_cursor_execute", note)
    return len(seen)


LOOKS = {
    "due tasks": lambda practice: practice.use_cases.calls.list_due(practice.actor),
    "open replies": lambda practice: practice.use_cases.replies.list_open(practice.actor),
    "requests": lambda practice: practice.use_cases.requests.list_all(practice.actor),
    "own requests of a platform kind": lambda practice: practice.use_cases.placement.find(
        practice.actor, "borrow", "1052 XK"
    ),
    "unfinished calls": lambda practice: practice.use_cases.drafts.list_unfinished(practice.actor),
}


@pytest.mark.parametrize("name", LOOKS)
def test_a_list_asks_as_often_for_a_hundred_rows_as_for_ten(practice, name):
    counts = []
    for number, many in ((1, 10), (2, 90)):
        for row in range(many):
            taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
            replied(practice, taken, number=f"{number}-{row}")
            practice.use_cases.drafts.begin(practice.actor)
        counts.append(statements(practice, lambda: LOOKS[name](practice)))
    assert counts[0] == counts[1] > 0


def test_own_words_cost_as_many_statements_for_thirty_as_for_three(practice):
    counts = []
    for many in (3, 27):
        for _ in range(many):
            taken, title, text = a_call(practice)
            own = OwnWords("boormachine", f"{title} {len(counts)} {taken.request.code}", text)
            post = PlatformText("oefenleen", title, text, own=own)
            practice.use_cases.postings.queue(practice.actor, taken.request.id, post)
        counts.append(
            statements(practice, lambda: practice.use_cases.wordings.list_all(practice.actor))
        )
    assert len(practice.use_cases.wordings.list_all(practice.actor)) >= 30
    assert counts[0] == counts[1] > 0
