"""A whole desk on a server: each page is read there, as on a file of its own."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from intake.desk.centre.practice_centre_filler import PracticeCentreFiller
from intake.domain.request import Request
from intake.domain.request_list import RequestFilter
from intake.domain.resident import Resident
from intake.kit.settings import load_settings, save_settings
from intake.wiring.application import open_application
from tests.fakes import a_key


@pytest.fixture
def desk(home, clock, postgres, facts):
    """A practice centre whose records lie on a server; gives it and who sits there."""
    engine = sa.create_engine(postgres)
    with engine.begin() as connection:
        connection.execute(sa.text("DROP SCHEMA public CASCADE"))
        connection.execute(sa.text("CREATE SCHEMA public"))
    engine.dispose()
    save_settings(home.settings, load_settings(home.settings)._replace(database=postgres))
    opened = open_application(home, a_key(), clock, practice=True)
    filler = PracticeCentreFiller(opened.store, opened.clock, opened.use_cases, opened.translate)
    yield opened, filler.fill(facts).value
    opened.close()


def take(desk, name, **page):
    """Take a request of somebody new, with what the page holds."""
    opened, actor = desk
    draft = opened.use_cases.drafts.begin(actor).value
    base = {"kind": "borrow", "a.what": "ladder", "a.first": "2026-11-28", "new.first_name": name}
    whole = {**draft.page, **base, "new.phone": "0206184217", **page}
    return opened.use_cases.take_request.take_and_place(actor, draft.id, whole, {}).value


SORTS = ("code", "what", "who", "turn", "promised", "by", "online", "taken", "age")


def test_every_page_is_read_on_a_server(desk):
    opened, actor = desk
    cases = opened.use_cases
    taken = take(desk, "Wim")
    for sort in SORTS:
        for descending in (True, False):
            cases.requests.list_page(actor, RequestFilter(sort=sort, descending=descending))
    since = opened.clock.now() - timedelta(days=3)
    narrow = RequestFilter(ended=True, since=since, taken_by=actor.staff_id, kind="borrow")
    assert [line.request_id for line in cases.requests.list_page(actor, narrow)]
    opened.clock.forward(days=40)
    assert cases.calls.list_due(actor).tasks
    cases.replies.list_open(actor)
    assert cases.stories.read(actor, taken.request.id).events
    for typed in ("Wim", "0206", "An%", "'; --", "100% _", "Ann\\", "%(x)s"):
        cases.search.find(actor, typed)
        opened.look_up.matches(actor, typed)
    with opened.store.read(actor) as transaction:
        people = transaction.find(Resident)
        assert transaction.find(Request)
    cases.persons.open(actor, people[0].id)
    cases.merges.overview(actor, people[0].id)
    cases.drafts.list_unfinished(actor)
    cases.renewals.create_tasks(actor)


def test_a_sign_that_a_server_does_not_store_is_left_out_and_stops_nothing(desk):
    opened, actor = desk
    taken = take(desk, "An\x00nie", **{"said": "ladder\x00 lenen", "a.note": "let op\x00 hond"})
    assert taken.resident.first_name == "Annie"
    listed = opened.use_cases.requests.list_page(actor, RequestFilter())
    assert taken.request.id in {line.request_id for line in listed}
    opened.use_cases.calls.list_due(actor)
    opened.use_cases.search.find(actor, "lad\x00der")
    opened.look_up.matches(actor, "An\x00nie")
