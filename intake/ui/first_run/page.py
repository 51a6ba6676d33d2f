"""The page of the first run.

One thing at a time; only the first must be answered, the rest can be skipped and becomes a task.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from intake.domain.centre import WEEKDAYS
from intake.ui.centre.pin_question import ask_pin_for_key
from intake.ui.centre.recovery_sheet_output import ask_for_sheet, printers, send_sheet
from intake.ui.first_run.presenter import STEPS
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    button,
    clear,
    column,
    label,
    make_scroll_area,
)
from intake.ui.widgets.fields import NamedFields, choice_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.translations import Translations
    from intake.ui.first_run.presenter import FirstRunPresenter

_FACTS = {
    "address": (
        ("street", (0, 0, 1)),
        ("house_number", (0, 1, 1)),
        ("postcode", (1, 0, 1)),
        ("city", (1, 1, 1)),
        ("entrance", (2, 0, 2)),
    ),
    "phone": (("phone", (0, 0, 2)), ("email", (1, 0, 2))),
    "hours": (
        *((f"hours-{day}", (index // 2, index % 2, 1)) for index, day in enumerate(WEEKDAYS)),
        ("closed", (4, 0, 2)),
    ),
}

_BEGIN = ("centre", "name", "pin", "pin_again")


class FirstRunPage(QWidget):
    """Shows one step of the first run."""

    def __init__(self, presenter: FirstRunPresenter, translate: Translations, scale: int) -> None:
        super().__init__()
        self.setObjectName("page")
        self._presenter = presenter
        self._translate = translate
        self.fields = NamedFields()
        outer = QHBoxLayout(self)
        outer.addStretch(1)

        frame, lines = column(translate("first-run-title"))
        frame.setMinimumWidth(round(560 * scale / 100))
        self._where = label("", "soft")
        self._hint = label("")
        lines.addWidget(self._where)
        lines.addWidget(self._hint)

        inner = ShrinkableContainer()
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(0, 0, 6, 0)
        lines.addWidget(make_scroll_area(inner), 1)

        self._next_button = button(translate("first-run-on"), "primary", "Ctrl+Return")
        self._later = button(translate("first-run-later"), "second", "Alt+L")
        self._next_button.clicked.connect(self._save_step)
        self._later.clicked.connect(presenter.skip)

        self._back_button = button(translate("first-run-back"), "link", "Alt+T")
        self._back_button.clicked.connect(presenter.go_back)
        self._error_line = label("", "fault")
        self._error_line.hide()
        lines.addWidget(self._error_line)
        lines.addWidget(self._next_button)

        self._save_sheet_button = button(translate("first-run-save-sheet"), "second", "Alt+B")
        self._save_sheet_button.clicked.connect(
            lambda: ask_pin_for_key(self, translate, self._save_sheet)
        )
        lines.addWidget(self._save_sheet_button)
        lines.addWidget(self._later)
        lines.addWidget(self._back_button)

        holder = QVBoxLayout()
        holder.setContentsMargins(0, 12, 0, 12)
        holder.addWidget(frame)
        outer.addLayout(holder, 3)
        outer.addStretch(1)

        self._step = ""
        presenter.step.connect(self._show)
        presenter.faults.connect(self._show_faults)
        presenter.platforms.connect(self._show_platforms)

    def start(self) -> None:
        self._presenter.show()

    def _show(self, step: str) -> None:
        self._step = step
        translate = self._translate
        clear(self._body)
        self.fields.edits.clear()
        self._where.setText(
            translate("first-run-where", number=self._presenter.number, total=len(STEPS))
        )
        self._hint.setText(translate(f"first-run-{step}"))
        self._later.setVisible(step != "begin")
        self._back_button.setVisible(self._presenter.may_go_back)
        self._save_sheet_button.setVisible(step == "recovery")
        self._error_line.hide()
        key = "settings-sheet-print" if step == "recovery" else "first-run-on"
        self._next_button.setText(f"{translate(key)}   Ctrl ↵")
        grid = QGridLayout()
        if step == "begin":
            self._ask_begin(grid)
        for name, place in _FACTS.get(step, ()):
            if name.startswith("hours-"):
                sentence = f"weekday-{name[6:]}"
            else:
                sentence = f"settings-{name.replace('_', '-')}"
            self.fields.add(grid, name, translate(sentence), place)

        if step == "desk":
            self._ask_desk(grid)
        for name, edit in self.fields.edits.items():
            edit.setText(self._presenter.typing.get(name, ""))
            edit.textEdited.connect(
                lambda text, name=name: self._presenter.typing.update({name: text})
            )

        self._body.addLayout(grid)
        if step == "hours":
            self._offer_same_each_day()
        if step == "platforms":
            self._presenter.list_platforms()
        self._body.addStretch(1)
        first = next(iter(self.fields.edits.values()), self._next_button)
        # A new field can be focused only after it is shown.
        QTimer.singleShot(0, first, first.setFocus)

    def _show_faults(self, faults: Mapping[str, str]) -> None:
        """Show each error beside its field; an error without a field is above the buttons."""
        self.fields.show_faults(faults)
        self._error_line.setText(
            " ".join(said for name, said in faults.items() if name not in self.fields.edits)
        )
        self._error_line.setVisible(bool(self._error_line.text()))

    def _ask_begin(self, grid: QGridLayout) -> None:
        for index, name in enumerate(_BEGIN):
            caption = self._translate(f"first-run-{name.replace('_', '-')}")
            edit = self.fields.add(grid, name, caption, (index, 0, 1))
            if name == _BEGIN[-1]:
                edit.returnPressed.connect(self._next_button.click)
            else:
                edit.returnPressed.connect(self.focusNextChild)
            if name.startswith("pin"):
                edit.setEchoMode(QLineEdit.EchoMode.Password)
                edit.setMaxLength(6)

    def _offer_same_each_day(self) -> None:
        """Offer to copy the hours of Monday to every working day."""
        same = button(self._translate("settings-same-each-day"), "link", "Alt+D")
        same.clicked.connect(self._copy_monday)
        self._body.addWidget(same)

    def _copy_monday(self) -> None:
        monday = self.fields.edits[f"hours-{WEEKDAYS[0]}"].text()
        for day in WEEKDAYS[1:5]:
            self.fields.edits[f"hours-{day}"].setText(monday)
            self._presenter.typing[f"hours-{day}"] = monday

    def _ask_desk(self, grid: QGridLayout) -> None:
        self.fields.add(grid, "desk", self._translate("settings-desk"), (0, 0, 1))
        self._printer = choice_of(
            printers(self._translate), self._presenter.settings.settings.printer
        )
        self.fields.lay(grid, self._translate("settings-printer"), self._printer, (1, 0, 1))

    def _show_platforms(self, profiles: list[PlatformProfile]) -> None:
        self._boxes: dict[str, QCheckBox] = {}
        for index, profile in enumerate(profiles):
            kinds = ", ".join(self._translate(f"kind-{kind}") for kind in sorted(profile.kinds))
            box = QCheckBox(f"{profile.name} ({kinds})")
            box.setAccessibleName(profile.name)
            box.setChecked(profile.way != "off")
            self._body.insertWidget(index, box)
            self._boxes[profile.slug] = box

    def _save_step(self) -> None:
        typed = self.fields.typed()
        if self._step == "begin" and typed["pin"] != typed["pin_again"]:
            self._show_faults({"pin_again": self._translate("first-run-pin-differs")})
            self.fields.edits["pin_again"].selectAll()
        elif self._step == "begin":
            self._presenter.begin(typed["centre"], typed["name"], typed["pin"])
        elif self._step in _FACTS:
            self._presenter.save_facts(typed)
        elif self._step == "desk":
            self._presenter.save_desk(typed["desk"], str(self._printer.currentData()))
        elif self._step == "platforms":
            self._presenter.save_platforms(
                tuple(slug for slug, box in self._boxes.items() if box.isChecked())
            )
        else:
            ask_pin_for_key(self, self._translate, self._print_sheet)

    def _print_sheet(self, pin: str) -> None:
        printer = self._presenter.settings.settings.printer
        send = partial(send_sheet, translate=self._translate, chosen=printer)
        self._presenter.print_sheet(pin, send)

    def _save_sheet(self, pin: str) -> None:
        ask_for_sheet(self, self._translate, partial(self._presenter.save_sheet, pin))
