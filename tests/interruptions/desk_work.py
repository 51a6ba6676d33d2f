"""What a desk does until it is interrupted, and what must stand afterwards.

A kind of work tells each thing that it would tell a person as done, one line each: a word and what
it is about. ``check_…`` opens the desk again as a start does and holds it against those lines.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import SimpleNamespace

from intake.desk.answering.reply_types import Meeting
from intake.desk.placing.post_checks import PlatformText
from intake.domain.draft import Draft
from intake.domain.message import Message, MessageState
from intake.domain.outgoing_post import PlacedPost
from intake.domain.permissions import Actor, Role
from intake.domain.platform_profile import PostingMethod
from intake.domain.posting import Posting, PostingState
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.kit.codes import format_code
from intake.kit.files import write_file
from intake.kit.ids import new_id
from intake.kit.settings import load_settings, save_settings
from intake.store.sqlcipher import verify_database
from intake.wiring import restore as restoring
from intake.wiring.application import open_application
from intake.wiring.startup import desk_key, finish_restore
from tests.builders import a_call, at, posted, rows
from tests.fakes import FixedClock
from tests.paths import TESTS
from tests.real.desk.use_case_stages.stage import outbox
from tests.replay import audit_replays
from tests.restore_child import FileRing

VERSION_KEY = bytes(range(32))
"""The key of ``tests/data/version-0008.db``."""


@dataclass(frozen=True)
class Place:
    """A desk's folder, and what lies outside it: a copy, the world's own log of what it got."""

    home: object
    outside: object

    @property
    def copy(self):
        return self.outside / "copy.db"

    @property
    def copy_key(self):
        return (self.outside / "copy.key").read_bytes()

    @property
    def arrived(self):
        """What the world got, in the order it came; no power cut here reaches it."""
        return self.outside / "arrived.txt"


@contextmanager
def opened_desk(place):
    """Open the desk as a start does, with the first colleague at it."""
    ring = FileRing(place.home)
    key = desk_key(place.home, ring)
    finish_restore(place.home, key)
    application = open_application(place.home, key, FixedClock(), practice=True)
    try:
        colleague = application.use_cases.sign_in.colleagues()[0]
        sign = application.settings.desk
        actor = Actor(colleague.id, colleague.name, Role.MANAGER, sign)
        parts = {name: getattr(application, name) for name in ("store", "clock", "translate")}
        yield SimpleNamespace(
            application=application, use_cases=application.use_cases, actor=actor, **parts
        )
    finally:
        application.close()


class World:
    """A mail server, a neighbour's box or a site: what reaches it is there for good."""

    can_find = True

    def __init__(self, place):
        self._log = place.arrived

    def _take(self, key):
        with self._log.open("a", encoding="ascii") as log:
            log.write(f"{key}\n")
            log.flush()
            os.fsync(log.fileno())

    def send(self, message):
        self._take(message.id)

    def post(self, post):
        self._take(post.code)
        return PlacedPost(f"http://127.0.0.1/{post.code}", post.code)

    def find(self, code):
        return PlacedPost(f"http://127.0.0.1/{code}", code) if code in self.got() else None

    def got(self):
        return self._log.read_text("ascii").split() if self._log.exists() else []


def calls(place, say):
    with opened_desk(place) as desk:
        for number in range(20):
            say("taken", a_call(desk)[0].request.code)
            draft = desk.use_cases.drafts.begin(desk.actor).value
            page = {**draft.page, "said": f"ladder {number}"}
            say("draft", desk.use_cases.drafts.save(desk.actor, draft.id, page, "parked").value.id)


def check_calls(place, said):
    with opened_desk(place) as desk:
        _codes_stand(desk, said)
        people = {person.id for person in rows(desk, Resident)}
        assert {request.resident_id for request in rows(desk, Request)} <= people
        drafts = {str(draft.id): draft for draft in rows(desk, Draft)}
        lost = [key for word, key in said if word == "draft" and key not in drafts]
        assert not lost, f"drafts that were acknowledged are gone: {lost}"
        audit_replays(desk.store.engine)


def postings(place, say):
    with opened_desk(place) as desk:
        use_case = desk.use_cases.postings
        for _ in range(15):
            taken, title, text = a_call(desk)
            say("taken", taken.request.code)
            post = PlatformText("oefenleen", title, text)
            posting = use_case.queue(desk.actor, taken.request.id, post).value
            say("queued", posting.id)
            use_case.claim(desk.actor, posting.id)
            say("claimed", posting.id)
            World(place).send(posting)
            use_case.record_published(desk.actor, posting.id, url="http://127.0.0.1/1", picture="")
            say("posted", posting.id)


def check_postings(place, said):
    with opened_desk(place) as desk:
        _codes_stand(desk, said)
        stand = {str(posting.id): posting.state for posting in rows(desk, Posting)}
        got = World(place).got()
        for word, key in said:
            if word == "queued":
                assert key in stand
            if word == "claimed" or key in got:
                assert stand[key] in (PostingState.IN_HAND, PostingState.POSTED)
            if word == "posted":
                assert stand[key] is PostingState.POSTED
        desk.use_cases.postings.recover_interrupted(desk.actor)
        queued = {str(one.id) for one in rows(desk, Posting, state=str(PostingState.QUEUED))}
        assert not queued & set(got), "what is online would be posted again"
        audit_replays(desk.store.engine)


def replies(place, say):
    with opened_desk(place) as desk:
        taken, title, text = a_call(desk)
        posted(desk, taken, title, text)
        for number in range(25):
            message_id = f"<{new_id()}@buren.example>"
            code = format_code(taken.request.code) if number % 2 else ""
            write_file(place.home.folder("mail") / "new" / f"{new_id()}.mail",
                f"From: Jan <jan@buren.example>\nSubject: Ja\nMessage-ID: {message_id}\n\n"
                f"Dat kan wel {number}. {code}\n")  # fmt: skip
            say("mail", message_id)
            desk.use_cases.mail_import.import_mail(desk.actor, desk.application.mailbox)
            say("read", message_id)


def check_replies(place, said):
    with opened_desk(place) as desk:
        stand = {reply.message_id for reply in rows(desk, Reply)}
        lost = [key for word, key in said if word == "read" and key not in stand]
        assert not lost, f"replies that were read are gone: {lost}"
        desk.use_cases.mail_import.import_mail(desk.actor, desk.application.mailbox)
        counts = Counter(reply.message_id for reply in rows(desk, Reply))
        assert {key: counts[key] for word, key in said if word == "mail" and counts[key] != 1} == {}
        audit_replays(desk.store.engine)


def sending(place, say):
    with opened_desk(place) as desk:
        for _ in range(8):
            taken, title, text = a_call(desk)
            posted(desk, taken, title, text)
            use_case = desk.use_cases.replies
            _import_reply(desk, taken.request.code)
            reply = next(
                card.reply
                for card in use_case.list_open(desk.actor).replies
                if card.reply.request_id == taken.request.id
            )
            use_case.choose(desk.actor, reply.id, Meeting(at(desk, "vr 10"), "De Linde"))
            (written,) = rows(desk, Message, request_id=taken.request.id)
            say("written", written.id)
            desk.use_cases.messages.send_written(desk.actor, World(place))
            say("sent", written.id)
            taken, title, text = a_call(desk)
            post = PlatformText("oefenleen", title, text)
            posting = desk.use_cases.postings.queue(desk.actor, taken.request.id, post).value
            say("queued", posting.id)
            outbox(desk, World(place), way=PostingMethod.PROGRAM).send_due(desk.actor)
            say("online", posting.id)


def _import_reply(desk, code):
    from tests.fakes import FakeMail, ListMailbox

    mail = FakeMail("1", f"<{new_id()}@x>", "Henk", "henk@x.example", "", format_code(code))
    desk.use_cases.mail_import.import_mail(desk.actor, ListMailbox(mail))


def check_sending(place, said):
    with opened_desk(place) as desk:
        messages = {str(message.id): message.state for message in rows(desk, Message)}
        stand = {str(posting.id): posting.state for posting in rows(desk, Posting)}
        for word, key in said:
            if word == "written":
                assert key in messages
            if word == "sent":
                assert messages[key] is MessageState.SENT
            if word == "queued":
                assert key in stand
            if word == "online":
                assert stand[key] is PostingState.POSTED
        desk.use_cases.postings.recover_interrupted(desk.actor)
        desk.clock.forward(hours=12)
        desk.use_cases.messages.send_written(desk.actor, World(place))
        outbox(desk, World(place), way=PostingMethod.PROGRAM).send_due(desk.actor)
        counts = Counter(World(place).got())
        assert {key: count for key, count in counts.items() if count > 1} == {}, "sent twice"
        waiting = {str(one.id) for one in rows(desk, Message, state=str(MessageState.WRITTEN))}
        assert not waiting
        audit_replays(desk.store.engine)


def restores(place, say):
    restoring.key_ring = FileRing
    for number in range(4):
        restoring.restore(place.home, place.copy, place.copy_key, lambda _: "")
        say("restored", number)


def check_restores(place, said):
    ring = FileRing(place.home)
    key = desk_key(place.home, ring)
    finish_restore(place.home, key)
    people = verify_database(place.home.database, key)
    is_new = key == place.copy_key
    assert people == (1 if is_new else verify_database(place.outside / "before.db", key))
    assert is_new or not said
    assert not place.home.restore_journal.exists()
    assert list(place.home.root.glob("*.restoring*")) == []


def settings(place, say):
    with opened_desk(place) as desk:
        profiles = desk.use_cases.profiles
        profile = profiles.platforms.get("oefenleen")
        for number in range(1, 9):
            stored = load_settings(place.home.settings)
            save_settings(place.home.settings, stored._replace(idle_minutes=number))
            say("settings", number)
            desk.use_cases.set_up.update_centre(desk.actor, name=f"De Linde {number}")
            say("centre", number)
            profiles.save(desk.actor, replace(profile, name=f"Oefenleen {number}"))
            say("profile", number)
            picture = place.home.folder("proof") / f"{number}.png"
            write_file(picture, bytes([number]) * 3000)
            say("proof", number)
            copy = place.home.folder("copies") / f"{number}.db"
            desk.store.copy_to(copy)
            say("copy", number)


def check_settings(place, said):
    last = {word: int(number) for word, number in said}
    with opened_desk(place) as desk:
        stored = load_settings(place.home.settings)
        _is_last_or_next(stored.idle_minutes if stored.idle_minutes < 10 else 0, last, "settings")
        name = desk.use_cases.set_up.centre().name
        _is_last_or_next(int(name.split()[-1]) if name[-1].isdigit() else 0, last, "centre")
        assert desk.use_cases.postings.platforms.read_errors() == ()
        name = desk.use_cases.postings.platforms.get("oefenleen").name
        _is_last_or_next(int(name.split()[-1]) if name[-1].isdigit() else 0, last, "profile")
        for number in range(1, last.get("proof", 0) + 1):
            picture = place.home.folder("proof") / f"{number}.png"
            assert picture.read_bytes() == bytes([number]) * 3000
        for number in range(1, last.get("copy", 0) + 1):
            verify_database(place.home.folder("copies") / f"{number}.db", desk.application.key)
        audit_replays(desk.store.engine)


def _is_last_or_next(number, last, word):
    told = last.get(word, 0)
    assert number in (told, told + 1), f"{word}: {told} was told, {number} stands"


def prepare_upgrades(place):
    """Put the database of the version before in the place of the one of today."""
    for beside in place.home.root.glob("desk.db*"):
        beside.unlink()
    shutil.copyfile(TESTS / "data" / "version-0008.db", place.home.database)
    FileRing(place.home).write(VERSION_KEY)
    save_settings(place.home.settings, load_settings(place.home.settings)._replace(desk=""))


def upgrades(place, say):
    with opened_desk(place):
        say("opened", "desk")


def check_upgrades(place, said):
    assert said in ([], [("opened", "desk")])
    before = place.outside / "version.db"
    shutil.copyfile(TESTS / "data" / "version-0008.db", before)
    people = verify_database(before, VERSION_KEY)
    with opened_desk(place) as desk:
        assert len(rows(desk, Resident)) == people
        assert (len(rows(desk, Request)), len(rows(desk, Draft))) == (4, 5)
    copy = place.home.database.with_name("desk-before-upgrade.db")
    assert verify_database(copy, VERSION_KEY) == people


def _codes_stand(desk, said):
    codes = {request.code for request in rows(desk, Request)}
    lost = [code for word, code in said if word == "taken" and code not in codes]
    assert not lost, f"requests that were acknowledged are gone: {lost}"


def nothing_to_prepare(_place):
    """Begin from the filled practice centre."""


KINDS = {
    "calls": (nothing_to_prepare, calls, check_calls),
    "postings": (nothing_to_prepare, postings, check_postings),
    "replies": (nothing_to_prepare, replies, check_replies),
    "sending": (nothing_to_prepare, sending, check_sending),
    "restores": (nothing_to_prepare, restores, check_restores),
    "settings": (nothing_to_prepare, settings, check_settings),
    "upgrades": (prepare_upgrades, upgrades, check_upgrades),
}
"""What is put in place, what is done, and what is held against it, by the name of the work."""
