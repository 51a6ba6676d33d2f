"""Where is it: the chain of a thing from hand to hand, who still comes, and what is out now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.ui.handovers.people_list import PeopleList
from intake.ui.handovers.photo import Photo
from intake.ui.widgets.basics import clear, column, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.kit.translations import Translations
    from intake.ui.handovers.people_words import PeoplePage
    from intake.ui.handovers.presenter import HandoverPresenter


class WherePane(QWidget):
    """The column at the right of the page."""

    resident_wanted = Signal(object)  # resident id

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self._translate = translate
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)

        self._to_come_frame, people_lines = column()
        self._to_come = PeopleList()
        people_lines.addWidget(self._to_come)
        self._to_come_frame.hide()
        outer.addWidget(self._to_come_frame)

        frame, lines = column(translate("handover-chain"))
        outer.addWidget(frame)
        self._title = label("", "strong")
        lines.addWidget(self._title)

        self.photo = Photo(translate("handover-photo"))
        lines.addWidget(self.photo)
        self._chain = QVBoxLayout()
        lines.addLayout(self._chain)

        self.damage_photo = Photo(translate("handover-photo-damage"))
        lines.addWidget(self.damage_photo)
        self.out = PeopleList()
        lines.addSpacing(8)
        lines.addWidget(self.out)
        for people in (self._to_come, self.out):
            people.resident_wanted.connect(self.resident_wanted)
        lines.addStretch(1)
        self.show_chain("", ())

    def follow(self, presenter: HandoverPresenter) -> None:
        """Show what a presenter reads from now on, and have it open who is chosen."""
        self.resident_wanted.connect(presenter.open_resident)
        presenter.chain_shown.connect(self.show_chain)
        presenter.out_shown.connect(self.out.show_people)
        presenter.photo_read.connect(self.photo.show_content)
        presenter.damage_photo_read.connect(self.damage_photo.show_content)

    def show_to_come(self, page: PeoplePage | None) -> None:
        """Show who still comes; nothing without a page, or for one without a title."""
        if page:
            self._to_come.show_people(page)
        self._to_come_frame.setVisible(page is not None and bool(page.title))

    def show_chain(self, title: str, hops: Sequence[str]) -> None:
        """Show where a thing has been, and where it is expected."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        clear(self._chain)
        if not hops:
            self._chain.addWidget(label(self._translate("handover-no-chain"), "soft"))
        for hop in hops:
            self._chain.addWidget(label(hop, "fact"))
