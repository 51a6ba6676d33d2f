"""A form that was written without a computer: typed in at its own time, once, and no no is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.desk.taking.call_consents import ReadText
from intake.desk.taking.paper_forms import form_number
from intake.domain.consent import Consent, Purpose
from intake.domain.draft import Draft
from intake.domain.request import Request
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from tests.builders import a_call, rows

_READ = ReadText("1", "Mogen wij uw vraag op internet zetten?")


def type_in(practice, taken, written_at, number="A-0001", **entries):
    """Type in a form of the resident of a request; return the request that comes of it."""
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {
        **draft.page,
        "resident": str(taken.resident.id),
        "kind": "borrow",
        "a.what": "ladder",
        "form": number,
        "written_at": written_at.isoformat(),
        "consent.post": "yes",
        "consent.keep": "yes",
        **entries,
    }
    read = dict.fromkeys((Purpose.POST, Purpose.KEEP), _READ)
    use_case = practice.use_cases.take_request
    return use_case.take_and_place(practice.actor, draft.id, page, read).value.request


@pytest.fixture
def annie_called(practice):
    return a_call(practice)[0]


@pytest.fixture
def friday(practice):
    return practice.clock.now() - timedelta(days=3)


def test_a_form_is_a_request_of_the_time_that_stands_on_it(practice, annie_called, friday):
    request = type_in(practice, annie_called, friday)
    assert request.taken_at == friday
    assert request.paper_form == "A-0001"
    asked = [one for one in rows(practice, Consent) if one.request_id == request.id]
    assert {one.asked_at for one in asked} == {friday}
    with practice.store.read(practice.actor) as transaction:
        history = transaction.history([request.id])
    assert {entry.at for entry in history} == {practice.clock.now()}, "the audit knows when typed"


def test_a_form_is_typed_in_once(practice, annie_called, friday):
    first = type_in(practice, annie_called, friday)
    with pytest.raises(UserFacingError, match="form-typed-already") as told:
        type_in(practice, annie_called, friday)
    assert told.value.values["code"] == format_code(first.code)
    with pytest.raises(UserFacingError, match="form-typed-already"):
        practice.use_cases.paper_forms.require_new(practice.actor, "a1", friday)
    assert len(rows(practice, Request, paper_form="A-0001")) == 1


@pytest.mark.parametrize(
    ("ago", "key"),
    [(timedelta(hours=-1), "form-not-yet"), (timedelta(days=61), "form-too-old")],
)
def test_a_form_of_a_time_that_cannot_be_is_not_typed_in(practice, annie_called, ago, key):
    with pytest.raises(UserFacingError, match=key):
        type_in(practice, annie_called, practice.clock.now() - ago)
    assert rows(practice, Request, paper_form="A-0001") == ()


def test_a_form_without_a_number_is_not_typed_in(practice, friday):
    with pytest.raises(UserFacingError, match="form-no-number"):
        practice.use_cases.paper_forms.require_new(practice.actor, "  ", friday)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("A-0017", "A-0017"), ("a17", "A-0017"), ("a 17", "A-0017"), ("17", "A-0017"),
        ("b-17", "B-0017"), ("schrift blz 3", "SCHRIFT BLZ 3"), ("", ""),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_printed(typed, printed):
    assert form_number(typed, "A") == printed


def test_no_number_is_printed_twice(practice):
    forms = practice.use_cases.paper_forms
    first = forms.take_numbers(practice.actor, 3).value
    second = forms.take_numbers(practice.actor, 2).value
    sign = practice.actor.desk
    assert (*first, *second) == tuple(f"{sign}-{number:04d}" for number in range(1, 6))


def test_a_yes_on_a_form_is_older_than_a_no_by_telephone_since(practice, annie_called, friday):
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, annie_called.resident.id, Purpose.KEEP
    )
    with pytest.raises(UserFacingError, match="form-no-since") as told:
        type_in(practice, annie_called, friday)
    assert "keep" in told.value.values["purposes"]
    later = {"consent.post": "later", "consent.keep": "later"}
    request = type_in(practice, annie_called, friday, **later)
    kept = [one for one in rows(practice, Consent) if one.purpose is Purpose.KEEP]
    assert kept[-1].given is None
    assert request.paper_form


def test_a_yes_on_a_form_counts_after_an_older_no(practice, annie_called):
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, annie_called.resident.id, Purpose.KEEP
    )
    practice.clock.forward(days=2)
    written_at = practice.clock.now()
    practice.clock.forward(days=1)
    type_in(practice, annie_called, written_at)
    kept = [one for one in rows(practice, Consent) if one.purpose is Purpose.KEEP]
    assert kept[-1].given is True


def test_what_is_asked_anew_about_a_typed_form_is_asked_now(practice, annie_called, friday):
    request = type_in(practice, annie_called, friday, **{"consent.post": "later"})
    draft = practice.use_cases.drafts.resume_request(practice.actor, request.id).value
    page = {**draft.page, "consent.post": "yes", "answer.post": "2"}
    use_case = practice.use_cases.take_request
    use_case.take_and_place(practice.actor, draft.id, page, {Purpose.POST: _READ})
    again = rows(practice, Request, id=request.id)[0]
    posting = [one for one in rows(practice, Consent, request_id=request.id) if one.given]
    assert again.taken_at == friday
    assert posting[-1].asked_at == practice.clock.now()
    assert rows(practice, Draft)
