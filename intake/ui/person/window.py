"""The window with a resident's details.

All fields on one page, the consents below, and what to do if they are no longer here.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from intake.domain.resident import DIED, MOVED
from intake.ui.person.merge_window import MergeWindow
from intake.ui.person.pair_strip import PairStrip
from intake.ui.person.person_values import LANGUAGES, PHONE_NUMBERS, TEXT_SIZES
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    announce,
    button,
    clear,
    column,
    label,
    make_scroll_area,
    row,
)
from intake.ui.widgets.fields import NamedFields, choice_of, grow, mark_practice
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QCloseEvent

    from intake.kit.translations import Translations
    from intake.ui.person.person_values import PersonView
    from intake.ui.person.presenter import PersonPresenter

_PLACES = {
    "salutation": (0, 0, 1), "first_name": (0, 1, 1), "infix": (0, 2, 1), "last_name": (0, 3, 1),
    "phone_1": (1, 0, 2), "whose_1": (1, 2, 2), "phone_2": (2, 0, 2), "whose_2": (2, 2, 2),
    "phone_3": (3, 0, 2), "whose_3": (3, 2, 2),
    "email": (4, 0, 2), "birth_date": (4, 2, 2),
    "street": (5, 0, 2), "house_number": (5, 2, 1), "addition": (5, 3, 1),
    "postcode": (6, 0, 1), "city": (6, 1, 1), "neighbourhood": (6, 2, 2),
    "fetched_by": (7, 0, 2), "how_to_talk": (7, 2, 2),
    "call_window": (8, 0, 2), "voicemail": (8, 2, 2),
    "note": (9, 0, 4),
}  # fmt: skip

_SIZE = (940, 860)

_MIN_PART = 6
"""Required width for four fields in a row, as a multiple of the widest label."""


class PersonWindow(QWidget):
    """Connects the window of a person with its presenter."""

    closed = Signal()
    export_wanted = Signal()
    request_wanted = Signal(object)  # UUID of a request: open its page

    def __init__(self, presenter: PersonPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self.presenter = presenter
        self._translate = translate
        self.shown: PersonView | None = None
        self._values_as_read: tuple[object, ...] = ()
        self._warned: tuple[object, ...] = ()
        self.merging: MergeWindow | None = None
        self._shown_phones = 1
        outer = QVBoxLayout(self)
        mark_practice(self, outer, translate, practice=presenter.practice)

        frame, lines = column(" ")
        self._title = frame.findChild(QLabel, "title") or QLabel(frame)
        outer.addWidget(frame)

        inner = ShrinkableContainer()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(12)

        self._pairs = presenter.pairs()
        self.strip = PairStrip(self._pairs, translate)
        self.strip.compare_wanted.connect(self._compare)
        body.addWidget(self.strip)
        body.addWidget(label(translate("person-hint"), "soft"))
        body.addLayout(self._build_fields())

        self._requests = QVBoxLayout()
        body.addLayout(self._requests)
        self._consents = QVBoxLayout()
        body.addLayout(self._consents)
        body.addWidget(self._build_end())
        body.addStretch(1)

        self._area = make_scroll_area(inner)
        lines.addWidget(self._area, 1)
        self._lay_footer(lines)

        presenter.shown.connect(self._show)
        presenter.sidebar_updated.connect(self._show_sidebar)
        presenter.faults.connect(self.fields.show_faults)
        presenter.done.connect(self._show_status)
        presenter.failed.connect(partial(self._show_status, ""))
        presenter.closes.connect(self.close)
        self._pairs.decided.connect(presenter.reload)
        presenter.show()
        presenter.reload()
        self._pairs.load()
        self.fields.edits["phone_1"].setFocus()

    def _lay_footer(self, lines: QVBoxLayout) -> None:
        """Create the footer with messages and buttons, which is always visible."""
        translate = self._translate
        self._status_line = label("", "good")
        self._error_line = label("", "fault")
        for part in (self._status_line, self._error_line):
            part.hide()
            lines.addWidget(part)

        keep = button(translate("person-keep"), "primary", "Ctrl+Return")
        close = button(translate("person-close"), "second", "Esc")
        keep.clicked.connect(self.save)
        close.clicked.connect(self._leave)

        export = button(translate("who-export"), "link", "Alt+X")
        export.clicked.connect(self.export_wanted)
        again = button(translate("pair-look-for"), "link", "Alt+Z")
        again.clicked.connect(partial(self._compare, None))

        undo = button(translate("person-undo"), "link", "Alt+O")
        undo.clicked.connect(self.presenter.undo)
        undo.hide()

        self.presenter.may_undo.connect(undo.setVisible)
        lines.addWidget(WrapRow(keep, close, export, again, undo))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self.merging is not None:
            self.merging.close()
        self.closed.emit()

    def _compare(self, other_id: UUID | None) -> None:
        """Show two records beside each other; ask for the other one if it is unknown."""
        window = MergeWindow(self._pairs, self._translate, practice=self.presenter.practice)
        window.setWindowModality(Qt.WindowModality.ApplicationModal)
        window.closed.connect(self.activateWindow)
        window.closed.connect(window.deleteLater)
        self.merging = window
        window.closed.connect(self._forget_merging)
        window.show()
        if other_id is None:
            window.look_for_other()
        else:
            self._pairs.compare(other_id)

    def _forget_merging(self) -> None:
        self.merging = None

    def _places(self) -> dict[str, tuple[int, int, int]]:
        """Return the places of four fields in a row if they fit, else two."""
        grow(self, *_SIZE)
        probe = label(self._translate("person-infix"), "label", wrap=False)
        probe.ensurePolished()
        wide = probe.sizeHint().width() * _MIN_PART < self.width()
        if wide:
            return _PLACES
        return {name: (index // 2, index % 2 * 2, 2) for index, name in enumerate(_PLACES)}

    def _build_fields(self) -> QGridLayout:
        translate = self._translate
        grid = QGridLayout()
        places = self._places()
        last = max(line for line, _, _ in places.values()) + 1
        grid.setHorizontalSpacing(10)
        for index in range(4):
            grid.setColumnStretch(index, 1)
        self.fields = NamedFields()
        for name, place in places.items():
            self.fields.add(grid, name, translate(f"person-{name.replace('_', '-')}"), place)
        self.more_phones = button(translate("person-more-phones"), "link", "Alt+N")
        self.more_phones.clicked.connect(self._add_phone)
        grid.addWidget(self.more_phones, places["phone_3"][0] * 3 + 2, 0, 1, 2)
        for name in ("postcode", "house_number"):
            self.fields.edits[name].editingFinished.connect(self._fill_street)
        self.size_choice = choice_of(
            [(translate("person-text-size-of", size=size), size) for size in TEXT_SIZES],
            TEXT_SIZES[0],
        )
        self.language_choice = choice_of(
            [(translate(f"person-language-{language}"), language) for language in LANGUAGES],
            LANGUAGES[0],
        )
        self.fields.lay(grid, translate("person-text-size"), self.size_choice, (last, 0, 2))
        self.fields.lay(grid, translate("person-language"), self.language_choice, (last, 2, 2))

        return grid

    def _fold_phones(self) -> None:
        """Show a further number if there is one; most people have one telephone."""
        self._shown_phones = max(number for number in PHONE_NUMBERS if self._is_phone_typed(number))
        for number in (2, 3):
            names = (f"phone_{number}", f"whose_{number}")
            self.fields.fold(names, is_folded=number > self._shown_phones)
        self.more_phones.setVisible(self._shown_phones < len(PHONE_NUMBERS))

    def _is_phone_typed(self, number: int) -> bool:
        edits = self.fields.edits
        return number == 1 or bool(
            edits[f"phone_{number}"].text() or edits[f"whose_{number}"].text()
        )

    def _add_phone(self) -> None:
        self._shown_phones += 1
        names = (f"phone_{self._shown_phones}", f"whose_{self._shown_phones}")
        self.fields.fold(names, is_folded=False)
        self.fields.edits[names[0]].setFocus()
        self.more_phones.setVisible(self._shown_phones < len(PHONE_NUMBERS))

    def _fill_street(self) -> None:
        """Fill in the street of a postcode if it is empty and a list contains it."""
        edits = self.fields.edits
        if edits["street"].text():
            return
        found = self.presenter.street_of(edits["postcode"].text(), edits["house_number"].text())
        if found:
            edits["street"].setText(found.street)
            edits["city"].setText(found.city)

    def _build_end(self) -> QFrame:
        translate = self._translate
        frame = QFrame()
        lines = QVBoxLayout(frame)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(label(translate("person-gone"), "name"))
        self._gone_line = label("", "care")
        lines.addWidget(self._gone_line)
        moved, died, again = (
            button(translate(f"person-{act}"), "second") for act in ("moved", "died", "here-again")
        )

        for end_button, how in ((moved, MOVED), (died, DIED)):
            end_button.clicked.connect(
                partial(
                    self._ask,
                    partial(self.presenter.mark_gone, how),
                    end_button.accessibleName(),
                    "person-gone-sure",
                )
            )

        again.clicked.connect(self.presenter.unmark_gone)
        self._leaves = WrapRow(moved, died)
        self._again = again
        lines.addWidget(self._leaves)
        lines.addLayout(row(again))
        self._confirm_frame = QFrame()
        self._confirm_frame.setObjectName("care")
        inside = QVBoxLayout(self._confirm_frame)
        self._confirm_question = label("")
        self._then: Callable[[], object] | None = None
        yes = button(translate("person-gone-yes"), "answer", "Alt+J")
        no = button(translate("person-gone-no"), "answer", "Alt+E")
        yes.clicked.connect(self._stop)
        no.clicked.connect(self._confirm_frame.hide)
        inside.addWidget(self._confirm_question)
        inside.addLayout(row(yes, no))
        self._confirm_frame.hide()
        lines.addWidget(self._confirm_frame)

        return frame

    def _typed_values(self) -> tuple[object, ...]:
        return (
            self.fields.typed(),
            self.size_choice.currentData(),
            self.language_choice.currentData(),
        )

    def _leave(self) -> None:
        """Close; changes that were not saved are mentioned once first."""
        now = self._typed_values()
        if now not in (self._values_as_read, self._warned):
            self._warned = now
            self._show_status("", self._translate("person-unsaved"))
            return
        self.close()

    def save(self) -> None:
        self._show_status("")
        self.presenter.save(
            self.fields.typed(),
            int(self.size_choice.currentData()),
            str(self.language_choice.currentData()),
        )

    def _ask(self, then: Callable[[], object], what: str, question: str) -> None:
        """Ask again before something is ended."""
        self._then = then
        self._confirm_question.setText(
            f"{what}. {self._translate(question, name=self.shown.name if self.shown else '')}"
        )
        self._confirm_frame.show()
        # After it is laid out.
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self._confirm_frame))
        announce(self._confirm_question, self._confirm_question.text())

    def _stop(self) -> None:
        self._confirm_frame.hide()
        if self._then:
            self._then()

    def _show(self, view: PersonView) -> None:
        title = self._translate("person-title", name=view.name)
        self.setWindowTitle(
            f"{title} – {self._translate('practice-bar')}" if self.presenter.practice else title
        )
        self._title.setText(title)
        self.fields.show(view.fields)
        self._fold_phones()
        for name in self.fields.edits:
            self.fields.show_fault(name, view.faults.get(name, ""))
        for choice, value in (
            (self.size_choice, view.text_size),
            (self.language_choice, view.language),
        ):
            choice.setCurrentIndex(max(0, choice.findData(value)))
        self._values_as_read = self._typed_values()
        self._warned = ()
        self._show_sidebar(view)

    def _show_sidebar(self, view: PersonView) -> None:
        """Show what is beside the fields; what somebody is typing is kept."""
        self.shown = view
        self._show_requests(view)
        self._show_consents(view)
        self._gone_line.setText(view.gone)
        self._gone_line.setVisible(bool(view.gone))
        self._leaves.setVisible(not view.gone)
        self._again.setVisible(bool(view.gone))

    def _show_requests(self, view: PersonView) -> None:
        clear(self._requests)
        self._requests.addWidget(label(self._translate("person-requests"), "name"))
        if not view.requests:
            self._requests.addWidget(label(self._translate("person-requests-none"), "soft"))
        for request in view.requests:
            opens = button(request.what, "link")
            opens.clicked.connect(partial(self._open_request, request.request_id))
            self._requests.addWidget(WrapRow(opens, label(request.when, "soft", wrap=False)))

    def _open_request(self, request_id: UUID) -> None:
        self.request_wanted.emit(request_id)
        self.close()

    def _show_consents(self, view: PersonView) -> None:
        clear(self._consents)
        self._consents.addWidget(label(self._translate("person-consents"), "name"))
        if not view.consents:
            self._consents.addWidget(label(self._translate("person-consents-none"), "soft"))
        for consent in view.consents:
            back = button(self._translate("person-take-back", what=consent.name), "link")
            back.clicked.connect(
                partial(
                    self._ask,
                    partial(self.presenter.withdraw_consent, consent.purpose, consent.request_id),
                    back.accessibleName(),
                    "person-take-back-sure",
                )
            )
            self._consents.addWidget(label(f"✓ {consent.since}", "good"))
            self._consents.addLayout(row(back))

    def _show_status(self, sentence: str, fault: str = "") -> None:
        """Show a message until the next one."""
        for part, text in ((self._status_line, sentence), (self._error_line, fault)):
            part.setText(text)
            part.setVisible(bool(text))
            announce(part, text)
