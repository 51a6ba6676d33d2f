"""The report: counted a second time from the audit alone, and without small numbers."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.desk.custody.mishaps import NewMishap
from intake.desk.reporting.concerns import Reported
from intake.desk.reporting.reports import read_figures
from intake.domain.concern import ConcernKind
from intake.domain.custody import MishapKind
from intake.domain.permissions import Role
from intake.domain.report import Period, ReportRecords, count_figures
from intake.domain.request import Request, RequestState
from intake.domain.small_numbers import MIN_SHOWN, hide_small
from intake.domain.task import CallOutcome, Task
from intake.domain.visit_report import Side, VisitReport
from intake.kit.errors import UserFacingError
from intake.store.tables import AUDIT
from tests.builders import a_call, at, firm, posted, replied, rows
from tests.desk_facts import ring
from tests.handover_facts import a_tent, agreed_loan, handed_to


@pytest.fixture
def busy(practice):
    """A month in which much happened: some were helped, some not, some waited in vain."""
    for number in range(6):
        firm(practice, share=True)
        taken, title, text = a_call(practice, what=f"ladder {number}")
        posted(practice, taken, title, text)
        replied(practice, taken, name=f"Buur {number}", number=f"b{number}")
        if number % 2:
            practice.use_cases.requests.close(
                practice.actor, taken.request.id, "niemand", cancelled=True
            )
        practice.clock.forward(days=2)
    lonely, _, _ = a_call(practice, what="gezelschap")
    practice.use_cases.requests.close(practice.actor, lonely.request.id, "x", cancelled=True)
    practice.use_cases.referrals.record(practice.actor, "Wijkteam", "een brief")
    taken, _ = agreed_loan(practice)
    tent = a_tent(practice, taken.request)
    handed_to(practice, tent, taken.resident.id)
    broken = NewMishap(thing_id=tent.id, kind=MishapKind.DAMAGED, what_happened="gescheurd")
    practice.use_cases.mishaps.report(practice.actor, broken)
    practice.use_cases.concerns.report(
        practice.actor, lonely.request.id, Reported(ConcernKind.INCIDENT, "Ruzie.")
    )
    return practice


def this_month(practice):
    today = practice.clock.now().date()
    return Period(today - timedelta(days=40), today + timedelta(days=1))


def figures(practice, period=None):
    with practice.store.read(practice.actor) as transaction:
        return read_figures(transaction, period or this_month(practice), practice.clock.now())


class FromTheAudit:
    """What the audit alone tells: every record as its changes leave it."""

    def __init__(self, engine):
        self.records = defaultdict(dict)
        with engine.connect() as connection:
            for row in connection.execute(sa.select(AUDIT).order_by(AUDIT.c.sequence)).mappings():
                if row["action"] in ("view", "export"):
                    continue
                record = self.records[row["entity"], row["entity_id"]]
                record[row["field"]] = _value(row["new"])

    def of(self, entity):
        return [one for (name, _), one in self.records.items() if name == entity]


def _value(text):
    """A value as the audit tells it: some as JSON, a text as it is."""
    try:
        return json.loads(text)
    except (TypeError, ValueError):
        return text


def within(period, moment):
    return moment is not None and period.begins <= datetime.fromisoformat(moment) < period.ends


def test_its_figures_are_those_that_the_audit_tells(busy):
    period = this_month(busy)
    counted = figures(busy, period).numbers
    audit = FromTheAudit(busy.store.engine)
    requests = [one for one in audit.of("request") if within(period, one["taken_at"])]
    by_kind = Counter(one["kind"] for one in requests)
    assert counted["requests"] == len(requests)
    assert {kind: counted[f"requests.{kind}"] for kind in by_kind} == by_kind
    replies = [one for one in audit.of("reply") if within(period, one["received_at"])]
    assert counted["replies"] == len(replies)
    postings = [one for one in audit.of("posting") if within(period, one["posted_at"])]
    assert counted["posts"] == len(postings)
    calls = [one for one in audit.of("call_record") if within(period, one["at"])]
    assert counted["calls"] == len(calls)
    assert counted["reached"] == sum(one["outcome"] == "reached" for one in calls)
    agreed = [
        one
        for one in audit.of("agreement")
        if one["neighbour_yes_at"] and one["resident_yes_at"] and not one["cancelled_at"]
    ]
    assert counted["matches"] == len(agreed)
    assert counted["referrals"] == len(audit.of("referral"))
    assert counted["incidents"] == sum(one["kind"] == "incident" for one in audit.of("concern"))
    wholes = {
        key
        for (name, key), one in audit.records.items()
        if name == "own_thing" and not one["whole_id"]
    }
    lent = [
        one
        for one in audit.of("handover")
        if one["to_kind"] == "resident" and UUID(one["thing_id"]) in wholes
    ]
    assert counted["things-lent"] == sum(one["count"] for one in lent) == 1
    assert counted["things-damaged"] == sum(one["count"] for one in audit.of("mishap")) == 1
    assert counted["contacts"] == len(requests) + counted["reached"] + len(audit.of("referral"))
    minutes = sum(one["minutes"] for one in calls) + sum(one["call_minutes"] for one in requests)
    assert counted["minutes"] == minutes


def test_why_it_did_not_work_is_counted_by_its_reason(busy):
    counted = figures(busy).numbers
    assert counted["failures.not_chosen"] == 3
    assert counted["failures.no_reply"] == 1
    assert counted["failures"] == sum(
        number for name, number in counted.items() if name.startswith("failures.")
    )


def test_what_is_outside_the_period_counts_for_nothing(busy):
    long_ago = Period(
        busy.clock.now().date() - timedelta(days=900), busy.clock.now().date() - timedelta(days=800)
    )
    assert set(figures(busy, long_ago).numbers.values()) == {0}


def test_small_numbers_are_in_no_report(busy):
    period = this_month(busy)
    report = busy.use_cases.reports.read(busy.actor, period)
    true = figures(busy, period).numbers
    for name, number in report.numbers.items():
        assert number is None or number == true[name]
        assert number is None or number == 0 or number >= 5, name
    assert report.numbers["requests"] == true["requests"] >= 5


def test_somebody_who_was_helped_before_is_not_helped_for_the_first_time(practice):
    taken, _ = firm(practice, share=True)
    practice.clock.forward(days=60)
    again, title, text = a_call(practice)
    posted(practice, again, title, text)
    reply = replied(practice, again, name="Zoë", number="zoe")
    agreement = practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "over 3 dagen 10 uur"), "de balie")
    ).value
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    for task in rows(practice, Task, kind="ring_back", done_at=None):
        practice.use_cases.calls.record_outcome(
            practice.actor, task.id, CallOutcome.REACHED, CallAnswers(agreed=True)
        )
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        request = transaction.get(Request, again.request.id)
        transaction.save(replace(request, resident_id=taken.resident.id))
    day = practice.clock.now().date()
    counted = figures(practice, Period(day, day)).numbers
    assert (counted["matches"], counted["first-helped"], counted["people-met"]) == (1, 0, 1)


def test_an_outcome_that_is_undone_was_no_call(practice):
    a_call(practice, call_back="2026-11-27T12:00+01:00")
    before = figures(practice).numbers["calls"]
    task = ring(practice, agreed=None)
    assert figures(practice).numbers["calls"] == before + 1
    practice.use_cases.calls.reopen(practice.actor, task)
    assert figures(practice).numbers["calls"] == before


def test_a_volunteer_reads_no_report(practice):
    bram = practice.use_cases.sign_in.add_colleague(
        practice.actor, "Bram", "1368", Role.VOLUNTEER, own_pin="2974"
    ).value._replace(desk=practice.actor.desk)
    with pytest.raises(UserFacingError, match="permission-missing"):
        practice.use_cases.reports.read(bram, this_month(practice))


def test_no_mean_is_told_of_fewer_replies_than_are_shown(practice):
    """Five asked, and one got a reply: the mean would be that one's."""
    taken = [a_call(practice)[0] for _ in range(MIN_SHOWN)]
    practice.clock.forward(days=3)
    replied(practice, taken[0], number="9")
    report = practice.use_cases.reports.read(practice.actor, this_month(practice))
    assert "borrow" not in report.days


def test_how_many_were_not_helped_is_not_found_from_the_totals(practice):
    numbers = dict.fromkeys(("requests.borrow", "requests.help", "requests.meal"), 7)
    kinds = {"borrow": 6, "help": 6, "meal": 7}
    numbers |= {f"helped.{kind}": helped for kind, helped in kinds.items()}
    numbers |= {f"not-helped.{kind}": 7 - helped for kind, helped in kinds.items()}
    # twenty-one asked, and all but two were helped
    numbers |= {"requests": 21, "helped": 19, "not-helped": 2, "contacts": 21}
    records = ReportRecords(requests=(), areas={}, agreements=(), replies=())
    now = practice.clock.now()
    figures = count_figures(records, Period.year_of(now.date()), now)
    shown = hide_small(figures.numbers | numbers, figures.sums, figures.never_shown)
    assert "not-helped" not in shown
    assert None in (shown["requests"], shown["helped"])


@pytest.mark.parametrize("days", [0, 60])
def test_how_many_were_referred_is_not_found_from_who_was_not_helped(practice, days):
    """Six were helped, six gave up and two were referred; each of these is told or left out."""
    actor, now = practice.actor, practice.clock.now()
    for number in range(14):
        taken, _, _ = a_call(practice, what=f"ladder {number}")
        if number < 12:
            practice.use_cases.requests.close(
                actor, taken.request.id, "x", cancelled=number % 2 == 0
            )
            continue
        with practice.store.write(actor, now) as transaction:
            request = transaction.get(Request, taken.request.id)
            ended = request.close(RequestState.REFERRED, "wijkteam", now, transaction.operation_id)
            transaction.save(ended)
    day = Period(now.date(), now.date())
    practice.clock.forward(days=days)
    shown = practice.use_cases.reports.read(actor, day).numbers
    assert shown["failures.referred"] is None
    assert None in (shown["requests"], shown["helped"], shown["unmet"])
    assert None in (shown["failures"], shown["unmet"])
    assert not {"undecided", "still-sought"} & set(shown)


@pytest.mark.parametrize(("told", "is_shown"), [(1, False), (MIN_SHOWN, True)])
def test_what_it_saved_is_not_told_of_few_amounts(practice, told, is_shown):
    agreements = [firm(practice, share=True)[1] for _ in range(MIN_SHOWN)]
    now = practice.clock.now()
    with practice.store.write(practice.actor, now) as transaction:
        for number, agreement in enumerate(agreements):
            saved = "40 euro" if number < told else "tijd"
            transaction.save(
                VisitReport(
                    agreement_id=agreement.id,
                    request_id=agreement.request_id,
                    side=Side.RESIDENT,
                    went_well=True,
                    saved=saved,
                    reported_at=now,
                )
            )
    shown = practice.use_cases.reports.read(practice.actor, this_month(practice)).numbers
    assert shown["savings"] == MIN_SHOWN
    assert shown["saved-cents"] == (told * 4_000 if is_shown else None)
    assert "savings-with-amount" not in shown
