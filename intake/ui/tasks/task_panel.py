"""What must be done now: whom to ring, what to say, and the keys for how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.domain.task import CallOutcome
from intake.ui.tasks.again_strip import AgainStrip
from intake.ui.tasks.errands import errand_ids
from intake.ui.tasks.outcome_row import OutcomeRow
from intake.ui.tasks.panel_texts import panel_texts
from intake.ui.tasks.presenter import CallDetails
from intake.ui.tasks.question_strip import QuestionStrip
from intake.ui.tasks.report_strip import ReportStrip
from intake.ui.volunteers.whom_to_ask import WhomToAsk
from intake.ui.widgets.basics import announce, button, label, rename, set_main
from intake.ui.widgets.scroll_into_view import scroll_to_top
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import SignalInstance

    from intake.kit.translations import Translations
    from intake.ui.tasks.errands import Errand
    from intake.ui.tasks.presenter import TodayPresenter
    from intake.ui.tasks.report_strip import ReportAnswers
    from intake.ui.tasks.task_view import TaskView
    from intake.ui.volunteers.whom_to_ask_presenter import WhomToAskPresenter


class TaskPanel(QWidget):
    """Shows one errand and records how it ended.

    ``tells_request`` is False on the page of the request, which shows the request itself; ``acts``
    contains its buttons, which a page may keep visible while the rest scrolls. After an outcome the
    result stays visible, with the paper for the person spoken to, until the next errand is asked
    for.
    """

    slip = Signal(object)  # request id
    helper_slip = Signal(object)  # request id
    notice = Signal(object)  # tuple of posting ids
    letter = Signal(object)  # task id
    withdraw_wanted = Signal(object)  # request id
    answer_wanted = Signal(object)  # task id: write it on the site
    resume_wanted = Signal(object)  # request id
    open_wanted = Signal(object)  # request id: its own page
    next_wanted = Signal()

    def __init__(
        self, presenter: TodayPresenter, own: WhomToAskPresenter, translate: Translations
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._translate = translate
        self.errand: Errand | None = None
        self.is_resting = False
        self.tells_request = True
        self._said_yes: object = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        self._noted = label("", "good")
        self.whom = WhomToAsk(own, translate)
        self._make_labels()
        lines.addWidget(self._noted)
        beside = {self.who: self.number, self._about: self._due}
        for part in self._labels:
            if part is self.who:
                lines.addWidget(WrapRow(part, self.number, self.dial))
            elif part in beside:
                lines.addWidget(WrapRow(part, beside[part]))
            elif part not in beside.values():
                lines.addWidget(part)

        self._question = QuestionStrip(translate)
        self._question.answered.connect(self._on_answered)
        self.yes, self.no = self._question.yes, self._question.no
        lines.addWidget(self._question)
        self.again = AgainStrip(translate, presenter.parse_again, presenter.again_times)
        self.again.later.connect(self._postpone)
        self.again.number.connect(self._record_new_number)
        lines.addWidget(self.again)
        self.report = ReportStrip(translate)
        self.report.answered.connect(self._on_reported)
        lines.addWidget(self.report)
        self.outcome_row = OutcomeRow(translate)
        self.outcome_row.ended.connect(self._on_ended)
        lines.addWidget(self.whom)
        self._tick = button(translate("task-done"), "primary", "Ctrl+Return")
        self._tick.clicked.connect(self._on_ticked)
        self.next = button(translate("task-next"), "primary", "Ctrl+Return")
        self.next.clicked.connect(self.next_wanted)
        self._create_further_buttons()
        self.acts = QWidget()
        below = QVBoxLayout(self.acts)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.outcome_row)
        below.addWidget(WrapRow(self._tick, self.next, *self._papers))
        lines.addWidget(self.acts)
        presenter.done.connect(self._show_result)
        own.done.connect(self.tell)
        self.show_errand(None)

    def _make_labels(self) -> None:
        self._task_line = label("", "strong")
        self.who = label("", "name", wrap=False)
        self.number = label("", "name", wrap=False)
        self.dial = button(self._translate("call-dial"), "foot", "Alt+N")
        self.dial.clicked.connect(self._dial)
        self._due = label("", "soft", wrap=False)
        self._about = label("", wrap=False)
        self._earlier_line = label("", "soft")
        self._caution = label("", "care")
        self._habits = label("", "strong")
        self._say = label("", "ask")
        self._voicemail = label("", "soft")
        self._labels = (
            self._task_line,
            self.who,
            self.number,
            self._due,
            self._about,
            self._earlier_line,
            self._caution,
            self._habits,
            self._say,
            self._voicemail,
        )

    def _create_further_buttons(self) -> None:
        """Create the buttons beside those that end the task: papers, pages, the call itself."""
        self.open_request = button(self._translate("task-open-request"), "", "Alt+V")
        self.open_request.clicked.connect(lambda: self._emit(self.open_wanted))
        self.paper = button(self._translate("calls-slip"), "", "Ctrl+P")
        self.paper.clicked.connect(self._print_paper)
        self.helper = button(self._translate("helper-slip"), "", "Alt+H")
        self.helper.clicked.connect(lambda: self._emit(self.helper_slip))
        self.write = button(self._translate("calls-letter"), "", "Alt+B")
        self.write.clicked.connect(self._write)
        self.open_page = button(self._translate("calls-take-off"), "", "Alt+O")
        self.open_page.clicked.connect(self._open_page)
        self.go_on = button(self._translate("calls-resume"), "", "Alt+G")
        self.go_on.clicked.connect(lambda: self._emit(self.resume_wanted))
        self.park = button(self._translate("call-park"), "", "Alt+L")
        self.park.clicked.connect(self._park)
        self.promise = button(self._translate("step-promise"), "", "Alt+T")
        self.promise.clicked.connect(self._ask_promise)
        self._acts_of_steps = {
            "paper": self.paper,
            "resume": self.go_on,
            "open": self.open_request,
        }
        self._papers = (
            self.park,
            self.go_on,
            self.open_page,
            self.paper,
            self.helper,
            self.write,
            self.open_request,
            self.promise,
        )

    @property
    def asking_to_share(self) -> bool:
        return self._said_yes is not None and self._question.isVisible()

    @property
    def view(self) -> TaskView | None:
        """The task that is shown; of several the first."""
        if self.errand is None:
            return None
        return self.errand.first

    @property
    def is_in_call(self) -> bool:
        """Whether a call was taken up whose outcome nobody has told yet."""
        return self.view is not None and self.view.is_taken_up and not self.is_resting

    def remind_of_call(self) -> None:
        """Tell that the call that was taken up needs an outcome, or is parked."""
        view = self.view
        if view:
            self._caution.setText(self._translate("call-in-progress", name=view.who))
            self._caution.show()
            scroll_to_top(self)
            announce(self._caution, self._caution.text())

    def leave_note(self) -> None:
        """Stop showing the note about the errand that was done."""
        self.is_resting = False

    def show_errand(self, errand: Errand | None) -> None:
        """Show an errand, or nothing; the note about the last one is removed."""
        is_same = errand is not None and self.errand == errand and not self.is_resting
        self.errand = errand
        self.is_resting = False
        if not is_same:
            self._question.hide()
            self.again.hide()
            self.report.hide()
            self._said_yes = None
            self.helper.hide()
            self._noted.hide()
        self._show()
        view = self.view
        if view and self.isVisible():
            self._presenter.record_view(view.row_id)

    def _show(self) -> None:
        view = self.view
        texts = ("",) * len(self._labels)
        if self.errand:
            texts = panel_texts(self.errand, self._translate, tells_request=self.tells_request)
        for part, text in zip(self._labels, texts, strict=True):
            part.setText(text)
            part.setVisible(bool(text))
        if view and not self.is_resting:
            self.whom.ask_for(view.inquiry_posting)
        elif not (view and view.inquiry_posting):
            self.whom.ask_for(None)

        acts = view is not None and not self.is_resting
        self.outcome_row.setVisible(bool(acts and view and view.is_call))
        is_step = bool(view and view.is_step)
        self._tick.setVisible(bool(acts and view and not view.is_call and not is_step))
        self.promise.setVisible(acts and is_step)
        if acts and view and view.asks_agreement and self._said_yes is None:
            self._question.set_question(view.question)
            self._question.setHidden(self.again.isVisible())
        done = "task-done"
        if view and view.inquiry_posting:
            done = "own-enough"
        rename(self._tick, self._translate(done), "Ctrl+Return")
        self.next.setVisible(self.is_resting)
        has_request = bool(view and view.request_id)
        for_board = bool(view and view.notice_posting)
        main_act = view.main_act if acts and view else ""
        self.paper.setVisible(has_request and (not is_step or main_act == "paper"))
        for name, act in self._acts_of_steps.items():
            set_main(act, is_main=name == main_act)
        rename(self.paper, self._paper_name(for_board=for_board), "Ctrl+P")
        self.open_request.setVisible(has_request)
        self.go_on.setVisible(bool(acts and view and view.can_resume))
        on_site = bool(view and view.is_site_answer)
        self.open_page.setVisible(bool(acts and view and (view.is_withdrawal or on_site)))
        opens = "calls-answer-on-site" if on_site else "calls-take-off"
        rename(self.open_page, self._translate(opens), "Alt+O")
        self.write.setVisible(bool(view and view.can_write_letter))
        self.park.setVisible(bool(acts and view and view.is_taken_up))
        self.dial.setVisible(bool(acts and view and view.dial_number))
        take = "call-take-over" if view and view.held_by else "call-dial"
        rename(self.dial, self._translate(take), "Alt+N")

    def _paper_name(self, *, for_board: bool) -> str:
        if not for_board:
            return self._translate("calls-slip")
        count = len(errand_ids(self.errand))
        if count <= 1:
            return self._translate("calls-notice")
        return self._translate("calls-notices", count=count)

    def _on_ended(self, outcome: CallOutcome) -> None:
        view = self.view
        if view is None or self.errand is None:
            return
        self.again.hide()
        if outcome is CallOutcome.REACHED and view.asks_agreement:
            self._said_yes = None
            self._question.ask(view.question)
        elif outcome is CallOutcome.REACHED and view.asks_report:
            self.report.ask()
        elif outcome is CallOutcome.LATER:
            self._question.hide()
            self.again.ask_when()
        elif outcome is CallOutcome.WRONG_NUMBER and len(self.errand.views) == 1:
            self._question.hide()
            self.again.ask_number()
        else:
            self._record(outcome)

    def _ask_promise(self) -> None:
        """Ask when the resident must be rung about a request without a promised call."""
        self._question.hide()
        self.again.ask_when()

    def _postpone(self, at: datetime | None) -> None:
        view = self.view
        if view and view.is_step and view.request_id:
            self.is_resting = True
            self._presenter.promise(view.request_id, at)
            return
        self._record(CallOutcome.LATER, CallDetails(at=at))

    def _record_new_number(self, number: str) -> None:
        self._record(CallOutcome.WRONG_NUMBER, CallDetails(number=number))

    def _record(self, outcome: CallOutcome, said: CallDetails | None = None) -> None:
        if self.errand is not None:
            self.is_resting = True
            self._presenter.record_outcome(self.errand.row_ids, outcome, said or CallDetails())

    def _on_answered(self, yes: bool) -> None:  # noqa: FBT001 - a signal's value
        """Record a yes or no.

        First to the agreement, then, if the helper comes to the door, to telling them who lives
        there.
        """
        view = self.view
        if view is None:
            self._question.hide()
        elif yes and view.share_question and self._said_yes != view.row_id:
            self._said_yes = view.row_id
            self._question.ask(self._translate("call-read-aloud", text=view.share_question))
        else:
            self._question.hide()
            details = CallDetails(agreed=yes)
            if self._said_yes == view.row_id:
                details = CallDetails(agreed=True, share=yes)
            self._said_yes = None
            self.helper.setVisible(bool(details.share))
            self._record(CallOutcome.REACHED, details)

    def _on_reported(self, answers: ReportAnswers) -> None:
        view = self.view
        if view:
            self.is_resting = True
            self._presenter.record_report(view.row_id, answers)

    def _dial(self) -> None:
        view = self.view
        if view:
            self._presenter.dial(view)

    def _park(self) -> None:
        view = self.view
        if view:
            self.is_resting = True
            self._presenter.park(view)

    def _on_ticked(self) -> None:
        if self.errand is not None:
            self.is_resting = True
            self._presenter.complete(self.errand.row_ids)

    def _show_result(self, sentence: str) -> None:
        """Show the result; the next person is shown when somebody asks for them."""
        if self.errand is not None and self.is_resting:
            self.again.hide()
            self._question.hide()
            self._show()
            for part in (
                self._caution,
                self._habits,
                self._say,
                self._voicemail,
                self._earlier_line,
            ):
                part.hide()
            self.next.setFocus(Qt.FocusReason.TabFocusReason)
        self.tell(sentence)

    def tell(self, sentence: str) -> None:
        """Show the result of an act; an empty sentence removes the last one."""
        self._noted.setText(sentence)
        self._noted.setVisible(bool(sentence))
        if sentence:
            scroll_to_top(self)  # it is above what was done
        announce(self._noted, sentence)

    def _emit(self, signal: SignalInstance) -> None:
        view = self.view
        if view and view.request_id:
            signal.emit(view.request_id)

    def _open_page(self) -> None:
        view = self.view
        if view and view.is_site_answer:
            self.answer_wanted.emit(view.row_id)
        else:
            self._emit(self.withdraw_wanted)

    def _print_paper(self) -> None:
        view = self.view
        if view is None or self.errand is None:
            return
        if view.notice_posting:
            self.notice.emit(tuple(each.notice_posting for each in self.errand.views))
        else:
            self._emit(self.slip)

    def _write(self) -> None:
        view = self.view
        if view:
            self.letter.emit(view.row_id)
