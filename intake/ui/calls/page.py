"""The page of calls (Bellen): whom to ring, what to say, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from intake.domain.task import CallOutcome
from intake.kit.text_normalization import capitalize_first
from intake.ui.volunteers.volunteer_lists import WhomToAsk
from intake.ui.widgets.basics import (
    Panes,
    ShrinkableContainer,
    announce,
    button,
    column,
    label,
    scrolled,
    shown_key,
    take_focus,
)
from intake.ui.widgets.list_pane import ListPane
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from uuid import UUID

    from intake.kit.translations import Translations
    from intake.ui.calls.presenter import CallsPresenter
    from intake.ui.calls.task_view import TaskView
    from intake.ui.volunteers.presenter import VolunteersPresenter


BY_ONE_KEY = tuple(outcome for outcome in CallOutcome if outcome is not CallOutcome.LETTER)
"""How a call ends, in the order of the keys Alt 1 to 5."""


class CallsPage(QWidget):
    """Wires the page of calls to its presenter."""

    slip = Signal(object)  # request id
    helper_slip = Signal(object)  # request id
    notice = Signal(object)  # tuple of posting ids
    letter = Signal(object)  # task id
    withdraw = Signal(object)  # request id
    resume = Signal(object)  # request id

    def __init__(
        self,
        presenter: CallsPresenter,
        own: VolunteersPresenter,
        translate: Translations,
        scale: int,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._presenter = presenter
        self._translate = translate
        self.whom = WhomToAsk(own, translate)
        self.cards: list[TaskView] = []
        self._after: object = None
        self._said_yes: object = None
        self._shown: TaskView | None = None
        outer = QHBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 14)
        outer.setSpacing(14)
        self._pane = ListPane(
            translate("calls-title"), translate("calls-none"), round(420 * scale / 100)
        )
        self.list = self._pane.list
        self.list.currentRowChanged.connect(self._moved)
        undo = button(translate("calls-undo"), "link", "Ctrl+Z")
        undo.clicked.connect(self._undo)
        self._pane.lines.addWidget(undo)
        outer.addWidget(Panes(self._pane.frame, self._detail(), scale))
        presenter.listed.connect(self._show_list)
        presenter.done.connect(self.tell)
        own.done.connect(self.tell)

    def start(self) -> None:
        """Focus the most urgent task; what was told before is old."""
        self.tell("")
        self._presenter.refresh()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _detail(self) -> QWidget:
        frame, lines = column()
        inner = ShrinkableContainer()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, 6, 0)
        self._what = label("", "soft")
        self._who = label("", "name")
        self._number = label("", "name")
        self._due = label("", "strong")
        self._about = label("")
        self._say = label("", "ask")
        self._before = label("", "soft")
        self._voicemail = label("", "soft")
        self._card_labels = (
            self._what,
            self._who,
            self._number,
            self._due,
            self._about,
            self._before,
            self._say,
            self._voicemail,
        )
        for part in self._card_labels:
            body.addWidget(part)
        body.addWidget(self._answer_strip())
        body.addWidget(self.whom)
        body.addStretch(1)
        lines.addWidget(scrolled(inner), 1)
        self._said = label("", "good")
        self._said.hide()
        lines.addWidget(self._said)
        self._outcomes = QWidget()
        chips = QGridLayout(self._outcomes)
        chips.setContentsMargins(0, 0, 0, 0)
        self.outcomes = {}
        for at, outcome in enumerate(BY_ONE_KEY):
            made = button(
                self._translate(f"outcome-{str(outcome).replace('_', '-')}"),
                "chip",
                f"Alt+{at + 1}",
            )
            made.clicked.connect(lambda _, outcome=outcome: self._ended(outcome))
            chips.addWidget(made, at // 3, at % 3)
            self.outcomes[outcome] = made
        lines.addWidget(self._outcomes)
        self._tick = button(self._translate("task-done"), "primary", "Ctrl+Return")
        self._tick.clicked.connect(self._ticked)
        lines.addWidget(self._tick)
        lines.addWidget(self._further())
        return frame

    def _further(self) -> WrapRow:
        """Make what can be done beside ending the task: its papers, its pages, the call itself."""
        self.paper = button(self._translate("calls-slip"), "second", "Ctrl+P")
        self.paper.clicked.connect(self._paper)
        self.boards = button(self._translate("calls-notices", count=2), "second", "Alt+A")
        self.boards.clicked.connect(lambda: self.notice.emit(self._on_boards()))
        self.helper = button(self._translate("helper-slip"), "second", "Alt+H")
        self.helper.clicked.connect(lambda: self.helper_slip.emit(self._after))
        self.helper.hide()
        self.write = button(self._translate("calls-letter"), "second", "Alt+B")
        self.write.clicked.connect(self._write)
        self.open_page = button(self._translate("calls-take-off"), "second", "Alt+O")
        self.open_page.clicked.connect(self._withdraw)
        self.go_on = button(self._translate("calls-resume"), "second", "Alt+V")
        self.go_on.clicked.connect(self._resume_request)
        return WrapRow(self.go_on, self.open_page, self.paper, self.boards, self.helper, self.write)

    def _answer_strip(self) -> QFrame:
        self._question = QFrame()
        self._question.setObjectName("care")
        lines = QVBoxLayout(self._question)
        self._asked = label(self._translate("call-agreed-question"))
        lines.addWidget(self._asked)
        line = QHBoxLayout()
        self.yes = button(self._translate("answer-yes"), "answer", "Alt+J")
        self.no = button(self._translate("answer-no"), "answer", "Alt+E")
        self.yes.clicked.connect(lambda: self._answered(yes=True))
        self.no.clicked.connect(lambda: self._answered(yes=False))
        line.addWidget(self.yes)
        line.addWidget(self.no)
        line.addStretch(1)
        lines.addLayout(line)
        self._question.hide()
        return self._question

    @property
    def asking_to_share(self) -> bool:
        return self._said_yes is not None and self._question.isVisible()

    def _current(self) -> TaskView | None:
        row = self.list.currentRow()
        if 0 <= row < len(self.cards):
            return self.cards[row]
        return None

    def _ended(self, outcome: CallOutcome) -> None:
        card = self._current()
        if card is None:
            return
        if outcome is CallOutcome.REACHED and card.asks_agreement:
            self._said_yes = None
            self._ask(self._translate("call-agreed-question"))
            return
        self._presenter.record_outcome(card.task_id, outcome)

    def _ask(self, question: str) -> None:
        self._asked.setText(question)
        self._question.show()
        self.yes.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self._question, question)

    def _answered(self, *, yes: bool) -> None:
        """Take a yes or no.

        First to what was agreed, then, where the helper comes to the door, to telling them who
        lives there.
        """
        card = self._current()
        if card is None:
            self._question.hide()
        elif yes and card.share_question and self._said_yes != card.task_id:
            self._said_yes = card.task_id
            self._ask(self._translate("call-read-aloud", text=card.share_question))
        else:
            self._question.hide()
            share = None
            if self._said_yes == card.task_id:
                share = yes
            self._said_yes = None
            self._after = card.request_id
            self.helper.setVisible(bool(share))
            self._presenter.record_outcome(
                card.task_id,
                CallOutcome.REACHED,
                agreed=True if share is not None else yes,
                share=share,
            )

    def _undo(self) -> None:
        self._after = None
        self.helper.hide()
        self._presenter.undo()

    def _ticked(self) -> None:
        card = self._current()
        if card:
            self._presenter.complete(card.task_id)

    def _paper(self) -> None:
        card = self._current()
        if card and card.notice_posting and not self._after:
            self.notice.emit((card.notice_posting,))
            return
        wanted = self._after or (card.request_id if card else None)
        if wanted:
            self.slip.emit(wanted)

    def _on_boards(self) -> tuple[UUID, ...]:
        """List every post that is still to be hung on a board."""
        return tuple(card.notice_posting for card in self.cards if card.notice_posting)

    def _resume_request(self) -> None:
        card = self._current()
        if card and card.request_id:
            self.resume.emit(card.request_id)

    def _withdraw(self) -> None:
        card = self._current()
        if card and card.request_id:
            self.withdraw.emit(card.request_id)

    def _write(self) -> None:
        card = self._current()
        if card:
            self.letter.emit(card.task_id)

    def _show_list(self, cards: list[TaskView]) -> None:
        if cards and cards == self.cards and self.list.count() == len(cards):
            return
        before = self._current()
        self.cards = cards
        at = next(
            (row for row, card in enumerate(cards) if before and card.task_id == before.task_id),
            max(0, self.list.currentRow()),
        )
        self._pane.show_rows([_row_of(card) for card in cards], at)
        if cards:
            take_focus(self, self.list)
        self._show_card(self.list.currentRow())

    def _moved(self, row: int) -> None:
        """Another card is chosen: the paper of the last call is no longer offered."""
        self._after = None
        self.helper.hide()
        self.tell("")
        self._show_card(row)

    def _show_card(self, row: int) -> None:
        card = None
        if 0 <= row < len(self.cards):
            card = self.cards[row]
        changed = card != self._shown
        if changed:
            self._question.hide()
            self._said_yes = None
        self._shown = card
        if card and self.isVisible():
            self._presenter.record_view(card.task_id)
        if card:
            values = (
                card.title,
                capitalize_first(card.who),
                card.numbers,
                card.due,
                card.about if card.about != card.who else "",
                card.last_attempt,
                card.script,
                card.voicemail,
            )
        else:
            values = (self._translate("calls-empty"), "", "", "", "", "", "", "")
        for part, text in zip(self._card_labels, values, strict=True):
            part.setText(text)
            part.setVisible(bool(text))
        if card and card.is_call and card.script:
            self._say.setText(self._translate("call-read-aloud", text=card.script))
        if changed or not (card and card.inquiry_posting):
            self.whom.ask_for(card.inquiry_posting if card else None)
        self._outcomes.setVisible(bool(card and card.is_call))
        self._tick.setVisible(bool(card and not card.is_call))
        _rename(
            self._tick,
            self._translate("own-enough" if card and card.inquiry_posting else "task-done"),
            "Ctrl+Return",
        )
        self.paper.setVisible(bool(self._after or (card and card.request_id)))
        for_board = bool(card and card.notice_posting and not self._after)
        _rename(
            self.paper, self._translate("calls-notice" if for_board else "calls-slip"), "Ctrl+P"
        )
        self.boards.setVisible(for_board and len(self._on_boards()) > 1)
        _rename(
            self.boards, self._translate("calls-notices", count=len(self._on_boards())), "Alt+A"
        )
        self.go_on.setVisible(bool(card and card.can_resume))
        self.open_page.setVisible(bool(card and card.is_withdrawal))
        self.write.setVisible(bool(card and card.can_write_letter))

    def tell(self, sentence: str) -> None:
        """Say what came of something; an empty sentence takes the last one away."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        announce(self._said, sentence)


def _row_of(card: TaskView) -> str:
    """Return what the list says of a task, a part a line."""
    title = f"{'! ' if card.is_late else ''}{card.title}: {card.who}"
    about = card.about if card.about != card.who else ""
    return "\n".join(part for part in (title, about, card.due) if part)


def _rename(push_button: QPushButton, text: str, key: str) -> None:
    """Give a button other words; the key that it works by stays printed on it."""
    push_button.setText(f"{text}   {shown_key(key)}")
    push_button.setAccessibleName(text)
