"""Each use case that writes: the audit tells exactly what the database saw change."""

from __future__ import annotations

import ast
import dataclasses
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

import intake.desk
from intake.desk.answering.replies import Meeting, TypedReply
from intake.desk.calling.call_tasks import ShareAnswer
from intake.desk.centre.practice_centre_filler import PracticeCentreFiller
from intake.desk.placing.feed import Feed
from intake.desk.placing.outbox import Outbox
from intake.desk.placing.post_checks import PlatformText
from intake.domain.centre import Contact
from intake.domain.consent import Purpose
from intake.domain.outgoing_post import PlacedPost
from intake.domain.permissions import Role
from intake.domain.phone import make_phone
from intake.domain.platform_profile import PostingMethod
from intake.domain.posting import Posting
from intake.domain.private_note import PrivateNote
from intake.domain.request import Request
from intake.domain.resident import MOVED, Resident
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.volunteer import Volunteer, VolunteerAnswer
from intake.kit.errors import ExternalError, OutcomeUnknownError, UserFacingError
from intake.kit.ids import new_id
from intake.store.row_conversion import audited
from intake.store.tables import AUDIT, ENTITIES, TABLES
from tests.builders import READ, a_call, at, firm, posted, replied, rows
from tests.fakes import FakeMail, KeepingSender, ListMailbox

UNTOLD = ("id", "version")


CASES = {}


def case(name):
    """Name the use-case that a function sets the stage for; the function gives the act itself."""

    def keep(function):
        CASES.setdefault(name, []).append(function)
        return function

    return keep


class Witness:
    """What the database saw change.

    One entry a changed column, by triggers that know nothing of the ledger.
    """

    def __init__(self, engine):
        self.engine = engine
        with engine.begin() as transaction:
            transaction.exec_driver_sql("CREATE TABLE witness (entity TEXT, field TEXT)")
            for name, table in TABLES.items():
                fields = [column.name for column in table.columns if column.name not in UNTOLD]
                told = " ".join(
                    f"INSERT INTO witness VALUES ('{name}', '{field}');" for field in fields
                )
                for act in ("INSERT", "DELETE"):
                    transaction.exec_driver_sql(
                        f'CREATE TRIGGER witness_{name}_{act} AFTER {act} ON "{name}" '
                        f"BEGIN {told} END"
                    )
                for field in fields:
                    transaction.exec_driver_sql(
                        f"CREATE TRIGGER witness_{name}_{field} AFTER UPDATE ON "
                        f'"{name}" WHEN OLD."{field}" IS NOT NEW."{field}" '
                        f"BEGIN INSERT INTO witness VALUES ('{name}', '{field}'); END"
                    )

    def saw(self, act):
        """Do it, and give what the database saw change beside what the audit tells, and the audit's
        rows.
        """
        with self.engine.begin() as transaction:
            transaction.exec_driver_sql("DELETE FROM witness")
            before = transaction.execute(sa.select(sa.func.count()).select_from(AUDIT)).scalar()
        act()
        with self.engine.connect() as transaction:
            seen = Counter(
                (entity, field)
                for entity, field in transaction.exec_driver_sql(
                    "SELECT entity, field FROM witness"
                )
            )
            audit = (
                transaction.execute(sa.select(AUDIT).order_by(AUDIT.c.id)).mappings().all()[before:]
            )
        told = Counter(
            (row["entity"], row["field"])
            for row in audit
            if row["action"] not in ("view", "export")
        )
        return seen, told, audit


def writing_use_cases():
    """Find every public method of the desk that writes, itself or through one of its own."""
    found = set()
    for path in Path(intake.desk.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if isinstance(node, ast.ClassDef):
                methods = {
                    part.name: ast.unparse(part)
                    for part in node.body
                    if isinstance(part, ast.FunctionDef)
                }
                writes = {name for name, text in methods.items() if "store.write(" in text}
                for _ in methods:
                    writes |= {
                        name
                        for name, text in methods.items()
                        if any(f"self.{other}" in text for other in writes)
                    }
                found |= {f"{node.name}.{name}" for name in writes if not name.startswith("_")}
    return found


def request_of(application, **more):
    return a_call(application, **more)[0].request.id


def queued(application):
    taken, title, text = a_call(application)
    return application.use_cases.postings.queue(
        application.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value


def claimed(application):
    return application.use_cases.postings.claim(
        application.actor, queued(application).id
    ).value.posting


def standing(application):
    taken, title, text = a_call(application)
    return posted(application, taken, title, text)


def uncertain(application):
    posting = claimed(application)
    application.use_cases.postings.recover_interrupted(application.actor)
    return posting


def told(act):
    """Do what ends in a sentence, and has written something all the same."""

    def do():
        with pytest.raises(UserFacingError):
            act()

    return do


def answered(application, taken):
    """A neighbour's mail that is like no other one of the same house."""
    return replied(application, taken, number=str(new_id()))


def chosen(application):
    taken, _, _ = a_call(application)
    meeting = Meeting(at(application, "vr 10"), "De Linde", 250, at(application, "ma 17"))
    return taken, application.use_cases.replies.choose(
        application.actor, answered(application, taken).id, meeting
    ).value


def annie(application):
    return rows(application, Resident, last_name="Vries-Bakker")[0]


def task_of(application, **equals):
    return rows(application, Task, done_at=None, **equals)[-1].id


class Answering:
    """A channel that does what it is told to."""

    can_find = True

    def __init__(self, *, cut=False, away=False):
        self._cut, self._away = cut, away

    def post(self, _):
        if self._away:
            raise ExternalError("program-away", host="x")
        if self._cut:
            raise OutcomeUnknownError("program-cut", host="x")
        return PlacedPost("http://127.0.0.1/7", "7")

    def find(self, _):
        return PlacedPost("http://127.0.0.1/7", "7")

    def withdraw(self, *_):
        pass


def outbox(application, channel, **more):
    """The outbox of a desk whose one platform is reached by this channel."""
    platforms = application.use_cases.postings.platforms

    class Reached:
        def get(self, slug):
            return replace(platforms.get(slug), **more)

    return Outbox(
        application.store, application.clock, Reached(), lambda _: channel, application.translate
    )


case("Drafts.begin")(lambda h: lambda: h.use_cases.drafts.begin(h.actor).value)


case("SetUp.join_desk")(lambda h: lambda: h.use_cases.set_up.join_desk("Balie twee").value)


case("SetUp.rename_desk")(lambda h: lambda: h.use_cases.set_up.rename_desk(h.actor, "Voor"))


case("SetUp.save_contact")(
    lambda h: (
        lambda: (
            h.use_cases.set_up.save_contact(
                h.actor,
                Contact(name="Huisarts", phone="112", hours="altijd", for_what="ziek", crisis=True),
            ).value
        )
    )
)


case("SignIn.add_colleague")(
    lambda h: (
        lambda: h.use_cases.sign_in.add_colleague(h.actor, "Jan", "1357", Role.COORDINATOR).value
    )
)


case("Referrals.record")(
    lambda h: (
        lambda: h.use_cases.referrals.record(h.actor, "Wijkteam", "een brief", annie(h).id).value
    )
)


case("Phrases.change")(
    lambda h: (
        lambda: (
            h.use_cases.phrases.change(h.actor, "consent-ring", "Mag ik u straks bellen?").changed
        )
    )
)


case("Export.collect")(lambda h: lambda: h.use_cases.export.collect(h.actor, annie(h).id).value)


case("Persons.record_view")(lambda h: lambda: h.use_cases.persons.record_view(h.actor, annie(h).id))


case("Persons.open")(lambda h: lambda: h.use_cases.persons.open(h.actor, annie(h).id).value)


case("PostingQueue.recover_interrupted")(
    lambda h: (claimed(h), lambda: h.use_cases.postings.recover_interrupted(h.actor).changed)[1]
)


case("ResidentUpdates.mark_gone")(
    lambda h: lambda: h.use_cases.resident_updates.mark_gone(h.actor, annie(h).id, MOVED).changed
)


case("ResidentUpdates.withdraw_consent")(
    lambda h: (
        lambda: (
            h.use_cases.resident_updates.withdraw_consent(
                h.actor, annie(h).id, Purpose.KEEP
            ).changed
        )
    )
)


@case("Drafts.save")
def _(h):
    draft = h.use_cases.drafts.begin(h.actor).value
    return lambda: h.use_cases.drafts.save(h.actor, draft.id, {"said": "boor"}, "parked").value


@case("Drafts.discard")
def _(h):
    draft = h.use_cases.drafts.begin(h.actor).value
    return lambda: h.use_cases.drafts.discard(h.actor, draft.id)


@case("Drafts.resume_request")
def _(h):
    taken, _, _ = a_call(h)
    return lambda: h.use_cases.drafts.resume_request(h.actor, taken.request.id).value


def begun(h):
    """Set the centre up anew, as on its first day."""
    with h.store.write(h.actor, h.clock.now()) as transaction:
        transaction.remove(h.use_cases.set_up.centre())
    return lambda: h.use_cases.set_up.create_centre("De Iep", practice=True).value


case("SetUp.create_centre")(begun)


@case("SetUp.complete_step")
def _(h):
    begun(h)()
    return lambda: h.use_cases.set_up.complete_step(h.actor, "printer").changed


@case("SetUp.configure_desk")
def _(h):
    begun(h)()
    return lambda: h.use_cases.set_up.configure_desk(h.actor, "Balie in de hal").changed


@case("SetUp.update_centre")
def _(h):
    facts = {
        "name": "x",
        "street": "x",
        "house_number": "1",
        "postcode": "1011 AB",
        "city": "x",
        "phone": "020 555 0101",
        "email": "a@b.example",
    }
    more = {
        "entrance": "x",
        "hours": {"mon": "10:00-12:00"},
        "closed": {"2026-12-28": "x"},
        "platforms": ("oefenpan",),
        "is_practice": False,
    }
    return lambda: h.use_cases.set_up.update_centre(h.actor, **facts, **more).changed


@case("SetUp.remove_contact")
def _(h):
    contact = h.use_cases.set_up.save_contact(h.actor, Contact(name="Huisarts")).value
    return lambda: h.use_cases.set_up.remove_contact(h.actor, contact)


@case("SignIn.remove_colleague")
def _(h):
    jan = h.use_cases.sign_in.add_colleague(h.actor, "Jan", "1357", Role.VOLUNTEER).value
    return lambda: h.use_cases.sign_in.remove_colleague(h.actor, jan.staff_id)


@case("SignIn.enter")
def _(h):
    for _ in range(4):
        with pytest.raises(UserFacingError):
            h.use_cases.sign_in.enter(h.actor.staff_id, "9999")
    return told(lambda: h.use_cases.sign_in.enter(h.actor.staff_id, "9999").value)


@case("SignIn.create_first_colleague")
def _(h):
    for one in h.use_cases.sign_in.colleagues():
        h.use_cases.sign_in.remove_colleague(h.actor, one.id)
    return lambda: h.use_cases.sign_in.create_first_colleague("Kees", "1357").value


@case("TakeRequest.take_and_place")
def _(h):
    return lambda: a_call(h, call_back="2026-11-27T12:00+01:00", for_other="Kees", consent="later")


@case("TakeRequest.take_and_place")
def _(h):
    draft = h.use_cases.drafts.begin(h.actor).value
    new = dict.fromkeys(
        (
            "salutation",
            "first_name",
            "infix",
            "last_name",
            "email",
            "street",
            "addition",
            "city",
            "neighbourhood",
        ),
        "x",
    )
    new |= {
        "phone": "0206184218",
        "postcode": "1052 XK",
        "house_number": "3",
        "fetched_by": "buur",
        "how_to_talk": "langzaam",
    }
    page = {
        **draft.page,
        "kind": "meal",
        "said": "eten",
        "a.what": "eten",
        "a.allergies": "noten",
        "consent.keep": "yes",
        "channel": "counter",
    }
    page |= {
        "for_other": "yes",
        "caller.name": "Kees",
        "caller.relation": "zoon",
        "caller.phone": "0612345678",
        "caller.agreed": "yes",
    }
    return lambda: (
        h.use_cases.take_request.take_and_place(
            h.actor, draft.id, page | {f"new.{name}": value for name, value in new.items()}, READ
        ).value
    )


@case("PostingQueue.queue")
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


@case("PostingQueue.claim")
def _(h):
    posting = queued(h)
    return lambda: h.use_cases.postings.claim(h.actor, posting.id).value.posting


@case("PostingQueue.settle")
def _(h):
    posting = claimed(h)
    return lambda: (
        h.use_cases.postings.settle(
            h.actor, posting.id, url="http://127.0.0.1/1", picture="p.png", text="anders"
        ).changed
    )


@case("PostingQueue.release")
def _(h):
    posting = claimed(h)
    return lambda: h.use_cases.postings.release(h.actor, posting.id, "kwam er niet in").changed


@case("Requests.resume")
def _(h):
    request = request_of(h)
    h.use_cases.requests.close(h.actor, request, "done")
    return lambda: h.use_cases.requests.resume(h.actor, request).changed


@case("PostingQueue.mark_uncertain")
def _(h):
    posting = claimed(h)
    return lambda: h.use_cases.postings.mark_uncertain(h.actor, posting.id).changed


@case("PostingQueue.retry")
def _(h):
    posting = claimed(h)
    h.use_cases.postings.release(h.actor, posting.id, "kwam er niet in")
    return lambda: h.use_cases.postings.retry(h.actor, posting.id).changed


@case("PostingQueue.resolve")
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


@case("ProofPictures.delete_expired")
def _(h):
    taken, title, text = a_call(h)
    posted(h, taken, title, text)
    h.use_cases.requests.close(h.actor, taken.request.id, "done")
    h.clock.forward(days=400)
    return lambda: h.use_cases.proof_pictures.delete_expired(h.actor).value


@case("Renewals.record_renewal")
def _(h):
    posting = ending(h)
    h.use_cases.renewals.create_tasks(h.actor)
    return lambda: h.use_cases.renewals.record_renewal(h.actor, posting.id).changed


@case("PostingQueue.record_published")
def _(h):
    posting = queued(h)
    return lambda: h.use_cases.postings.record_published(h.actor, posting.id).changed


@case("Outbox.tick")
def _(h):
    queued(h)
    return lambda: outbox(h, Answering()).tick(h.actor)


@case("Outbox.tick")
def _(h):
    queued(h)
    return lambda: outbox(h, Answering(cut=True)).tick(h.actor)


@case("Outbox.tick")
def _(h):
    queued(h)
    return lambda: outbox(h, Answering(away=True)).tick(h.actor)


@case("Outbox.record_bounce")
def _(h):
    posting = standing(h)
    return lambda: outbox(h, None, way=PostingMethod.MAIL).record_bounce(
        h.actor, f"<{posting.id}@x>"
    )


@case("Replies.import_mail")
def _(h):
    taken, title, text = a_call(h)
    posted(h, taken, title, text)
    return lambda: answered(h, taken)


@case("Replies.enter")
def _(h):
    code = a_call(h)[0].request.code
    return lambda: (
        h.use_cases.replies.enter(
            h.actor, code, TypedReply("phone", "Samira", "a@b.example", "Dat kan.")
        ).value
    )


@case("Replies.link")
def _(h):
    taken, _, _ = a_call(h)
    h.use_cases.replies.import_mail(
        h.actor, ListMailbox(FakeMail("1", f"<{new_id()}>", "Henk", "h@x", "Hoi", "Ik heb er een"))
    )
    return lambda: (
        h.use_cases.replies.link(
            h.actor, h.use_cases.replies.list_open().replies[0].reply.id, taken.request.code
        ).changed
    )


@case("Replies.choose")
def _(h):
    taken, _, _ = a_call(h)
    reply = answered(h, taken)
    return lambda: (
        h.use_cases.replies.choose(
            h.actor, reply.id, Meeting(at(h, "vr 10"), "De Linde", 250, at(h, "ma 17"))
        ).value
    )


@case("Replies.record_neighbour_answer")
def _(h):
    _, agreement = chosen(h)
    return lambda: (
        h.use_cases.replies.record_neighbour_answer(h.actor, agreement.id, yes=False).changed
    )


@case("Messages.send_written")
def _(h):
    chosen(h)
    return lambda: h.use_cases.messages.send_written(h.actor, KeepingSender()).changed


@case("Messages.send_written")
def _(h):
    chosen(h)
    return told(
        lambda: h.use_cases.messages.send_written(h.actor, KeepingSender(broken=True)).changed
    )


@case("Calls.record_outcome")
def _(h):
    taken, agreement = chosen(h)
    with h.store.write(h.actor, h.clock.now()) as transaction:
        transaction.save(
            PrivateNote(request_id=taken.request.id, topic="allergies", secret="noten")
        )
    h.use_cases.replies.record_neighbour_answer(h.actor, agreement.id, yes=True)
    task = task_of(h, kind="ring_back", request_id=taken.request.id)
    return lambda: (
        h.use_cases.calls.record_outcome(
            h.actor,
            task,
            CallOutcome.REACHED,
            agreed=True,
            share=ShareAnswer(True, "Mag het?", "1"),
        ).changed
    )


@case("Calls.record_outcome")
def _(h):
    request_of(h, call_back="2026-11-27T12:00+01:00")
    return lambda: (
        h.use_cases.calls.record_outcome(
            h.actor, task_of(h, kind="ring_back"), CallOutcome.WRONG_NUMBER
        ).changed
    )


@case("Calls.record_outcome")
def _(h):
    request_of(h, for_other="Kees")
    return lambda: (
        h.use_cases.calls.record_outcome(
            h.actor, task_of(h, kind="ask_resident"), CallOutcome.REACHED, agreed=True
        ).changed
    )


@case("Calls.complete")
def _(h):
    request_of(h, consent="")
    return lambda: h.use_cases.calls.complete(h.actor, task_of(h, kind="missing")).changed


@case("Calls.reopen")
def _(h):
    taken, _ = firm(h, share=True)
    said = rows(h, Task, request_id=taken.request.id, kind="ring_back")[0].id
    return lambda: h.use_cases.calls.reopen(h.actor, said).changed


ZOE = Volunteer(
    name="Zoë",
    phone="0612345678",
    email="z@b.example",
    kinds=("help",),
    can_do="lampen",
    when="dinsdag",
    regions=("1052",),
)


def volunteer(h):
    h.use_cases.volunteers.save(h.actor, replace(ZOE, id=new_id()))
    return h.use_cases.volunteers.list_active()[-1]


case("Volunteers.save")(
    lambda h: lambda: h.use_cases.volunteers.save(h.actor, replace(ZOE, id=new_id())).value
)


@case("Volunteers.archive")
def _(h):
    one = volunteer(h)
    return lambda: h.use_cases.volunteers.archive(h.actor, one.id).changed


@case("Volunteers.undo_change")
def _(h):
    before = volunteer(h)
    h.use_cases.volunteers.save(h.actor, replace(before, when="vrijdag"))
    return lambda: h.use_cases.volunteers.undo_change(h.actor, before).changed


@case("Volunteers.restore")
def _(h):
    one = volunteer(h)
    h.use_cases.volunteers.archive(h.actor, one.id)
    return lambda: h.use_cases.volunteers.restore(h.actor, one.id).changed


@case("Volunteers.record_answer")
def _(h):
    one, posting = volunteer(h), queued(h)
    return lambda: (
        h.use_cases.volunteers.record_answer(
            h.actor, posting.id, one.id, VolunteerAnswer.YES
        ).changed
    )


@case("Requests.close")
def _(h):
    taken, _ = chosen(h)
    return lambda: (
        h.use_cases.requests.close(h.actor, taken.request.id, "not-needed", cancelled=True).changed
    )


@case("Requests.reopen")
def _(h):
    request = request_of(h)
    h.use_cases.requests.close(h.actor, request, "done")
    return lambda: h.use_cases.requests.reopen(h.actor, request).changed


@case("Slips.make")
def _(h):
    request = request_of(h)
    return lambda: h.use_cases.slips.make(h.actor, request, "A4").value


@case("Slips.make_pickup_slip")
def _(h):
    taken, _ = firm(h, share=None, way="desk")
    return lambda: h.use_cases.slips.make_pickup_slip(h.actor, taken.request.id).value


@case("Slips.record_print")
def _(h):
    slip, _ = h.use_cases.slips.make(h.actor, request_of(h)).value
    return lambda: h.use_cases.slips.record_print(h.actor, slip.id)


@case("Slips.make_helper_slip")
def _(h):
    taken, _ = firm(h, share=True)
    return lambda: h.use_cases.slips.make_helper_slip(h.actor, taken.request.id).value


@case("Slips.last")
def _(h):
    taken, _ = firm(h, share=True)
    h.use_cases.slips.make_helper_slip(h.actor, taken.request.id)
    return lambda: h.use_cases.slips.last(h.actor).value


@case("Slips.write_letter")
def _(h):
    asked = request_of(h)
    with h.store.write(h.actor, h.clock.now()) as transaction:
        request = transaction.get(Request, asked)
        transaction.save(
            replace(
                transaction.get(Resident, request.resident_id),
                street="Dorpsstraat",
                house_number="1",
                postcode="1052 XK",
            )
        )
        task = transaction.save(Task(kind=TaskKind.RING_BACK, request_id=request.id, attempts=3))
    return lambda: h.use_cases.slips.write_letter(h.actor, task.id).value


@case("Feed.write")
def _(h):
    queued(h)
    shipped = h.use_cases.postings.platforms

    class OnTheWebsite:
        def all(self):
            return tuple(replace(one, way=PostingMethod.FEED) for one in shipped.all())

    return lambda: Feed(h.store, h.clock, OnTheWebsite(), "A").write(h.home.root / "feed")


@case("ResidentUpdates.update")
def _(h):
    was = annie(h)
    born = was.created_at.date().replace(year=1942)
    fresh = replace(
        was,
        phones=(*was.phones, make_phone("+31612345678", "zoon")),
        birth_date=born,
        text_size=24,
        paper_language="en",
        city="Diemen",
    )
    return lambda: h.use_cases.resident_updates.update(h.actor, was, fresh).changed


@case("ResidentUpdates.unmark_gone")
def _(h):
    h.use_cases.resident_updates.mark_gone(h.actor, annie(h).id, MOVED)
    return lambda: h.use_cases.resident_updates.unmark_gone(h.actor, annie(h).id).changed


@case("Export.write")
def _(h):
    return lambda: (
        h.use_cases.export.write(h.actor, annie(h).id, h.home.root / "gegevens.json").value
    )


@case("PlatformProfiles.remove")
def _(h):
    added = replace(h.use_cases.postings.platforms.all()[0], slug="wijkplein", name="Wijkplein")
    h.use_cases.profiles.save(h.actor, added)
    h.use_cases.set_up.update_centre(h.actor, platforms=("oefenleen", added.slug))
    return lambda: h.use_cases.profiles.remove(h.actor, added)


ELSEWHERE = {"PracticeCentreFiller.fill"}
"""This one needs an empty database, and has a test of its own."""


def test_every_use_case_that_writes_is_tried_here():
    assert set(CASES) | ELSEWHERE == writing_use_cases()


LOOKS = {
    "Export.collect",
    "Export.write",
    "Persons.record_view",
    "Persons.open",
    "Slips.write_letter",
}
"""These change nothing, and the look itself is written down."""


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_audit_tells_exactly_what_the_database_saw_change(practice, name):
    witness = Witness(practice.store.engine)
    for stage in CASES[name]:
        seen, told, audit = witness.saw(stage(practice))
        assert told == seen
        assert bool(seen) != (name in LOOKS), "it changes something, or it is a look"
        assert audit, "and it is written down"
        assert {row["desk"] for row in audit} <= {practice.actor.desk, ""}
        assert all(row["at"] for row in audit)


def test_filling_the_practice_centre_is_told_in_full(application, facts):
    witness = Witness(application.store.engine)
    seen, told, _ = witness.saw(
        lambda: PracticeCentreFiller(
            application.store, application.clock, application.use_cases, application.translate
        ).fill(facts)
    )
    assert told == seen
    assert seen["resident", "first_name"] == len(facts["resident"])


def test_every_column_is_changed_by_some_use_case(practice):
    """A column that no use-case can give another value than the one it starts with is dead, or a
    use-case is missing.
    """
    written = set()
    for stages in CASES.values():
        for stage in stages:
            with practice.store.engine.connect() as transaction:
                before = transaction.execute(sa.select(sa.func.count()).select_from(AUDIT)).scalar()
            stage(practice)()
            with practice.store.engine.connect() as transaction:
                rows_ = (
                    transaction.execute(sa.select(AUDIT).order_by(AUDIT.c.id))
                    .mappings()
                    .all()[before:]
                )
            written |= {
                (row["entity"], row["field"])
                for row in rows_
                if row["new"] not in (None, *UNUSED.get((row["entity"], row["field"]), ()))
            }
    assert {f"{entity}.{field}" for entity, field in columns() - written} == set()


def columns():
    return {
        (name, column.name)
        for name, table in TABLES.items()
        for column in table.columns
        if column.name not in UNTOLD
    }


def _start(kind):
    """Return what each field of a record starts with, as the audit would write it."""
    return {
        field.name: (audited(field.default),)
        for field in dataclasses.fields(kind)
        if field.default is not dataclasses.MISSING
    }


UNUSED = {
    (name, field): value for name, kind in ENTITIES.items() for field, value in _start(kind).items()
}
