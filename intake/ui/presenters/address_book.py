"""The centre's own address book: where else a caller can turn to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.centre import Contact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.ui.presenters.session import Session

FIELDS = ("name", "phone", "hours", "for_what")


class AddressBookPresenter(QObject):
    """Lists, adds, changes and removes contacts; the last one removed can be put back."""

    listed = Signal(list)
    faults = Signal(dict)
    done = Signal(str)
    added = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._removed: Contact | None = None

    def refresh(self) -> None:
        self._session.run(self._session.rooms.refer.contacts, lambda found: self.listed.emit(list(found)))

    def add(self, typed: Mapping[str, str], *, crisis: bool) -> None:
        """Add a contact; it needs a name and a number."""
        words = self._session.words
        values = {name: typed.get(name, "").strip() for name in FIELDS}
        faults = {name: words("contact-needs") for name in ("name", "phone") if not values[name]}
        self.faults.emit(faults)
        if not faults:
            self._keep(Contact(**values, crisis=crisis), words("contact-kept", name=values["name"]))  # type: ignore[arg-type]
            self.added.emit()

    def remove(self, contact: Contact) -> None:
        rooms, by, words = self._session.rooms, self._session.by, self._session.words

        def removed(_: object) -> None:
            self._removed = contact
            self.done.emit(words("contact-removed", name=contact.name))
            self.refresh()

        self._session.run(lambda: rooms.set_up.remove_contact(by, contact), removed)

    def undo(self) -> None:
        """Put the last removed contact back."""
        contact, self._removed = self._removed, None
        if contact:
            again = Contact(name=contact.name, phone=contact.phone, hours=contact.hours, for_what=contact.for_what, crisis=contact.crisis)
            self._keep(again, self._session.words("contact-kept", name=contact.name))

    def _keep(self, contact: Contact, sentence: str) -> None:
        rooms, by = self._session.rooms, self._session.by
        self._session.run(lambda: rooms.set_up.put_contact(by, contact), lambda _: (self.done.emit(sentence), self.refresh()))
