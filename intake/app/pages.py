"""Create each page when somebody first opens it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from intake.app.another_request import begin_another_request

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtWidgets import QWidget

    from intake.app.desk_screen import DeskScreen
    from intake.ui.tasks.task_panel import TaskPanel
    from intake.ui.widgets.carried_state import CarriedState


PLACES = (
    "sign-in",
    "first-run",
    "desk",
    "ended",
    "replies",
    "calls",
    "requests",
    "request",
    "handovers",
    "projects",
    "volunteers",
    "report",
    "settings",
)


_PAGES_WITHOUT_PEOPLE = ("desk", "sign-in", "first-run")
"""The desk page is emptied with its call; the other two are for people who are not signed in."""


class Pages:
    """The pages of one frame, each created when it is first needed."""

    def __init__(self, screen: DeskScreen) -> None:
        self._screen = screen
        self._page_by_name: dict[str, Any] = {"desk": screen.early_window.desk}

    def __getitem__(self, name: str) -> Any:
        if name not in self._page_by_name:
            self._page_by_name[name] = page = self._build(name)
            if self._screen.frame:
                self._screen.frame.add_page(name, page)
        return self._page_by_name[name]

    def _build(self, name: str) -> QWidget:
        builders = {
            "sign-in": self._build_sign_in,
            "first-run": self._build_first_run,
            "ended": self._build_ended,
            "replies": self._build_replies,
            "calls": self._build_calls,
            "requests": self._build_requests,
            "request": self._build_request,
            "handovers": self._build_handovers,
            "projects": self._build_projects,
            "volunteers": self._build_volunteers,
            "report": self._build_report,
            "settings": self._build_settings,
        }
        return builders[name]()

    def typed(self, *, rows_alone: bool = False) -> dict[str, CarriedState]:
        """Collect what is typed on these pages; the desk page does that itself.

        With ``rows_alone`` the selected rows of a page count too, if nothing is typed on it.
        """
        from intake.ui.widgets.carried_state import capture_state

        values = {
            name: capture_state(page, rows_alone=rows_alone)
            for name, page in self._page_by_name.items()
            if name not in _PAGES_WITHOUT_PEOPLE
        }
        return {
            name: typed
            for name, typed in values.items()
            if typed.texts or typed.rows or typed.forms
        }

    def reopen(self, typed: Mapping[str, CarriedState]) -> None:
        """Let each page read again what was chosen on the earlier one."""
        for name, carried in typed.items():
            carried.reopen(self[name])

    def put_rows_back(
        self, typed: Mapping[str, CarriedState], *, is_same_content: bool
    ) -> dict[str, CarriedState]:
        """Select the rows of before; return the pages on which all of them still exist."""
        return {
            name: carried
            for name, carried in typed.items()
            if carried.put_rows_back(self[name], is_same_content=is_same_content)
        }

    def put_texts_back(self, typed: Mapping[str, CarriedState]) -> None:
        """Restore on these pages the text that was typed on the earlier ones."""
        for name, carried in typed.items():
            carried.put_texts_back(self[name])

    def forget(self) -> None:
        """Delete every page that shows people; each is created again when it is needed."""
        for name in [name for name in self._page_by_name if name not in _PAGES_WITHOUT_PEOPLE]:
            page = self._page_by_name.pop(name)
            page.hide()
            page.setParent(None)
            page.deleteLater()

    def all(self) -> Iterator[tuple[str, Any]]:
        """Yield every page with its name; all are created."""
        return ((name, self[name]) for name in PLACES)

    def _build_sign_in(self) -> QWidget:
        from intake.ui.sign_in.page import SignInPage

        screen = self._screen
        practice_pin = ""
        if screen.application.practice is not None:
            from intake.wiring.practice_centre import practice_centre_facts

            practice_pin = practice_centre_facts()["staff"]["pin"]
        return SignInPage(
            screen.sign_in, screen.application.translate, screen.scale, practice_pin=practice_pin
        )

    def _build_first_run(self) -> QWidget:
        from intake.ui.first_run.page import FirstRunPage

        return FirstRunPage(
            self._screen.first_run, self._screen.application.translate, self._screen.scale
        )

    def _build_ended(self) -> QWidget:
        from intake.ui.call_ended.page import CallEndedPage

        ended = CallEndedPage(self._screen.application.translate)
        ended.next_call_wanted.connect(self._screen.begin_next_call)
        ended.proof_wanted.connect(partial(self._screen.print_windows.open, self._screen.slip.make))
        ended.help_offered.connect(self._screen.offer)
        ended.another_request_wanted.connect(partial(begin_another_request, self._screen))
        ended.next_form_wanted.connect(partial(self._screen.side_windows.open, "forms"))
        return ended

    def _build_replies(self) -> QWidget:
        from intake.app.project_page import open_project
        from intake.ui.replies.page import RepliesPage

        screen = self._screen
        replies = RepliesPage(screen.replies, screen.application.translate, screen.scale)
        replies.open_wanted.connect(screen.show_request)
        replies.ring_wanted.connect(screen.ring_resident)
        replies.project_wanted.connect(partial(open_project, screen))
        return replies

    def _build_calls(self) -> QWidget:
        from intake.ui.calls.page import CallsPage

        calls = CallsPage(
            self._screen.calls,
            self._screen.whom_to_ask,
            self._screen.application.translate,
            self._screen.scale,
        )
        self._connect_tasks(calls.panel)
        calls.problems_wanted.connect(
            partial(self._screen.side_windows.open_problems, self._screen.show_request)
        )
        print_note = partial(self._screen.print_windows.open, self._screen.sheets.make)
        calls.shift_wanted.connect(
            partial(
                self._screen.side_windows.open_shift_note, self._screen.show_request, print_note
            )
        )
        self._screen.problems.counted.connect(calls.show_problem_count)
        self._screen.slip.letter_failed.connect(calls.tell)
        return calls

    def _connect_tasks(self, panel: TaskPanel) -> None:
        """Connect a panel of tasks with the papers, the platforms and the page of the request."""
        screen = self._screen
        windows = screen.print_windows
        panel.slip.connect(partial(windows.open, screen.slip.make))
        panel.letter.connect(partial(windows.open, screen.slip.make_letter))
        panel.notice.connect(partial(windows.open, screen.slip.make_notices))
        panel.helper_slip.connect(partial(windows.open, screen.slip.make_for_helper))
        panel.resume_wanted.connect(screen.resume_request)
        panel.answer_wanted.connect(screen.browser_windows.answer_on_site)
        panel.withdraw_wanted.connect(screen.browser_windows.withdraw)
        panel.open_wanted.connect(screen.show_request)

    def _build_requests(self) -> QWidget:
        from intake.ui.requests.page import RequestsPage

        requests = RequestsPage(self._screen.requests, self._screen.application.translate)
        requests.withdraw_wanted.connect(self._screen.browser_windows.withdraw)
        requests.open_wanted.connect(self._screen.show_request)
        requests.slip.connect(partial(self._screen.print_windows.open, self._screen.slip.make))
        requests.helper_slip.connect(
            partial(self._screen.print_windows.open, self._screen.slip.make_for_helper)
        )
        requests.last_slip.connect(self._screen.print_windows.open_last)
        requests.papers_wanted.connect(self._screen.print_windows.open_papers)
        requests.list_paper.connect(
            partial(self._screen.print_windows.open, self._screen.slip.make_list)
        )
        return requests

    def _build_request(self) -> QWidget:
        from intake.ui.requests.request_page import RequestPage
        from intake.ui.tasks.task_panel import TaskPanel

        screen = self._screen
        translate = screen.application.translate
        panel = TaskPanel(screen.calls, screen.whom_to_ask, translate)
        self._connect_tasks(panel)
        page = RequestPage(screen.request, screen.requests, panel, translate, screen.scale)
        page.change_wanted.connect(screen.resume_request)
        page.withdraw_wanted.connect(screen.browser_windows.withdraw)
        page.replies_wanted.connect(partial(screen.go, "replies"))
        page.back_wanted.connect(screen.go_back)
        page.picture_wanted.connect(screen.browser_windows.show_proof)
        page.slip_wanted.connect(partial(screen.print_windows.open, screen.slip.show_again))
        page.card_wanted.connect(partial(screen.print_windows.open, screen.sheets.make_card))
        page.labels_wanted.connect(screen.print_windows.open_labels)
        page.visits_wanted.connect(screen.side_windows.open_visits)
        return page

    def _build_handovers(self) -> QWidget:
        from intake.app.day_mode import DayMode
        from intake.ui.handovers.page import HandoversPage
        from intake.ui.printing.sheets_presenter import HAND_OUT

        screen = self._screen
        page = HandoversPage(screen.handovers, screen.application.translate, screen.scale)
        page.receipt_wanted.connect(partial(screen.print_windows.open, screen.sheets.make_receipt))
        page.label_wanted.connect(screen.print_windows.open_thing_labels)
        page.list_wanted.connect(partial(screen.print_windows.open, screen.sheets.make, HAND_OUT))
        page.projects_wanted.connect(partial(screen.go, "projects"))
        self.day_mode = DayMode(screen, page)
        return page

    def _build_projects(self) -> QWidget:
        from intake.app.project_page import build_project_page

        return build_project_page(self._screen)

    def _build_volunteers(self) -> QWidget:
        from intake.ui.volunteers.page import VolunteersPage

        screen = self._screen
        page = VolunteersPage(screen.volunteer_book, screen.application.translate, screen.scale)
        page.coupon_wanted.connect(partial(screen.side_windows.open, "coupon"))
        page.import_wanted.connect(screen.side_windows.open_imports)
        return page

    def _build_report(self) -> QWidget:
        from intake.ui.report.page import ReportPage

        screen = self._screen
        return ReportPage(screen.report, screen.application.translate, screen.scale)

    def _build_settings(self) -> QWidget:
        from intake.ui.settings.page import SettingsPage, SettingsPresenters

        presenters = SettingsPresenters(
            settings=self._screen.settings,
            address_book=self._screen.address_book,
            rewordable_sentences=self._screen.rewordable_sentences,
            wordings=self._screen.wordings,
            mailboxes=self._screen.mailboxes,
            mail_rules=self._screen.mail_rules,
            mail=self._screen.mail_server,
            colleagues=self._screen.colleagues,
            paper_languages=self._screen.paper_languages,
            concerns=self._screen.concerns,
            own_things=self._screen.own_things,
        )
        settings = SettingsPage(presenters, self._screen.application.translate)
        settings.more_places.place_wanted.connect(self._screen.go)
        settings.platforms.sign_in.connect(self._screen.browser_windows.sign_in)
        settings.platforms.edit_wanted.connect(self._screen.profile_windows.open)
        settings.platforms.import_wanted.connect(self._screen.profile_windows.import_file)
        return settings
