"""Whom to ring, by which number, and what is asked then."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.desk.calling.due_task import (
    DueTask,
    mark_number_wrong,
    person_spoken_to,
    right_phones,
    unmark_number_wrong,
)
from intake.domain.agreement import Agreement
from intake.domain.phone import Phone
from intake.domain.private_note import PrivateNote
from intake.domain.request import Kind, Request
from intake.domain.resident import Caller, Resident
from intake.domain.task import Task, TaskKind
from intake.kit.ids import new_id
from tests.fakes import MONDAY

HOME = Phone("+31206184217")
DAUGHTER = Phone("+31612345678", "Els (dochter)")
WRONG = Phone("+31201112233", wrong=True)


def annie(*phones):
    return Resident(first_name="Annie", last_name="Vries", phones=phones)


def son(resident, phone="+31687654321", relation="zoon"):
    return Caller(resident_id=resident.id, name="Mehmet Yilmaz", relation=relation, phone=phone)


def due(kind=TaskKind.RING_BACK, **values):
    return DueTask(task=Task(kind=kind), **values)


def test_the_first_right_number_is_rung_and_the_callers_where_there_is_none():
    both = annie(WRONG, HOME, DAUGHTER)
    none = annie(WRONG)
    assert due(resident=both, caller=son(both)).number == HOME.number
    assert due(resident=none, caller=son(none)).number == "+31687654321"
    assert due(resident=none, caller=son(none, WRONG.number)).number == ""
    assert due(resident=none).number == ""
    assert due().number == ""
    assert right_phones(None) == []


def test_who_picks_up_is_named_where_it_is_somebody_else():
    assert due(resident=annie(HOME)).answered_by == ""
    assert due(resident=annie(DAUGHTER)).answered_by == "Els (dochter)"
    nobody = annie()
    assert due(resident=nobody, caller=son(nobody)).answered_by == "Mehmet Yilmaz (zoon)"
    assert due(resident=nobody, caller=son(nobody, relation="")).answered_by == "Mehmet Yilmaz"
    shared = annie(HOME)
    assert due(resident=shared, caller=son(shared, HOME.number)).answered_by == (
        "Mehmet Yilmaz (zoon)"
    )
    assert due(resident=shared, caller=son(shared)).answered_by == ""


def test_an_answer_is_noted_of_who_was_spoken_to():
    assert person_spoken_to(annie(HOME), None) == "Annie Vries"
    assert person_spoken_to(annie(DAUGHTER), son(annie())) == "Els (dochter)"
    assert person_spoken_to(annie(WRONG), son(annie())) == "Mehmet Yilmaz"
    assert person_spoken_to(annie(), None) == "Annie Vries"


def test_a_wrong_number_is_marked_and_the_next_is_rung():
    marked = mark_number_wrong(annie(HOME, DAUGHTER), None)
    assert [phone.wrong for phone in marked.phones] == [True, False]
    again = mark_number_wrong(marked, None)
    assert [phone.wrong for phone in again.phones] == [True, True]
    assert mark_number_wrong(again, None) == again
    numbers = {HOME.number, DAUGHTER.number}
    assert unmark_number_wrong(again, numbers).phones == (HOME, DAUGHTER)
    assert unmark_number_wrong(annie(HOME), set()).phones == (HOME,)


def test_only_the_named_number_is_right_again():
    marked = annie(WRONG, Phone("+31206184217", wrong=True), DAUGHTER)
    again = unmark_number_wrong(marked, {"+31206184217"})
    assert [phone.wrong for phone in again.phones] == [True, False, False]


def test_a_callers_wrong_number_is_kept_as_one():
    none = annie(WRONG)
    marked = mark_number_wrong(none, son(none))
    assert [(phone.number, phone.whose, phone.wrong) for phone in marked.phones[1:]] == [
        ("+31687654321", "Mehmet Yilmaz", True)
    ]
    assert mark_number_wrong(marked, son(none)) == marked
    assert mark_number_wrong(none, son(none, phone="")) == none


def test_the_most_urgent_comes_first_and_what_only_makes_sense_later_last():
    def task(**values):
        return DueTask(task=Task(kind=TaskKind.RING_BACK, **values))

    late = task(due_at=MONDAY - timedelta(hours=1))
    soon = task(due_at=MONDAY + timedelta(hours=1))
    whenever = task()
    tried = task(due_at=MONDAY - timedelta(hours=2), not_before=MONDAY + timedelta(minutes=1))
    again = task(due_at=MONDAY + timedelta(minutes=1), not_before=MONDAY)
    ordered = sorted([tried, whenever, soon, again, late], key=lambda one: one.urgency(MONDAY))
    assert ordered == [late, again, soon, whenever, tried]


def an_agreement(request):
    return Agreement(
        request_id=request.id,
        reply_id=new_id(),
        helper="Joris",
        meet_at=MONDAY,
        place="thuis",
        code_word="appel",
    )


@pytest.mark.parametrize(
    ("kind", "way", "notes", "key"),
    [
        (Kind.HELP, "", (), "consent-share"),
        (Kind.BORROW, "brought", (), "consent-share"),
        (Kind.BORROW, "desk", (), ""),
        (Kind.MEAL, "", (("allergies", "noten"),), "consent-share-notes"),
        (Kind.MEAL, "", (("allergies", ""),), "consent-share"),
        (Kind.MEAL, "", (("diet", "zoutarm"),), "consent-share"),
    ],
)
def test_the_resident_is_asked_whether_the_helper_may_know_who_they_are(kind, way, notes, key):
    request = Request(
        code="A2B3CD", resident_id=new_id(), kind=kind, answers={"way": way}, taken_at=MONDAY
    )
    kept = tuple(PrivateNote(request_id=request.id, topic=t, secret=s) for t, s in notes)
    assert due(request=request, agreement=an_agreement(request), notes=kept).share_key == key
    assert due(request=request, notes=kept).share_key == "", "there is no helper yet"
    other = due(TaskKind.ASK_MISSING, request=request, agreement=an_agreement(request), notes=kept)
    assert other.share_key == ""
