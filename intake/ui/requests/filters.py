"""The row above the list of requests that filters them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from intake.domain.request import Kind
from intake.ui.widgets.text_fields import Choice
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intake.kit.translations import Translations
    from intake.ui.requests.presenter import RequestsPresenter

_TURNS = ("desk", "post", "uncertain", "choose", "neighbour", "resident", "slip", "neighbours")
_MIN_SHOWN = 12  # letters of what is chosen
_PERIODS = (1, 7, 30, 90)
"""The turns to filter by, and the periods in days."""


class RequestFilters(QWidget):
    """Lists to filter by, each beginning with all, and whether ended requests are shown."""

    def __init__(self, presenter: RequestsPresenter, translate: Translations) -> None:
        super().__init__()
        self._presenter = presenter
        self._translate = translate
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)

        self._choices = {
            name: self._choice(name) for name in ("turn", "kind", "platform", "taken_by", "since")
        }
        self._fill("turn", [(translate(f"turn-{turn}"), f"turn-{turn}") for turn in _TURNS])
        self._fill("kind", [(translate(f"kind-{kind}"), str(kind)) for kind in Kind])

        days = [(translate("filter-days", count=count), count) for count in _PERIODS]
        self._fill("since", days)
        self.ended = QCheckBox(translate("requests-closed-too"))
        self.ended.setAccessibleName(translate("requests-closed-too"))
        self.ended.setChecked(presenter.filter.ended)
        self.ended.clicked.connect(presenter.show_ended)

        outer.addWidget(WrapRow(*self._choices.values(), self.ended))
        presenter.choices.connect(self._show_choices)

    @property
    def nothing_key(self) -> str:
        """The key of the sentence for an empty list."""
        wanted = self._presenter.filter
        chosen = (wanted.turn, wanted.kind, wanted.platform, wanted.taken_by, wanted.since)
        return "requests-none-such" if any(chosen) else "requests-none"

    def _choice(self, name: str) -> Choice:
        choice = Choice()
        choice.setProperty("sizeAdjustPolicy", "AdjustToMinimumContentsLengthWithIcon")
        choice.setMinimumContentsLength(_MIN_SHOWN)
        choice.setAccessibleName(self._translate(f"filter-{name.replace('_', '-')}"))
        choice.activated.connect(lambda at: self._on_chosen(name, choice.itemData(at)))
        return choice

    def _fill(self, name: str, values: Iterable[tuple[str, object]]) -> None:
        """Put all and the values into a list, and select the present filter."""
        choice = self._choices[name]
        choice.clear()
        choice.addItem(self._translate(f"filter-{name.replace('_', '-')}-all"), "")
        for said, value in values:
            choice.addItem(said, value)
        current = getattr(self._presenter.filter, name)
        if name != "since":
            choice.setCurrentIndex(max(0, choice.findData(current or "")))

    def _on_chosen(self, name: str, value: Any) -> None:
        if name == "since":
            self._presenter.change_filter(since=self._presenter.day_ago(int(value or 0)))
        elif name == "taken_by":
            self._presenter.change_filter(taken_by=value or None)
        else:
            self._presenter.change_filter(**{name: value})

    def _show_choices(
        self, platforms: list[tuple[str, object]], colleagues: list[tuple[str, object]]
    ) -> None:
        self._fill("platform", platforms)
        self._fill("taken_by", colleagues)
