"""Connect the presenters of a desk and its windows with each other.

Presenters exist as long as the screen; pages are created again when language, theme or size change.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from intake.app.browser_windows import BrowserWindowPresenters, BrowserWindows
from intake.app.call_end import CallEnd
from intake.app.call_in_progress import CallInProgress
from intake.app.desk_wiring import connect_desk, read_words
from intake.app.frame_actions import do_frame_action
from intake.app.messages_while_locked import MessagesWhileLocked
from intake.app.print_windows import PrintWindows
from intake.app.profile_windows import ProfileWindows
from intake.app.screen_lock import ScreenLock
from intake.app.screen_presenters import ScreenPresenters
from intake.app.search_wiring import SearchWiring
from intake.app.side_windows import SideWindows
from intake.app.sign_up_offer import offer_sign_up
from intake.app.typed_before import put_typed_back
from intake.domain.permissions import Permission, is_allowed
from intake.text.words.word_lists import faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.app.early_window import EarlyWindow
    from intake.app.pages_interface import PagesInterface
    from intake.desk.result import Changes
    from intake.desk.taking.take_request import TakenRequest
    from intake.domain.centre import Centre, Desk
    from intake.domain.draft import Draft
    from intake.domain.posting import Posting
    from intake.kit.errors import UserFacingError
    from intake.kit.settings import Settings
    from intake.ui.browser.posting_window import PostingWindow
    from intake.ui.frame.frame import Frame
    from intake.wiring.application import Application

_WITHOUT_HEAD = ("sign-in", "first-run")


class DeskScreen(ScreenPresenters):
    """One desk on one screen: its session, its presenters and its windows."""

    def __init__(
        self,
        early_window: EarlyWindow,
        application: Application,
        make_pages: Callable[[DeskScreen], PagesInterface],
    ) -> None:
        super().__init__()
        self.early_window = early_window
        self.application = application
        self.session = early_window.session
        self.call_draft = early_window.call_draft
        self.who = early_window.who
        self.session.use_cases = application.use_cases
        self.make_presenters()
        self._make_windows()

        self._make_pages = make_pages
        self.pages = make_pages(self)
        self.place = "sign-in"
        self.place_before = "requests"
        self._counts: dict[str, int] = {}
        self.call_end = CallEnd(self)
        self._call_in_progress = CallInProgress(self)
        self._held_messages = MessagesWhileLocked(self.application.translate)
        self._taken: TakenRequest | None = None
        self.last_person = ("", "")
        self.is_recovered = False
        self.screen_lock = ScreenLock(self)
        self._connect()

    def _make_windows(self) -> None:
        shown = BrowserWindowPresenters(self.posting, self.withdrawal, self.answers)
        windows = BrowserWindows(self.application, self.session, shown, self._on_posting_closed)
        self.browser_windows = windows
        windows.scale = self.scale
        self.profile_windows = ProfileWindows(
            self.session,
            self.browser_windows,
            self.settings.use_new,
            self.settings.refresh,
            self._activate,
        )
        self.print_windows = PrintWindows(
            self.session, self.slip, self.sheets, self.settings, self._activate
        )
        self.print_windows.call_ended = self.call.discard_current
        self.side_windows = SideWindows(
            self.application.translate, self.window_presenters, self._activate
        )
        self.print_windows.type_in = self.side_windows.open
        self.paper_form.begun.connect(partial(self.go, "desk"))

    def _connect(self) -> None:
        session = self.session
        session.entered.connect(self._on_entered)
        session.locked.connect(self.screen_lock.lock)
        session.message.connect(self._show_message)
        session.changed.connect(self._on_changed)
        self.withdrawal.message.connect(session.message)
        self.replies.listed.connect(partial(self._count, "replies"))
        self.calls.listed.connect(partial(self._count, "calls"))
        self.settings.look.connect(self._change_look)
        self.requests.placing_wanted.connect(self.open_posting)
        self.requests.resume_wanted.connect(self.resume_request)
        self.online.card_wanted.connect(self.print_windows.print_platform_card)
        self.early_window.built.connect(self._complete_frame)
        if self.frame:
            self._complete_frame()
        if session.signed_in:
            self.call.restore()
            self._on_entered()

    @property
    def frame(self) -> Frame | None:
        return self.early_window.frame

    @property
    def posting_window(self) -> PostingWindow | None:
        return self.browser_windows.window

    @property
    def scale(self) -> int:
        return self.early_window.look.scale

    def build(self) -> Frame:
        """Create the frame and its pages in the present language, theme and size."""
        return self.early_window.build()

    def go(self, place: str) -> None:
        """Show a page and focus where its work begins; on a locked desk only the sign-in."""
        if self.session.signed_in is None and place not in _WITHOUT_HEAD:
            return
        self.place = place
        if self.frame is None:
            return
        page = self.pages[place]
        self.frame.show_page(place)
        page.start()
        self.screen_lock.show_typed(place)
        if self.session.signed_in and place not in _WITHOUT_HEAD:
            self.read_head()

    def read_head(self) -> None:
        """Show the names of the centre and of the desk."""
        set_up = self.application.use_cases.set_up
        sign = self.session.actor.desk
        self.session.query(lambda: (set_up.centre(), set_up.desk(sign)), self._show_head)

    def open_posting(self, postings: list[Posting]) -> None:
        """Open the posting window for these postings."""
        self.browser_windows.open(postings)

    def show_request(self, request_id: UUID) -> None:
        """Show the page of one request; Esc returns to the page before."""
        if self.place != "request":
            self.place_before = self.place
        self.request.open(request_id)
        self.go("request")

    def ring_resident(self, request_id: UUID) -> None:
        """Show in the list of today whom to ring about a request."""
        self.calls.look_for_request(request_id)
        self.go("calls")

    def go_back(self) -> None:
        """Return from the page of a request to the page before."""
        self.go(self.place_before)

    def resume_request(self, request_id: UUID) -> None:
        """Continue with a saved request at the desk: ask what is missing, place it after all."""
        drafts = self.application.use_cases.drafts
        self.session.execute(
            partial(drafts.resume_request, self.session.actor, request_id), self._resume_draft
        )

    def open_request(self, request_id: UUID) -> None:
        """Continue with an earlier request, which is reopened if it has ended.

        The call on the page is not needed; it is parked if something was typed in it.
        """
        if self.call_draft.get("said") or self.call_draft.entries.answers:
            self.call.begin()
        else:
            self.call.discard_current()
        requests = self.application.use_cases.requests
        self.session.execute(
            partial(requests.resume, self.session.actor, request_id),
            then=partial(self.show_request, request_id),
        )

    def dispose(self) -> None:
        """Close windows and browser before the application ends."""
        self.print_windows.dispose()
        self.side_windows.dispose()
        self.browser_windows.dispose()
        self.profile_windows.dispose()

    def count(self) -> None:
        """Count again what waits."""
        if self.session.signed_in:
            self.replies.refresh()
            self.calls.refresh()

    def begin_next_call(self) -> None:
        """Return to an empty desk page."""
        self.go("desk")
        self.call.begin()

    def offer(self, text: str) -> None:
        """Start a call for what the same person offers to somebody else."""
        self._begin_offer(text, partial(self.go, "desk"))

    def _complete_frame(self) -> None:
        """Complete a new frame."""
        frame = self.frame
        desk = self.early_window.desk
        if frame is None or desk is None:
            return
        frame.add_pictograms_and_keys()
        desk.complete(self.call, self.what, self.online, self.early_window.colours)
        desk.placed.connect(self._on_placed)
        connect_desk(self, desk, frame)
        if desk.who.strip:
            offer_sign_up(self, desk.who.strip)
        self._call_in_progress.complete(frame)
        self.pages = self._make_pages(self)
        frame.page_wanted.connect(self._leave_for)
        frame.leaving.connect(partial(self._keep_places, frame))
        frame.action_wanted.connect(self.act)
        SearchWiring(self, frame)
        frame.show_counts(self._counts)
        self.go(self.place)

    def _keep_places(self, frame: Frame) -> None:
        """Store the places of the windows for the next start."""
        places = self.early_window.places
        places.note(frame)
        self.settings.keep_windows(places.describe())

    def _show_message(self, sentence: str) -> None:
        is_locked = self.is_recovered and self.session.signed_in is None
        if self.frame and not (is_locked and self._held_messages.hold(sentence)):
            self.frame.tell(sentence)

    def _on_changed(self, changes: Changes) -> None:
        self.count()
        if changes.centre and self.session.signed_in:
            self.read_head()
            read_words(self.session)

    def _leave_for(self, place: str) -> None:
        if self.place == "ended":
            self.pages["ended"].leave()
        self.go(place)

    def _resume_draft(self, draft: Draft) -> None:
        self.go("desk")
        self.call.resume(draft)

    def _on_entered(self) -> None:
        self.count()
        read_words(self.session)
        if not self.is_recovered:
            self.is_recovered = True
            self._recover()
        self.go("desk")
        self.screen_lock.enter()
        if held := self._held_messages.take():
            self._show_message(held)
        self.browser_windows.show_again(self.session.actor.staff_id)

    def _recover(self) -> None:
        """Ask about interrupted postings, and report files of the centre that cannot be read."""
        postings = self.application.use_cases.postings
        is_only_desk = not self.application.settings.database
        self.session.execute(
            partial(postings.recover_interrupted, self.session.actor, is_only_desk=is_only_desk)
        )
        for error in (*faults(), *postings.platforms.read_errors()):
            self.session.message.emit(
                self.application.translate(f"error-{error.key}", **error.values)
            )

    def _show_head(self, shown: tuple[Centre | None, Desk | None]) -> None:
        if self.frame is None or self.session.signed_in is None:
            return
        centre, desk = shown
        actor = self.session.actor
        may_report = is_allowed(actor.role, Permission.SEE_REPORT)
        self.frame.rail.show_place("report", is_allowed=may_report)
        translate = self.application.translate
        who = translate("head-who", name=actor.name, desk=actor.desk)
        if desk and desk.name not in ("", actor.desk):
            who = translate("head-who-named", name=actor.name, desk=desk.name)
        name = ""
        if centre:
            name = centre.name
        self.frame.show_head(name, who, "")

    def _count(self, place: str, cards: list[object]) -> None:
        self._counts[place] = len(cards)
        if self.frame:
            self.frame.show_counts(self._counts)

    def _on_placed(self, taken: TakenRequest, postings: list[Posting]) -> None:
        self._taken = taken
        self.last_person = str(taken.resident.id), taken.resident.full_name
        if taken.follow_ups:
            self._show_message(
                self.application.translate("changed-follows", count=taken.follow_ups)
            )
        if postings and self.session.signed_in:  # on a locked desk they wait in the list
            self.open_posting(postings)
        else:
            self._show_ended()

    def _activate(self) -> None:
        """Focus the desk again when another window closes."""
        if self.frame:
            self.frame.activateWindow()

    def _on_posting_closed(self) -> None:
        self._activate()
        if self._taken:
            self._show_ended()
        self.count()

    def _show_ended(self) -> None:
        taken = self._taken
        self._taken = None
        if taken and self.frame and self.session.signed_in:
            self.call_end.show(taken)

    def show_end(self) -> None:
        """Show again how the last call ended."""
        self.call_end.show_again()

    def _begin_offer(self, text: str, then: Callable[[], object]) -> None:
        resident, who = self.last_person
        ended = self.pages["ended"]
        entries = {"kind": "offer", "said": text, "a.what": text, "resident": resident, "who": who}

        def on_begun() -> None:
            ended.on_offer_begun()
            then()

        def on_failed(error: UserFacingError) -> None:
            ended.on_offer_failed(self.session.sentence(error))

        self.call.begin_with(entries, on_begun, on_failed)

    def act(self, intention: str) -> None:
        """Do what a key or a button of the frame asks for."""
        do_frame_action(self, intention)

    def begin_next(self) -> None:
        """Begin the next call; an offer that was typed becomes a call of its own."""
        offer = self.pages["ended"].offer
        if offer:
            self._begin_offer(offer, self.begin_next_call)
        else:
            self.begin_next_call()

    def open_person(self, resident_id: UUID) -> None:
        """Open a person at the desk; a call with another person is parked, as with F2."""
        self._leave_for("desk")
        if self.call_draft.get("resident") or self.call_draft.get("new"):
            self.call.begin()
        self.who.open(resident_id)

    def _change_look(self, settings: Settings) -> None:
        """Create everything anew; what was typed is restored after the new pages have loaded."""
        typed = self.pages.typed(rows_alone=True)
        self.application.translate.set_language(settings.language)
        if self.session.signed_in:  # at a locked desk nobody gives back what was being posted
            self.browser_windows.rebuild()
        self.profile_windows.dispose()
        self.side_windows.dispose()
        self.early_window.look = settings
        self.browser_windows.scale = settings.scale
        self.build()
        self.count()
        self.what.restore()
        self.who.show_again()
        if self.place == "ended" or "ended" in typed:
            self.call_end.put_back()

        put_typed_back(self.session, self.pages, typed)
