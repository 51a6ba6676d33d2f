"""The whole house: store, platforms, mail, paper and practice behind the ports of the desk."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from intake.desk.answering.replies import Replies
from intake.desk.answering.volunteers import Volunteers
from intake.desk.calling.call_tasks import Calls
from intake.desk.centre.export import Export
from intake.desk.centre.phrases import Phrases
from intake.desk.centre.referrals import Referrals
from intake.desk.centre.set_up import SetUp
from intake.desk.centre.sign_in import SignIn
from intake.desk.closing.requests import Requests
from intake.desk.placing.feed import Feed
from intake.desk.placing.outbox import Outbox
from intake.desk.placing.postings import Postings
from intake.desk.placing.profiles import Profiles
from intake.desk.placing.proof_pictures import ProofPictures
from intake.desk.placing.renewals import Renewals
from intake.desk.printing.slips import Slips
from intake.desk.taking.drafts import Drafts
from intake.desk.taking.persons import Persons
from intake.desk.taking.residents import Residents
from intake.desk.taking.take_request import TakeRequest
from intake.desk.use_cases import UseCases
from intake.keys.secrets import Secrets
from intake.kit.paths import resources
from intake.kit.settings import Settings, save_settings
from intake.wiring.channels import Channels
from intake.wiring.startup import open_front, open_look_up

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from intake.desk.taking.look_up import LookUp
    from intake.domain.reply import Message
    from intake.kit.clock import Clock
    from intake.kit.paths import Home
    from intake.kit.translations import Translations
    from intake.ports import Mailbox, People, Platforms, Sender, Store
    from intake.practice.listings import Listings
    from intake.practice.neighbours import Neighbours
    from intake.practice.server import PracticeServer
    from intake.text.composing.card_text import CardText
    from intake.text.composing.letter_text import LetterText
    from intake.text.composing.notice_text import Notice
    from intake.text.composing.slip_text import SlipText
    from intake.wiring.startup import Front


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

    front: Front
    look_up: LookUp
    people: People
    settings: Settings
    key: bytes = field(repr=False)
    store: Store
    use_cases: UseCases
    mailbox: Mailbox
    channels: Channels
    secrets: Secrets
    practice: PracticeWorld | None

    def sender(self) -> Sender | None:
        """Give the way out for messages to neighbours.

        The mail server of the settings, or practice neighbours; None where there is none.
        """
        if self.practice:
            return _Told(self.practice.neighbours, self.clock)
        return self.channels.sender()

    @property
    def feed(self) -> Feed:
        """Give what writes the file for the centre's own website."""
        return Feed(self.store, self.clock, self.use_cases.postings.platforms, self.settings.desk)

    def check_mail_connection(self) -> None:
        """Try the mail server of the settings; raises ``ExternalError`` with what is in the way."""
        sender = self.channels.sender()
        if sender:
            sender.check_connection()

    @property
    def home(self) -> Home:
        return self.front.home

    @property
    def clock(self) -> Clock:
        return self.front.clock

    @property
    def translate(self) -> Translations:
        return self.front.translate

    def draw_slip(self, slip: SlipText, target: Path, paper: str) -> int:
        """Draw a slip; gives its pages."""
        from intake.paper.slip import draw_slip

        return draw_slip(slip, target, self.home.folder("cache"), paper)

    def draw_card(self, card: CardText, target: Path, paper: str) -> int:
        """Draw a card; gives its pages."""
        from intake.paper.card import draw_card

        return draw_card(card, target, self.home.folder("cache"), paper)

    def draw_notices(self, notices: Sequence[Notice], target: Path) -> int:
        """Draw notices for the board.

        One fills a sheet, more stand two to a sheet; gives the sheets.
        """
        from intake.paper.notice import draw_notices

        return draw_notices(
            notices, target, self.home.folder("cache"), per_sheet=1 if len(notices) == 1 else 2
        )

    def draw_letter(self, letter: LetterText, target: Path) -> int:
        """Draw a letter; gives its sheets."""
        from intake.paper.letter import draw_letter

        return draw_letter(letter, target, self.home.folder("cache"))

    def recovery_sheet(self, target: Path) -> None:
        """Write the sheet that opens a copy of this desk's database elsewhere."""
        from intake.wiring.paper_output import recovery_sheet

        recovery_sheet(self.key, target, self.home, practice=self.front.practice)

    def read_code(self, picture: Path) -> str | None:
        """Read the QR symbol of a picture of a slip."""
        from intake.paper.qr import read_qr

        return read_qr(picture)

    def close(self) -> None:
        """Stop what runs and let the database go."""
        if self.practice:
            self.practice.stop()
        self.people.close()
        self.store.close()


def open_house(home: Home, key: bytes, clock: Clock, *, practice: bool) -> House:
    """Open a whole desk at once, for where nobody waits for its first page."""
    front = open_front(home, clock, practice=practice)
    return furnish(front, key, *open_look_up(home, key, front.settings))


def furnish(front: Front, key: bytes, look_up: LookUp, people: People) -> House:
    """Open what lies behind the front.

    The database, the platforms, the mail, and in practice the sites and their neighbours.
    """
    from intake.mail.maildir import MaildirBox

    home = front.home
    clock = front.clock
    translate = front.translate
    store = _store(home, key, front.settings)
    world = None
    try:
        mail = home.folder("mail")
        world = None
        if front.practice:
            world = _practice(home, clock, mail)
        platforms = _platforms(home, world)
        settings = _joined(store, clock, home, front.settings)
        secrets = Secrets(f"{home.root.name} in {home.root.parent}")
        channels = Channels(
            home, clock, SetUp(store, clock).centre, secrets.read, practice=front.practice
        )
        use_cases = _use_cases(
            store, clock, translate, platforms, settings.desk, channels, home.folder("proof")
        )
        translate.use_own_texts(
            {saying.key: saying.own for saying in use_cases.phrases.all() if saying.own}
        )
    except BaseException:
        if world:
            world.stop()
        store.close()
        raise
    return House(
        front,
        look_up,
        people,
        settings,
        key,
        store,
        use_cases,
        MaildirBox(mail),
        channels,
        secrets,
        world,
    )


def _store(home: Home, key: bytes, settings: Settings) -> Store:
    from intake.store.sql_store import open_file, open_server

    if settings.database:
        return open_server(settings.database, key)
    return open_file(home.database, key)


def _joined(store: Store, clock: Clock, home: Home, settings: Settings) -> Settings:
    """A desk joins once: its sign opens every code that it makes."""
    set_up = SetUp(store, clock)
    if settings.desk and set_up.desk(settings.desk):
        return settings
    settings = settings._replace(desk=set_up.join_desk("").sign)
    save_settings(home.settings, settings)
    return settings


def _use_cases(
    store: Store,
    clock: Clock,
    translations: Translations,
    platforms: Platforms,
    sign: str,
    channels: Channels,
    proof: Path,
) -> UseCases:
    translate = translations.bound_to("nl")
    return UseCases(
        sign_in=SignIn(store, clock, sign),
        set_up=SetUp(store, clock),
        persons=Persons(store, clock),
        drafts=Drafts(store, clock),
        take_request=TakeRequest(store, clock),
        postings=Postings(store, clock, platforms, channels.channel_of),
        renewals=Renewals(store, clock, platforms),
        proof_pictures=ProofPictures(store, clock, proof),
        outbox=Outbox(store, clock, platforms, channels.channel_of, translate),
        replies=Replies(store, clock, translate, code_words()),
        calls=Calls(store, clock, translate),
        requests=Requests(store, clock, translate),
        slips=Slips(store, clock, translations),
        referrals=Referrals(store, clock),
        phrases=Phrases(store, clock, translations),
        export=Export(store, clock),
        residents=Residents(store, clock, translate),
        volunteers=Volunteers(store, clock),
        profiles=Profiles(store, platforms, clock),
    )


def code_words() -> Sequence[str]:
    """Read the code words, which are easy to say and to write."""
    return tuple((resources() / "words" / "code-words.txt").read_text(encoding="utf8").split())


def _platforms(home: Home, world: PracticeWorld | None) -> Platforms:
    from intake.platforms.profile_files import ProfileFolder

    if world is None:
        return ProfileFolder(resources() / "platforms", home.folder("platforms"), practice=False)
    own = home.folder("platforms")
    for shipped in sorted((resources() / "practice" / "platforms").glob("*.toml")):
        kept = own / shipped.name  # what was changed or taught there stays
        text = (kept if kept.exists() else shipped).read_text(encoding="utf8")
        kept.write_text(
            re.sub(r"http://127\.0\.0\.1:\d+", world.server.address, text), encoding="utf8"
        )
    return ProfileFolder(
        resources() / "practice" / "platforms", own, practice=True
    )  # a copy stands in for each, with this run's port


def _practice(home: Home, clock: Clock, mail: Path) -> PracticeWorld:
    from intake.mail.maildir import drop
    from intake.practice.listings import Listings
    from intake.practice.neighbours import Neighbours

    listings = Listings(home.folder("sites") / "listings.json")
    server = _practice_server(home.folder("sites"), listings, clock)
    server.start()
    neighbours = Neighbours(
        listings,
        lambda sender, subject, text: drop(
            mail, sender=sender, to="balie@practice.invalid", subject=subject, text=text
        ),
    )
    return PracticeWorld(server, neighbours)


def _practice_server(folder: Path, listings: Listings, clock: Clock) -> PracticeServer:
    """Serve the sites where they stood the last time, so that the address of a post still opens it.

    Elsewhere only where that port is taken.
    """
    from intake.practice.server import PracticeServer
    from intake.practice.sessions import Sessions

    kept = folder / "port"
    before = ""
    if kept.exists():
        before = kept.read_text(encoding="ascii").strip()

    def at(port: int) -> PracticeServer:
        return PracticeServer(
            listings, Sessions(folder / "sessions.json"), lambda: clock.now().timestamp(), port
        )

    try:
        server = at(int(before) if before.isdigit() else 0)
    except (OSError, OverflowError):
        server = at(0)
    kept.write_text(str(server.port), encoding="ascii")
    return server


class _Told:
    """Sends to practice neighbours: they hear it, and nothing leaves this machine."""

    def __init__(self, neighbours: Neighbours, clock: Clock) -> None:
        self._neighbours = neighbours
        self._clock = clock

    def send(self, message: Message) -> None:
        self._neighbours.told(message, self._clock.now().timestamp())
