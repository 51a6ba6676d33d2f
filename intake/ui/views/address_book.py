"""The address book on the settings page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from intake.ui.presenters.address_book import FIELDS
from intake.ui.views.kept_list import KeptList

if TYPE_CHECKING:
    from intake.domain.centre import Contact
    from intake.kit.words import Words
    from intake.ui.presenters.address_book import AddressBookPresenter


class AddressBook(KeptList):
    """Wires the address book to its presenter."""

    def __init__(self, presenter: AddressBookPresenter, words: Words) -> None:
        super().__init__(words, "contact", FIELDS)
        self._presenter = presenter
        crisis = self.add_box(words("contact-crisis"), words("contact-crisis"))
        self.add.clicked.connect(lambda: presenter.add(self.fields.typed(), crisis=crisis.isChecked()))
        self.undo.clicked.connect(presenter.undo)
        presenter.listed.connect(self._show)
        presenter.faults.connect(self.fields.show_faults)
        presenter.done.connect(self.tell)
        presenter.added.connect(self.empty)

    def _show(self, contacts: list[Contact]) -> None:
        self.show_entries((contact.name, contact.phone, partial(self._presenter.remove, contact)) for contact in contacts)
