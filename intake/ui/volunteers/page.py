"""Vrijwilligers: everybody who helps at the left, what is known and the form at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from intake.domain.phone import format_phone
from intake.domain.request import Kind
from intake.ui.volunteers.book_presenter import FIELDS, VolunteerForm
from intake.ui.widgets.act_note import ActNote
from intake.ui.widgets.basics import button, column, label, show_undo, shown_key
from intake.ui.widgets.fields import NamedFields
from intake.ui.widgets.footed_scroll import FootedScroll
from intake.ui.widgets.list_or_drop_down import ListOrDropDown
from intake.ui.widgets.panes import Panes
from intake.ui.widgets.scroll_into_view import scroll_to_top
from intake.ui.widgets.text_fields import LineEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.volunteer import Volunteer
    from intake.kit.translations import Translations
    from intake.ui.volunteers.book_presenter import HelperView, VolunteerBookPresenter

_LIST_WIDTH = 400
_PLACES = {
    "name": (0, 0, 1), "phone": (0, 1, 1), "email": (1, 0, 1), "talk": (1, 1, 1),
    "can_do": (2, 0, 2), "when": (3, 0, 1), "how_far": (3, 1, 1), "regions": (4, 0, 1),
    "vog_on": (4, 1, 1), "references": (5, 0, 2),
}  # fmt: skip


class VolunteersPage(QWidget):
    """Shows the book; somebody new is written down in the form."""

    coupon_wanted = Signal()
    import_wanted = Signal()

    def __init__(
        self, presenter: VolunteerBookPresenter, translate: Translations, scale: int
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._presenter = presenter
        self._translate = translate
        self.helpers: list[HelperView] = []
        self._changing: Volunteer | None = None
        self._wanted_id: UUID | None = None
        self._is_narrow = False
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 8)

        self._pane = ListOrDropDown(
            translate("place-volunteers"), translate("own-none"), round(_LIST_WIDTH * scale / 100)
        )
        self.list = self._pane.list
        self.list.currentRowChanged.connect(self._on_row_changed)

        self.new = button(translate("volunteer-new"), "second", "Alt+H")
        self.new.clicked.connect(self.open_form)
        self._pane.add_act(self.new)

        self.coupon = button(translate("volunteer-coupon"), "link")
        self.coupon.clicked.connect(self.coupon_wanted)
        self.imports = button(translate("import-open"), "link")
        self.imports.clicked.connect(self.import_wanted)
        self._pane.lines.addWidget(WrapRow(self.coupon, self.imports))

        frame, lines = column()
        self.detail = self._build_detail()
        self.form = self._build_form()
        self._acts = self._build_acts()
        scroll = FootedScroll(self._acts)
        self._note = ActNote()
        for part in (self._note, self.detail, self.form):
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        lines.addWidget(scroll, 1)

        panes = Panes(self._pane, frame, scale)
        panes.folded.connect(self._on_narrowed)
        outer.addWidget(panes)

        presenter.listed.connect(self._show_list)
        presenter.faults.connect(self.fields.show_faults)
        presenter.saved.connect(self._close_form)
        presenter.done.connect(self._note.tell)
        presenter.failed.connect(self._note.tell_failure)
        presenter.undo_stack.changed.connect(self._show_undo)
        self._show_form(is_open=False)

    def _build_detail(self) -> QWidget:
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)

        self._name = label("", "name", wrap=False)
        self._number = label("", "name", wrap=False)
        self._facts = label("")
        self._helped_title = label(self._translate("volunteer-helped"), "strong")
        self._helped = label("")
        lines.addWidget(WrapRow(self._name, self._number))
        for part in (self._facts, self._helped_title, self._helped):
            lines.addWidget(part)

        self.pause_until = LineEdit()
        self.pause_until.setAccessibleName(self._translate("volunteer-pause-day"))
        self.pause_until.setPlaceholderText(self._translate("volunteer-pause-day"))
        self.pause_until.returnPressed.connect(self._pause)

        self.pause = button(self._translate("volunteer-pause"), "", "Alt+P")
        self.pause.clicked.connect(self._pause)
        self._pause_row = WrapRow(self.pause_until, self.pause)
        lines.addWidget(self._pause_row)
        return holder

    def _build_form(self) -> QWidget:
        translate = self._translate
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)

        self._form_title = label("", "title")
        lines.addWidget(self._form_title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for at in (0, 1):
            grid.setColumnStretch(at, 1)

        self.fields = NamedFields()
        for name in FIELDS:
            caption = translate(f"volunteer-{name.replace('_', '-')}")
            self.fields.add(grid, name, caption, _PLACES[name])
        lines.addLayout(grid)
        lines.addWidget(label(translate("volunteer-kinds"), "label"))

        self.kinds = {kind: QCheckBox(translate(f"kind-{kind}")) for kind in Kind}
        for kind, box in self.kinds.items():
            box.setAccessibleName(translate("volunteer-helps", kind=translate(f"kind-{kind}")))
        lines.addWidget(WrapRow(*self.kinds.values()))

        self.vog_asked = QCheckBox(translate("volunteer-vog-asked"))
        self.vog_asked.setAccessibleName(translate("volunteer-vog-asked"))
        lines.addWidget(self.vog_asked)
        return holder

    def _build_acts(self) -> QWidget:
        translate = self._translate
        self.save = button(translate("volunteer-save"), "primary", "Ctrl+Return")
        self.save.clicked.connect(self._save)
        self.leave = button(translate("volunteer-leave-form"), "second", "Esc")
        self.leave.clicked.connect(self._close_form)
        self.change = button(translate("volunteer-change-facts"), "", "Ctrl+E")
        self.change.clicked.connect(self._change)
        self.remove = button(translate("volunteer-remove-one"), "", "Alt+W")
        self.remove.clicked.connect(self._remove)
        self.undo = button("", "link", "Ctrl+Z")
        self.undo.clicked.connect(self._presenter.undo)
        return WrapRow(self.save, self.leave, self.change, self.remove, self.undo)

    def start(self) -> None:
        """Read the book again and focus the list."""
        self._note.tell("")
        self.imports.setVisible(self._presenter.may_import)
        self._presenter.refresh()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_volunteer(self, volunteer_id: UUID) -> None:
        """Select somebody, now or as soon as the book is read."""
        self._wanted_id = volunteer_id
        self._select_wanted()

    def _select_wanted(self) -> None:
        for row, helper in enumerate(self.helpers):
            if helper.volunteer and helper.volunteer.id == self._wanted_id:
                self._wanted_id = None
                self.list.setCurrentRow(row)
                return

    def open_form(self) -> None:
        """Write down somebody new, who rings or stands at the counter."""
        self._fill_form(None)

    def _change(self) -> None:
        helper = self._helper
        if helper and helper.volunteer:
            self._fill_form(helper.volunteer)

    def _fill_form(self, volunteer: Volunteer | None) -> None:
        self._changing = volunteer
        values: dict[str, str] = {}
        if volunteer:
            values = {name: str(getattr(volunteer, name, "") or "") for name in FIELDS}
            values["phone"] = format_phone(volunteer.phone)
            values["regions"] = ", ".join(volunteer.regions)
            if volunteer.vog_on:
                day = volunteer.vog_on
                values["vog_on"] = f"{day.day}-{day.month}-{day.year}"
        title = self._translate("volunteer-new-title")
        if volunteer:
            title = self._translate("kept-changing", name=volunteer.name)
        self._form_title.setText(title)
        self.fields.show(values)
        self.fields.show_faults({})
        for kind, box in self.kinds.items():
            box.setChecked(volunteer is not None and str(kind) in volunteer.kinds)
        self.vog_asked.setChecked(volunteer is not None and volunteer.vog_asked_on is not None)
        self.fields.edits["talk"].setEnabled(volunteer is None)
        self._note.tell("")
        self._show_form(is_open=True)
        self.fields.edits["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        kinds = tuple(str(kind) for kind, box in self.kinds.items() if box.isChecked())
        form = VolunteerForm(self.fields.typed(), kinds, self.vog_asked.isChecked())
        self._presenter.save(form, self._changing)

    def _close_form(self) -> None:
        self._show_form(is_open=False)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_narrowed(self, narrow: bool) -> None:  # noqa: FBT001 - a signal's value
        self._is_narrow = narrow
        self._update_list_visibility()

    def _update_list_visibility(self) -> None:
        """On a narrow page the list makes room while somebody is written down."""
        self._pane.frame.setVisible(not self._is_narrow or self.form.isHidden())

    def _show_form(self, *, is_open: bool) -> None:
        self.form.setVisible(is_open)
        self._update_list_visibility()
        for part in (self.save, self.leave):
            part.setVisible(is_open)
        self._show_detail(is_shown=not is_open)
        self._show_undo()
        scroll_to_top(self.form)

    @property
    def _helper(self) -> HelperView | None:
        row = self.list.currentRow()
        if 0 <= row < len(self.helpers):
            return self.helpers[row]
        return None

    def _show_list(self, helpers: list[HelperView]) -> None:
        self.helpers = helpers
        rows = [f"{helper.name}\n{helper.second_line}" for helper in helpers]
        self._pane.show_rows(rows, max(0, self.list.currentRow()))
        self._select_wanted()
        self._show_detail(is_shown=self.form.isHidden())

    def _on_row_changed(self, _row: int) -> None:
        self._note.tell("")
        self._show_form(is_open=False)

    def _show_detail(self, *, is_shown: bool) -> None:
        helper = self._helper
        self.detail.setVisible(is_shown and helper is not None)
        is_own = helper is not None and helper.volunteer is not None
        may_change = is_shown and is_own and self._presenter.may_change
        self.change.setVisible(may_change)
        self.remove.setVisible(may_change)
        self._pause_row.setVisible(is_own)
        if helper is None:
            return
        self._name.setText(helper.name)
        self._number.setText(helper.reach_by)
        self._facts.setText("\n".join(helper.facts))
        self._helped.setText("\n".join(helper.helped))
        self._helped_title.setVisible(bool(helper.helped))
        self.pause_until.setVisible(not helper.is_paused)
        key = "volunteer-end-pause" if helper.is_paused else "volunteer-pause"
        said = self._translate(key)
        self.pause.setText(f"{said}   {shown_key('Alt+P')}")
        self.pause.setAccessibleName(said)

    def _pause(self) -> None:
        helper = self._helper
        if helper is None or helper.volunteer is None:
            return
        if helper.is_paused:
            self._presenter.end_pause(helper.volunteer)
        else:
            self._presenter.pause(helper.volunteer, self.pause_until.text())
        self.pause_until.clear()

    def _remove(self) -> None:
        helper = self._helper
        if helper and helper.volunteer:
            self._presenter.archive(helper.volunteer)

    def _show_undo(self) -> None:
        undone = self._presenter.undo_stack.next_label("volunteers")
        show_undo(self.undo, undone, self._translate("calls-undo"))
        self.undo.setVisible(bool(undone) and self.form.isHidden())
