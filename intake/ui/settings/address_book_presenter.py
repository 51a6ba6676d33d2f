"""The centre's own address book: where else a caller can turn to."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.centre import Contact
from intake.kit.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from intake.ui.session import Session

FIELDS = ("name", "phone", "hours", "for_what")


class AddressBookPresenter(QObject):
    """Lists, adds, changes and removes contacts; the last of these can be undone."""

    listed = Signal(list)
    faults = Signal(dict)
    done = Signal(str)
    kept = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._undo: Callable[[], object] | None = None

    def refresh(self) -> None:
        self._session.run(
            self._session.use_cases.referrals.contacts, lambda found: self.listed.emit(list(found))
        )

    def keep(self, typed: Mapping[str, str], *, crisis: bool, was: Contact | None = None) -> None:
        """Add a contact, or change one that was there; it needs a name and a number."""
        translate = self._session.translate
        use_cases = self._session.use_cases
        actor = self._session.actor
        values = {name: typed.get(name, "").strip() for name in FIELDS}
        faults = {
            name: translate("contact-needs") for name in ("name", "phone") if not values[name]
        }
        self.faults.emit(faults)
        if faults:
            return
        contact = replace(was or Contact(name=""), **values, crisis=crisis)  # type: ignore[arg-type]

        def undo_of(kept: Contact) -> Callable[[], object]:
            if was:
                return partial(
                    use_cases.set_up.save_contact, actor, replace(was, version=kept.version)
                )
            return partial(use_cases.set_up.remove_contact, actor, kept)

        self._run(
            lambda: undo_of(use_cases.set_up.save_contact(actor, contact)),
            translate("contact-kept", name=contact.name),
            self.kept.emit,
        )

    def remove(self, contact: Contact) -> None:
        use_cases = self._session.use_cases
        actor = self._session.actor
        translate = self._session.translate

        def work() -> Callable[[], object]:
            use_cases.set_up.remove_contact(actor, contact)
            return partial(
                use_cases.set_up.save_contact, actor, replace(contact, id=new_id(), version=0)
            )

        self._run(work, translate("contact-removed", name=contact.name))

    def undo(self) -> None:
        """Take back what was done last: a contact is as it was, or there again, or gone again."""
        undo = self._undo
        self._undo = None
        if undo:
            self._run(lambda: (undo(), None)[1], self._session.translate("contact-undone"))

    def _run(
        self,
        work: Callable[[], Callable[[], object] | None],
        sentence: str,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        """Do work that gives what takes it back."""

        def landed(undo: Callable[[], object] | None) -> None:
            self._undo = undo
            self.done.emit(sentence)
            then()
            self.refresh()

        self._session.run(work, landed, self.done.emit)
