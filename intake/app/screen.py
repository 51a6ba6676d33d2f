"""The whole screen.

Presenters that stay, and pages made when they are first asked for, anew when language, theme or
size change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from intake.app.browser_windows import Browsing
from intake.app.pages import Pages
from intake.app.print_windows import Papers
from intake.app.profile_windows import PlatformSheet
from intake.kit.settings import Settings, with_scale
from intake.text.words.word_lists import faults
from intake.ui.browser.posting_presenter import PostingPresenter
from intake.ui.browser.withdrawal_presenter import TakingOffPresenter
from intake.ui.calls.presenter import CallsPresenter
from intake.ui.centre.settings_presenter import SettingsPresenter
from intake.ui.desk.call_presenter import CallPresenter
from intake.ui.desk.online_presenter import OnlinePresenter
from intake.ui.desk.what_presenter import WhatPresenter
from intake.ui.first_run.presenter import FirstRunPresenter
from intake.ui.printing.presenter import Renderers, SlipPresenter
from intake.ui.replies.presenter import RepliesPresenter
from intake.ui.requests.presenter import RequestsPresenter
from intake.ui.settings.address_book_presenter import AddressBookPresenter
from intake.ui.settings.mail_presenter import MailServerPresenter
from intake.ui.settings.phrases_presenter import SayingsPresenter
from intake.ui.sign_in.presenter import SignInPresenter
from intake.ui.volunteers.presenter import OwnPeoplePresenter
from intake.wiring.channels import MAIL_PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.app.first_window import FrontDesk
    from intake.desk.taking.take_request import TakenRequest
    from intake.domain.posting import Posting
    from intake.ui.browser.posting_window import PostingWindow
    from intake.ui.frame.frame import Frame
    from intake.wiring.application import House


class Screen(QObject):
    """One desk on one screen, moved in behind its front."""

    def __init__(self, front: FrontDesk, house: House) -> None:
        super().__init__()
        self.front = front
        self.house = house
        self.session = front.session
        self.page = front.page
        self.who = front.who
        self.session.use_cases = house.use_cases
        self.sign_in = SignInPresenter(self.session)
        self.call = CallPresenter(self.session, self.page)
        self.what = WhatPresenter(self.session, self.page)
        self.online = OnlinePresenter(self.session, self.page, self.who)
        self.posting = PostingPresenter(self.session, house.home.folder("proof"))
        self.replies = RepliesPresenter(self.session)
        self.calls = CallsPresenter(self.session)
        self.requests = RequestsPresenter(self.session)
        self.slip = SlipPresenter(
            self.session,
            Renderers(house.draw_slip, house.draw_card, house.draw_notices, house.draw_letter),
            house.home.folder("paper"),
            house.settings.paper,
        )
        self.settings = SettingsPresenter(
            self.session,
            house.settings,
            house.home.settings,
            house.recovery_sheet,
            house.secrets.write,
        )
        self.address_book = AddressBookPresenter(self.session)
        self.sayings = SayingsPresenter(self.session)
        self.own_people = OwnPeoplePresenter(self.session)
        self.mail_server = MailServerPresenter(
            self.session,
            self.settings,
            lambda password: house.secrets.write(MAIL_PASSWORD, password),
            house.check_mail_connection,
        )
        self.first_run = FirstRunPresenter(self.session, self.settings)
        self.taking_off = TakingOffPresenter(self.session)
        self.browsing = Browsing(
            house, self.session, self.posting, self.taking_off, self._posting_closed
        )
        self.browsing.scale = self.scale
        self.platform_sheet = PlatformSheet(
            self.session, self.browsing, self.settings.use_new, self.settings.refresh, self._back
        )
        self.papers = Papers(self.session, self.slip, self.settings, self._back)
        self.papers.call_ended = self.call.drop
        self.pages: Pages = Pages(self)
        self._place = "sign-in"
        self._counts: dict[str, int] = {}
        self._end: tuple[UUID, str] | None = None
        self._ended: TakenRequest | None = None
        self._last_person = ("", "")
        self._looked_for_cut = False
        self._wire()

    def _wire(self) -> None:
        session = self.session
        session.entered.connect(self._entered)
        session.locked.connect(self._locked)
        session.message.connect(lambda sentence: self.frame.tell(sentence) if self.frame else None)
        session.changed.connect(lambda _: self.count())
        self.taking_off.message.connect(session.message)
        self.replies.listed.connect(lambda cards: self._count("replies", len(cards)))
        self.calls.listed.connect(lambda cards: self._count("calls", len(cards)))
        self.settings.look.connect(self._new_look)
        self.requests.place.connect(self.open_posting)
        self.online.card.connect(self.papers.card_of)
        self.front.built.connect(self._furnish)
        if self.frame:
            self._furnish()
        if session.signed_in:
            self.call.resume()
            self._entered()

    @property
    def frame(self) -> Frame | None:
        return self.front.frame

    @property
    def posting_window(self) -> PostingWindow | None:
        return self.browsing.window

    @property
    def scale(self) -> int:
        return self.front.look.scale

    def build(self) -> Frame:
        """Make the frame and its pages in the present language, theme and size."""
        return self.front.build()

    def _furnish(self) -> None:
        """Fit a frame out that was just built."""
        frame = self.frame
        desk = self.front.desk
        if frame is None or desk is None:
            return
        frame.complete()
        desk.complete(self.call, self.what, self.online, self.front.colours)
        desk.placed.connect(self._placed)
        desk.what.refer.clicked.connect(lambda: self._wants("refer"))
        desk.who.same.connect(self.open_request)
        self.pages = Pages(self)
        frame.went.connect(self._went)
        frame.wants.connect(self._wants)
        frame.searched.connect(self._search)
        frame.show_counts(self._counts)
        self.go(self._place)

    def go(self, place: str) -> None:
        """Show a page and put the hands where its work begins."""
        self._place = place
        if self.frame is None:
            return
        page = self.pages[place]
        self.frame.show_page(place)
        page.start()
        if self.session.signed_in and place not in ("sign-in", "first-run"):
            self._head()

    def _went(self, place: str) -> None:
        if self._place == "ended":
            self.pages["ended"].leave()
        self.go(place)

    def open_posting(self, postings: list[Posting]) -> None:
        """Open the posting window for these."""
        self.browsing.open(postings)

    def take_up(self, request_id: UUID) -> None:
        """Go on at the desk with a request that is written already.

        Ask what was missing, place it after all.
        """
        actor = self.session.actor
        drafts = self.house.use_cases.drafts
        self.session.run(
            lambda: drafts.resume_request(actor, request_id),
            lambda draft: (self.go("desk"), self.call.go_on(draft)),
        )

    def open_request(self, request_id: UUID) -> None:
        """Go on with a request of before, which lives again if it ended.

        The fresh call is not needed, and parked where something was written in it.
        """
        if self.page.get("said") or self.page.call.answers:
            self.call.begin()
        else:
            self.call.drop()
        self.requests.look_for(request_id)
        actor = self.session.actor
        requests = self.house.use_cases.requests
        self.session.run(lambda: requests.resume(actor, request_id), lambda _: self.go("requests"))

    def put_away(self) -> None:
        """Let windows and the browser go, before the application does."""
        self.papers.put_away()
        self.browsing.put_away()
        self.platform_sheet.put_away()

    def count(self) -> None:
        """Look again at what waits."""
        if self.session.signed_in:
            self.replies.refresh()
            self.calls.refresh()

    def _entered(self) -> None:
        self.count()
        if not self._looked_for_cut:
            self._looked_for_cut = True
            actor = self.session.actor
            self.session.run(
                lambda: self.house.use_cases.postings.recover_interrupted(actor), lambda _: None
            )
            for fault in (*faults(), *self.house.use_cases.postings.platforms.broken()):
                self.session.message.emit(
                    self.house.translate(f"error-{fault.key}", **fault.values)
                )
        self.go("ended" if self.pages["ended"].offer else "desk")
        self.browsing.back()

    def _locked(self) -> None:
        """Show nobody's data to who walks by.

        Papers and cards go, a page that is being filled hides until somebody is back.
        """
        from PySide6.QtWidgets import QApplication, QFileDialog

        self.papers.put_away()
        self.browsing.hide()
        for dialog in QApplication.topLevelWidgets():
            if (
                isinstance(dialog, QFileDialog) and dialog.isVisible()
            ):  # what it was asked for is nobody's any more
                dialog.reject()
        self.go("sign-in")

    def _head(self) -> None:
        translate = self.house.translate
        actor = self.session.actor
        use_cases = self.house.use_cases

        who = translate("head-who", name=actor.name, desk=actor.desk)
        self.session.run(
            use_cases.set_up.centre,
            lambda centre: (
                self.frame and self.frame.show_head(getattr(centre, "name", ""), who, "")
            ),
        )

    def _count(self, place: str, number: int) -> None:
        self._counts[place] = number
        if self.frame:
            self.frame.show_counts(self._counts)

    def _placed(self, taken: TakenRequest, postings: list[Posting]) -> None:
        self._ended = taken
        self._last_person = str(taken.resident.id), taken.resident.full_name
        if postings:
            self.open_posting(postings)
        else:
            self._show_ended()

    def _back(self) -> None:
        """Give the desk the hands again when a window beside it closes."""
        if self.frame:
            self.frame.activateWindow()

    def _posting_closed(self) -> None:
        self._back()
        if self._ended:
            self._show_ended()
        self.count()

    def _show_ended(self) -> None:
        from intake.text.composing.read_back import read_back

        taken = self._ended
        self._ended = None
        if taken and self.frame:
            self._end = (
                taken.request.id,
                read_back(taken.request, taken.resident, self.house.translate),
            )
            self.pages["ended"].show_request(*self._end)
            self.go("ended")

    def next_call(self) -> None:
        """Go back to an empty desk."""
        self.go("desk")
        self.call.begin()

    def offer(self, text: str) -> None:
        """Start a call for what somebody would like to do for another, with the same person."""
        self._begin_offer(text, lambda: self.go("desk"))

    def _begin_offer(self, text: str, then: Callable[[], object]) -> None:
        resident, who = self._last_person
        ended = self.pages["ended"]
        entries = {"kind": "offer", "said": text, "a.what": text, "resident": resident, "who": who}
        self.call.begin_with(entries, lambda: (ended.taken(), then()), ended.not_taken)

    def _wants(self, intention: str) -> None:
        if intention in ("bigger", "smaller"):
            self.settings.change_look(
                scale=with_scale(self.settings.settings, 1 if intention == "bigger" else -1).scale
            )
        elif self.session.signed_in is None:
            return
        elif intention == "new":
            if said := self.pages["ended"].offer:  # it waits as a call of its own
                self._begin_offer(said, self.next_call)
            else:
                self.next_call()
        elif intention == "lock":
            self.call.save()
            self.session.lock()
        else:
            self.papers.card(crisis=intention == "crisis")

    def _search(self, text: str) -> None:
        self._went("desk")
        if self.page.get("resident") or self.page.get(
            "new"
        ):  # a call with somebody in it waits, as with F2
            self.call.begin()
        self.page.set("who", text)
        self.pages["desk"].who.field.setText(text)
        self.who.typed(text)

    def _new_look(self, settings: Settings) -> None:
        typed = self.pages.typed()
        self.house.translate.set_language(settings.language)
        self.browsing.anew()
        self.platform_sheet.put_away()
        self.front.look = settings
        self.browsing.scale = settings.scale
        self.build()
        self.count()
        self.what.restore()
        self.who.show_again()
        if self._end and (self._place == "ended" or "ended" in typed):
            self.pages["ended"].show_request(*self._end)
        self.session.run(
            lambda: None, lambda _: self.pages.put_back(typed)
        )  # after what the new pages show by themselves
