"""Change the centre's address book."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from intake.domain.centre import Contact
from intake.kit.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from intake.desk.result import Result
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession

FIELDS = ("name", "phone", "hours", "for_what")


class ReferralContactsPresenter(QObject):
    """Lists, adds, changes and removes contacts; the last change can be undone."""

    listed = Signal(list)  # list[Contact]
    faults = Signal(dict)  # field name: sentence
    done = Signal(str)  # a sentence for the bar
    saved = Signal()

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._undo: Callable[[], Result[Contact]] | None = None
        session.entered.connect(self._forget_undo)

    def _forget_undo(self) -> None:
        """Whoever signs in does not undo with the rights of the person before."""
        self._undo = None

    def refresh(self) -> None:
        """List the address book again."""
        self._session.query(self._session.use_cases.referrals.contacts, self._show)

    def save(self, typed: Mapping[str, str], *, crisis: bool, was: Contact | None = None) -> None:
        """Add a contact, or change an existing one; it needs a name and a number."""
        translate = self._session.translate
        values: dict[str, Any] = {name: typed.get(name, "").strip() for name in FIELDS}
        needed = [name for name in ("name", "phone") if not values[name]]
        self.faults.emit({name: translate("contact-needs") for name in needed})
        if needed:
            return
        contact = replace(was or Contact(name=""), crisis=crisis, **values)
        set_up = self._session.use_cases.set_up
        self._session.execute(
            partial(set_up.save_contact, self._session.actor, contact),
            partial(self._on_saved, was),
            failed=self._report_error,
        )

    def remove(self, contact: Contact) -> None:
        """Remove a contact."""
        set_up = self._session.use_cases.set_up
        self._session.execute(
            partial(set_up.remove_contact, self._session.actor, contact),
            self._on_removed,
            failed=self._report_error,
        )

    def undo(self) -> None:
        """Undo the last change: a contact is as it was, or there again, or removed again."""
        undo = self._undo
        self._undo = None
        if undo:
            self._session.execute(undo, then=self._on_undone, failed=self._report_error)

    def _on_saved(self, was: Contact | None, saved: Contact) -> None:
        set_up = self._session.use_cases.set_up
        if was:
            before = replace(was, version=saved.version)
            self._undo = partial(set_up.save_contact, self._session.actor, before)
        else:
            self._undo = partial(set_up.remove_contact, self._session.actor, saved)
        self.done.emit(self._session.translate("contact-kept", name=saved.name))
        self.saved.emit()
        self.refresh()

    def _on_removed(self, contact: Contact) -> None:
        """Store how to add the contact again: as a new row, because its own was removed."""
        set_up = self._session.use_cases.set_up
        again = replace(contact, id=new_id(), version=0)
        self._undo = partial(set_up.save_contact, self._session.actor, again)
        self.done.emit(self._session.translate("contact-removed", name=contact.name))
        self.refresh()

    def _on_undone(self) -> None:
        self.done.emit(self._session.translate("contact-undone"))
        self.refresh()

    def _show(self, contacts: tuple[Contact, ...]) -> None:
        self.listed.emit(list(contacts))

    def _report_error(self, error: UserFacingError) -> None:
        self.done.emit(self._session.sentence(error))
