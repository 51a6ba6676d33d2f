"""The person of the call: found, new, or represented by somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.ui.desk.find_pane import FindPane
from intake.ui.widgets.basics import column
from intake.ui.widgets.file_dialog import FileQuestion, ask_where_to_save

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.desk.person_strip import PersonStrip
    from intake.ui.desk.who_fields import CallerFields, NewResident
    from intake.ui.desk.who_presenter import WhoPresenter
    from intake.ui.models.call_draft import CallDraft
    from intake.ui.person.person_summary import PersonSummary
    from intake.ui.person.window import PersonWindow


class WhoSection(QObject):
    """Connects the parts that find, show and enter a person with their presenter.

    ``find`` exists from the start; ``complete`` creates ``strip``, which shows the person across
    the page, and ``form``, which holds the fields of a new resident and of a caller.
    """

    done = Signal()  # the person is selected
    shown = Signal()  # another person or none, or the fields were folded
    card_shown = Signal(object)  # PersonSummary, or None for nobody
    request_wanted = Signal(object)  # UUID of one of their requests, selected in their window

    def __init__(
        self,
        page: QWidget,
        presenter: WhoPresenter,
        call_draft: CallDraft,
        translate: Translations,
    ) -> None:
        super().__init__(page)  # it is deleted with its page
        self._presenter = presenter
        self._call_draft = call_draft
        self._translate = translate
        self.find = FindPane(presenter, translate)
        self.strip: PersonStrip | None = None
        self.form = QWidget()
        self.details: PersonWindow | None = None
        self._card: PersonSummary | None = None
        self._new: NewResident | None = None
        self._caller: CallerFields | None = None
        self._is_folded = False
        self._look_alike_sentence = ""

        presenter.opened.connect(self._show_person)
        presenter.making_new.connect(self._show_new)
        presenter.look_alike.connect(self._show_look_alike)
        presenter.fault.connect(self._show_field_error)
        call_draft.changed.connect(self._on_changed)
        call_draft.replaced.connect(self._restore)
        self._restore()

    @property
    def is_chosen(self) -> bool:
        """Whether the person is known, or a new one is being entered."""
        return bool(self._call_draft.get("resident") or self._call_draft.get("new"))

    def complete(self) -> PersonStrip:
        """Create the parts that only a call with a person needs."""
        from intake.ui.desk.person_strip import PersonStrip

        self.strip = PersonStrip(self._translate)
        self.strip.details_wanted.connect(self._open)
        self.strip.another_wanted.connect(self._forget)
        self.strip.for_other.connect(self._toggle_for_other)
        frame, self._lines = column()
        outer = QVBoxLayout(self.form)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._show_again()
        return self.strip

    @property
    def new(self) -> NewResident:
        """The fields of a new resident, created when they are first needed."""
        if self._new is None:
            from intake.ui.desk.who_fields import NewResident

            self._new = NewResident(self._presenter, self._call_draft, self._translate)
            self._new.done.connect(self.done)
            self._lines.insertWidget(0, self._new)
        return self._new

    @property
    def caller(self) -> CallerFields:
        """The fields of a caller, created when they are first needed."""
        if self._caller is None:
            from intake.ui.desk.who_fields import CallerFields

            self._caller = CallerFields(self._presenter, self._call_draft, self._translate)
            self._caller.done.connect(self.done)
            self._lines.addWidget(self._caller)
        return self._caller

    def start(self) -> None:
        """Focus where this part of the call continues."""
        if self._call_draft.get("new"):
            self._unfold()
            self.new.start()
        else:
            self.find.start()

    def fold(self) -> None:
        """Hide the fields when the call continues, unless one has an error."""
        parts = [part for part in (self._new, self._caller) if part is not None]
        if not self._is_folded and not any(part.has_fault() for part in parts):
            self._is_folded = True
            self._show_again()

    def go_to(self, entry: str) -> None:
        """Focus a field of this part that has an error."""
        part, _, name = entry.partition(".")
        if part in ("new", "caller"):
            self._unfold()
            fields = self.new if part == "new" else self.caller
            if name in fields.edits:
                fields.edits[name].setFocus()

    def open_details(self) -> None:
        """Open the window of the person of the call."""
        from intake.ui.person.window import PersonWindow

        presenter = self._presenter.make_details_presenter()
        if presenter:
            self.details = PersonWindow(presenter, self._translate)
            self.details.closed.connect(self.find.window().activateWindow)
            self.details.export_wanted.connect(self._export)
            self.details.request_wanted.connect(self.request_wanted)
            self.details.show()

    def close_details(self) -> None:
        """Close the window of the person with the call.

        It must not change what is shown about the next.
        """
        if self.details:
            self.details.close()
            self.details.deleteLater()
            self.details = None

    def _open(self) -> None:
        """Show more: the fields of a new resident, the window of a known one."""
        if self._call_draft.get("new"):
            self._unfold()
            self.new.start()
        else:
            self.open_details()

    def _unfold(self) -> None:
        self._is_folded = False
        self._show_again()

    def _show_person(self, card: PersonSummary | None) -> None:
        self._card = card
        self._look_alike_sentence = ""
        self._show_again()
        self.card_shown.emit(card)
        if card is not None:
            self.done.emit()

    def _show_new(self, on: bool) -> None:  # noqa: FBT001 - a signal's own value
        if on:
            self._is_folded = False
        self._show_again()
        if on and self.strip is not None:
            self.new.start()

    def _show_again(self) -> None:
        """Update strip and fields from the call."""
        if self.strip is None:
            return
        is_new = bool(self._call_draft.get("new"))
        for_other = self._call_draft.get("for_other") == "yes"
        if is_new:
            self.strip.show_new(*self._typed_of_new())
        elif self._card is not None:
            self.strip.show_person(self._card)
            self.strip.show_double(self._look_alike_sentence)
        else:
            self.strip.forget()
        self.strip.toggle.setChecked(for_other)
        self.strip.show_caller(self._caller_said(for_other=for_other))
        if is_new or self._new is not None:
            self.new.setVisible(is_new)
        if for_other or self._caller is not None:
            self.caller.setVisible(for_other)
        self.shown.emit()

    @property
    def has_open_fields(self) -> bool:
        """Tell whether fields of a person are shown below the strip."""
        for_other = self._call_draft.get("for_other") == "yes"
        return (
            self.is_chosen
            and not self._is_folded
            and bool(self._call_draft.get("new") or for_other)
        )

    def _typed_of_new(self) -> tuple[str, str, str]:
        def typed(*names: str) -> str:
            parts = (self._call_draft.displayed_text(f"new.{name}") for name in names)
            return " ".join(part for part in parts if part)

        return (
            typed("salutation", "first_name", "infix", "last_name"),
            typed("phone"),
            typed("street", "house_number", "addition", "postcode"),
        )

    def _caller_said(self, *, for_other: bool) -> str:
        said = self.caller.said() if for_other else ""
        return self._translate("who-caller", caller=said) if said else ""

    def _show_look_alike(self, sentence: str) -> None:
        self._look_alike_sentence = sentence
        if self.strip is not None:
            self.strip.show_double(sentence)

    def _show_field_error(self, entry: str, sentence: str) -> None:
        part, _, name = entry.partition(".")
        fields = {"new": self._new, "caller": self._caller}.get(part)
        if fields is not None:
            fields.show_fault(name, sentence)

    def _toggle_for_other(self, on: bool) -> None:  # noqa: FBT001 - a box's own signal
        self._presenter.set_for_other(on)
        if on:
            self._unfold()
            self.caller.start()

    def _forget(self) -> None:
        self.close_details()
        self._presenter.forget()
        self.find.start()

    def _on_changed(self, name: str) -> None:
        if name == "for_other" and self.strip is not None:
            if self._call_draft.get("for_other"):
                self._is_folded = False
            if self._caller is not None:
                self._caller.show_typed()
            self._show_again()

    def _restore(self) -> None:
        self.close_details()
        self.find.show_typed(self._call_draft.get("who"))
        self._is_folded = False
        if self.strip is not None:
            self.strip.show_double("")
        if self._new is not None:
            self._new.show_all()
        if self._caller is not None:
            self._caller.show_typed()
        self._show_again()

    def _export(self) -> None:
        from pathlib import Path

        question = FileQuestion(
            self._translate("who-export"),
            Path.home() / self._translate("who-export-file"),
            "JSON (*.json)",
        )
        ask_where_to_save(self.find, self._translate, question, self._presenter.export)
