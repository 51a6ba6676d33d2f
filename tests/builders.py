"""Builders of what tests begin with."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.desk.calling.share_consent import ShareAnswer
from intake.desk.closing.refusals import RefusalFollowingStore
from intake.desk.placing.outbox import Outbox
from intake.desk.placing.platform_and_offer_finder import PlatformAndOfferFinder
from intake.desk.placing.post_checks import PlatformText
from intake.desk.placing.posting_progress import PostingProgress
from intake.desk.placing.renewals import Renewals
from intake.desk.placing.withdrawals import Withdrawals
from intake.desk.request_loading import load_aggregate
from intake.domain.consent import Consent, Purpose
from intake.domain.permissions import Actor, Role
from intake.domain.reply import Reply
from intake.domain.task import CallOutcome, TaskKind
from intake.kit.codes import format_code
from intake.kit.ids import new_id
from intake.text.reading.answers import parse_moment
from tests.fakes import FakeMail, ListMailbox


def use_cases_with_platforms(desk, platforms, channel_of=lambda _profile: None):
    """The use cases of a desk, on other platforms and channels."""
    store, clock = desk.store, desk.clock
    return replace(
        desk.use_cases,
        postings=PostingProgress(store, clock, platforms),
        withdrawals=Withdrawals(store, clock, platforms),
        renewals=Renewals(store, clock, platforms),
        placement=PlatformAndOfferFinder(store, clock, platforms, channel_of),
        outbox=Outbox(store, clock, platforms, channel_of, desk.translate.bound_to("nl")),
    )


def following_refusals(ways):
    """The use cases of ``ways`` on the store that the program uses, which follows each refusal."""
    practice, folder, channels, _, _ = ways
    desk = SimpleNamespace(
        store=RefusalFollowingStore(practice.store),
        clock=practice.clock,
        use_cases=practice.use_cases,
        translate=practice.translate,
    )
    return use_cases_with_platforms(desk, folder, lambda profile: channels.get(profile.slug))


def queue_post(use_cases, actor, request_id, post):
    """A text in line for a platform; ``post`` is (slug, title, text)."""
    return use_cases.postings.queue(actor, request_id, PlatformText(*post)).value


TEXT = ("Boormachine te leen gevraagd", "Wie wil een boormachine uitlenen? Noem code {code}.")


READ = {Purpose.POST: ("1", "Mag het online?"), Purpose.KEEP: ("1", "Mogen wij bewaren?")}


def a_call(application, *, kind="borrow", consent="yes", for_other="", agreed="", **answers):
    """Take a request for a new resident; gives (taken, title, text)."""
    draft = application.use_cases.drafts.begin(application.actor).value
    code = draft.page["code"]
    title, text = TEXT[0], TEXT[1].format(code=format_code(code))
    page = {
        **draft.page,
        "kind": kind,
        "a.what": "boormachine",
        "a.first": "2026-11-28",
        "new.first_name": "Wim",
        "new.phone": "020 618 4217",
        "consent.post": consent,
        "about": f"{title}\n{text}",
    }
    page |= {f"a.{name}": value for name, value in answers.items()}
    if for_other:
        page |= {
            "for_other": "yes",
            "caller.name": for_other,
            "caller.relation": "zoon",
            "caller.agreed": agreed,
        }
    return (
        application.use_cases.take_request.take_and_place(
            application.actor, draft.id, page, READ
        ).value,
        title,
        text,
    )


def posted(application, taken, title, text, slug="oefenleen"):
    posting = application.use_cases.postings.queue(
        application.actor, taken.request.id, PlatformText(slug, title, text)
    ).value
    application.use_cases.postings.claim(application.actor, posting.id)
    application.use_cases.postings.record_published(
        application.actor, posting.id, url="http://127.0.0.1/leen/oproep/1", picture="p.png"
    )
    return posting


def replied(application, taken, name="Henk de Vries", number="1"):
    return replied_to(application, taken.request, name, number)


def replied_to(application, request, name="Henk de Vries", number="1"):
    mail = FakeMail(
        number,
        f"<{number}@x>",
        name,
        f"{number}@buren.invalid",
        "Reactie",
        f"Dat kan. Code {format_code(request.code)}",
    )
    application.use_cases.mail_import.import_mail(application.actor, ListMailbox(mail))
    return rows(application, Reply, message_id=f"<{number}@x>")[0]


def rows(application, kind, /, **equals):
    with application.store.read() as transaction:
        return transaction.find(kind, **equals)


def at(application, said):
    return parse_moment(said, application.clock.now())


def firm(application, *, share, way="brought", kind="borrow"):
    """Take a request all the way to a firm agreement.

    ``share`` is what the resident says to telling the helper who and where they are.
    """
    taken, title, text = a_call(application, kind=kind, way=way)
    posted(application, taken, title, text)
    agreement = application.use_cases.replies.choose(
        application.actor,
        replied(application, taken, number=str(new_id())).id,
        Meeting(at(application, "vr 10"), "thuis"),
    ).value
    application.use_cases.replies.record_neighbour_answer(application.actor, agreement.id, yes=True)
    due = next(
        one
        for one in application.use_cases.calls.list_due(application.actor).tasks
        if one.task.kind is TaskKind.RING_BACK and one.task.request_id == taken.request.id
    )
    assert due.asks_to_share == (way == "brought")
    answer = ShareAnswer(share, "Mag de helper uw naam weten?", "1") if share is not None else None
    application.use_cases.calls.record_outcome(
        application.actor,
        due.task.id,
        CallOutcome.REACHED,
        answers=CallAnswers(agreed=True, share=answer),
    )
    return taken, agreement


def standing_answer(application, resident_id, purpose, *, given, withdrawn=False):
    """Write down what a resident says that belongs to no single request; gives it."""
    now = application.clock.now()
    with application.store.write(application.actor, now) as transaction:
        return transaction.save(
            Consent(
                resident_id=resident_id,
                purpose=purpose,
                given=given,
                text_read="Mogen wij dat?",
                text_version="1",
                asked_at=now,
                asked_by_operation=transaction.operation_id,
                withdrawn_at=now if withdrawn else None,
            )
        )


def colleague_at(desk_sign):
    """A colleague who sits at another desk."""
    return Actor(new_id(), "Bram", Role.VOLUNTEER, desk_sign)


def aggregate_of(application, request_id):
    """A request with all that belongs to it."""
    with application.store.read() as transaction:
        return load_aggregate(transaction, request_id)


def changed(application, taken, **entries):
    """Take a written request up again, change entries of its page, and write it."""
    drafts, actor = application.use_cases.drafts, application.actor
    again = drafts.resume_request(actor, taken.request.id).value
    page = {**again.page, **{name.replace("_", "."): value for name, value in entries.items()}}
    answered = [name.removeprefix("consent_") for name in entries if name.startswith("consent_")]
    page |= {f"answer.{purpose}": str(new_id()) for purpose in answered}
    return application.use_cases.take_request.take_and_place(actor, again.id, page, READ).value
