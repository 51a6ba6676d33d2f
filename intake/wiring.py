"""The only file that names adapters: it puts store, keys, platforms, mail, paper and practice behind the ports of the desk."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.calls import Calls
from intake.desk.drafts import Drafts
from intake.desk.post import Post
from intake.desk.refer import Refer
from intake.desk.replies import Replies
from intake.desk.requests import Requests
from intake.desk.rooms import Rooms
from intake.desk.set_up import SetUp
from intake.desk.sign_in import SignIn
from intake.desk.slips import Slips
from intake.desk.take import Take
from intake.desk.who import Who
from intake.kit import settings as kept
from intake.kit.errors import Outside, Told
from intake.kit.paths import resources
from intake.kit.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from intake.domain.reply import Message
    from intake.kit.clock import Clock
    from intake.kit.paths import Home
    from intake.ports import KeyBox, Mailbox, Platforms, Sender, Store
    from intake.practice.neighbours import Neighbours
    from intake.practice.server import PracticeServer
    from intake.text.slip import SlipText

_KEY_BYTES = 32


@dataclass(frozen=True)
class PracticeWorld:
    """The sites and neighbours of the practice centre."""

    server: PracticeServer
    neighbours: Neighbours

    def stop(self) -> None:
        self.server.stop()


@dataclass(frozen=True)
class House:
    """A desk, opened: its rooms and what the roof needs besides."""

    home: Home
    clock: Clock
    words: Words
    settings: kept.Settings
    store: Store
    rooms: Rooms
    mailbox: Mailbox
    sender: Sender | None
    practice: PracticeWorld | None

    def draw_slip(self, slip: SlipText, target: Path, paper: str) -> int:
        """Draw a slip; gives its pages."""
        from intake.paper.slip import draw_slip

        return draw_slip(slip, target, self.home.folder("cache"), paper)

    def read_code(self, picture: Path) -> str | None:
        """Read the QR symbol of a picture of a slip."""
        from intake.paper.qr import read_qr

        return read_qr(picture)

    def close(self) -> None:
        """Stop what runs and let the database go."""
        if self.practice:
            self.practice.stop()
        self.store.close()


def key_box(home: Home, passphrase: str | None = None) -> KeyBox:
    """Give where this desk's key is: the keyring, or the passphrase's file once one was chosen."""
    if passphrase is not None:
        from intake.keys.passphrase import PassphraseBox

        return PassphraseBox(home.wrapped_key, passphrase)
    from intake.keys.ring import KeyRing

    return KeyRing(f"{home.root.name} in {home.root.parent}")


def desk_key(home: Home, box: KeyBox) -> bytes:
    """Give the database's key, made when there is neither a key nor a database.

    Raises ``Told`` when there is a database but its key is gone: then the recovery sheet is needed, and a new key would lose everything.
    """
    key = box.read()
    if key is not None:
        return key
    if home.database.exists():
        raise Told("key-gone")
    key = os.urandom(_KEY_BYTES)
    box.write(key)
    return key


def load_words(home: Home, settings: kept.Settings) -> Words:
    """Open the catalogue in the language of the settings."""
    return Words(resources() / "words", home.folder("cache"), settings.language)


def open_house(home: Home, key: bytes, clock: Clock, *, practice: bool) -> House:
    """Open a desk: its database, its platforms, its mail, and in practice the sites and their neighbours."""
    from intake.mail.maildir import MaildirBox

    settings = kept.load(home.settings)
    words = load_words(home, settings)
    store = _store(home, key, settings)
    world = None
    try:
        mail = home.folder("mail")
        world = _practice(home, clock, mail) if practice else None
        platforms = _platforms(home, world)
        settings = _joined(store, clock, home, settings)
        rooms = _rooms(store, clock, words, platforms, settings.desk)
    except BaseException:
        if world:
            world.stop()
        store.close()
        raise
    return House(home, clock, words, settings, store, rooms, MaildirBox(mail), _Told(world.neighbours, clock) if world else None, world)


def _store(home: Home, key: bytes, settings: kept.Settings) -> Store:
    from intake.store.open import open_file, open_server

    return open_server(settings.database, key) if settings.database else open_file(home.database, key)


def _joined(store: Store, clock: Clock, home: Home, settings: kept.Settings) -> kept.Settings:
    """A desk joins once: its sign opens every code that it makes."""
    set_up = SetUp(store, clock)
    if settings.desk and set_up.desk(settings.desk):
        return settings
    settings = replace(settings, desk=set_up.join_desk("").sign)
    kept.save(home.settings, settings)
    return settings


def _rooms(store: Store, clock: Clock, words: Words, platforms: Platforms, sign: str) -> Rooms:
    return Rooms(
        sign_in=SignIn(store, clock, sign),
        set_up=SetUp(store, clock),
        who=Who(store, clock),
        drafts=Drafts(store, clock),
        take=Take(store, clock),
        post=Post(store, clock, platforms),
        replies=Replies(store, clock, lambda key, **values: words.said("nl", key, **values), code_words()),
        calls=Calls(store, clock, lambda key, **values: words.said("nl", key, **values)),
        requests=Requests(store, clock),
        slips=Slips(store, clock, words),
        refer=Refer(store, clock),
    )


def code_words() -> Sequence[str]:
    """Read the code words, which are easy to say and to write."""
    return tuple((resources() / "words" / "code-words.txt").read_text(encoding="utf8").split())


def _platforms(home: Home, world: PracticeWorld | None) -> Platforms:
    from intake.platforms.profiles import ProfileFolder

    if world is None:
        return ProfileFolder(resources() / "platforms", home.folder("platforms"), practice=False)
    own = home.folder("platforms")
    for shipped in sorted((resources() / "practice" / "platforms").glob("*.toml")):
        text = shipped.read_text(encoding="utf8").replace("http://127.0.0.1:0", world.server.address)
        (own / shipped.name).write_text(text, encoding="utf8")
    return ProfileFolder(own, own, practice=True)


def _practice(home: Home, clock: Clock, mail: Path) -> PracticeWorld:
    from intake.mail.maildir import drop
    from intake.practice.listings import Listings
    from intake.practice.neighbours import Neighbours
    from intake.practice.server import PracticeServer

    listings = Listings(home.folder("sites") / "listings.json")
    server = PracticeServer(listings, lambda: clock.now().timestamp())
    server.start()
    neighbours = Neighbours(listings, lambda sender, subject, text: drop(mail, sender=sender, to="balie@practice.invalid", subject=subject, text=text))
    return PracticeWorld(server, neighbours)


class _Told:
    """Sends to practice neighbours: they hear it, and nothing leaves this machine."""

    def __init__(self, neighbours: Neighbours, clock: Clock) -> None:
        self._neighbours, self._clock = neighbours, clock

    def send(self, message: Message) -> None:
        self._neighbours.told(message, self._clock.now().timestamp())


def restore(home: Home, copy: Path, key: bytes, choose_passphrase: Callable[[str], str]) -> int:
    """Put a copy and its key in place and give the number of residents in it; what stood there before is laid aside.

    Raises ``Told`` when the key does not fit the copy. Without a keyring ``choose_passphrase`` is asked for one with the sentence why.
    """
    import shutil

    from intake.keys.passphrase import PassphraseBox
    from intake.store.encrypted import verify

    people = verify(copy, key)
    try:
        key_box(home).write(key)
    except Outside as fault:
        PassphraseBox(home.wrapped_key, choose_passphrase(load_words(home, kept.load(home.settings))(f"told-{fault.key}"))).write(key)
    for name in (home.database, *(home.database.with_name(f"{home.database.name}-{tail}") for tail in ("wal", "shm"))):
        if name.exists():
            name.replace(name.with_name(f"{name.name}.before-restore"))
    shutil.copyfile(copy, home.database)
    return people


def recovery_sheet(key: bytes, target: Path, home: Home) -> None:
    """Write the recovery sheet of a key."""
    from intake.domain.recovery import groups_of
    from intake.paper.recovery import draw_recovery

    draw_recovery(groups_of(key), load_words(home, kept.load(home.settings)), target, home.folder("cache"))


def sample_slip(target: Path, paper: str) -> int:
    """Draw a slip of nobody, to try a printer or a frozen program with; gives its pages."""
    import tempfile
    from datetime import UTC, datetime, timedelta
    from pathlib import Path as File

    from intake.domain.centre import Centre
    from intake.domain.request import Kind, Request
    from intake.domain.resident import Resident
    from intake.paper.slip import draw_slip
    from intake.text.slip import proof_slip

    now = datetime.now(UTC)
    resident = Resident(salutation="mevrouw", last_name="Voorbeeld")
    request = Request(
        code="K7QF20", resident_id=resident.id, kind=Kind.BORROW, taken_at=now, answers={"what": "boormachine"}, call_back_before=now + timedelta(days=2)
    )
    with tempfile.TemporaryDirectory() as cache:
        text = proof_slip(
            Words(resources() / "words"), resident, request, Centre(name="Vrijwilligerscentrale Voorbeeld", phone="+31205550100", is_practice=True)
        )
        return draw_slip(text, target, File(cache), paper)
