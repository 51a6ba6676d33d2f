"""Build the application: the adapters behind the ports, and the use cases."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from intake.desk.centre.set_up import SetUp
from intake.desk.placing.feed import Feed
from intake.keys.sealed_files import SealedFolder
from intake.keys.secrets import Secrets
from intake.kit.errors import UserFacingError
from intake.kit.files import write_file
from intake.kit.mail_accounts import MailAccountFile
from intake.kit.numerals import is_numeral
from intake.kit.paths import resources
from intake.kit.settings import Settings, save_settings
from intake.wiring.channel_factory import ChannelFactory
from intake.wiring.mailboxes import Mailboxes
from intake.wiring.missing_database import reachable_good_copy, require_database
from intake.wiring.neighbour_sender import NeighbourSender
from intake.wiring.paper_drawing import (
    draw_batch,
    draw_charts,
    draw_paper,
    draw_report,
    draw_series,
)
from intake.wiring.startup import load_startup, open_look_up
from intake.wiring.use_case_builder import UseCaseParts, build_use_cases

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from intake.desk.taking.look_up import ResidentLookUp
    from intake.desk.use_cases import UseCases
    from intake.kit.clock import Clock
    from intake.kit.paths import Home
    from intake.kit.translations import Translations
    from intake.ports import Mailbox, MessageSender, People, Platforms, PostcodeList, Store
    from intake.practice.neighbours import Neighbours
    from intake.practice.practice_posts import PracticePosts
    from intake.practice.server import PracticeServer
    from intake.text.composing.card_text import CardText
    from intake.text.composing.label_text import LabelText
    from intake.text.composing.no_answer_letter import LetterText
    from intake.text.composing.notice_text import Notice
    from intake.text.composing.report_text import ChartText, ReportText
    from intake.text.composing.request_list_text import RequestListText
    from intake.text.composing.slip_text import SlipText
    from intake.wiring.paper_drawing import PaperSeries, PaperText
    from intake.wiring.startup import Startup


@dataclass(frozen=True)
class PracticeSites:
    """The sites and neighbours of the practice centre."""

    server: PracticeServer
    neighbours: Neighbours

    def stop(self) -> None:
        self.server.stop()


@dataclass(frozen=True)
class Application:
    """An opened desk: its store, its use cases, and what else the windows need."""

    startup: Startup
    look_up: ResidentLookUp
    people: People
    settings: Settings
    key: bytes = field(repr=False)
    store: Store
    use_cases: UseCases
    proof_pictures: SealedFolder
    mailbox: Mailbox
    mailboxes: Mailboxes
    channels: ChannelFactory
    secrets: Secrets
    practice: PracticeSites | None

    def sender(self) -> MessageSender | None:
        """Return the sender of messages to neighbours.

        It uses the mail server of the settings, or practice neighbours; None if there is neither.
        """
        if self.practice:
            return NeighbourSender(self.practice.neighbours, self.clock)
        return self.channels.sender()

    @property
    def feed(self) -> Feed:
        """Return the writer of the file for the centre's own website."""
        return Feed(self.store, self.clock, self.use_cases.postings.platforms, self.settings.desk)

    def check_mail_connection(self) -> None:
        """Try the mail server of the settings; raises ``ExternalError`` if that fails."""
        sender = self.channels.sender()
        if sender:
            sender.check_connection()

    @property
    def home(self) -> Home:
        return self.startup.home

    @property
    def clock(self) -> Clock:
        return self.startup.clock

    @property
    def translate(self) -> Translations:
        return self.startup.translate

    def draw_paper(self, text: PaperText, target: Path) -> int:
        """Draw a paper of the counter or of a day; return the number of pages."""
        return draw_paper(text, target, self.home.folder("cache"))

    def draw_report(self, text: ReportText, target: Path) -> int:
        """Draw a report; return the number of pages."""
        return draw_report(text, target, self.home.folder("cache"))

    def draw_charts(self, charts: Sequence[ChartText], target: Path) -> int:
        """Draw the charts of a report; return their number."""
        return draw_charts(charts, target, self.home.folder("cache"))

    def draw_series(self, texts: PaperSeries, target: Path) -> int:
        """Draw several coupons or forms; return the number of pages."""
        return draw_series(texts, target, self.home.folder("cache"))

    def draw_labels(
        self, labels: Sequence[LabelText], target: Path, profile: str, begin_at: int
    ) -> int:
        """Draw labels; return the number of sheets."""
        return draw_series(labels, target, self.home.folder("cache"), profile, begin_at)

    def draw_batch(
        self, slips: Sequence[SlipText], target: Path, progress: Callable[[int], bool]
    ) -> int:
        """Draw many slips; return the number of pages, or 0 if it was stopped."""
        return draw_batch(slips, target, self.home.folder("cache"), progress)

    def draw_slip(self, slip: SlipText, target: Path, paper: str) -> int:
        """Draw a slip; return the number of pages."""
        if paper == "strip":
            from intake.paper.thermal_slip import draw_thermal_slip

            return draw_thermal_slip(slip, target, self.home.folder("cache"))
        from intake.paper.slip import draw_slip

        return draw_slip(slip, target, self.home.folder("cache"), paper)

    def draw_card(self, card: CardText, target: Path, paper: str) -> int:
        """Draw a card; return the number of pages."""
        from intake.paper.card import draw_card

        sheet = paper if paper in ("A4", "A5") else "A5"
        return draw_card(card, target, self.home.folder("cache"), sheet)

    def draw_notices(self, notices: Sequence[Notice], target: Path) -> int:
        """Draw notices for the board; return the number of sheets.

        One notice fills a sheet, several stand two to a sheet.
        """
        from intake.paper.notice import draw_notices

        return draw_notices(
            notices, target, self.home.folder("cache"), per_sheet=1 if len(notices) == 1 else 2
        )

    def draw_letter(self, letter: LetterText, target: Path, envelope: str = "DL") -> int:
        """Draw a letter for a window envelope; return the number of sheets."""
        from intake.paper.letter import draw_letter

        return draw_letter(letter, target, self.home.folder("cache"), envelope)

    def draw_request_list(self, text: RequestListText, target: Path) -> int:
        """Draw the list of requests; return the number of sheets."""
        from intake.paper.request_list import draw_request_list

        return draw_request_list(text, target, self.home.folder("cache"))

    def write_recovery_sheet(self, target: Path) -> None:
        """Write the sheet with which a backup of this desk can be opened elsewhere."""
        from intake.wiring.recovery_and_sample_papers import write_recovery_sheet

        write_recovery_sheet(self.key, target, self.home, practice=self.startup.practice)

    def read_code(self, picture: Path) -> str | None:
        """Read the QR symbol in a picture of a slip."""
        from intake.paper.reference_code_qr import read_qr

        return read_qr(picture)

    def close(self) -> None:
        """Stop what is running and close the database."""
        if self.practice:
            self.practice.stop()
        self.mailboxes.close()
        self.people.close()
        self.store.close()


def open_application(home: Home, key: bytes, clock: Clock, *, practice: bool) -> Application:
    """Open a whole desk at once, for a caller that does not show a first page early."""
    startup = load_startup(home, clock, practice=practice)
    return build_application(startup, key, *open_look_up(home, key, startup.settings))


def build_application(
    startup: Startup, key: bytes, look_up: ResidentLookUp, people: People
) -> Application:
    """Open what is behind the first page.

    The database, the platforms, the mail, and in practice the sites and their neighbours.
    """
    from intake.mail.maildir import MaildirBox
    from intake.mail.several_boxes import SeveralBoxes

    home = startup.home
    clock = startup.clock
    translate = startup.translate
    store = _open_store(home, key, startup.settings)
    practice_sites = None
    try:
        _require_right_centre(store, clock, practice=startup.practice)
        mail = home.folder("mail")
        practice_sites = None
        if startup.practice:
            practice_sites = _build_practice_sites(home, clock, mail)
        platforms = _platforms(home, practice_sites)
        settings = _join_desk(store, clock, home, startup.settings)
        secrets = Secrets(f"{home.root.name} in {home.root.parent}")
        channels = ChannelFactory(
            home, clock, SetUp(store, clock).centre, secrets.read, practice=startup.practice
        )
        pictures = SealedFolder(home.folder("proof"), key)
        use_cases = build_use_cases(
            UseCaseParts(
                store=store,
                clock=clock,
                translations=translate,
                platforms=platforms,
                channels=channels,
                secrets=secrets,
                mail_accounts=MailAccountFile(home.mail_accounts),
                desk=settings.desk,
                proof_pictures=pictures,
                thing_photos=SealedFolder(home.folder("things"), key),
                postcodes=_postcodes(home, practice=startup.practice),
            )
        )
        own = use_cases.rewordable_sentences.own_texts()
        translate.use_own_texts(own)
        local = MaildirBox(mail, SealedFolder(mail / "cur", key))
        mailboxes = Mailboxes(home, clock, secrets, local, practice=startup.practice)
    except BaseException:
        if practice_sites:
            practice_sites.stop()
        store.close()
        raise
    return Application(
        startup=startup,
        look_up=look_up,
        people=people,
        settings=settings,
        key=key,
        store=store,
        use_cases=use_cases,
        proof_pictures=pictures,
        mailbox=SeveralBoxes(mailboxes.all),
        mailboxes=mailboxes,
        channels=channels,
        secrets=secrets,
        practice=practice_sites,
    )


def _require_right_centre(store: Store, clock: Clock, *, practice: bool) -> None:
    """Raise ``UserFacingError`` for a real centre in practice mode, and the other way round."""
    centre = SetUp(store, clock).centre()
    if centre and centre.is_practice != practice:
        raise UserFacingError("practice-data")


def _postcodes(home: Home, *, practice: bool) -> PostcodeList:
    """Return the list of postcodes of this desk; the practice centre has one of its own streets."""
    from intake.store.postcode_list import PostcodeList

    postcodes = PostcodeList(home.postcodes)
    if practice and not home.postcodes.exists():
        postcodes.replace(resources() / "practice" / "postcodes.csv")
    return postcodes


def _open_store(home: Home, key: bytes, settings: Settings) -> Store:
    from intake.store.sql_store import open_file_store, open_server_store

    if settings.database:
        return open_server_store(settings.database, key, must_exist=bool(settings.desk))
    require_database(home, settings, key)
    last_good = partial(reachable_good_copy, home, settings, key)
    try:
        store = open_file_store(home.database, key, last_good)
    except UserFacingError as error:
        copy = last_good() if error.key == "store-wrong-key" else None
        if copy:  # a backup opens with this key, so the file is damaged
            raise UserFacingError("store-damaged", copy=copy) from error
        raise
    if not home.database_marker.exists():
        write_file(home.database_marker, "")
    return store


def _join_desk(store: Store, clock: Clock, home: Home, settings: Settings) -> Settings:
    """Return settings with a joined desk; it joins once, because its sign begins its codes.

    Raises ``UserFacingError`` before it takes a sign, if the sign could not be remembered.
    """
    set_up = SetUp(store, clock)
    if settings.desk and set_up.desk(settings.desk):
        return settings
    save_settings(home.settings, settings)
    settings = settings._replace(
        desk=set_up.join_desk("", is_alone=not settings.database).value.sign
    )
    save_settings(home.settings, settings)
    return settings


def _platforms(home: Home, practice_sites: PracticeSites | None) -> Platforms:
    from intake.platforms.profile_files import ProfileFolder

    if practice_sites is None:
        return ProfileFolder(resources() / "platforms", home.folder("platforms"), practice=False)
    own = home.folder("platforms")
    for shipped in sorted((resources() / "practice" / "platforms").glob("*.toml")):
        kept = own / shipped.name  # what was changed or learnt there is kept
        text = _read_text_or_empty(kept) or shipped.read_text(encoding="utf8")
        write_file(kept, re.sub(r"http://127\.0\.0\.1:\d+", practice_sites.server.address, text))
    # A copy replaces each, with the port of this run.
    return ProfileFolder(resources() / "practice" / "platforms", own, practice=True)


def _read_text_or_empty(file: Path) -> str:
    """Return the text of a file; empty if it does not exist or is damaged."""
    try:
        return file.read_text(encoding="utf8")
    except (OSError, ValueError):
        return ""


def _build_practice_sites(home: Home, clock: Clock, mail: Path) -> PracticeSites:
    from intake.mail.maildir import drop_mail
    from intake.practice.neighbours import Neighbours
    from intake.practice.practice_posts import PracticePosts

    listings = PracticePosts(home.folder("sites") / "listings.json")
    server = _serve_practice_sites(home.folder("sites"), listings, clock)
    server.start()
    neighbours = Neighbours(
        listings,
        lambda sender, subject, text: drop_mail(
            mail, sender=sender, to="balie@practice.invalid", subject=subject, text=text
        ),
    )
    return PracticeSites(server, neighbours)


def _serve_practice_sites(folder: Path, listings: PracticePosts, clock: Clock) -> PracticeServer:
    """Serve the sites on the port of the last time, so that addresses of posts stay valid.

    Another port is used only if that one is taken.
    """
    from intake.practice.server import PracticeServer
    from intake.practice.sessions import Sessions

    port_file = folder / "port"
    before = _read_text_or_empty(port_file).strip()

    def serve_at(port: int) -> PracticeServer:
        return PracticeServer(
            listings, Sessions(folder / "sessions.json"), lambda: clock.now().timestamp(), port
        )

    try:
        server = serve_at(int(before) if is_numeral(before) else 0)
    except (OSError, OverflowError):
        server = serve_at(0)
    with suppress(OSError):  # it will be another port the next time
        port_file.write_text(str(server.port), encoding="ascii")
    return server
