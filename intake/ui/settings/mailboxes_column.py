"""The mailboxes on the settings page, from which replies are read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QLineEdit

from intake.kit.mail_accounts import SignInWay
from intake.kit.settings import SECURITIES
from intake.ui.settings.mailboxes_presenter import FIELDS
from intake.ui.widgets.basics import announce, button, label
from intake.ui.widgets.editable_list import EditableList, Entry, EntryLink
from intake.ui.widgets.fields import choice_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.kit.mail_accounts import MailAccount
    from intake.kit.translations import Translations
    from intake.ui.settings.mailboxes_presenter import MailboxesPresenter

_ASKED = {
    SignInWay.PASSWORD: ("user", "password", "host", "port", "folder"),
    SignInWay.MICROSOFT: ("user", "folder", "client_id", "tenant"),
    SignInWay.GOOGLE: ("user", "password", "folder", "client_id"),
}
"""What is asked for each way of signing in; Google also gives a program a secret."""


class MailboxesColumn(EditableList):
    """Connects the mailboxes with their presenter."""

    initial: ClassVar[Mapping[str, str]] = {"port": "993", "folder": "INBOX"}

    def __init__(self, presenter: MailboxesPresenter, translate: Translations) -> None:
        super().__init__(translate, "mailbox", FIELDS)
        self._way = choice_of(
            [(translate(f"mailbox-way-{way}"), str(way)) for way in SignInWay],
            str(SignInWay.PASSWORD),
        )
        self._security = choice_of(
            [(translate(f"mail-security-{security}"), security) for security in SECURITIES],
            "tls",
        )
        self._presenter = presenter
        self.add_choice_above(translate("mailbox-way"), self._way)

        self._security_caption = self.add_choice_below(
            translate("mailbox-security"), self._security
        )
        self.fields.edits["password"].setEchoMode(QLineEdit.EchoMode.Password)
        self.fields.edits["password"].setPlaceholderText(translate("mail-password-kept"))
        self.fields.edits["tenant"].setPlaceholderText(translate("mailbox-tenant-any"))

        self._waiting = label("", "care")
        self._waiting.setOpenExternalLinks(False)
        self._cancel = button(translate("mailbox-cancel"), "second")
        for part in (self._waiting, self._cancel):
            part.hide()
            self.add_part(part)
        self._way.currentIndexChanged.connect(self._show_asked)
        self._cancel.clicked.connect(presenter.cancel_sign_in)
        self.add_button.clicked.connect(self._save)
        self.undo_button.clicked.connect(presenter.undo)

        presenter.listed.connect(self._show)
        presenter.faults.connect(self.fields.show_faults)
        presenter.status.connect(self.tell)
        presenter.failed.connect(self.tell_failure)
        presenter.saved.connect(self.empty)
        presenter.waiting.connect(self._show_waiting)
        self._show_asked()

    @property
    def way(self) -> SignInWay:
        """How the desk will sign in."""
        return SignInWay(str(self._way.currentData()))

    def _save(self) -> None:
        security = str(self._security.currentData())
        self._presenter.save(self.fields.typed(), self.way, security, self.changing)

    def _show_asked(self) -> None:
        """Show only what is asked for the chosen way of signing in."""
        asked = _ASKED[self.way]
        for name in FIELDS:
            self.show_field(name, is_shown=name in asked)
        for part in (self._security, self._security_caption):
            part.setVisible(self.way is SignInWay.PASSWORD)
        name = "mailbox-password"
        if self.way is SignInWay.GOOGLE:
            name = "mailbox-client-secret"
        self.name_field("password", self._translate(name))

    def _show(self, accounts: list[MailAccount]) -> None:
        self.show_entries(
            Entry(
                account.user or account.host,
                f"{self._translate(f'mailbox-way-{account.sign_in}')} · {account.host}"
                f" · {account.folder}",
                partial(self._change, account),
                partial(self._presenter.remove, account),
                self._links(account),
            )
            for account in accounts
        )
        if self.changing and self.changing not in accounts:
            self.empty()

    def _links(self, account: MailAccount) -> tuple[EntryLink, ...]:
        links = [EntryLink("try", partial(self._presenter.check, account))]
        if account.sign_in != SignInWay.PASSWORD:
            in_browser = partial(self._presenter.sign_in, account, by_code=False)
            links.append(EntryLink("sign-in", in_browser))
        if account.sign_in == SignInWay.MICROSOFT:
            by_code = partial(self._presenter.sign_in, account, by_code=True)
            links.append(EntryLink("by-code", by_code))
        return tuple(links)

    def _change(self, account: MailAccount) -> None:
        self._way.setCurrentIndex(max(0, self._way.findData(account.sign_in)))
        self._security.setCurrentIndex(max(0, self._security.findData(account.security)))
        values = {name: str(getattr(account, name, "")) for name in FIELDS}
        self.edit(account, account.user or account.host, values, ())

    def _show_waiting(self, sentence: str) -> None:
        self._waiting.setText(sentence)
        for part in (self._waiting, self._cancel):
            part.setVisible(bool(sentence))
        if sentence:
            announce(self._waiting, sentence)
