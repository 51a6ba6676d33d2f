"""The page of replies (Reacties): the list at the left, one reply at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from intake.ui.replies.agreement_form import AgreementForm
from intake.ui.replies.comparison_box import ComparisonBox
from intake.ui.replies.link_form import LinkForm
from intake.ui.replies.presenter import TypedMeeting
from intake.ui.replies.reply_view import name_to_say, row_to_choose
from intake.ui.replies.teach_strip import TeachStrip
from intake.ui.replies.typed_reply_form import TypedReplyForm
from intake.ui.widgets.basics import (
    announce,
    button,
    column,
    label,
    name_apart,
    show_undo,
    shown_key,
    take_focus,
)
from intake.ui.widgets.empty_block import EmptyBlock
from intake.ui.widgets.footed_scroll import FootedScroll
from intake.ui.widgets.list_or_drop_down import ListOrDropDown
from intake.ui.widgets.panes import Panes
from intake.ui.widgets.scroll_into_view import scroll_to_top
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from uuid import UUID

    from intake.kit.translations import Translations
    from intake.ui.replies.presenter import RepliesPresenter
    from intake.ui.replies.reply_view import ReplyView


class RepliesPage(QWidget):
    """Connects the page of replies with its presenter."""

    open_wanted = Signal(object)  # request id: its own page
    ring_wanted = Signal(object)  # request id: ring its resident
    project_wanted = Signal(object)  # project id: take the reply as a promise there

    def __init__(self, presenter: RepliesPresenter, translate: Translations, scale: int) -> None:
        super().__init__()
        self.setObjectName("page")
        self._presenter = presenter
        self._translate = translate
        self.cards: list[ReplyView] = []
        self._shown: ReplyView | None = None
        self._to_ring: object = None
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 8)

        self._pane = ListOrDropDown(
            translate("replies-title"), translate("replies-none"), round(400 * scale / 100)
        )
        self.list = self._pane.list
        self.list.currentRowChanged.connect(self._show_card)
        self.list.itemActivated.connect(self._open)

        self._typed_reply = TypedReplyForm(presenter, translate)
        self._typed_reply.toggled.connect(self._on_form_toggled)
        self._remaining = label("", "soft")
        self._remaining.hide()
        self._pane.lines.addWidget(self._remaining)

        presenter.remaining.connect(self._show_remaining)
        self._pane.add_act(self._typed_reply.opener)
        self.write_down_button = button(translate("reply-by-hand"), "second", "Alt+O")
        self.write_down_button.clicked.connect(self._typed_reply.opener.click)
        name_apart(self.write_down_button, translate("replies-none"))
        self._undo_when_empty = button("", "", "Ctrl+Z")
        self._undo_when_empty.clicked.connect(presenter.undo)
        acts: list[QWidget] = [self.write_down_button, self._undo_when_empty]
        empty = EmptyBlock(translate("replies-none"), translate("replies-none-more"), acts)
        self._panes = Panes(self._pane, self._build_detail(), scale, empty)
        self._panes.folded.connect(self._name.setHidden)  # the folded list shows it
        outer.addWidget(self._panes)

        presenter.listed.connect(self._show_list)
        presenter.fault.connect(self._show_field_error)
        presenter.failed.connect(self._show_error)
        presenter.done.connect(self._show_status)

    def start(self) -> None:
        """Focus the first reply; an earlier message is removed."""
        self._show_status("")
        self.ring_button.hide()
        scroll_to_top(self._card)
        self._presenter.refresh()
        self._panes.take_focus()

    def _build_detail(self) -> QWidget:
        """Create the right side: the reply, its agreement, and what can be done."""
        frame, lines = column()
        self._acts = self._build_buttons()  # first: the fields of the card lead to them
        detail = FootedScroll(self._acts)
        self._status_line = label("", "good")
        self._status_line.hide()

        self._error_line = label("", "fault")
        self._error_line.hide()
        self._card = self._build_card()
        self.teach = TeachStrip(self._translate)
        self.teach.read_wanted.connect(
            lambda name, text: self._presenter.teach_reading(self.list.currentRow(), name, text)
        )
        self.teach.aside_wanted.connect(lambda: self._presenter.teach_aside(self.list.currentRow()))

        self._presenter.taught.connect(self.teach.hide)
        self._presenter.teach_fault.connect(self.teach.refuse)
        for part in (
            self._typed_reply,
            self._status_line,
            self._error_line,
            self.teach,
            self._card,
        ):
            detail.body.addWidget(part)
        detail.body.addStretch(1)
        lines.addWidget(detail, 1)
        return frame

    def _build_card(self) -> QWidget:
        """Create the card: the reply, those it is compared with, and the form of its agreement."""
        card = QWidget()
        lines = QVBoxLayout(card)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)

        self._name = label("", "name")
        self._channel = label("", "soft")
        self._about = label("", "strong")
        self._whom = label("", "soft")
        self.quotation = label("", "ask")
        self._chosen = label("")
        words = (self._name, self._channel, self._about, self._whom, self.quotation, self._chosen)
        for part in words:
            lines.addWidget(part)

        self.comparison = ComparisonBox(self._translate)
        self.comparison.selected.connect(self._select)
        lines.addWidget(self.comparison)

        self.teach_button = button(self._translate("reply-teach"), "foot", "Alt+U")
        self.teach_button.clicked.connect(self._teach)
        teaching = WrapRow(self.teach_button)
        self.agreement = AgreementForm(self._translate)
        self.agreement.when_changed.connect(self._update_choose_caption)
        self.agreement.left.connect(self.choose_button.setFocus)

        self._link_form = LinkForm(self._translate)
        self.candidates = self._link_form.candidates
        self._link_form.code_chosen.connect(self._link_to)
        lines.addWidget(self.agreement)
        lines.addWidget(self._link_form)
        lines.addWidget(teaching)
        return card

    def _build_buttons(self) -> WrapRow:
        """Create the buttons for the reply that is shown, and for what follows a yes."""
        self.choose_button = button(self._translate("reply-choose"), "primary", "Ctrl+Return")
        self.choose_button.clicked.connect(self._choose)
        self.yes_button = button(self._translate("reply-says-yes", name=""), "primary", "Alt+J")
        self.yes_button.clicked.connect(self._on_accepted)
        self._decline_button = button(self._translate("reply-says-no"), "second", "Alt+N")
        self._decline_button.clicked.connect(self._on_declined)
        self.ring_button = button(self._translate("reply-ring-now"), "second", "Alt+B")
        self.ring_button.clicked.connect(self._ring)
        self.ring_button.hide()
        self._open_button = button(self._translate("task-open-request"), "", "Alt+V")
        self._open_button.clicked.connect(self._open)
        self.aside_button = button(self._translate("reply-aside"), "", "Alt+L")
        self.aside_button.clicked.connect(self._put_aside)
        self.reserve_button = button(self._translate("reply-reserve"), "", "Alt+R")
        self.reserve_button.clicked.connect(self._reserve)
        self.undo_button = button("", "", "Ctrl+Z")
        self.undo_button.clicked.connect(self._presenter.undo)
        self._presenter.undo_stack.changed.connect(self._show_undo)
        self._show_undo()
        self._presenter.agreed.connect(self._show_ring)

        return WrapRow(
            self.choose_button,
            self.yes_button,
            self._decline_button,
            self.ring_button,
            self._open_button,
            self.reserve_button,
            self.aside_button,
            self.undo_button,
        )

    def _show_list(self, cards: list[ReplyView]) -> None:
        is_listed = self.list.count() == len(cards)  # a new page has not listed them yet
        if cards and cards == self.cards and is_listed:
            return
        chosen_row = row_to_choose(cards, self._card_at(self.list.currentRow()))
        if chosen_row < 0:  # the reply is gone: the one that follows it
            chosen_row = max(0, self.list.currentRow())
        self.cards = cards
        lines = [f"{card.name}\n{card.about}\n{card.channel}" for card in cards]
        self._pane.show_rows(lines, chosen_row)
        self._show_panes()
        if cards:
            take_focus(self, self.list)
        self._show_card(self.list.currentRow())

    def _show_panes(self) -> None:
        """Show list and card while there is a reply, one is written down, or a result is told."""
        is_in_use = not self._typed_reply.isHidden() or not self._status_line.isHidden()
        self._panes.show_any(bool(self.cards) or is_in_use or not self._error_line.isHidden())

    def _show_remaining(self, count: int) -> None:
        self._remaining.setText(self._translate("replies-remaining", count=count))
        self._remaining.setVisible(count > 0)

    def _card_at(self, row: int) -> ReplyView | None:
        if 0 <= row < len(self.cards):
            return self.cards[row]
        return None

    def _show_card(self, row: int) -> None:
        card = self._card_at(row)
        if card is not None and card == self._shown:
            return  # what is being typed is kept

        self._shown = card
        if not self._status_line.isVisible():  # after an act, what was done stays in sight
            scroll_to_top(self._card)
        self.teach.hide()
        if card is None:
            self._show_no_card()
            return
        self._show_possible_acts(card)
        self._show_texts(card)

    def _show_no_card(self) -> None:
        acts = (self.choose_button, self.yes_button, self._decline_button, self._open_button)
        rare = (self.aside_button, self.reserve_button, self.teach_button)
        for part in (*acts, *rare, self.agreement, self._link_form, self.quotation, self._chosen):
            part.hide()
        self._name.setText(self._translate("replies-empty"))
        for part in (self._channel, self._about, self._whom):
            part.setText("")
        self.comparison.show_card(None)

    def _show_possible_acts(self, card: ReplyView) -> None:
        may_choose = not card.has_agreement and not card.is_withheld
        is_for_request = card.is_known and not card.project
        self.agreement.setVisible(may_choose and is_for_request)
        self._link_form.setVisible(not card.is_known)
        self.choose_button.setVisible(may_choose)
        self.choose_button.setEnabled(card.is_known)
        self.yes_button.setVisible(card.may_answer)
        self._decline_button.setVisible(card.may_answer)
        self._open_button.setVisible(bool(card.request_id))
        self.aside_button.setVisible(not card.awaits_yes)
        self.reserve_button.setVisible(card.can_reserve)
        self.teach_button.setVisible(bool(card.whole_mail))

    def _show_texts(self, card: ReplyView) -> None:
        self._name.setText(card.name)
        self._channel.setText(card.channel)
        self._about.setText(card.about)
        self.quotation.setText(card.text)
        self.quotation.show()
        self._chosen.setText(card.other_chosen)
        self._chosen.setVisible(bool(card.other_chosen))
        self.comparison.show_card(card)
        self.candidates.show_candidates(card.candidates)
        whom = self._translate("reply-for", name=card.for_whom) if card.for_whom else ""
        for_whom = " · ".join(part for part in (whom, card.asked) if part)
        self._whom.setText(for_whom)
        self._whom.setVisible(bool(for_whom))
        sentence = self._translate("reply-says-yes", name=name_to_say(card.name))
        self.yes_button.setText(f"{sentence}   {shown_key('Alt+J')}")
        self.yes_button.setAccessibleName(sentence)
        self.agreement.show_card(card)
        self._update_choose_caption()

    def _select(self, reply_id: UUID) -> None:
        rows = [index for index, card in enumerate(self.cards) if card.reply_id == reply_id]
        if rows:
            self.list.setCurrentRow(rows[0])

    def _link_to(self, code: str) -> None:
        self._presenter.link(self.list.currentRow(), code)

    def _teach(self) -> None:
        card = self._card_at(self.list.currentRow())
        if card:
            self.teach.ask(card.whole_mail)

    def _reserve(self) -> None:
        self._presenter.keep_in_reserve(self.list.currentRow())

    def _update_choose_caption(self) -> None:
        """Tell on the button who is chosen, and for when: the fields may be out of sight."""
        card = self._shown
        if card is None:
            return
        when = self.agreement.fields["when"].text().strip()
        key = "reply-choose-for" if when else "reply-choose-name"
        sentence = self._translate(key, name=name_to_say(card.name), when=when)
        if card.project:
            sentence = self._translate("reply-to-project", name=card.project.name)
        self.choose_button.setText(f"{sentence}   {shown_key('Ctrl+Return')}")
        self.choose_button.setAccessibleName(sentence)

    def _choose(self) -> None:
        row = self.list.currentRow()
        card = self._card_at(row)
        if card is None:
            return
        if card.project:
            self.project_wanted.emit(card.project.id)
            return
        self._presenter.choose(row, TypedMeeting(**self.agreement.typed()))

    def _on_accepted(self) -> None:
        """Record the yes; its key differs from the one that chooses, so that no press does both."""
        self._presenter.record_neighbour_answer(self.list.currentRow(), yes=True)

    def _open(self, _item: object = None) -> None:
        """Show the page of the request that the reply is about."""
        card = self._card_at(self.list.currentRow())
        if card and card.request_id:
            self.open_wanted.emit(card.request_id)

    def _show_ring(self, request_id: object) -> None:
        """Offer to ring the resident at once, because the neighbour said yes."""
        self._to_ring = request_id
        self.ring_button.show()
        self.ring_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _ring(self) -> None:
        self.ring_button.hide()
        self.ring_wanted.emit(self._to_ring)

    def _on_declined(self) -> None:
        self._presenter.record_neighbour_answer(self.list.currentRow(), yes=False)

    def _put_aside(self) -> None:
        self._presenter.put_aside(self.list.currentRow())

    def _show_field_error(self, name: str, sentence: str) -> None:
        self.agreement.show_fault(name, sentence)
        if name == "code":
            self._link_form.show_error(sentence)

    def _show_status(self, sentence: str) -> None:
        self._error_line.hide()
        self._status_line.setText(sentence)
        self._status_line.setVisible(bool(sentence))
        if sentence:
            scroll_to_top(self._status_line)
        announce(self._status_line, sentence)

    def _show_error(self, sentence: str) -> None:
        self._status_line.hide()
        self._error_line.setText(sentence)
        self._error_line.show()
        announce(self._error_line, sentence)

    def _on_form_toggled(self, is_open: bool) -> None:  # noqa: FBT001 - a signal's value
        """Show one at a time: the keys of a reply do nothing while another one is entered."""
        self._card.setVisible(not is_open)
        self._acts.setVisible(not is_open)
        self._show_status("")
        self._show_panes()

    def _show_undo(self) -> None:
        undone = self._presenter.undo_stack.next_label("replies")
        for undo in (self.undo_button, self._undo_when_empty):
            show_undo(undo, undone, self._translate("calls-undo"))
        name_apart(self._undo_when_empty, self._translate("replies-none"))
