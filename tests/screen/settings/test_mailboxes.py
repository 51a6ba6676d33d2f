"""The mailboxes on the settings page: added, tried at a real server, signed in to, removed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from intake.keys.secrets import Secrets
from intake.kit.mail_accounts import MailAccountFile
from intake.ui.settings.mailboxes_column import MailboxesColumn
from intake.ui.settings.mailboxes_presenter import MailboxActions
from tests.imap_server import PASSWORD, USER, imap_server


@pytest.fixture
def server(tmp_path, monkeypatch):
    with imap_server(tmp_path / "imap") as running:
        monkeypatch.setenv("SSL_CERT_FILE", str(running.cert))
        yield running


@pytest.fixture(autouse=True)
def keyring(monkeypatch):
    """A keyring in memory; the real one is tested in ``tests/real/keys``."""
    stored = {}
    monkeypatch.setattr(Secrets, "read", lambda _, name: stored.get(name, ""))
    monkeypatch.setattr(Secrets, "write", lambda _, name, text: stored.update({name: text}))
    return stored


@pytest.fixture
def column(screen):
    screen.go("settings")
    screen.pages["settings"].open("mailboxes")
    return screen.pages["settings"].findChild(MailboxesColumn)


def fill(column, **typed):
    for name, text in typed.items():
        column.fields.edits[name].setText(text)


def said(column):
    return " ".join(part.text() for part in column.findChildren(QLabel) if part.isVisible())


def press(column, name):
    next(
        part for part in column.findChildren(QAbstractButton) if part.accessibleName() == name
    ).click()


def kept(practice):
    return MailAccountFile(practice.home.mail_accounts).load()


def test_a_mailbox_is_added_and_tried_at_once(column, practice, server):
    server.deliver("1", b"From: jan@buren.example\r\n\r\nhoi")
    fill(column, user=USER, password=PASSWORD, host="127.0.0.1", port=str(server.tls))
    column.add_button.click()
    assert "Er staat één mail in de map." in said(column)
    assert kept(practice) == (server.account(),)
    assert PASSWORD not in practice.home.mail_accounts.read_text(encoding="utf8")
    assert column.fields.edits["password"].text() == ""


def test_what_is_wrong_is_said_in_words_and_mended_in_place(column, practice, server):
    fill(column, user=USER, password="fout", host="127.0.0.1", port=str(server.tls))
    column.add_button.click()
    assert "het wachtwoord klopt niet" in said(column)
    press(column, practice.translate("mailbox-change-of", name=USER))
    fill(column, password=PASSWORD)
    column.add_button.click()
    assert "Er staan 0 mails in de map." in said(column)
    assert len(kept(practice)) == 1
    press(column, practice.translate("mailbox-change-of", name=USER))
    fill(column, folder="Oproepen")
    column.add_button.click()
    assert "is geen map Oproepen" in said(column)


def test_empty_fields_are_told_beside_them(column, practice):
    fill(column, user="", host="", port="geen")
    column.add_button.click()
    assert "Vul de inlognaam in" in said(column)
    assert "Vul de mailserver in" in said(column)
    assert "Een poort is een getal" in said(column)
    assert kept(practice) == ()


def test_a_mailbox_is_removed_and_the_removal_undone(column, practice, server, keyring):
    fill(column, user=USER, password=PASSWORD, host="127.0.0.1", port=str(server.tls))
    column.add_button.click()
    press(column, practice.translate("mailbox-remove-of", name=USER))
    assert kept(practice) == ()
    assert set(keyring.values()) == {""}, "its password is forgotten"
    column.undo_button.click()
    assert kept(practice) == (server.account(),)


class Signing:
    def __init__(self, code):
        self.address = "https://microsoft.com/devicelogin"
        self.user_code = code
        self.answers = [False, True]
        self.closed = False

    def poll(self):
        return self.answers.pop(0)

    def close(self):
        self.closed = True


@pytest.fixture
def signing(screen, monkeypatch):
    """Somebody signs in elsewhere; the mailbox then holds seven mails."""
    begun = []

    def begin(code):
        begun.append(Signing(code))
        return begun[-1]

    monkeypatch.setattr(
        screen.mailboxes,
        "_actions",
        MailboxActions(
            count_mails=lambda _account: 7,
            sign_in_in_browser=lambda _account, _text: begin(""),
            sign_in_by_code=lambda _account: begin("GTHK-QPMN"),
            read_anew=lambda: None,
            open_page=lambda _address: True,
        ),
    )
    return begun


def add_microsoft(column):
    column._way.setCurrentIndex(1)
    fill(column, user="balie@buurt.example", client_id="1111")
    column.add_button.click()


def test_of_a_microsoft_mailbox_only_what_it_needs_is_asked(column, practice, signing):
    column._way.setCurrentIndex(1)
    shown = [name for name, edit in column.fields.edits.items() if edit.isVisible()]
    assert shown == ["user", "folder", "client_id", "tenant"]
    add_microsoft(column)
    assert "Klik er nu op “Aanmelden”" in said(column)
    assert kept(practice)[0].host == "outlook.office365.com"


@pytest.mark.parametrize(
    ("key", "told"), [("by-code", "GTHK-QPMN"), ("sign-in", "geopend in uw browser")]
)
def test_somebody_signs_in_and_the_mailbox_is_tried(
    column, practice, signing, qtbot, monkeypatch, key, told
):
    add_microsoft(column)
    monkeypatch.setattr(column._presenter._timer, "interval", lambda: 1)
    column._presenter._timer.setInterval(1)
    press(column, practice.translate(f"mailbox-{key}-of", name="balie@buurt.example"))
    assert told in said(column)
    qtbot.waitUntil(lambda: "Er staan 7 mails in de map." in said(column))
    assert signing[-1].closed
    assert told not in said(column)


def test_signing_in_can_be_left(column, practice, signing):
    add_microsoft(column)
    press(column, practice.translate("mailbox-by-code-of", name="balie@buurt.example"))
    press(column, practice.translate("mailbox-cancel"))
    assert signing[-1].closed
    assert "GTHK-QPMN" not in said(column)


def test_a_locked_desk_waits_for_no_sign_in(column, practice, signing, screen):
    add_microsoft(column)
    press(column, practice.translate("mailbox-by-code-of", name="balie@buurt.example"))
    screen.session.lock()
    assert signing[-1].closed
