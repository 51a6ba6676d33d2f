"""The presenters of one desk, which stay while pages are created and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from intake.app.side_windows import SideWindowPresenters
from intake.ui.browser.answer_presenter import AnswerPresenter
from intake.ui.browser.open_outside import open_outside
from intake.ui.browser.posting_presenter import PostingPresenter
from intake.ui.browser.withdrawal_presenter import WithdrawalPresenter
from intake.ui.centre.settings_presenter import SettingsPresenter
from intake.ui.desk.call_presenter import CallPresenter
from intake.ui.desk.online_presenter import OnlinePresenter
from intake.ui.desk.paper_form_presenter import PaperFormPresenter
from intake.ui.desk.what_presenter import WhatPresenter
from intake.ui.first_run.presenter import FirstRunPresenter
from intake.ui.handovers.presenter import HandoverPresenter
from intake.ui.imports.presenter import ImportsPresenter
from intake.ui.models.undo_stack import UndoStack
from intake.ui.printing.presenter import PaperPresenter, Renderers
from intake.ui.printing.sheets_presenter import SheetRenderers, SheetsPresenter
from intake.ui.projects.presenter import ProjectsPresenter
from intake.ui.replies.presenter import RepliesPresenter
from intake.ui.report.presenter import ReportOutputs, ReportPresenter
from intake.ui.requests.presenter import RequestsPresenter
from intake.ui.requests.request_presenter import RequestPresenter
from intake.ui.settings.colleagues_presenter import ColleaguesPresenter
from intake.ui.settings.concerns_presenter import ConcernsPresenter
from intake.ui.settings.mail_presenter import MailServerPresenter
from intake.ui.settings.mail_rules_presenter import MailRulesPresenter
from intake.ui.settings.mailboxes_presenter import MailboxActions, MailboxesPresenter
from intake.ui.settings.own_things_presenter import OwnThingsPresenter
from intake.ui.settings.paper_languages_presenter import PaperLanguagesPresenter
from intake.ui.settings.referral_contacts_presenter import ReferralContactsPresenter
from intake.ui.settings.rewordable_sentences_presenter import RewordableSentencesPresenter
from intake.ui.settings.wordings_presenter import WordingsPresenter
from intake.ui.sign_in.presenter import SignInPresenter
from intake.ui.tasks.presenter import TodayPresenter
from intake.ui.tasks.problems_presenter import ProblemsPresenter
from intake.ui.visits.presenter import VisitsPresenter
from intake.ui.volunteers.book_presenter import VolunteerBookPresenter
from intake.ui.volunteers.coupon_presenter import CouponPresenter
from intake.ui.volunteers.whom_to_ask_presenter import WhomToAskPresenter
from intake.wiring.paper_drawing import write_report_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from intake.text.composing.no_answer_letter import LetterText
    from intake.ui.desk.who_presenter import WhoPresenter
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.call_draft import CallDraft
    from intake.wiring.application import Application


class ScreenPresenters(QObject):
    """Creates the presenters of a screen, with its application and its session."""

    application: Application
    session: DeskSession
    call_draft: CallDraft
    who: WhoPresenter

    def _draw_letter(self, letter: LetterText, target: Path) -> int:
        """Draw a letter for the envelope of the settings."""
        return self.application.draw_letter(letter, target, self.settings.settings.envelope)

    def make_presenters(self) -> None:
        """Create every presenter of the desk."""
        application = self.application
        session = self.session
        home = application.home
        self.sign_in = SignInPresenter(session, lambda: self.settings.settings.last_colleague)
        self.call = CallPresenter(session, self.call_draft)
        self.paper_form = PaperFormPresenter(session, self.call)
        self.what = WhatPresenter(session, self.call_draft)
        self.online = OnlinePresenter(session, self.call_draft, self.who)
        self.posting = PostingPresenter(session, application.proof_pictures)
        self.withdrawal = WithdrawalPresenter(session)
        self.undo_stack = UndoStack()
        session.entered.connect(self.undo_stack.clear)
        self.replies = RepliesPresenter(
            session, self.undo_stack, lambda: application.sender() is not None
        )
        self.calls = TodayPresenter(session, self.undo_stack)
        self.answers = AnswerPresenter(session)
        self.answers.message.connect(session.message)
        self.answers.sent.connect(lambda task_id: self.calls.complete((task_id,)))
        self.requests = RequestsPresenter(session, self.undo_stack)
        self.request = RequestPresenter(session)
        self.request.tasks_read.connect(self.calls.remember_tasks_of_request)
        self.slip = PaperPresenter(
            session,
            self.undo_stack,
            Renderers(
                application.draw_slip,
                application.draw_card,
                application.draw_notices,
                self._draw_letter,
                application.draw_request_list,
            ),
            home.folder("paper"),
            application.settings.paper,
        )
        self.sheets = SheetsPresenter(
            session,
            self.slip,
            SheetRenderers(
                application.draw_paper,
                application.draw_series,
                application.draw_labels,
                application.draw_batch,
            ),
        )
        self.problems = ProblemsPresenter(session, self.undo_stack)
        self.calls.listed.connect(self.problems.refresh)
        self.mail_rules = MailRulesPresenter(session, self.undo_stack)
        self.concerns = ConcernsPresenter(session, self.undo_stack)
        self.paper_languages = PaperLanguagesPresenter(session)
        self.settings = SettingsPresenter(
            session,
            application.settings,
            home.settings,
            application.write_recovery_sheet,
            home.folder("paper"),
        )
        self.address_book = ReferralContactsPresenter(session)
        self.rewordable_sentences = RewordableSentencesPresenter(session)
        self.wordings = WordingsPresenter(session)
        self.report = ReportPresenter(
            session,
            ReportOutputs(application.draw_report, application.draw_charts, write_report_workbook),
            home.folder("paper"),
        )
        self.visits = VisitsPresenter(session, self.undo_stack)
        self.handovers = HandoverPresenter(session, self.undo_stack)
        self.projects = ProjectsPresenter(session, self.undo_stack)
        self.own_things = OwnThingsPresenter(session, self.undo_stack)
        self.whom_to_ask = WhomToAskPresenter(session)
        self.imports = ImportsPresenter(session)
        self.volunteer_book = VolunteerBookPresenter(session, self.undo_stack)
        self.coupon = CouponPresenter(session)
        self.colleagues = ColleaguesPresenter(session)
        self.mail_server = MailServerPresenter(
            session, self.settings, application.check_mail_connection
        )
        self.mailboxes = MailboxesPresenter(
            session,
            MailboxActions(
                count_mails=application.mailboxes.check,
                sign_in_in_browser=application.mailboxes.sign_in_in_browser,
                sign_in_by_code=application.mailboxes.sign_in_by_code,
                read_anew=application.mailboxes.try_again,
                open_page=open_outside,
            ),
        )
        self.window_presenters = SideWindowPresenters(
            paper_form=self.paper_form,
            coupon=self.coupon,
            problems=self.problems,
            sheets=self.sheets,
            imports=self.imports,
            visits=self.visits,
        )
        self.first_run = FirstRunPresenter(session, self.settings)
