"""The address book: lines added, changed in place, removed and put back."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractButton,
)

from intake.ui.settings.referral_contacts import ReferralContacts


def test_the_address_book_is_kept_and_a_removal_can_be_undone(screen, practice, qtbot):
    screen.go("settings")
    book = screen.address_book
    book.save(
        {"name": "Buurtbus", "phone": "14 020", "hours": "9-17", "for_what": "schulden"},
        crisis=False,
    )
    contact = next(one for one in practice.use_cases.referrals.contacts() if one.name == "Buurtbus")
    book.remove(contact)
    assert "Buurtbus" not in [one.name for one in practice.use_cases.referrals.contacts()]
    book.undo()
    assert "Buurtbus" in [one.name for one in practice.use_cases.referrals.contacts()]


def test_a_line_of_the_address_book_is_changed_in_place(screen, practice):
    screen.go("settings")
    screen.pages["settings"].open("address-book")
    view = screen.pages["settings"].findChild(ReferralContacts)
    screen.address_book.save(
        {"name": "Buurtbus", "phone": "14 020", "hours": "9-17", "for_what": "schulden"},
        crisis=True,
    )
    before = len(practice.use_cases.referrals.contacts())
    next(
        one
        for one in view.findChildren(QAbstractButton)
        if one.accessibleName() == practice.translate("contact-change-of", name="Buurtbus")
    ).click()
    assert view.fields.typed() == {
        "name": "Buurtbus",
        "phone": "14 020",
        "hours": "9-17",
        "for_what": "schulden",
    }
    view.fields.edits["hours"].setText("10-16")
    view.add_button.click()
    after = [
        (one.hours, one.crisis)
        for one in practice.use_cases.referrals.contacts()
        if one.name == "Buurtbus"
    ]
    assert (after, len(practice.use_cases.referrals.contacts())) == ([("10-16", True)], before)
    view.undo_button.click()
    assert [
        one.hours for one in practice.use_cases.referrals.contacts() if one.name == "Buurtbus"
    ] == ["9-17"]


def test_a_contact_without_a_number_is_told_beside_its_field_and_stays(screen, qtbot):
    screen.go("settings")
    screen.pages["settings"].open("address-book")
    view = screen.pages["settings"].findChild(ReferralContacts)
    view.fields.edits["name"].setText("Buurtbus")
    screen.address_book.save(view.fields.typed(), crisis=False)
    qtbot.waitUntil(
        lambda: view.fields.faults["phone"].text() == screen.application.translate("contact-needs")
    )
    assert view.fields.edits["name"].text() == "Buurtbus"
