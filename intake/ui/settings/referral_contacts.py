"""The address book on the settings page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from intake.ui.settings.referral_contacts_presenter import FIELDS
from intake.ui.widgets.editable_list import EditableList, Entry

if TYPE_CHECKING:
    from intake.domain.centre import Contact
    from intake.kit.translations import Translations
    from intake.ui.settings.referral_contacts_presenter import ReferralContactsPresenter


class ReferralContacts(EditableList):
    """Connects the address book with its presenter."""

    def __init__(self, presenter: ReferralContactsPresenter, translate: Translations) -> None:
        super().__init__(translate, "contact", FIELDS)
        self._presenter = presenter
        self._crisis = self.add_box(translate("contact-crisis"), translate("contact-crisis"))
        self.add_button.clicked.connect(self._save)
        self.undo_button.clicked.connect(presenter.undo)
        presenter.listed.connect(self._show)
        presenter.faults.connect(self.fields.show_faults)
        presenter.done.connect(self.tell)
        presenter.saved.connect(self.empty)

    def _save(self) -> None:
        self._presenter.save(
            self.fields.typed(), crisis=self._crisis.isChecked(), was=self.changing
        )

    def _show(self, contacts: list[Contact]) -> None:
        self.show_entries(
            Entry(
                contact.name,
                contact.phone,
                partial(self._change, contact),
                partial(self._presenter.remove, contact),
            )
            for contact in contacts
        )
        if self.changing and self.changing.id not in {contact.id for contact in contacts}:
            self.empty()

    def _change(self, contact: Contact) -> None:
        self.edit(
            contact,
            contact.name,
            {name: getattr(contact, name) for name in FIELDS},
            (contact.crisis,),
        )
