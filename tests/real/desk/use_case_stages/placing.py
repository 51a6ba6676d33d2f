"""Posts: queued, claimed, settled, renewed, taken off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from intake.desk.placing.feed import Feed
from intake.desk.placing.post_checks import PlatformText
from intake.desk.placing.wordings import OwnWords
from intake.domain.centre import Desk
from intake.domain.platform_profile import PostingMethod
from intake.domain.posting import Posting
from tests.builders import READ, a_call, posted
from tests.real.desk.use_case_stages.stage import (
    Answering,
    case,
    claimed,
    outbox,
    queued,
    standing,
    uncertain,
)

case("PostingProgress.recover_interrupted")(
    lambda h: (claimed(h), lambda: h.use_cases.postings.recover_interrupted(h.actor).changed)[1]
)


@case("PostingProgress.recover_interrupted")
def _(h):
    h.use_cases.set_up.join_desk("Voor het terugzetten")
    with h.store.write(h.actor, h.clock.now()) as transaction:
        desk = transaction.find(Desk, sign=h.actor.desk)[0]
        transaction.save(replace(desk, counter=0))
    return lambda: h.use_cases.postings.recover_interrupted(h.actor, is_only_desk=True).changed


@case("PostingProgress.queue")
def _(h):
    draft, title, text = (
        h.use_cases.drafts.begin(h.actor).value,
        "Hulp gevraagd",
        "Een buurtgenoot woont alleen.",
    )
    page = {
        **draft.page,
        "kind": "help",
        "a.what": "gezelschap",
        "new.first_name": "Wim",
        "new.phone": "0206184217",
        "consent.post": "yes",
    }
    taken = h.use_cases.take_request.take_and_place(
        h.actor, draft.id, {**page, "about": f"{title}\n{text}"}, READ
    ).value
    leen = h.use_cases.postings.platforms.get("oefenleen")
    h.use_cases.postings.platforms.change(
        replace(leen, way=PostingMethod.PAPER, expires_after_days=14)
    )
    return lambda: (
        h.use_cases.postings.queue(
            h.actor,
            taken.request.id,
            PlatformText("oefenleen", title, text, overruled="zij vroeg dit zelf"),
        ).value
    )


@case("PostingProgress.claim")
def _(h):
    posting = queued(h)
    return lambda: h.use_cases.postings.claim(h.actor, posting.id).value.posting


@case("PostingProgress.record_published")
def _(h):
    posting = claimed(h)
    return lambda: (
        h.use_cases.postings.record_published(
            h.actor, posting.id, url="http://127.0.0.1/1", picture="p.png", was_looked_up=True
        ).changed
    )


@case("PostingProgress.release")
def _(h):
    posting = claimed(h)
    return lambda: h.use_cases.postings.release(h.actor, posting.id).changed


@case("PostingProgress.record_failure")
def _(h):
    posting = claimed(h)
    return lambda: (
        h.use_cases.postings.record_failure(h.actor, posting.id, "kwam er niet in").changed
    )


@case("PostingProgress.mark_uncertain")
def _(h):
    posting = claimed(h)
    return lambda: h.use_cases.postings.mark_uncertain(h.actor, posting.id).changed


@case("PostingProgress.retry")
def _(h):
    posting = claimed(h)
    h.use_cases.postings.record_failure(h.actor, posting.id, "kwam er niet in")
    return lambda: h.use_cases.postings.retry(h.actor, posting.id).changed


@case("PostingProgress.resolve")
def _(h):
    posting = uncertain(h)
    return lambda: (
        h.use_cases.postings.resolve(
            h.actor, posting.id, is_online=True, url="http://127.0.0.1/1"
        ).changed
    )


@case("Withdrawals.withdraw")
def _(h):
    posting = standing(h)
    h.use_cases.withdrawals.start(h.actor, posting.request_id)
    return lambda: h.use_cases.withdrawals.withdraw(h.actor, posting.id).changed


@case("Withdrawals.start")
def _(h):
    posting = standing(h)
    return lambda: h.use_cases.withdrawals.start(h.actor, posting.request_id).changed


def ending(h):
    posting = standing(h)
    with h.store.write(h.actor, h.clock.now()) as transaction:
        transaction.save(
            replace(transaction.get(Posting, posting.id), expires_on=h.clock.now().date())
        )
    return posting


@case("Renewals.create_tasks")
def _(h):
    ending(h)
    h.clock.forward(days=1)
    return lambda: h.use_cases.renewals.create_tasks(h.actor).changed


@case("ProofPictureCleanup.delete_expired")
def _(h):
    taken, title, text = a_call(h)
    posted(h, taken, title, text)
    h.use_cases.requests.close(h.actor, taken.request.id, "done")
    h.clock.forward(days=400)
    for _ in range(3):
        a_call(h)
        h.clock.forward(days=1)
    return lambda: h.use_cases.proof_pictures.delete_expired(h.actor).value


@case("Renewals.record_renewal")
def _(h):
    posting = ending(h)
    h.use_cases.renewals.create_tasks(h.actor)
    return lambda: h.use_cases.renewals.record_renewal(h.actor, posting.id).changed


@case("PostingProgress.record_published_by_hand")
def _(h):
    posting = queued(h)
    return lambda: h.use_cases.postings.record_published_by_hand(h.actor, posting.id).changed


@case("Outbox.send_due")
def _(h):
    queued(h)
    return lambda: outbox(h, Answering()).send_due(h.actor)


@case("Outbox.send_due")
def _(h):
    queued(h)
    return lambda: outbox(h, Answering(cut=True)).send_due(h.actor)


@case("Outbox.send_due")
def _(h):
    queued(h)
    return lambda: outbox(h, Answering(away=True)).send_due(h.actor)


@case("Outbox.record_bounce")
def _(h):
    posting = standing(h)
    return lambda: outbox(h, None, way=PostingMethod.MAIL).record_bounce(
        h.actor, f"<{posting.id}@x>"
    )


@case("Feed.write")
def _(h):
    queued(h)
    shipped = h.use_cases.postings.platforms

    class OnTheWebsite:
        def all(self):
            return tuple(replace(one, way=PostingMethod.FEED) for one in shipped.all())

    return lambda: Feed(h.store, h.clock, OnTheWebsite(), "A").write(h.home.root / "feed")


@case("PlatformProfiles.remove")
def _(h):
    added = replace(h.use_cases.postings.platforms.all()[0], slug="wijkplein", name="Wijkplein")
    h.use_cases.profiles.save(h.actor, added)
    h.use_cases.set_up.update_centre(h.actor, platforms=("oefenleen", added.slug))
    return lambda: h.use_cases.profiles.remove(h.actor, added)


def own_wording(h):
    """Place a request with words of somebody at the desk; give these as they are kept."""
    taken, title, text = a_call(h)
    h.use_cases.postings.queue(
        h.actor,
        taken.request.id,
        PlatformText(
            "oefenleen", title, text, own=OwnWords("boormachine", "Wie leent {thing} uit?", text)
        ),
    )
    return h.use_cases.wordings.list_all(h.actor)[0].wording


@case("Wordings.change")
def _(h):
    wording = own_wording(h)
    changed = replace(
        wording, kind="help", what="ladder", title="Wie helpt?", text="Wie komt er?",
        made_at=wording.made_at + timedelta(days=1),
    )  # fmt: skip
    return lambda: h.use_cases.wordings.change(h.actor, changed).value


@case("Wordings.forget")
def _(h):
    wording = own_wording(h)
    return lambda: h.use_cases.wordings.forget(h.actor, wording).value
