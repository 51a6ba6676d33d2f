"""The page of one request: its story at the left, what must be done now at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QVBoxLayout, QWidget

from intake.ui.requests.concern_strip import ConcernStrip
from intake.ui.requests.question_bar import QuestionBar
from intake.ui.requests.story_list import StoryList
from intake.ui.tasks.errands import errand_ids
from intake.ui.widgets.act_bar import Act, ActBar, ActLimits
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    announce,
    button,
    clear,
    column,
    label,
    make_scroll_area,
    rename,
    restyle,
    show_undo,
)
from intake.ui.widgets.scroll_into_view import scroll_to_top
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent

    from intake.domain.posting import Posting
    from intake.kit.translations import Translations
    from intake.ui.requests.presenter import RequestsPresenter
    from intake.ui.requests.request_presenter import RequestPresenter, RequestView
    from intake.ui.tasks.errands import Errand
    from intake.ui.tasks.task_panel import TaskPanel

_NARROW = 860
"""Below this width in pixels at 100% what must be done is above the story."""

_LIMITS = ActLimits(max_shown=2, more_key="Alt+Q")
"""Few acts beside what must be done now: it stays the first thing that is seen."""


class RequestPage(QWidget):
    """Shows one request; from here it is changed, closed, undone and printed."""

    change_wanted = Signal(object)  # request id
    withdraw_wanted = Signal(object)  # request id
    replies_wanted = Signal()
    back_wanted = Signal()
    picture_wanted = Signal(str)  # name of a proof picture
    slip_wanted = Signal(object)  # slip id: show this paper again
    card_wanted = Signal(object)  # request id: the appointment card
    visits_wanted = Signal(object)  # request id: the times of a series
    labels_wanted = Signal(object)  # request id: labels for what is lent

    def __init__(
        self,
        presenter: RequestPresenter,
        requests: RequestsPresenter,
        panel: TaskPanel,
        translate: Translations,
        scale: int,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._presenter = presenter
        self._requests = requests
        self._translate = translate
        self._scale = scale
        self.panel = panel
        panel.tells_request = False
        self.view: RequestView | None = None

        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 8)
        outer.setSpacing(8)
        outer.addWidget(self._build_header())
        self.question_bar = QuestionBar(translate)
        self.question_bar.return_focus_to(self.change)
        outer.addWidget(self.question_bar)
        self.concern = ConcernStrip(translate)
        presenter.reported.connect(self._on_reported)
        presenter.report_failed.connect(self.concern.refuse)
        self.concern.reported.connect(presenter.report)
        self.concern.left.connect(self.change.setFocus)
        outer.addWidget(self._build_columns(), 1)

        panel.next_wanted.connect(self._next)
        presenter.shown.connect(self._show)
        requests.uncertain.connect(self._ask_uncertain)
        requests.undo_stack.changed.connect(self._show_undo)
        requests.done.connect(self._show_status)
        self._show_undo()

    def _build_columns(self) -> QWidget:
        inside = ShrinkableContainer()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.concern)

        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(self._columns, 1)
        self._columns.setSpacing(12)

        story_frame, story_lines = column(self._translate("request-story"))
        self.story = StoryList(self._translate)
        self.story.picture_wanted.connect(self.picture_wanted)
        self.story.slip_wanted.connect(self.slip_wanted)
        story_lines.addWidget(self.story)
        story_lines.addStretch(1)
        self._columns.addWidget(story_frame, 3)
        self._columns.addWidget(self._build_todo_column(), 2)
        return make_scroll_area(inside)

    @property
    def shown_before_lock(self) -> UUID | None:
        """The request that is shown: what was typed about it is put with no other."""
        return self.view.request_id if self.view else None

    def start(self) -> None:
        """Read it again and focus the button to change it."""
        self._show_status("")
        self._presenter.refresh()
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, partial(scroll_to_top, self.panel))  # after it is laid out

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() * 100 / self._scale >= _NARROW
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop
        )

    def _build_header(self) -> QFrame:
        translate = self._translate
        frame = QFrame()
        frame.setObjectName("column")
        lines = QVBoxLayout(frame)
        lines.setContentsMargins(14, 6, 14, 6)
        self._title = label("", "name", wrap=False)
        self._person_line = label("", "softFact", wrap=False)
        self._turn = label("", "badge", wrap=False)
        self._back_button = button(translate("request-back"), "foot", "Alt+Left")
        self._back_button.clicked.connect(self.back_wanted)
        self.change = button(translate("request-change"), "foot", "Ctrl+E")
        self.change.clicked.connect(lambda: self._emit(self.change_wanted))
        self.cancel = button(translate("requests-cancel"), "foot", "Alt+K")
        self.cancel.clicked.connect(partial(self._ask_to_end, cancelled=True))
        self.finish = button(translate("requests-close"), "foot", "Alt+A")
        self.finish.clicked.connect(partial(self._ask_to_end, cancelled=False))
        self.undo = button("", "foot", "Ctrl+Z")
        self.undo.clicked.connect(self._undo)
        buttons = (self._back_button, self.change, self.finish, self.cancel, self.undo)
        lines.addWidget(
            WrapRow(self._title, self._person_line, self._turn, *buttons, at_right=len(buttons))
        )
        self._status_line = label("", "good")
        self._status_line.hide()
        lines.addWidget(self._status_line)

        return frame

    def _build_todo_column(self) -> QWidget:
        frame, lines = column(self._translate("request-now"))
        self._nothing = label("", "soft")
        lines.addWidget(self._nothing)
        lines.addWidget(self.panel)
        lines.addWidget(self._build_acts())
        self._later_errands = QVBoxLayout()
        lines.addLayout(self._later_errands)
        self._facts = QGridLayout()
        self._facts.setColumnStretch(0, 1)
        lines.addLayout(self._facts)
        lines.addStretch(1)
        return frame

    def _build_acts(self) -> ActBar:
        self.go_on = button(self._translate("requests-go-on"), "primary", "Alt+P")
        self.go_on.clicked.connect(self._continue_placing)
        acts = (
            Act("section-own-things", "Alt+U", self._lend_own),
            Act("request-replies", "Alt+R", self.replies_wanted.emit),
            Act("request-visits", "Alt+X", partial(self._emit, self.visits_wanted)),
            Act("request-take-off", "Alt+W", partial(self._emit, self.withdraw_wanted)),
            Act("request-card", "Alt+C", partial(self._emit, self.card_wanted)),
            Act("request-labels", "Alt+S", partial(self._emit, self.labels_wanted)),
            Act("request-report", "Alt+M", self._ask_concern),
        )
        self.acts = ActBar(self._translate, acts, first=self.go_on, limits=_LIMITS)
        return self.acts

    def _show(self, view: RequestView) -> None:
        is_new_request = self.view is None or self.view.request_id != view.request_id
        self.view = view
        self._title.setText(view.title)
        self._person_line.setText(f"{view.code} · {view.who}\n{view.phone}".strip())
        self._turn.setText(view.turn)
        restyle(self._turn, kind=not view.waits_to_be_placed)
        self.story.show_lines(view.story)
        self._show_errands(view, is_new_request=is_new_request)
        self.go_on.setVisible(view.waits_to_be_placed)
        self.acts.show_possible(
            {
                "section-own-things": bool(view.own_thing),
                "request-replies": view.has_replies and not view.has_ended,
                "request-visits": view.is_agreed and not view.is_lent,
                "request-take-off": not view.waits_to_be_placed and not view.has_ended,
                "request-card": view.is_agreed,
                "request-labels": view.is_agreed and view.is_lent,
            }
        )
        for part in (self.change, self.cancel, self.finish):
            part.setVisible(not view.has_ended)
        if view.own_thing:
            name = view.own_thing.name
            lend_own = self.acts.buttons["section-own-things"]
            rename(lend_own, self._translate("request-lend-own", name=name), "Alt+U")
        self._show_facts(view)
        self._show_undo()
        if is_new_request:
            scroll_to_top(self.panel)

    def _show_errands(self, view: RequestView, *, is_new_request: bool) -> None:
        """Show what to do now, or the note about what was done, and links to what comes after."""
        if is_new_request:
            self.panel.leave_note()
            self.question_bar.hide()
            self.concern.hide()
        if not self.panel.is_resting:
            shown = errand_ids(self.panel.errand)
            still_there = next((part for part in view.errands if part.row_ids == shown), None)
            if still_there is None or is_new_request:
                still_there = next(iter(view.errands), None)
            self.panel.show_errand(still_there)
        self._show_around_panel(view)

    def _show_errand(self, errand: Errand | None) -> None:
        """Show one errand of this request in the panel, and links to the others."""
        if self.view:
            self.panel.show_errand(errand)
            self._show_around_panel(self.view)

    def _show_around_panel(self, view: RequestView) -> None:
        self._show_panel(view)
        self._link_other_errands(view)

    def _show_panel(self, view: RequestView) -> None:
        """Show the panel, or a line that there is nothing to do."""
        self._nothing.setText(view.nothing_to_do)
        self._nothing.setVisible(not view.errands and not self.panel.is_resting)
        self.panel.setVisible(bool(view.errands) or self.panel.is_resting)
        self.panel.open_request.hide()
        if not (self.panel.view and self.panel.view.is_site_answer):
            self.panel.open_page.hide()  # the page has another key for that

    def _link_other_errands(self, view: RequestView) -> None:
        clear(self._later_errands)
        shown = errand_ids(self.panel.errand)
        others = [errand for errand in view.errands if errand.row_ids != shown]
        if others:
            self._later_errands.addWidget(label(self._translate("request-after"), "soft"))
        for errand in others:
            line = button(errand.first.line, "link")
            line.clicked.connect(partial(self._show_errand, errand))
            self._later_errands.addWidget(line)

    def _show_facts(self, view: RequestView) -> None:
        clear(self._facts)
        parts = [(self._translate("request-facts"), view.facts)]
        if view.agreement:
            parts.append((self._translate("request-agreement"), view.agreement))
        if view.things:
            parts.append((self._translate("request-things"), view.things))
        for title, lines in parts:
            self._facts.addWidget(label(title, "strong"), self._facts.rowCount(), 0)
            self._facts.addWidget(label("\n".join(lines), "fact"), self._facts.rowCount(), 0)

    def _show_undo(self) -> None:
        undone = self._requests.undo_stack.next_label(self._presenter.request_id)
        show_undo(self.undo, undone, self._translate("calls-undo"))

    def _undo(self) -> None:
        self.panel.leave_note()
        self._requests.undo_stack.undo(self._presenter.request_id)

    def _next(self) -> None:
        self.panel.leave_note()
        if self.view:
            self._show_errand(next(iter(self.view.errands), None))

    def _continue_placing(self) -> None:
        if self._presenter.aggregate is not None:
            self._requests.continue_with(self._presenter.aggregate)

    def _lend_own(self) -> None:
        view = self.view
        if view and view.own_thing:
            self._requests.lend_own(view.request_id, view.own_thing)

    def _ask_uncertain(self, posting: Posting) -> None:
        if not self.isVisible():
            return
        question = self._translate(
            "uncertain-question", platform=posting.platform, title=posting.title
        )

        def on_answer(is_online: bool) -> None:  # noqa: FBT001 - yes or no
            self._requests.resolve(posting, is_online=is_online)

        self.question_bar.ask(question, "uncertain", on_answer)

    def _ask_to_end(self, *, cancelled: bool) -> None:
        """Confirm first: neighbours are told, and that cannot be undone."""
        view = self.view
        if view is None:
            return
        question = self._translate(
            "requests-ask-cancel" if cancelled else "requests-ask-close", what=view.title
        )

        def on_answer(yes: bool) -> None:  # noqa: FBT001 - yes or no
            if yes:
                self._requests.close(view.request_id, view.title, cancelled=cancelled)

        self.question_bar.ask(question, "requests-end", on_answer)

    def _ask_concern(self) -> None:
        if self.view:
            self.concern.ask(self.view.helper)

    def _on_reported(self, sentence: str) -> None:
        self.concern.hide()
        self._show_status(sentence)

    def _show_status(self, sentence: str) -> None:
        self._status_line.setText(sentence)
        self._status_line.setVisible(bool(sentence))
        announce(self._status_line, sentence)

    def _emit(self, signal: SignalInstance) -> None:
        if self.view:
            signal.emit(self.view.request_id)
