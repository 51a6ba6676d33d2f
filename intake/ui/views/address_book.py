"""The address book on the settings page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QVBoxLayout

from intake.ui.parts import announce, button, clear, label, row
from intake.ui.presenters.address_book import FIELDS
from intake.ui.views.fields import NamedFields

if TYPE_CHECKING:
    from intake.domain.centre import Contact
    from intake.kit.words import Words
    from intake.ui.presenters.address_book import AddressBookPresenter


class AddressBook(QFrame):
    """Wires the address book to its presenter."""

    def __init__(self, presenter: AddressBookPresenter, words: Words) -> None:
        super().__init__()
        self.setObjectName("column")
        self._presenter, self._words = presenter, words
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 16)
        lines.addWidget(label(words("contact-title"), "title"))
        lines.addWidget(label(words("contact-hint"), "soft"))
        self._contacts = QVBoxLayout()
        lines.addLayout(self._contacts)
        self.fields = NamedFields()
        grid = QGridLayout()
        for at, name in enumerate(FIELDS):
            self.fields.add(grid, name, words(f"contact-{name.replace('_', '-')}"), (at, 0, 1))
        lines.addLayout(grid)
        crisis = QCheckBox(words("contact-crisis"))
        crisis.setAccessibleName(words("contact-crisis"))
        lines.addWidget(crisis)
        self._said = label("", "good")
        self._said.hide()
        lines.addWidget(self._said)
        add = button(words("contact-add"), "second")
        add.setAccessibleName(words("contact-add-name"))
        add.clicked.connect(lambda: presenter.add(self.fields.typed(), crisis=crisis.isChecked()))
        undo = button(words("contact-undo"), "link")
        undo.clicked.connect(presenter.undo)
        lines.addWidget(add)
        lines.addWidget(undo)
        presenter.listed.connect(self._show)
        presenter.faults.connect(self.fields.show_faults)
        presenter.done.connect(self._tell)
        presenter.added.connect(lambda: self.fields.show({}))
        presenter.added.connect(lambda: crisis.setChecked(False))

    def _show(self, contacts: list[Contact]) -> None:
        clear(self._contacts)
        for contact in contacts:
            away = button(self._words("contact-remove"), "link")
            away.setAccessibleName(self._words("contact-remove-of", name=contact.name))
            away.clicked.connect(lambda _, contact=contact: self._presenter.remove(contact))
            line = row(label(f"{contact.name}: {contact.phone}"), stretch=False)
            line.addStretch(1)
            line.addWidget(away)
            self._contacts.addLayout(line)

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        announce(self._said, sentence)
