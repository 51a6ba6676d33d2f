"""Every public method of the desk, called as each role, at a locked desk, and by who has left."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import re
from uuid import UUID

import pytest

import tests.real.desk.use_case_stages  # noqa: F401
from intake.desk import use_cases
from intake.desk.answering.reply_types import Meeting, TypedReply
from intake.desk.custody.things import NewThing
from intake.domain.import_run import ImportKind
from intake.domain.permissions import Role, system_actor
from intake.domain.posting import Posting
from intake.domain.reply import Reply
from intake.domain.report import Period
from intake.domain.request import Kind, Request
from intake.domain.request_list import RequestFilter
from intake.domain.resident import Resident
from intake.domain.staff import Staff
from intake.domain.task import Task
from intake.domain.trip import TripKind
from intake.kit.errors import UserFacingError
from intake.kit.mail_accounts import MailAccount
from intake.kit.paths import resources
from tests.builders import a_call, at, posted, queue_post, rows
from tests.real.desk.access_table import ACCESS, ANYBODY
from tests.real.desk.use_case_stages.stage import CASES

REFUSALS = {"desk-locked", "permission-missing", "staff-left"}


def public_methods():
    """Find every public method of the use cases by reflection."""
    source = inspect.getsource(use_cases)
    kinds = {
        name: getattr(importlib.import_module(module), name)
        for module, name in re.findall(r"from (intake\.desk\.[\w.]+) import (\w+)", source)
    }
    return {
        f"{part.type}.{name}"
        for part in dataclasses.fields(use_cases.UseCases)
        for name, _ in inspect.getmembers(kinds[part.type], inspect.isfunction)
        if not name.startswith("_")
    }


def test_for_every_method_it_is_written_down_who_may_call_it():
    assert set(ACCESS) == public_methods()


def _platform(h):
    return h.use_cases.postings.platforms.get("oefenleen")


def _list_file(h):
    file = h.home.root / "lijst.csv"
    file.write_text("Naam;Telefoon\nJan Smit;0612345678\n", encoding="utf8")
    return file


def _on_site(h):
    """A task to answer a neighbour on the site, whose reply is chosen now."""
    request = rows(h, Request)[-1]
    h.use_cases.replies.enter(h.actor, request.code, TypedReply("site", "Samira", "", "Ja."))
    reply = rows(h, Reply, request_id=request.id)[-1]
    h.use_cases.replies.choose(h.actor, reply.id, Meeting(at(h, "vr 10"), "de balie"))
    return rows(h, Task, kind="invite_on_site")[0]


def _thing(h):
    return h.use_cases.things.register(h.actor, NewThing(name="ladder", lender="Kees")).value


READS = {
    "Replies.list_open": lambda h: h.use_cases.replies.list_open(h.actor),
    "Reports.read": lambda h: h.use_cases.reports.read(
        h.actor, Period.year_of(h.clock.now().date())
    ),
    "SiteAnswerTexts.read": lambda h: h.use_cases.site_answer_texts.read(h.actor, _on_site(h).id),
    "OwnThings.list_all": lambda h: h.use_cases.own_things.list_all(h.actor),
    "Visits.of_request": lambda h: h.use_cases.visits.of_request(
        h.actor, rows(h, Posting)[0].request_id
    ),
    "Things.parts": lambda h: h.use_cases.things.parts(h.actor, _thing(h).id),
    "Projects.list_all": lambda h: h.use_cases.projects.list_all(h.actor),
    "Projects.read": lambda h: h.use_cases.projects.read(h.actor, UUID(int=1)),
    "Participants.find": lambda h: h.use_cases.participants.find(h.actor, "Wim"),
    "ProjectPapers.routes": lambda h: h.use_cases.project_papers.routes(
        h.actor, UUID(int=1), TripKind.COLLECT
    ),
    "ProjectOverviews.read": lambda h: h.use_cases.project_overviews.read(h.actor, None),
    "DayCounter.count": lambda h: h.use_cases.day_counter.count(h.actor),
    "DayCounter.still_to_come": lambda h: h.use_cases.day_counter.still_to_come(h.actor),
    "DayCounter.still_to_bring": lambda h: h.use_cases.day_counter.still_to_bring(h.actor),
    "ThingPhotos.read_damage": lambda h: h.use_cases.thing_photos.read_damage(
        h.actor, _thing(h).id
    ),
    "ThingPhotos.read": lambda h: h.use_cases.thing_photos.read(h.actor, _thing(h).id),
    "Mishaps.of_thing": lambda h: h.use_cases.mishaps.of_thing(h.actor, _thing(h).id),
    "Counter.find_faults": lambda h: h.use_cases.counter.find_faults(h.actor),
    "Counter.read_chain": lambda h: h.use_cases.counter.read_chain(h.actor, _thing(h).id),
    "Counter.out_now": lambda h: h.use_cases.counter.out_now(h.actor),
    "LoanCalendar.read": lambda h: h.use_cases.loan_calendar.read(h.actor),
    "Imports.last": lambda h: h.use_cases.imports.last(h.actor),
    "Imports.plan": lambda h: h.use_cases.imports.plan(
        h.actor, _list_file(h), ImportKind.RESIDENTS
    ),
    "VolunteerBook.read": lambda h: h.use_cases.volunteer_book.read(h.actor),
    "Volunteers.list_active": lambda h: h.use_cases.volunteers.list_active(h.actor),
    "Volunteers.candidates": lambda h: h.use_cases.volunteers.candidates(
        h.actor, rows(h, Posting)[0].id
    ),
    "PostingProgress.is_still_wanted": lambda h: h.use_cases.postings.is_still_wanted(
        h.actor, rows(h, Posting)[0].id
    ),
    "Calls.list_due": lambda h: h.use_cases.calls.list_due(h.actor),
    "Drafts.list_unfinished": lambda h: h.use_cases.drafts.list_unfinished(h.actor),
    "Requests.list_all": lambda h: h.use_cases.requests.list_all(h.actor),
    "Requests.overview": lambda h: h.use_cases.requests.overview(
        h.actor, rows(h, Posting)[0].request_id
    ),
    "Slips.require_letter_allowed": lambda h: h.use_cases.slips.require_letter_allowed(
        h.actor, rows(h, Task, kind="ring_back", done_at=None)[-1].id
    ),
    "Slips.require_slip_allowed": lambda h: h.use_cases.slips.require_slip_allowed(
        h.actor,
        h.use_cases.slips.make(h.actor, rows(h, Posting)[0].request_id).value.slip.id,
    ),
    "Sheets.labels": lambda h: h.use_cases.sheets.labels(h.actor, rows(h, Posting)[0].request_id),
    "Sheets.paper_facts": lambda h: h.use_cases.sheets.paper_facts(h.actor),
    "PaperForms.require_new": lambda h: h.use_cases.paper_forms.require_new(
        h.actor, "A-0001", h.clock.now()
    ),
    "PaperLanguages.list_signed": lambda h: h.use_cases.paper_languages.list_signed(h.actor),
    "ResidentPairs.overview": lambda h: h.use_cases.merges.overview(
        h.actor, rows(h, Resident)[0].id
    ),
    "Search.find": lambda h: h.use_cases.search.find(h.actor, "boor"),
    "Requests.list_page": lambda h: h.use_cases.requests.list_page(h.actor, RequestFilter()),
    "RequestStories.read": lambda h: h.use_cases.stories.read(
        h.actor, rows(h, Posting)[0].request_id
    ),
    "Notices.contents": lambda h: h.use_cases.notices.contents(h.actor, (rows(h, Posting)[0].id,)),
    "Persons.find_duplicates": lambda h: h.use_cases.persons.find_duplicates(h.actor, "Wim"),
    "RewordableSentences.list_all": lambda h: h.use_cases.rewordable_sentences.list_all(h.actor),
    "PlatformAndOfferFinder.find": lambda h: h.use_cases.placement.find(
        h.actor, Kind.BORROW, "1052 XK"
    ),
    "Addresses.replace_list": lambda h: h.use_cases.addresses.replace_list(
        h.actor, resources() / "practice" / "postcodes.csv"
    ),
    "Wordings.list_all": lambda h: h.use_cases.wordings.list_all(h.actor),
    "Referrals.count": lambda h: h.use_cases.referrals.count(h.actor),
    "SettingsOverviews.settings": lambda h: h.use_cases.overviews.settings(h.actor),
    "MailSettings.save_password": lambda h: h.use_cases.mail_settings.save_password(h.actor, ""),
    "MailSettings.mailboxes": lambda h: h.use_cases.mail_settings.mailboxes(h.actor),
    "MailSettings.save_mailbox": lambda h: h.use_cases.mail_settings.save_mailbox(
        h.actor, MailAccount("imap.example", "balie")
    ),
    "MailSettings.remove_mailbox": lambda h: h.use_cases.mail_settings.remove_mailbox(
        h.actor, MailAccount("imap.example", "balie")
    ),
    "Requests.export_calendar": lambda h: h.use_cases.requests.export_calendar(
        h.actor, h.home.root / "afspraken.ics"
    ),
    "Problems.list_open": lambda h: h.use_cases.problems.list_open(h.actor),
    "MailRules.list_all": lambda h: h.use_cases.mail_rules.list_all(h.actor),
    "Concerns.list_all": lambda h: h.use_cases.concerns.list_all(h.actor),
    "Concerns.count": lambda h: h.use_cases.concerns.count(h.actor, h.clock.now()),
    "SignIn.departed": lambda h: h.use_cases.sign_in.departed(h.actor),
    "SignIn.confirm_pin": lambda h: h.use_cases.sign_in.confirm_pin(h.actor, "2974"),
    "SetUp.require_machine_settings": lambda h: h.use_cases.set_up.require_machine_settings(
        h.actor
    ),
    "PlatformProfiles.save": lambda h: h.use_cases.profiles.save(h.actor, _platform(h)),
    "PlatformProfiles.verify": lambda h: h.use_cases.profiles.verify(
        h.actor, _platform(h), "http://127.0.0.1/"
    ),
    "PlatformProfiles.mark_verified": lambda h: h.use_cases.profiles.mark_verified(
        h.actor, _platform(h)
    ),
    "PlatformProfiles.change_corrections": lambda h: h.use_cases.profiles.change_corrections(
        h.actor, "oefenleen", ()
    ),
    "PlatformProfiles.learn_corrections": lambda h: h.use_cases.profiles.learn_corrections(
        h.actor, "oefenleen", []
    ),
    "PlatformProfiles.export_file": lambda h: h.use_cases.profiles.export_file(
        h.actor, _platform(h), h.home.root / "profiel.toml"
    ),
    "PlatformProfiles.import_file": lambda h: h.use_cases.profiles.import_file(
        h.actor, h.home.root / "profiel.toml"
    ),
}
WITHIN_ANOTHER = {"PostingProgress.queue_in"}
"""Runs within the transaction of a use case that was gated."""
GATED = sorted(name for name, least in ACCESS.items() if least != ANYBODY)


def prepared(practice, name):
    """Set the stage; return the act, which looks up who acts when it is done."""
    if name in READS:
        posted(practice, *a_call(practice, call_back="2026-11-27T12:00+01:00"))
        practice.use_cases.profiles.export_file(
            practice.actor, _platform(practice), practice.home.root / "profiel.toml"
        )
        return lambda: READS[name](practice)
    if name == "PostingProgress.queue":  # the first of its stages overrules, as a coordinator may
        taken, title, text = a_call(practice)
        post = ("oefenleen", title, text)
        return lambda: queue_post(practice.use_cases, practice.actor, taken.request.id, post)
    return CASES[name][0](practice)


def refusal(act):
    """Return the key of the sentence with which an act is refused; empty where it is not."""
    try:
        act()
    except UserFacingError as error:
        return error.key if error.key in REFUSALS else ""
    return ""


@pytest.mark.parametrize("name", [name for name in GATED if name not in WITHIN_ANOTHER])
def test_a_method_is_for_its_role_and_above_and_for_nobody_who_left_or_at_a_locked_desk(
    practice, name
):
    act, actor = prepared(practice, name), practice.actor
    least = Role(ACCESS[name])
    practice.actor = None
    assert refusal(act) == "desk-locked"
    for role in Role:
        if role is least:
            break
        practice.actor = actor._replace(role=role)
        assert refusal(act) == "permission-missing"
    practice.actor = actor._replace(role=least)
    with practice.store.write(actor, practice.clock.now()) as transaction:
        staff = transaction.get(Staff, actor.staff_id)
        left = transaction.save(dataclasses.replace(staff, left_at=practice.clock.now()))
    assert refusal(act) == "staff-left"
    with practice.store.write(system_actor(actor.desk), practice.clock.now()) as transaction:
        transaction.save(dataclasses.replace(left, left_at=None))
    assert refusal(act) == ""
    practice.actor = actor
