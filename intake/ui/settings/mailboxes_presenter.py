"""Change the mailboxes that replies are read from, try them, and sign in to them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from intake.domain.permissions import Permission, is_allowed
from intake.kit.mail_accounts import MailAccount, SignInWay
from intake.kit.numerals import is_numeral

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from intake.desk.result import Result
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession

FIELDS = ("user", "password", "host", "port", "folder", "client_id", "tenant")

_SERVERS = {SignInWay.MICROSOFT: "outlook.office365.com", SignInWay.GOOGLE: "imap.gmail.com"}
"""The IMAP servers of Microsoft 365 and Gmail, in their documentation."""

_MAX_PORT = 65_535
_POLL_MS = 1_000


class SignInUnderWay(Protocol):
    """Somebody signs in elsewhere: ``address`` is where, ``user_code`` what is typed there."""

    address: str
    user_code: str

    def poll(self) -> bool: ...
    def close(self) -> None: ...


class MailboxActions(NamedTuple):
    """What the presenter does with mail servers, and with the browser of the computer.

    ``count_mails`` tries a mailbox. ``sign_in_in_browser`` takes the sentence that is shown there
    at the end; it and ``sign_in_by_code`` begin to sign in. ``read_anew`` reads all mailboxes as
    they are set now. ``open_page`` opens an address and tells whether that could be done.
    """

    count_mails: Callable[[MailAccount], int]
    sign_in_in_browser: Callable[[MailAccount, str], SignInUnderWay]
    sign_in_by_code: Callable[[MailAccount], SignInUnderWay]
    read_anew: Callable[[], None]
    open_page: Callable[[str], bool]


class MailboxesPresenter(QObject):
    """Lists, adds, changes, tries and removes mailboxes; the last change can be undone."""

    listed = Signal(list)  # list[MailAccount]
    faults = Signal(dict)  # field name: sentence
    status = Signal(str)  # what is being done or was done; empty to show nothing
    failed = Signal(str)  # what did not work
    saved = Signal()
    waiting = Signal(str)  # what the person must do elsewhere; empty at the end

    def __init__(self, session: DeskSession, actions: MailboxActions) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._undo: Callable[[], Result[MailAccount]] | None = None
        self._sign_in_under_way: SignInUnderWay | None = None
        self._account_signing_in: MailAccount | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)
        session.entered.connect(self._forget)
        session.locked.connect(self._forget)

    def refresh(self) -> None:
        """List the mailboxes again; a person who may not set up the centre sees none."""
        if is_allowed(self._session.actor.role, Permission.SET_UP_CENTRE):
            mailboxes = self._session.use_cases.mail_settings.mailboxes
            self._session.query(
                partial(mailboxes, self._session.actor), self._show, self._report_error
            )

    def save(
        self,
        typed: Mapping[str, str],
        way: SignInWay,
        security: str,
        previous: MailAccount | None = None,
    ) -> None:
        """Add a mailbox, or change an existing one, and try it."""
        faults = self._faults_of(typed, way)
        self.faults.emit(faults)
        if faults:
            return
        values = {name: typed[name].strip() for name in FIELDS if name != "password"}
        if way is SignInWay.PASSWORD:
            account = MailAccount(
                host=values["host"],
                user=values["user"],
                port=int(values["port"]),
                security=security,
                folder=values["folder"] or "INBOX",
            )
        else:
            account = MailAccount(
                host=_SERVERS[way],
                user=values["user"],
                folder=values["folder"] or "INBOX",
                sign_in=str(way),
                client_id=values["client_id"],
                tenant=values["tenant"],
            )
        settings = self._session.use_cases.mail_settings
        actor = self._session.actor
        self._session.execute(
            partial(settings.save_mailbox, actor, account, typed["password"], previous),
            partial(self._on_saved, previous),
            failed=self._report_error,
        )

    def check(self, account: MailAccount) -> None:
        """Try a mailbox, and tell in words what is wrong."""
        self.status.emit(self._session.translate("mailbox-trying"))
        self._session.ask_server(
            partial(self._actions.count_mails, account),
            partial(self._on_answered, account),
            self._report_error,
        )

    def remove(self, account: MailAccount) -> None:
        """Stop reading a mailbox."""
        settings = self._session.use_cases.mail_settings
        self._session.execute(
            partial(settings.remove_mailbox, self._session.actor, account),
            self._on_removed,
            failed=self._report_error,
        )

    def undo(self) -> None:
        """Undo the last change; a password that was forgotten must be typed again."""
        undo, self._undo = self._undo, None
        if undo:
            self._session.execute(undo, then=self._on_undone, failed=self._report_error)

    def sign_in(self, account: MailAccount, *, by_code: bool) -> None:
        """Let somebody sign in at Microsoft or Google, in the browser or by a code."""
        self.cancel_sign_in()
        self._account_signing_in = account
        begin: Callable[[], SignInUnderWay] = partial(self._actions.sign_in_by_code, account)
        if not by_code:
            text = self._session.translate("mailbox-signed-in-page")
            begin = partial(self._actions.sign_in_in_browser, account, text)
        self._session.ask_server(begin, partial(self._on_begun, account), self._report_error)

    def cancel_sign_in(self) -> None:
        """Stop waiting for somebody to sign in."""
        self._timer.stop()
        if self._sign_in_under_way:
            self._sign_in_under_way.close()
        self._sign_in_under_way = None
        self._account_signing_in = None
        self.waiting.emit("")

    def _faults_of(self, typed: Mapping[str, str], way: SignInWay) -> dict[str, str]:
        translate = self._session.translate
        needed = ["user", "host"]
        if way is not SignInWay.PASSWORD:
            needed = ["user", "client_id"]
        faults = {
            name: translate(f"mailbox-needs-{name.replace('_', '-')}")
            for name in needed
            if not typed[name].strip()
        }
        port = typed["port"].strip()
        is_port = is_numeral(port) and 0 < int(port) <= _MAX_PORT
        if way is SignInWay.PASSWORD and not is_port:
            faults["port"] = translate("mailbox-invalid-port")
        return faults

    def _on_saved(self, previous: MailAccount | None, account: MailAccount) -> None:
        settings = self._session.use_cases.mail_settings
        actor = self._session.actor
        self._undo = partial(settings.remove_mailbox, actor, account)
        if previous:
            keeps_password = ""
            self._undo = partial(settings.save_mailbox, actor, previous, keeps_password, account)
        self._actions.read_anew()
        self.saved.emit()
        self.refresh()
        if account.sign_in == SignInWay.PASSWORD or previous:
            self.check(account)
        else:
            self.status.emit(self._session.translate("mailbox-sign-in-now", user=account.user))

    def _on_answered(self, account: MailAccount, count: int) -> None:
        self.status.emit(self._session.translate("mailbox-answers", user=account.user, count=count))

    def _on_removed(self, account: MailAccount) -> None:
        settings = self._session.use_cases.mail_settings
        self._undo = partial(settings.save_mailbox, self._session.actor, account)
        self._actions.read_anew()
        self.status.emit(self._session.translate("mailbox-removed", user=account.user))
        self.refresh()

    def _on_undone(self) -> None:
        self._actions.read_anew()
        self.status.emit(self._session.translate("mailbox-undone"))
        self.refresh()

    def _on_begun(self, account: MailAccount, under_way: SignInUnderWay) -> None:
        if self._account_signing_in != account:  # cancelled meanwhile
            under_way.close()
            return
        self._sign_in_under_way = under_way
        translate = self._session.translate
        is_opened = not under_way.user_code and self._actions.open_page(under_way.address)
        sentence = translate("mailbox-open-page", address=under_way.address)
        if is_opened:
            sentence = translate("mailbox-in-browser")
        elif under_way.user_code:
            sentence = translate(
                "mailbox-type-code", address=under_way.address, code=under_way.user_code
            )
        self.status.emit("")
        self.waiting.emit(sentence)
        self._timer.start()

    def _poll(self) -> None:
        """Ask whether somebody has signed in; not again before the answer is there."""
        self._timer.stop()
        under_way = self._sign_in_under_way
        if under_way:
            self._session.ask_server(
                under_way.poll, partial(self._on_polled, under_way), self._on_sign_in_failed
            )

    def _on_polled(self, under_way: SignInUnderWay, is_signed_in: bool) -> None:  # noqa: FBT001
        account = self._account_signing_in
        if under_way is not self._sign_in_under_way or account is None:
            return
        if not is_signed_in:
            self._timer.start()
            return
        self.cancel_sign_in()
        self._actions.read_anew()
        self.check(account)

    def _on_sign_in_failed(self, error: UserFacingError) -> None:
        self.cancel_sign_in()
        self._report_error(error)

    def _show(self, accounts: tuple[MailAccount, ...]) -> None:
        self.listed.emit(list(accounts))

    def _report_error(self, error: UserFacingError) -> None:
        self.failed.emit(self._session.sentence(error))

    def _forget(self) -> None:
        """Whoever signs in does not undo with the rights of the person before."""
        self._undo = None
        self.cancel_sign_in()
